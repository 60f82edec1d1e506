import { readFileSync } from "node:fs";
import { isVietnameseSyllable } from "../../policy/text";
import { repairText } from "../../policy/text/repair";
import { readCsv } from "../../registry/import/csv";
import { SheetUnreadable, type Table } from "../../registry/import/table";
import { readXlsx } from "../../registry/import/workbook";
import { Problem } from "../support/problem";

/**
 * The tables of a workbook or of a file of comma-separated values, whichever its content is.
 *
 * @param hidden whether what the workbook hides counts too
 * @throws Problem when the file cannot be opened, or is neither
 */
export function readSpreadsheet(file: string, hidden = false): readonly Table[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Problem(
      `Không mở được ${file} (${reason}). Xem lại đường dẫn và quyền đọc.`,
      `Can't open ${file} (${reason}). Check the path and the right to read it.`,
    );
  }
  try {
    // A workbook is a ZIP archive; the name alone may lie.
    return bytes[0] === 0x50 && bytes[1] === 0x4b
      ? readXlsx(bytes, { hidden })
      : readCsv(refuseOldExcel(file, bytes), {
          decode: (text) => repairText(text).text,
          legacy: decodeLegacy,
        });
  } catch (error) {
    if (error instanceof SheetUnreadable) throw new Problem(`${file}: ${error.vi}`, `${file}: ${error.en}.`);
    throw error;
  }
}

/** Windows-1258, Excel's code page in Viet Nam, where the words are Vietnamese by it; null where they are not. */
function decodeLegacy(bytes: Uint8Array): string | null {
  const text = new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
  const words = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => /[^A-Za-z]/.test(word));
  const right = words.filter((word) => isVietnameseSyllable(word)).length;
  return words.length > 0 && right >= words.length * 0.9 ? text : null;
}

function refuseOldExcel(file: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return bytes;
  throw new Problem(
    `${file} là bảng tính Excel 97-2003 (.xls) hoặc có mật khẩu. Mở bằng Excel, lưu lại dạng .xlsx không mật khẩu.`,
    `${file} is an Excel 97-2003 workbook (.xls) or has a password. Save it as .xlsx without a password.`,
  );
}
