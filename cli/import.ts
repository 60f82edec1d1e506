import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Option, type Command } from "commander";
import { Problem } from "../engine/problem";
import { textFiles, writeFiles } from "../engine/registry-edit";
import { renderImport, renderImportJson, repairReport } from "../output/import-report";
import { repairText } from "../policy/text/repair";
import { readRegistryFiles, ROOT_NAME } from "../registry/files";
import { readCsv } from "../registry/import/csv";
import { importTables, type ImportTarget } from "../registry/import/import";
import { RECORD_FILE } from "../registry/import/record";
import { SheetUnreadable, type Table } from "../registry/import/table";
import { readXlsx } from "../registry/import/workbook";

/** Beside the registry: every value that `--repair` changed, for whoever has to answer for it. */
const REPAIR_REPORT = "import-repairs.csv";

interface ImportOptions {
  readonly out: string;
  readonly repair?: boolean;
  readonly format: "text" | "json";
}

/** `congtruong import FILE --out DIR`: the department's spreadsheet becomes a registry, or is merged into one. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .argument("<file>", "bảng tính .xlsx hoặc .csv / spreadsheet")
    .requiredOption("--out <dir>", "thư mục của sổ đăng ký / the registry's folder")
    .option("--repair", "sửa những lỗi chữ chắc chắn, ghi lại từng chỗ / make certain repairs, each recorded")
    .addOption(
      new Option("--format <format>", "dạng kết quả / output").choices(["text", "json"]).default("text"),
    )
    .description("nhập bảng tính của Sở / import the department's spreadsheet")
    .action(async (file: string, options: ImportOptions) => {
      const tables = await readTables(file);
      const target = readTarget(options.out);
      const isRepairing = options.repair === true;
      const outcome = importOrExplain(tables, target, isRepairing);
      if (outcome.rows === 0) {
        throw new Problem(
          `${file} không có đơn vị nào: cần một dòng tiêu đề có "Mã đơn vị" hoặc "Tên đơn vị" và các dòng bên dưới.`,
          `${file} has no units: it needs a header with "Mã đơn vị" or "Tên đơn vị" and rows below it.`,
        );
      }
      const extra = isRepairing
        ? [{ path: join(options.out, REPAIR_REPORT), text: repairReport(outcome.repairs) }]
        : [];
      const record =
        outcome.record === null ? [] : [{ path: join(options.out, RECORD_FILE), text: outcome.record }];
      const changed = [...outcome.files, ...record, ...extra].filter(
        ({ path, text }) => textAt(path) !== text,
      );
      writeFiles(changed);
      const report = { ...outcome, written: changed.map(({ path }) => path) };
      process.stdout.write(options.format === "json" ? renderImportJson(report) : renderImport(report));
    });
}

function importOrExplain(tables: readonly Table[], target: ImportTarget, isRepairing: boolean) {
  try {
    return importTables(tables, target, { repair: repairText, isRepairing });
  } catch (error) {
    const [vi, en] = error instanceof Error ? error.message.split(" / ") : [];
    if (vi !== undefined && en !== undefined) throw new Problem(vi, en);
    throw error;
  }
}

async function readTables(file: string): Promise<readonly Table[]> {
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
      ? await readXlsx(bytes)
      : readCsv(refuseOldExcel(file, bytes));
  } catch (error) {
    if (error instanceof SheetUnreadable) throw new Problem(`${file}: ${error.vi}`, `${file}: ${error.en}.`);
    throw error;
  }
}

function refuseOldExcel(file: string, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return bytes;
  throw new Problem(
    `${file} là bảng tính Excel 97-2003 (.xls) hoặc có mật khẩu. Mở bằng Excel, lưu lại dạng .xlsx không mật khẩu.`,
    `${file} is an Excel 97-2003 workbook (.xls) or has a password. Save it as .xlsx without a password.`,
  );
}

function readTarget(folder: string): ImportTarget {
  const root = join(folder, ROOT_NAME).replaceAll("\\", "/");
  const record = textAt(join(folder, RECORD_FILE)) ?? null;
  if (!existsSync(root)) return { root, files: [], record };
  return { root, files: textFiles(readRegistryFiles(root).files), record };
}

function textAt(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
