import { type CellView, cellViews } from "../model/cell-view";
import type { City } from "../model/city";
import type { CityProps } from "../stacks/city";
import { LARGEST_FILE, requireFitting } from "./config-files";
import { configFiles } from "./stack-inputs";

/** What a file says of one unit beyond its own texts: keys, its parent's address, where visitors go on, a longer suffix. */
const BESIDE_A_UNIT = 600;

/** And of one person: the key with the unit's id, and names of fields. */
const BESIDE_A_PERSON = 80;

/** The cells whose units say so much that a file about them might be too large, whatever the environment. */
export function heavyCells(city: City): ReadonlySet<number> {
  return new Set(
    cellViews(city)
      .filter(isHeavy)
      .map(({ number }) => number),
  );
}

/**
 * Refuses a city of which some config file would be too large, without rendering the city: of the cells only the heavy
 * ones are rendered. The files about the city are made in any case; those that no unit changes are not looked at.
 *
 * @param heavy see {@link heavyCells}
 * @throws when a file is larger than the engine can hand to a container
 */
export function requireFittingFiles(
  props: Pick<CityProps, "city" | "environment">,
  heavy: ReadonlySet<number>,
): void {
  for (const { id, cell, render } of configFiles(props)) {
    if (cell === null ? id === "settings" : !heavy.has(cell)) continue;
    for (const [stack, files] of Object.entries(render())) {
      for (const [path, text] of Object.entries(files)) requireFitting(stack, path, text);
    }
  }
}

/** Whether a file about the cell might be too large: one names each of the units once, or an office's children. */
function isHeavy({ cell, listed, children }: CellView): boolean {
  const units = new Set([...listed, ...(cell?.units ?? [])]);
  let bytes = 0;
  // People stand in files of their own, a part of the cell in each.
  let staffBytes = 0;
  for (const unit of units) {
    bytes += bytesOf({ ...unit, staff: [] }) + BESIDE_A_UNIT;
    staffBytes += unit.staff.length * BESIDE_A_PERSON + (unit.staff.length === 0 ? 0 : bytesOf(unit.staff));
  }
  return (
    bytes > LARGEST_FILE ||
    staffBytes > LARGEST_FILE ||
    [...children.values()].some((links) => bytesOf(links) > LARGEST_FILE / 2)
  );
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
