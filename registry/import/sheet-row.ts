import type { ColumnKey } from "./columns";

/** One line of the list, as written. */
export interface SheetRow {
  /** Cells of known columns; an empty cell is left out. */
  readonly values: Readonly<Partial<Record<ColumnKey, string>>>;
  /** Cells of columns that the registry has no field for, by heading. */
  readonly extra: Readonly<Record<string, string>>;
}

/** What a row says under a heading; headings are anybody's words, `constructor` among them. */
export function extraOf({ extra }: Pick<SheetRow, "extra">, heading: string): string {
  return Object.hasOwn(extra, heading) ? (extra[heading] ?? "") : "";
}
