import { COLUMNS, plainWords, readHeadings, type ColumnKey, type Heading } from "./columns";
import type { Table } from "./table";

/** Above this, a table without a header is no list of units. */
const HEADER_WITHIN = 60;
/** A heading over headings over headings; nobody stacks more. */
const MOST_ROWS = 3;
/** A row with more filled cells is no header of a list of units. */
const MOST_HEADINGS = 512;

export interface Header {
  /** The last row of the header. */
  readonly end: number;
  readonly headings: readonly Heading[];
  /** How many columns of the list it names. */
  readonly known: number;
}

/** The rows that name most columns of a list of units; null where none names a code or a name and one thing more. */
export function findHeader(table: Table, decode: (text: string) => string): Header | null {
  const merges = new HeaderMerges(table);
  let best: Header | null = null;
  for (let at = 0; at < Math.min(table.rows.length, HEADER_WITHIN); at++) {
    if (filled(table, at) === 0 || filled(table, at) > MOST_HEADINGS) continue;
    for (let end = Math.min(at + MOST_ROWS, table.rows.length) - 1; end >= at; end--) {
      if (end > at && !reaches(table, merges, at, end, decode)) continue;
      const texts = headingTexts(table, merges, at, end, decode);
      const headings = readHeadings(
        texts.map((text, index) => (table.hiddenColumns?.has(index) ? "" : text)),
        decode,
      ).map((heading, index) => ({ ...heading, heading: texts[index] ?? "" }));
      const keys = keysOf(headings);
      if (!keys.has("id") && !keys.has("name")) continue;
      if (keys.size >= 2 && keys.size > (best?.known ?? 0)) best = { end, headings, known: keys.size };
    }
  }
  return best;
}

function keysOf(headings: readonly Heading[]): Set<ColumnKey> {
  return new Set(headings.flatMap(({ column }) => (column && column !== "ordinal" ? [column.key] : [])));
}

function filled(table: Table, row: number): number {
  return (table.rows[row] ?? []).filter((cell) => cell.trim() !== "").length;
}

/** Whether a header that begins at `at` goes on to `end`: by merged cells, or by headings below empty places. */
function reaches(
  table: Table,
  merges: HeaderMerges,
  at: number,
  end: number,
  decode: (text: string) => string,
): boolean {
  if (filled(table, end) > MOST_HEADINGS) return false;
  if (merges.bottom(at) >= end || (merges.isSpread(end - 1) && end - at <= 1)) return true;
  // A file of plain text has no merged cells: `Website` stands below `Trang và thư`, and nothing below `Mã đơn vị`.
  const upper = readHeadings(table.rows[at] ?? [], decode);
  const lower = table.rows[end] ?? [];
  const below = lower.map((cell) => exactly(decode(cell))).filter((key) => key !== null);
  const isOpen = upper.every(
    ({ index, column }) =>
      !(column && column !== "ordinal" && ["id", "name"].includes(column.key)) ||
      (lower[index] ?? "").trim() === "",
  );
  return end === at + 1 && isOpen && keysOf(upper).size > 0 && below.length > 0;
}

function headingTexts(
  table: Table,
  merges: HeaderMerges,
  from: number,
  to: number,
  decode: (text: string) => string,
): string[] {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const columns = rows.reduce((most, row) => Math.max(most, table.rows[row]?.length ?? 0), 0);
  return Array.from({ length: columns }, (_, column) =>
    rows
      .map((row) => table.rows[row]?.[merges.left(row, column)] ?? "")
      .reduce((upper, lower) => combine(upper, lower, decode)),
  );
}

/** What people's headings say below the person's own: `Đầu mối` over `Họ tên`, `Email`, `Điện thoại`. */
const OF_PERSONS: Partial<Record<ColumnKey, Partial<Record<"name" | "post" | "phone" | "mail", ColumnKey>>>> =
  {
    head: { name: "head", post: "headPost", phone: "headPhone", mail: "headMail" },
    focalName: { name: "focalName", phone: "focalPhone", mail: "focalAddress" },
    boardHead: { name: "boardHead" },
  };
const PERSONAL: readonly [RegExp, "name" | "post" | "phone" | "mail"][] = [
  [/^(?:ho (?:va )?ten|ten)$/, "name"],
  [/^chuc (?:vu|danh)$/, "post"],
  [/^(?:so )?(?:dien thoai|dt|sdt|di dong|tel)$/, "phone"],
  [/^(?:dia chi )?(?:e ?mail|thu dien tu|thu|hop thu)(?: cong vu)?$/, "mail"],
];

const OF_UNITS = /^(?:thong tin )?(?:chung|don vi.*|nha truong|truong(?: hoc)?|co so.*)$/;

/** One heading from a heading and the one below it: the lower counts, unless it only says what of the upper's. */
function combine(upper: string, lower: string, decode: (text: string) => string): string {
  if (upper.trim() === "" || upper === lower) return lower;
  if (lower.trim() === "") return upper;
  const person = OF_PERSONS[exactly(decode(upper)) ?? "id"];
  const says = PERSONAL.find(([words]) => words.test(plainWords(decode(lower))))?.[1];
  const personal = says === undefined ? undefined : person?.[says];
  if (personal !== undefined) return COLUMNS.find(({ key }) => key === personal)?.heading ?? lower;
  // `Người liên hệ` over `Tên`: a name, and not the unit's.
  if (says === "name" && !OF_UNITS.test(plainWords(decode(upper)))) return `${upper} ${lower}`;
  return exactly(decode(lower)) === null ? `${upper} ${lower}` : lower;
}

/** What a heading means without any doubt. */
function exactly(text: string): ColumnKey | null {
  const [heading] = readHeadings([text], (same) => same);
  const { column } = heading ?? { column: null };
  if (!column || column === "ordinal") return null;
  return [column.heading, ...column.synonyms].some((name) => plainWords(name) === plainWords(text))
    ? column.key
    : null;
}

/** Merged cells of the rows in which a header can be. A file may hold millions of ranges, one over the other. */
class HeaderMerges {
  private readonly lefts = new Map<number, Map<number, number>>();
  private readonly bottoms = new Map<number, number>();
  private readonly spread = new Set<number>();

  constructor({ rows, merged }: Table) {
    for (const { top, left, bottom, right } of merged) {
      if (top > HEADER_WITHIN + MOST_ROWS) continue;
      const lefts = this.lefts.get(top) ?? new Map<number, number>();
      this.lefts.set(top, lefts);
      if (lefts.has(left)) continue;
      for (let column = left; column <= right && !lefts.has(column); column++) lefts.set(column, left);
      this.bottoms.set(top, Math.max(bottom, this.bottoms.get(top) ?? 0));
      // One over the whole row is a title.
      if (right > left && right - left < (rows[top]?.length ?? 0) - 1) this.spread.add(top);
    }
  }

  /** The column whose cell shows through at this place. */
  left(row: number, column: number): number {
    return this.lefts.get(row)?.get(column) ?? column;
  }

  /** The last row that a cell of this row reaches down to. */
  bottom(row: number): number {
    return this.bottoms.get(row) ?? row;
  }

  /** Whether a cell of this row stands over several columns. */
  isSpread(row: number): boolean {
    return this.spread.has(row);
  }
}
