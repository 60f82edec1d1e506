import { parseEntry } from "../registry/edit/fields";
import { RegistryText, UNITS_FOLDER, UNITS_INCLUDE, type NewUnit } from "../registry/edit/registry-text";
import { EditableText } from "../registry/edit/text";
import type { City } from "./city";
import type { IndexedUnit } from "./facts";

/** Where an entry goes, and what is written there. Paths are relative to the registry's folder. */
export type Destination =
  | {
      /** A file of its own: nothing that is there changes, so that two pull requests never meet. */
      readonly kind: "new-file";
      readonly path: string;
      /** The whole file. */
      readonly text: string;
    }
  | {
      /** Into the list of a file, behind a line of it. */
      readonly kind: "insert";
      readonly path: string;
      /** The line, from 1, behind which the entry is put. */
      readonly line: number;
      /** The entry. */
      readonly text: string;
      /** The whole file with the entry in it. */
      readonly whole: string;
    }
  | {
      /** In the place of the lines that the entry has now. */
      readonly kind: "replace";
      readonly path: string;
      /** First and last line, from 1. */
      readonly lines: readonly [first: number, last: number];
      readonly text: string;
      readonly whole: string;
    };

const MODELINE = "# yaml-language-server: $schema=../registry/schema/units.schema.json";

/** Where the entry of a new unit goes. */
export function destinationOfNew(city: City, entryText: string): Destination {
  const { facts } = city;
  const entry = parseEntry(entryText).toJSON() as NewUnit;
  const parent = String(entry["parent"] ?? "");
  if (facts.include.includes(UNITS_INCLUDE)) {
    const shared = city.text.fileOf(parent);
    const isFree = !facts.files.some(({ path }) => path === shared);
    const own = `${UNITS_FOLDER}/${[parent, entry.id].filter((code) => /^\d{7}$/.test(code)).join("-") || "don-vi-moi"}.yaml`;
    return {
      kind: "new-file",
      path: isFree ? shared : own,
      text: `${MODELINE}\n\nunits:\n${entryText}\n`,
    };
  }
  const copy = new RegistryText(facts.root, facts.files);
  copy.add([entry]);
  const [changed] = copy.changes();
  const before = facts.files.find(({ path }) => path === changed?.path)?.text ?? "";
  const whole = changed?.text ?? before;
  return {
    kind: "insert",
    path: changed?.path ?? facts.root,
    line: firstDifference(before, whole),
    text: entryText,
    whole,
  };
}

/** The lines that the new state of a unit's entry takes the place of; null when they can't be told. */
export function destinationOfEdit(city: City, unit: IndexedUnit, entryText: string): Destination | null {
  const file = city.facts.files[unit.file];
  const before = entryTextOf(city, unit);
  if (!file || before === null) return null;
  const edit = new EditableText(file.text);
  const start = edit.text.indexOf(before);
  if (start === -1 || edit.text.indexOf(before, start + 1) !== -1) return null;
  const first = edit.text.slice(0, start).split("\n").length;
  return {
    kind: "replace",
    path: file.path,
    lines: [first, first + before.split("\n").length - 1],
    text: entryText,
    whole: edit.apply([{ start, end: start + before.length, text: entryText }]),
  };
}

/** The lines of a unit's entry as they stand in its file; null where a code stands twice, so that nobody knows which. */
export function entryTextOf(city: City, unit: IndexedUnit): string | null {
  const path = city.facts.files[unit.file]?.path;
  const found = city.text.units().filter(({ id, file }) => id === unit.id && file === path);
  const [only] = found;
  return found.length === 1 && only ? city.text.textOf(only) : null;
}

/** The last line that two texts have in common from their beginning, from 1. */
function firstDifference(before: string, after: string): number {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let line = 0;
  while (line < a.length && a[line] === b[line]) line++;
  // A blank line may stand before the new entry: what is told is the last line with something in it.
  while (line > 0 && a[line - 1]?.trim() === "") line--;
  return line;
}
