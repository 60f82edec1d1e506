import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Option, type Command } from "commander";
import { Problem } from "../engine/support/problem";
import { textFiles, writeFiles } from "../engine/registry/edit";
import { readSpreadsheet } from "../engine/registry/spreadsheet";
import { visible } from "../output/review/findings/visible";
import { renderImport, renderImportJson, repairReport } from "../output/review/import-report";
import { isMailboxAddress } from "../policy/mail-address";
import { repairText } from "../policy/text/repair";
import { readRegistryFiles, ROOT_NAME } from "../registry/files";
import { importTables, type ImportTarget } from "../registry/import/import";
import { RECORD_FILE } from "../registry/import/record";
import type { Table } from "../registry/import/table";

/** Beside the registry: every value that `--repair` changed, for whoever has to answer for it. */
const REPAIR_REPORT = "import-repairs.csv";

interface ImportOptions {
  readonly out: string;
  readonly repair?: boolean;
  readonly hidden?: boolean;
  readonly format: "text" | "json";
}

/** `congtruong import FILE --out DIR`: the department's spreadsheet becomes a registry, or is merged into one. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .argument("<file>", "bảng tính .xlsx hoặc .csv / spreadsheet")
    .requiredOption("--out <dir>", "thư mục của sổ đăng ký / the registry's folder")
    .option("--repair", "sửa những lỗi chữ chắc chắn, ghi lại từng chỗ / make certain repairs, each recorded")
    .option("--hidden", "nhập cả trang, dòng, cột bị ẩn / take what the workbook hides, too")
    .addOption(
      new Option("--format <format>", "dạng kết quả / output").choices(["text", "json"]).default("text"),
    )
    .description("nhập bảng tính của Sở / import the department's spreadsheet")
    .action((file: string, options: ImportOptions) => {
      requireFolder(options.out);
      const tables = readSpreadsheet(file, options.hidden === true);
      const target = readTarget(options.out);
      const isRepairing = options.repair === true;
      const outcome = importOrExplain(tables, target, isRepairing);
      if (outcome.rows === 0) {
        throw new Problem(
          `${file} không có đơn vị nào: cần một dòng tiêu đề có "Mã đơn vị" hoặc "Tên đơn vị" và các dòng bên dưới.`,
          `${file} has no units: it needs a header with "Mã đơn vị" or "Tên đơn vị" and rows below it.`,
          outcome.notes.map(({ vi, en }) => visible(`${vi} / ${en}`)).join("\n"),
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
    return importTables(tables, target, { repair: repairText, isRepairing, isMailboxAddress });
  } catch (error) {
    const [vi, en] = error instanceof Error ? error.message.split(" / ") : [];
    if (vi !== undefined && en !== undefined) throw new Problem(vi, en);
    throw error;
  }
}

/** An empty path is the current folder to most programs; here it is a variable that was never set. */
function requireFolder(folder: string): void {
  if (folder.trim() !== "") return;
  throw new Problem(
    "--out trống: ghi rõ thư mục của sổ đăng ký, ví dụ --out . cho thư mục hiện tại.",
    "--out is empty: name the registry's folder, such as --out . for the current one.",
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
