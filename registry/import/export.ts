import { formatPath } from "../edit/path";
import type { RegistryText } from "../edit/registry-text";
import { COLUMNS } from "./columns";
import { departmentOf } from "./import";
import { Parents } from "./parents";
import { readRecord } from "./record";
import { extraOf, type SheetRow } from "./sheet-row";
import { fieldsOf, toFields, toRow, type Fields, type RowValues } from "./values";

/** A registry as a spreadsheet: headings, then one row a unit in the order of the codes. */
export interface ExportedSheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Gives the department's sheet back. A cell is written as it was imported where the registry still says the same;
 * columns that the registry has no field for come back from the record of the import.
 *
 * @param record text of the record of the last import; null when there was none
 * @param decode turns text in a legacy encoding into Unicode, to recognise parents by their names
 */
export function exportSheet(
  text: RegistryText,
  record: string | null,
  decode: (text: string) => string,
): ExportedSheet {
  const department = departmentOf(text.files().find(({ path }) => path === text.root)?.text ?? "");
  const units = text.units().map((unit) => {
    const fields = fieldsOf(text.values(unit));
    return { id: String(fields.get("id") ?? unit.id), fields };
  });
  units.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const names = new Map([[department.id, department.name]]);
  for (const { id, fields } of units) if (!names.has(id)) names.set(id, String(fields.get("name") ?? ""));
  const offices = units
    .filter(({ fields }) => fields.get("kind") === "phong-gddt")
    .map(({ id }) => ({ id, name: names.get(id) ?? "" }));
  const parents = new Parents(department, offices, decode);
  const recorded = new Map<string, SheetRow[]>();
  for (const row of record === null ? [] : readRecord(record).rows) {
    const id = row.values.id ?? "";
    recorded.set(id, [...(recorded.get(id) ?? []), row]);
  }

  const lines = units.map(({ id, fields }) => {
    const base = takeLikest(recorded.get(id) ?? [], fields, parents);
    const row = toRow(fields, (parent) => names.get(parent) ?? parent);
    return { values: base ? asImported(row, fields, base.values, parents) : row, extra: base?.extra ?? {} };
  });
  const extras = [...new Set(lines.flatMap(({ extra }) => Object.keys(extra)))].sort();
  const columns = COLUMNS.filter(({ key, standard }) => standard || lines.some(({ values }) => values[key]));
  return {
    headings: [...columns.map(({ heading }) => heading), ...extras],
    rows: lines.map(({ values, extra }) => [
      ...columns.map(({ key }) => values[key] ?? ""),
      ...extras.map((name) => extraOf({ extra }, name)),
    ]),
  };
}

/** Of several rows with one code each belongs to one entry: the one that says most of the same. */
function takeLikest(rows: SheetRow[], fields: Fields, parents: Parents): SheetRow | undefined {
  const likeness = ({ values }: SheetRow) =>
    [...toFields(values, parents)].filter(([field, value]) => fields.get(field) === value).length;
  const [best] = [...rows].sort((a, b) => likeness(b) - likeness(a));
  if (best) rows.splice(rows.indexOf(best), 1);
  return best;
}

/** Each cell as the list had it, unless the registry says something else now. */
function asImported(row: RowValues, fields: Fields, base: RowValues, parents: Parents): RowValues {
  const then = toFields(base, parents);
  const cells = COLUMNS.flatMap(({ key, path }): [string, string][] => {
    const field = path === null ? "kind" : formatPath(path);
    const isSame = String(then.get(field) ?? "") === String(fields.get(field) ?? "");
    const cell = isSame ? base[key] : row[key];
    return cell === undefined ? [] : [[key, cell]];
  });
  return Object.fromEntries(cells);
}
