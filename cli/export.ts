import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Option, type Command } from "commander";
import { textFiles, writeFiles } from "../engine/registry-edit";
import { Problem } from "../engine/problem";
import { sheetAsCsv, sheetAsXlsx } from "../output/sheet";
import { repairText } from "../policy/text/repair";
import { RegistryText } from "../registry/edit/registry-text";
import { readRegistryFiles, rootOf } from "../registry/files";
import { exportSheet } from "../registry/import/export";
import { RECORD_FILE } from "../registry/import/record";

interface ExportOptions {
  readonly format: "xlsx" | "csv";
  readonly registry: string;
  readonly out?: string;
}

/** `congtruong export --format xlsx|csv`: the registry as the department's spreadsheet. */
export function registerExport(program: Command): void {
  program
    .command("export")
    .addOption(new Option("--format <format>", "dạng bảng / form").choices(["xlsx", "csv"]).default("xlsx"))
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .option("--out <file>", "tệp để ghi; không có thì in ra / the file to write; else standard output")
    .description("xuất sổ đăng ký thành bảng tính / export the registry as a spreadsheet")
    .action(async ({ format, registry, out }: ExportOptions) => {
      const root = rootOf(registry);
      const text = new RegistryText(root, textFiles(readRegistryFiles(registry).files));
      const record = join(dirname(root), RECORD_FILE);
      const sheet = exportSheet(
        text,
        existsSync(record) ? readFileSync(record, "utf8") : null,
        (words) => repairText(words).text,
      );
      if (format === "csv") {
        if (out === undefined) process.stdout.write(sheetAsCsv(sheet));
        else writeFiles([{ path: out, text: sheetAsCsv(sheet) }]);
        return;
      }
      const bytes = await sheetAsXlsx(sheet);
      if (out !== undefined) writeBytes(out, bytes);
      else if (process.stdout.isTTY) {
        throw new Problem(
          "Bảng .xlsx không in ra màn hình được: thêm --out TỆP.xlsx, hoặc --format csv.",
          "An .xlsx workbook can't be shown on a screen: add --out FILE.xlsx, or --format csv.",
        );
      } else process.stdout.write(bytes);
    });
}

function writeBytes(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Problem(
      `Không ghi được ${path} (${reason}). Xem lại thư mục và quyền ghi.`,
      `Can't write ${path} (${reason}). Check the folder and the right to write.`,
    );
  }
}

function defaultRegistry(): string {
  return process.env["CONGTRUONG_REGISTRY"] ?? "schools.yaml";
}
