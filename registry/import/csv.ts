import { parse } from "csv-parse/sync";
import { SheetUnreadable, type Table } from "./table";

/**
 * Reads a CSV file: UTF-8 or UTF-16, separated by commas, semicolons or tabs.
 * Bytes that are no UTF-8 are shown as Windows-1252 shows them, which is how legacy Vietnamese is recognised later.
 *
 * @throws SheetUnreadable when quotes are left open, or the file is no text
 */
export function readCsv(bytes: Uint8Array): Table[] {
  const text = decodeText(bytes);
  if (text.includes("\u0000")) throw notText();
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as string[][];
    return [{ name: "", rows, merged: [] }];
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    const where = line === undefined ? "" : ` ${line}`;
    throw new SheetUnreadable(
      `Tệp CSV hỏng ở dòng${where || " nào đó"}: có dấu nháy kép mở mà không đóng. Sửa dòng đó rồi thử lại.`,
      `the CSV file is broken at line${where || " (unknown)"}: a quote is opened and not closed. Repair it, try again`,
    );
  }
}

function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that cuts the first lines into most columns. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/, 60).map((line) => line.replace(/"[^"]*"/g, ""));
  const widest = (separator: string) => Math.max(...lines.map((line) => line.split(separator).length));
  return [",", ";", "\t"].reduce((best, next) => (widest(next) > widest(best) ? next : best));
}

function notText(): SheetUnreadable {
  return new SheetUnreadable(
    "Tệp này không phải CSV: trong đó có byte 0. Xuất lại từ Excel dạng CSV UTF-8 hoặc .xlsx.",
    "the file is no CSV: it has zero bytes. Export it again as CSV UTF-8 or .xlsx",
  );
}
