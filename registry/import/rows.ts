import { readCell, type CellReading } from "./cells";
import { COLUMNS, plainWords, type Column, type ColumnKey, type Heading } from "./columns";
import { findHeader } from "./headers";
import { isNoUnit } from "./not-units";
import type { SheetRow } from "./sheet-row";
import { cellKey, cellName, type CellRemark, type MergedRange, type SheetNote, type Table } from "./table";
import { hiddenColumnsNote } from "./workbook";

export interface SheetRows {
  readonly rows: readonly SheetRow[];
  /** Headings of the columns that the registry has no field for. */
  readonly extraColumns: readonly string[];
  readonly notes: readonly SheetNote[];
  /** Columns of which a row says nothing: they are not in its table, are hidden, or the cell failed. */
  readonly unread: ReadonlyMap<SheetRow, ReadonlySet<ColumnKey>>;
}

interface Where {
  readonly vi: string;
  readonly en: string;
}

/**
 * Finds the list in each table and reads its lines: title rows above the header, a header over several rows,
 * number columns, merged cells, headings in any order and nearly right, rows that only carry a title or a sum.
 *
 * @param decode turns text in a legacy encoding into Unicode; used to compare, never to change a value
 */
export function readRows(tables: readonly Table[], decode: (text: string) => string): SheetRows {
  const parts = tables.map((table) => readTable(table, decode));
  return {
    rows: parts.flatMap(({ rows }) => rows),
    extraColumns: [...new Set(parts.flatMap(({ extraColumns }) => extraColumns))],
    notes: parts.flatMap(({ notes }) => notes),
    unread: new Map(parts.flatMap(({ unread }) => [...unread])),
  };
}

function readTable(table: Table, decode: (text: string) => string): SheetRows {
  const where: Where =
    table.name === ""
      ? { vi: "Tệp", en: "the file" }
      : { vi: `Trang "${table.name}"`, en: `sheet "${table.name}"` };
  const notes: SheetNote[] = [...(table.notes ?? [])];
  const header = findHeader(table, decode);
  if (!header) {
    const isEmpty = table.rows.every((row) => row.every((cell) => cell.trim() === ""));
    const vi = `${where.vi}: không thấy dòng tiêu đề có cột mã hoặc tên đơn vị nên không nhập trang này.`;
    const en = `${where.en}: no header with the units' codes or names, so nothing of it is imported`;
    if (!isEmpty) notes.push({ vi, en });
    return { rows: [], extraColumns: [], notes, unread: new Map() };
  }
  const all = nameExtras(header.headings, table, header.end + 1);
  const columns = all.filter(({ index }) => !table.hiddenColumns?.has(index));
  const hidden = all.filter(
    ({ index, heading, used }) => table.hiddenColumns?.has(index) && (used || heading !== ""),
  );
  if (hidden.length > 0) notes.push(hiddenColumnsNote(where, hidden));
  for (const { heading } of columns.filter(({ column, used }) => column === null && used)) {
    notes.push({
      vi: `${where.vi}: cột "${heading}" không có trong sổ đăng ký; giá trị được giữ trong schools/.import.json và có lại khi xuất bảng.`,
      en: `${where.en}: the registry has no field for the column "${heading}"; its values are kept in schools/.import.json and come back with the export`,
    });
  }
  const district = districtOfSheet(table.name, columns);
  if (district) {
    notes.push({
      vi: `${where.vi}: không có cột quận/huyện; lấy theo tên trang: ${district}.`,
      en: `${where.en}: no district column; taken from the sheet's name: ${district}`,
    });
  }
  const named = new Set(
    columns.flatMap(({ column }) => (column && column !== "ordinal" ? [column.key] : [])),
  );
  if (district) named.add("district");
  const absent = COLUMNS.map(({ key }) => key).filter((key) => !named.has(key));
  const headingRow = plainRow(table.rows[header.end] ?? []);
  const rows: SheetRow[] = [];
  const unread = new Map<SheetRow, ReadonlySet<ColumnKey>>();
  for (const { at, cells } of filledRows(table, header.end + 1)) {
    const { row, doubts } = readRow(cells, columns, (index) => table.remarks?.get(cellKey(at, index)));
    if (plainRow(cells) === headingRow || isNoUnit(cells, row)) {
      const text = cells.filter((cell) => cell.trim() !== "").join(" | ");
      notes.push({
        vi: `${where.vi}, dòng ${at + 1}: bỏ qua vì không phải một đơn vị: ${text}`,
        en: `${where.en}, row ${at + 1}: no unit, left out: ${text}`,
      });
      continue;
    }
    const kept = district ? { ...row, values: { ...row.values, district } } : row;
    notes.push(...doubts.map((doubt) => doubtNote(where, at, doubt, row)));
    rows.push(kept);
    const failed = doubts.flatMap(({ column, reading }) => (column && reading.doubt ? [column.key] : []));
    unread.set(kept, new Set([...absent, ...failed]));
  }
  const extraColumns = columns.filter(
    ({ column, heading }) => column === null && rows.some(({ extra }) => Object.hasOwn(extra, heading)),
  );
  return { rows, extraColumns: extraColumns.map(({ heading }) => heading), notes, unread };
}

/** A heading, and whether any cell below it holds something. */
interface UsedHeading extends Heading {
  readonly used: boolean;
}

/** Unknown columns need a name of their own, to come back under it. */
function nameExtras(headings: readonly Heading[], table: Table, from: number): UsedHeading[] {
  const filled = new Set<number>();
  for (let at = from; at < table.rows.length; at++) {
    table.rows[at]?.forEach((cell, index) => {
      if (cell !== "") filled.add(index);
    });
  }
  const nameless = [...filled].filter((index) => index >= headings.length).sort((a, b) => a - b);
  const all = [...headings, ...nameless.map((index) => ({ index, heading: "", column: null }))];
  const used = new Set<string>();
  return all.map((heading) => {
    const isUsed = filled.has(heading.index);
    if (heading.column !== null) return { ...heading, used: isUsed };
    const base = heading.heading.trim() || `Cột ${heading.index + 1}`;
    let name = base;
    for (let number = 2; used.has(name); number++) name = `${base} (${number})`;
    used.add(name);
    return { ...heading, heading: name, used: isUsed };
  });
}

/** The rows that hold something; a value written once over several rows counts for each of them. */
function* filledRows(table: Table, from: number): Generator<{ at: number; cells: readonly string[] }> {
  const starting = new Map<number, MergedRange[]>();
  for (const range of table.merged) {
    if (range.top < from || range.bottom === range.top || !table.rows[range.top]?.[range.left]) continue;
    const ranges = starting.get(range.top);
    if (ranges) ranges.push(range);
    else starting.set(range.top, [range]);
  }
  const open = new Map<number, { readonly bottom: number; readonly value: string }>();
  for (let at = from; at < table.rows.length; at++) {
    const row = table.rows[at] ?? [];
    if (row.every((cell) => cell.trim() === "")) continue;
    const cells = [...row];
    for (const [column, { bottom, value }] of open) {
      if (bottom < at) open.delete(column);
      else if ((cells[column] ?? "") === "") {
        while (cells.length < column) cells.push("");
        cells[column] = value;
      }
    }
    for (const { left, bottom } of starting.get(at) ?? []) open.set(left, { bottom, value: row[left] ?? "" });
    yield { at, cells };
  }
}

interface Doubt {
  readonly index: number;
  readonly heading: string;
  readonly column: Column | null;
  readonly reading: CellReading;
}

function readRow(
  cells: readonly string[],
  columns: readonly Heading[],
  remark: (index: number) => CellRemark | undefined,
): { row: SheetRow; doubts: Doubt[] } {
  const values: Partial<Record<ColumnKey, string>> = {};
  // By entries, since an assignment to a heading `__proto__` would be lost.
  const extra: [string, string][] = [];
  const doubts: Doubt[] = [];
  for (const { index, heading, column } of columns) {
    if (column === "ordinal") continue;
    const reading = readCell(cells[index] ?? "", column?.key ?? null, remark(index));
    if (reading.doubt ?? reading.remark) doubts.push({ index, heading, column, reading });
    if (reading.text === "") continue;
    if (column === null) extra.push([heading, reading.text]);
    else values[column.key] = reading.text;
  }
  return { row: { values, extra: Object.fromEntries(extra) }, doubts };
}

function doubtNote(
  where: Where,
  at: number,
  { index, heading, reading }: Doubt,
  { values }: SheetRow,
): SheetNote {
  const { doubt, remark } = reading;
  const cell = `${cellName(at, index)} (${heading.replace(/\s+/g, " ").trim()})`;
  const unit = [values.id, values.name].filter((text) => text !== undefined).join(" ");
  const about = doubt ?? remark ?? { vi: "", en: "" };
  const [vi, en] = !doubt
    ? ["", ""]
    : reading.text === ""
      ? [
          "; giữ giá trị đang có trong sổ, đơn vị mới thì để trống",
          "; the registry's value stays, a new unit has none",
        ]
      : [
          "; giữ giá trị đang có trong sổ, đơn vị mới thì ghi như vậy",
          "; the registry's value stays, a new unit gets it so",
        ];
  return {
    vi: `${where.vi}, ô ${cell}, ${unit}: ${about.vi}${vi}.`,
    en: `${where.en}, cell ${cell}, ${unit}: ${about.en}${en}`,
  };
}

function plainRow(cells: readonly string[]): string {
  return cells.map(plainWords).join("|").replace(/\|+$/, "");
}

/** `Quận 9` from a sheet of that name, when the list itself does not say. */
function districtOfSheet(name: string, columns: readonly Heading[]): string | null {
  const has = (key: ColumnKey) =>
    columns.some(({ column }) => column && column !== "ordinal" && column.key === key);
  if (has("district") || has("parent")) return null;
  return /^\s*(?:Quận|Huyện|Q\.?\s*\d|TP\.?|Thành phố)/i.test(name.normalize("NFC")) ? name.trim() : null;
}
