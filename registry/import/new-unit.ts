import type { Tree } from "../edit/fields";
import type { Step } from "../edit/path";
import type { NewUnit } from "../edit/registry-text";
import { COLUMN_PATHS, formatted } from "./column-fields";
import type { Fields } from "./values";

/** How people find the fields of an entry, after its code. */
const ORDER = [
  "name",
  "kind",
  "ownership",
  "parent",
  "district",
  "address",
  "location",
  "phone",
  "status",
  "successor",
  "site",
  "mail",
  "board",
  "leaders",
] as const;

/** An entry for a unit that the registry does not have yet. */
export function newUnit(fields: Fields): NewUnit {
  const unit: Record<string, Tree> = {};
  for (const path of COLUMN_PATHS) {
    const value = fields.get(formatted(path));
    if (value === undefined) continue;
    let group = unit as Record<Step, Tree>;
    path.slice(0, -1).forEach((step, index) => {
      const next = (group[step] ??= typeof path[index + 1] === "number" ? [] : {});
      group = next as Record<Step, Tree>;
    });
    group[path[path.length - 1] as Step] = value;
  }
  const ordered = ORDER.flatMap((field) =>
    unit[field] === undefined ? [] : [[field, unit[field]] as const],
  );
  return { id: String(unit["id"] ?? ""), ...Object.fromEntries(ordered) } as NewUnit;
}
