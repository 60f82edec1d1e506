import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { Option, type Command } from "commander";
import { textFiles } from "../engine/registry/edit";
import { writeOutput } from "../engine/support/output-file";
import { Problem } from "../engine/support/problem";
import { sheetAsCsv, sheetAsXlsx } from "../output/reports/sheet";
import { repairText } from "../policy/text/repair";
import { RegistryText } from "../registry/edit/registry-text";
import { readRegistryFiles, rootOf } from "../registry/files";
import { exportSheet } from "../registry/import/export";
import { RECORD_FILE } from "../registry/import/record";
import { defaultRegistry } from "../engine/registry/read";

type Format = "xlsx" | "csv";

interface ExportOptions {
  readonly format?: Format;
  readonly registry: string;
  readonly out?: string;
}

/** `congtruong export --format xlsx|csv`: the registry as the department's spreadsheet. */
export function registerExport(program: Command): void {
  program
    .command("export")
    .addOption(
      new Option(
        "--format <format>",
        "dạng bảng; không nêu thì theo đuôi tệp, hoặc xlsx / form; else by the file's ending, or xlsx",
      ).choices(["xlsx", "csv"]),
    )
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .option("--out <file>", "tệp để ghi; không có thì in ra / the file to write; else standard output")
    .description("xuất sổ đăng ký thành bảng tính / export the registry as a spreadsheet")
    .action(async ({ format: asked, registry, out }: ExportOptions) => {
      const format = formatOf(asked, out);
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
        else writeOutput(out, sheetAsCsv(sheet));
        return;
      }
      const bytes = await sheetAsXlsx(sheet);
      if (out !== undefined) writeOutput(out, bytes);
      else if (process.stdout.isTTY) {
        throw new Problem(
          "Bảng .xlsx không in ra màn hình được: thêm --out TỆP.xlsx, hoặc --format csv.",
          "An .xlsx workbook can't be shown on a screen: add --out FILE.xlsx, or --format csv.",
        );
      } else process.stdout.write(bytes);
    });
}

/** @throws Problem where the file would not hold what its name says */
function formatOf(asked: Format | undefined, out = ""): Format {
  const ending = extname(out).slice(1).toLowerCase();
  const named = ending === "csv" || ending === "xlsx" ? ending : undefined;
  const isOdd = named === undefined ? asked === undefined && ending !== "" : named !== (asked ?? named);
  if (isOdd) {
    throw new Problem(
      `${out}: bảng được ghi dạng .xlsx hoặc .csv. Đổi đuôi tệp${asked === undefined ? "" : ` hoặc bỏ --format ${asked}`}.`,
      `${out}: the sheet is written as .xlsx or .csv. Change the file's ending${asked === undefined ? "" : `, or leave out --format ${asked}`}.`,
    );
  }
  return asked ?? named ?? "xlsx";
}
