import { parse } from "csv-parse/sync";
import { decodeText, type DecodeLegacy } from "./encoding";
import { findHeader } from "./headers";
import { SheetUnreadable, type Table } from "./table";

export interface CsvOptions {
  /** Turns text in a legacy encoding into Unicode, to recognise the header. */
  readonly decode?: (text: string) => string;
  /** Reads a file that is not in Unicode. */
  readonly legacy?: DecodeLegacy;
}

const SEPARATORS = [",", ";", "\t", "|"];
/** As many rows as a header may lie below the top, and some of the list. */
const TRIED_ROWS = 70;

/**
 * Reads a CSV file, separated by whatever its header is separated by. A first line `sep=;` says it for Excel.
 *
 * @throws SheetUnreadable when quotes are left open, or the file is no text
 */
export function readCsv(
  bytes: Uint8Array,
  { decode = (text) => text, legacy = () => null }: CsvOptions = {},
): Table[] {
  const whole = decodeText(bytes, legacy);
  const [declaration, declared] = /^\uFEFF?"?sep=(.)"?[^\S\n\t]*(?:\r\n|\r|\n)/i.exec(whole) ?? [""];
  const text = whole.slice(declaration.length);
  if (text.trim() === "") {
    throw new SheetUnreadable(
      "tệp trống, không có đơn vị nào. Xem lại: có thể tệp chưa được lưu.",
      "the file is empty. Perhaps it was never saved",
    );
  }
  try {
    return [{ name: "", rows: rowsOf(text, declared ?? separatorOf(text, decode)), merged: [] }];
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    const where = line === undefined ? "" : ` ${line}`;
    throw new SheetUnreadable(
      `Tệp CSV hỏng ở dòng${where || " nào đó"}: có dấu nháy kép mở mà không đóng. Sửa dòng đó rồi thử lại.`,
      `the CSV file is broken at line${where || " (unknown)"}: a quote is opened and not closed. Repair it, try again`,
    );
  }
}

function rowsOf(text: string, delimiter: string, most?: number): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    ...(most === undefined ? {} : { to: most }),
  }) as string[][];
}

/** The separator under which the header names most columns: an address has more commas than a row has semicolons. */
function separatorOf(text: string, decode: (text: string) => string): string {
  const tried = SEPARATORS.map((separator) => ({ separator, ...recognised(text, separator, decode) }));
  return tried.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.width > best.width) ? next : best,
  ).separator;
}

function recognised(text: string, separator: string, decode: (text: string) => string) {
  try {
    const rows = rowsOf(text, separator, TRIED_ROWS);
    const known = findHeader({ name: "", rows, merged: [] }, decode)?.known ?? 0;
    return { known, width: rows.reduce((most, { length }) => Math.max(most, length), 0) };
  } catch {
    return { known: 0, width: 0 };
  }
}
