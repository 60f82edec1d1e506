import { plainWords, readHeadings, type ColumnKey, type Heading } from "./columns";
import type { MergedRange, Table } from "./table";

/** One line of the list, as written. */
export interface SheetRow {
  /** Cells of known columns; an empty cell is left out. */
  readonly values: Readonly<Partial<Record<ColumnKey, string>>>;
  /** Cells of columns that the registry has no field for, by heading. */
  readonly extra: Readonly<Record<string, string>>;
}

/** Something that a person should know of the sheet; nothing is left out in silence. */
export interface SheetNote {
  readonly vi: string;
  readonly en: string;
}

export interface SheetRows {
  readonly rows: readonly SheetRow[];
  /** Headings of the columns that the registry has no field for. */
  readonly extraColumns: readonly string[];
  readonly notes: readonly SheetNote[];
}

/** Above this, a table without a header is no list of units. */
const HEADER_WITHIN = 60;

/**
 * Finds the list in each table and reads its lines: title rows above the header, a header over two rows,
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
  };
}

function readTable(table: Table, decode: (text: string) => string): SheetRows {
  const where =
    table.name === ""
      ? { vi: "Tệp", en: "the file" }
      : { vi: `Trang "${table.name}"`, en: `sheet "${table.name}"` };
  const header = findHeader(table, decode);
  if (!header) {
    const isEmpty = table.rows.every((row) => row.every((cell) => cell.trim() === ""));
    const vi = `${where.vi}: không thấy dòng tiêu đề có cột mã hoặc tên đơn vị nên không nhập trang này.`;
    const en = `${where.en}: no header with the units' codes or names, so nothing of it is imported`;
    return { rows: [], extraColumns: [], notes: isEmpty ? [] : [{ vi, en }] };
  }
  const notes: SheetNote[] = [];
  const columns = nameExtras(header.headings, table);
  for (const { heading, index } of columns.filter(({ column }) => column === null)) {
    if (!table.rows.slice(header.end + 1).some((row) => (row[index] ?? "") !== "")) continue;
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
  const filled = fillMerged(table, header.end + 1);
  const headingRow = plainRow(table.rows[header.end] ?? []);
  const rows: SheetRow[] = [];
  for (let at = header.end + 1; at < filled.length; at++) {
    const cells = filled[at] ?? [];
    if (cells.every((cell) => cell.trim() === "")) continue;
    const row = readRow(cells, columns);
    const text = cells.filter((cell) => cell.trim() !== "").join(" | ");
    if (plainRow(cells) === headingRow || isNoUnit(row)) {
      notes.push({
        vi: `${where.vi}, dòng ${at + 1}: bỏ qua vì không phải một đơn vị: ${text}`,
        en: `${where.en}, row ${at + 1}: no unit, left out: ${text}`,
      });
      continue;
    }
    rows.push(district ? { ...row, values: { ...row.values, district } } : row);
  }
  const used = columns.filter(
    ({ column, heading }) => column === null && rows.some(({ extra }) => heading in extra),
  );
  return { rows, extraColumns: used.map(({ heading }) => heading), notes };
}

interface Header {
  /** The last row of the header. */
  readonly end: number;
  readonly headings: readonly Heading[];
}

function findHeader(table: Table, decode: (text: string) => string): Header | null {
  let best: { header: Header; score: number } | null = null;
  for (let at = 0; at < Math.min(table.rows.length, HEADER_WITHIN); at++) {
    for (const end of isDoubleHeader(table, at) ? [at + 1, at] : [at]) {
      const headings = readHeadings(headingTexts(table, at, end), decode);
      const keys = new Set(
        headings.flatMap(({ column }) => (column && column !== "ordinal" ? [column.key] : [])),
      );
      if (!keys.has("id") && !keys.has("name")) continue;
      if (keys.size >= 2 && (best === null || keys.size > best.score)) {
        best = { header: { end, headings }, score: keys.size };
      }
    }
  }
  return best?.header ?? null;
}

/** Whether the header takes the next row too: cells merged downward, or one heading over several. */
function isDoubleHeader(table: Table, at: number): boolean {
  return table.merged.some(
    ({ top, bottom, left, right }) =>
      top === at && (bottom === at + 1 || (bottom === at && right > left && right - left < width(table) - 1)),
  );
}

function width(table: Table): number {
  return Math.max(0, ...table.rows.map((row) => row.length));
}

function headingTexts(table: Table, from: number, to: number): string[] {
  const columns = Math.max(table.rows[from]?.length ?? 0, table.rows[to]?.length ?? 0);
  return Array.from({ length: columns }, (_, column) => {
    const upper = cellOrMerged(table, from, column);
    const lower = from === to ? "" : (table.rows[to]?.[column] ?? "");
    return [upper, lower].filter((text, index, all) => text !== "" && all.indexOf(text) === index).join(" ");
  });
}

function cellOrMerged(table: Table, row: number, column: number): string {
  const range = table.merged.find(({ top, left, right }) => top === row && left <= column && column <= right);
  return table.rows[row]?.[range?.left ?? column] ?? "";
}

/** Unknown columns need a name of their own, to come back under it. */
function nameExtras(headings: readonly Heading[], table: Table): Heading[] {
  const used = new Set<string>();
  const all = [...headings];
  for (let index = headings.length; index < width(table); index++)
    all.push({ index, heading: "", column: null });
  return all.map((heading) => {
    if (heading.column !== null) return heading;
    const base = heading.heading.trim() || `Cột ${heading.index + 1}`;
    let name = base;
    for (let number = 2; used.has(name); number++) name = `${base} (${number})`;
    used.add(name);
    return { ...heading, heading: name };
  });
}

/** A value written once over several rows counts for each of them. */
function fillMerged(table: Table, from: number): string[][] {
  const rows = table.rows.map((row) => [...row]);
  for (const range of table.merged) if (range.top >= from) spread(rows, range);
  return rows;
}

function spread(rows: string[][], { top, left, bottom }: MergedRange): void {
  const value = rows[top]?.[left] ?? "";
  for (let row = top + 1; row <= bottom; row++) {
    const cells = rows[row];
    if (cells && (cells[left] ?? "") === "") cells[left] = value;
  }
}

function readRow(cells: readonly string[], columns: readonly Heading[]): SheetRow {
  const values: Partial<Record<ColumnKey, string>> = {};
  const extra: Record<string, string> = {};
  for (const { index, heading, column } of columns) {
    const cell = cells[index] ?? "";
    if (cell === "" || column === "ordinal") continue;
    if (column === null) extra[heading] = cell;
    else values[column.key] = cell;
  }
  return { values, extra };
}

/** Titles of groups, sums and signatures: few cells, and nothing that could be a unit's code. */
function isNoUnit({ values, extra }: SheetRow): boolean {
  const filled = Object.values(values).filter((value) => value.trim() !== "").length;
  const others = Object.keys(extra).length;
  if (values.id !== undefined && !/\d/.test(values.id)) return filled + others <= 3;
  return values.id === undefined && values.name === undefined && filled + others <= 2;
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
