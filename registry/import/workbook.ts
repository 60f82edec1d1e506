import { strFromU8, unzipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { SheetUnreadable, type MergedRange, type Table } from "./table";

/** Larger than any list of a city by far: what unpacks to more is no such list. */
const MAX_UNPACKED = 256 * 1024 * 1024;

/**
 * Reads every sheet of an `.xlsx` file. Numbers come as they stand in the file (a code keeps its digits),
 * dates as `YYYY-MM-DD`, texts untrimmed.
 *
 * @throws SheetUnreadable when the bytes are no workbook
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  try {
    const parts = unpackStructure(bytes);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const sheets = await readWorkbook(buffer, { trim: false, parseNumber: (digits: string) => digits });
    return sheets.map(({ sheet, data }, index) => ({
      name: sheet,
      rows: data.map((row) => row.map((cell) => cellText(cell))),
      merged: mergedOf(parts, sheet, index),
    }));
  } catch (error) {
    if (error instanceof SheetUnreadable) throw error;
    throw new SheetUnreadable(
      "Tệp này không đọc được như một bảng tính .xlsx. Mở bằng Excel hay LibreOffice, lưu lại dạng .xlsx rồi thử lại.",
      "the file can't be read as an .xlsx workbook. Open it in Excel or LibreOffice, save it as .xlsx, try again",
    );
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = String(cell);
  // Excel keeps 7900866 as such, but a long or computed number as 7.900866E6.
  return /^-?\d+(?:\.\d+)?E[+-]?\d+$/i.test(text) ? String(Number(text)) : text;
}

/** The parts that say which cells are merged, which the reader of values does not tell. */
function unpackStructure(bytes: Uint8Array): ReadonlyMap<string, string> {
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize;
      if (unpacked > MAX_UNPACKED) {
        throw new SheetUnreadable(
          "Bảng tính quá lớn (giải nén hơn 256 MiB). Xóa hình ảnh và các trang không cần rồi lưu lại.",
          "the workbook is too large (over 256 MiB unpacked). Remove pictures and sheets that are not needed",
        );
      }
      return /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name);
    },
  });
  return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
}

function mergedOf(parts: ReadonlyMap<string, string>, sheet: string, index: number): MergedRange[] {
  const xml = parts.get(sheetPart(parts, sheet, index)) ?? "";
  return [...xml.matchAll(/<mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, left, top, right, bottom]) => ({
      top: Number(top) - 1,
      left: columnNumber(left ?? ""),
      bottom: Number(bottom) - 1,
      right: columnNumber(right ?? ""),
    }),
  );
}

function sheetPart(parts: ReadonlyMap<string, string>, sheet: string, index: number): string {
  const elements = [...(parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => tag);
  const named = elements.filter((tag) => attribute(tag, "name") === sheet);
  const id = attribute((named.length === 1 ? named[0] : elements[index]) ?? "", "r:id");
  const relations = parts.get("xl/_rels/workbook.xml.rels") ?? "";
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(
    ([tag]) => attribute(tag, "Id") === id,
  );
  const target = attribute(relation?.[0] ?? "", "Target");
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return value.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? "");
}

/** `A` is 0, `AA` is 26. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
