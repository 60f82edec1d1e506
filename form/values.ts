import { type FieldEdit, editEntry, type Tree } from "../registry/edit/fields";
import { entryLines, type NewUnit } from "../registry/edit/registry-text";
import { parsePath } from "../registry/edit/path";
import type { Field, FormItem, People } from "./fields";

/** What stands in the form: text by field, such as `mail.official` or `leaders[0].name`. Empty fields are left out. */
export type Values = Readonly<Record<string, string>>;

/** The value at `path`, or the empty text. */
export function at(values: Values, path: string): string {
  return values[path] ?? "";
}

/** The values with one field changed; an empty text takes the field away. */
export function withValue(values: Values, path: string, text: string): Values {
  const { [path]: _, ...others } = values;
  return text === "" ? others : { ...others, [path]: text };
}

/** How many people of a list are filled in, up to the last of them. */
export function countPeople(values: Values, path: string): number {
  const places = Object.keys(values).flatMap((key) => {
    const found = key.startsWith(`${path}[`) ? /^\[(\d+)\]/.exec(key.slice(path.length)) : null;
    return found ? [Number(found[1]) + 1] : [];
  });
  return Math.max(0, ...places);
}

/** The values without one person of a list; those behind move up. */
export function withoutPerson(values: Values, path: string, index: number): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const found = key.startsWith(`${path}[`) ? /^\[(\d+)\](.*)$/.exec(key.slice(path.length)) : null;
      if (!found) return [[key, value]];
      const place = Number(found[1]);
      if (place === index) return [];
      return [[place < index ? key : `${path}[${place - 1}]${found[2]}`, value]];
    }),
  );
}

/** What an entry says, as far as the form shows it. Values of another form than the schema's are not shown, nor touched. */
export function valuesOf(entry: Readonly<Record<string, unknown>>, form: readonly FormItem[]): Values {
  const values: Record<string, string> = {};
  const put = (path: string, value: unknown) => {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      if (value !== "") values[path] = String(value);
    }
  };
  const walk = (items: readonly FormItem[]): void => {
    for (const item of items) {
      if (item.kind === "group") {
        walk(item.items);
        continue;
      }
      const value = valueAt(entry, item.path);
      if (item.kind === "people") {
        if (!Array.isArray(value)) continue;
        value.forEach((person: unknown, index) => {
          for (const { path } of item.fields)
            put(`${item.path}[${index}].${path}`, valueAt(person as never, path));
        });
      } else if (item.input === "names") {
        const names = Array.isArray(value) ? value.filter((name) => typeof name !== "object") : [];
        put(item.path, names.map(String).join("\n"));
      } else put(item.path, value);
    }
  };
  walk(form);
  return values;
}

function valueAt(entry: Readonly<Record<string, unknown>> | null | undefined, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (node, key) =>
        typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined,
      entry,
    );
}

/** The lines of a new unit's entry, indented as in a registry file. */
export function newEntryText(values: Values, form: readonly FormItem[]): string {
  const tree = treeOf(withoutGaps(values, form), form, "");
  return entryLines({ ...tree, id: at(values, "id").trim() } as NewUnit, 2);
}

function treeOf(values: Values, items: readonly FormItem[], prefix: string): Record<string, Tree> {
  return Object.fromEntries(
    items.map((item): [string, Tree] => {
      const name = item.path.slice(prefix === "" ? 0 : prefix.length + 1);
      if (item.kind === "group") return [name, treeOf(values, item.items, item.path)];
      if (item.kind === "people") return [name, peopleTree(values, item)];
      return [name, fieldTree(item, at(values, item.path))];
    }),
  );
}

function peopleTree(values: Values, { path, fields }: People): Tree {
  return Array.from({ length: countPeople(values, path) }, (_, index) =>
    Object.fromEntries(
      fields.map((field) => [field.path, fieldTree(field, at(values, `${path}[${index}].${field.path}`))]),
    ),
  );
}

function fieldTree({ input }: Field, written: string): Tree {
  const text = written.trim();
  if (input === "names") return namesOf(written);
  if (text === "") return null;
  return input === "truth" ? text === "true" : text;
}

function namesOf(text: string): string[] {
  return text
    .split("\n")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/**
 * The text of an entry with what the form changed. Lines of fields that were not changed stay as they are, byte by
 * byte, and so does what the form does not show.
 *
 * @throws EditError when the entry can't be edited, such as broken YAML
 */
export function editedEntryText(
  text: string,
  before: Values,
  after: Values,
  form: readonly FormItem[],
): string {
  return editEntry(text, editsOf(before, withoutGaps(after, form), form));
}

/** The values without people of whom nothing is filled in. */
function withoutGaps(values: Values, form: readonly FormItem[]): Values {
  let dense = values;
  for (const item of form) {
    if (item.kind !== "people") continue;
    for (let index = countPeople(dense, item.path) - 1; index >= 0; index--) {
      const start = `${item.path}[${index}].`;
      const isEmpty = !Object.keys(dense).some(
        (key) => key.startsWith(start) && at(dense, key).trim() !== "",
      );
      if (isEmpty) dense = withoutPerson(dense, item.path, index);
    }
  }
  return dense;
}

function editsOf(before: Values, after: Values, items: readonly FormItem[]): FieldEdit[] {
  return items.flatMap((item): FieldEdit[] => {
    if (item.kind === "group") return editsOf(before, after, item.items);
    if (item.kind === "people") return peopleEdits(before, after, item);
    if (at(before, item.path) === at(after, item.path)) return [];
    if (item.input === "names") return nameEdits(before, after, item.path);
    return [edit(item.path, fieldTree(item, at(after, item.path)))];
  });
}

function nameEdits(before: Values, after: Values, path: string): FieldEdit[] {
  const had = namesOf(at(before, path));
  const has = namesOf(at(after, path));
  // A list that gets shorter is written anew: an editor of lines can't tell which of its lines is gone.
  const isShorter = has.length < had.length;
  const writes = has.flatMap((name, index) =>
    isShorter || had[index] !== name ? [edit(`${path}[${index}]`, name)] : [],
  );
  return isShorter ? [edit(path, null), ...writes] : writes;
}

function peopleEdits(before: Values, after: Values, { path, fields }: People): FieldEdit[] {
  const isShorter = countPeople(after, path) < countPeople(before, path);
  const writes = Array.from({ length: countPeople(after, path) }, (_, index) => index).flatMap((index) =>
    fields.flatMap((field) => {
      const place = `${path}[${index}].${field.path}`;
      const isSame = at(before, place) === at(after, place);
      if (isShorter ? at(after, place) === "" : isSame) return [];
      return [edit(place, fieldTree(field, at(after, place)))];
    }),
  );
  return isShorter ? [edit(path, null), ...writes] : writes;
}

function edit(path: string, value: Tree): FieldEdit {
  return { path: parsePath(path) ?? [], value: value as FieldEdit["value"] };
}
