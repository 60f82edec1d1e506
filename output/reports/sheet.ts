import { stringify } from "csv-stringify/sync";
import writeWorkbook from "write-excel-file/node";
import type { ExportedSheet } from "../../registry/import/export";
import { guarded } from "../../registry/import/formula-guard";

/** The lines above the header of the department's own list. */
const TITLES = [
  "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
  "THÀNH PHỐ HỒ CHÍ MINH",
  "",
  "DANH SÁCH WEBSITE VÀ THƯ ĐIỆN TỬ CỦA CÁC ĐƠN VỊ",
  "",
];

/** UTF-8 with the mark by which Excel knows it, the header in the first line; no cell becomes a formula. */
export function sheetAsCsv({ headings, rows }: ExportedSheet): string {
  return stringify(
    [headings, ...rows].map((row) => row.map(guarded)),
    { bom: true },
  );
}

/**
 * A workbook in the form of the department's list: title lines, a number column, the header in bold and kept in view.
 *
 * @param titleLines @default - those of the department's list
 */
export async function sheetAsXlsx(
  { headings, rows }: ExportedSheet,
  titleLines: readonly string[] = TITLES,
): Promise<Uint8Array> {
  const titles = titleLines.map((title) => [
    title === "" ? null : ({ value: title, fontWeight: "bold" } as const),
  ]);
  const header = ["STT", ...headings].map(
    (value) => ({ value, fontWeight: "bold", textWrap: true }) as const,
  );
  const body = rows.map((row, index) => [
    { value: index + 1, type: Number } as const,
    // A cell that begins with "=" is text all the same.
    ...row.map((value) => (value === "" ? null : ({ value, type: String } as const))),
  ]);
  const widths = ["STT", ...headings].map((heading, column) => {
    const cells = rows.slice(0, 200).map((row) => (row[column - 1] ?? "").length);
    return { width: column === 0 ? 6 : Math.min(60, Math.max(12, heading.length, ...cells) + 2) };
  });
  const workbook = writeWorkbook([...titles, header, ...body], {
    columns: widths,
    sheet: "Danh sách",
    stickyRowsCount: titles.length + 1,
  });
  return workbook.toBuffer();
}
