import type { Command } from "commander";
import { editRegistry } from "../engine/registry/edit";
import { readSpreadsheet } from "../engine/registry/spreadsheet";
import { defaultRegistry } from "../engine/registry/read";
import { Problem } from "../engine/support/problem";
import { renderEdit } from "../output/review/edit-report";
import { isMailboxName } from "../policy/mail-address";
import { slug } from "../policy/text";
import { readRegistry } from "../registry/files";
import { importStaff, StaffListError, type StaffImport } from "../registry/import/staff";

interface StaffOptions {
  readonly registry: string;
  readonly unit?: string;
  readonly format: string;
}

/** `congtruong staff import FILE`: a list of names becomes people with addresses of their own. */
export function registerStaff(program: Command): void {
  const staff = program
    .command("staff")
    .description("nhân sự có hộp thư riêng / people with mailboxes of their own");

  staff
    .command("import")
    .argument(
      "<file>",
      "bảng tính .xlsx hoặc .csv có cột Họ và tên; cột Vai trò cho người làm việc trên trang / spreadsheet with a column of names; roles for who works on the site",
    )
    .option(
      "--unit <id>",
      "mã đơn vị, khi bảng không có cột mã / the unit, where the list has no column for it",
    )
    .option("--format <format>", "text hoặc json / text or json", "text")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description(
      "nhập danh sách người, đặt địa chỉ không trùng ai trong thành phố / enter people, with addresses that nobody else has",
    )
    .action((file: string, { registry, unit, format }: StaffOptions) => {
      const { zone } = readRegistry(registry).city.entry;
      if (zone === undefined) {
        throw new Problem(
          `Không đọc được tên miền chung (city.zone) trong ${registry}: chạy \`congtruong validate\`.`,
          `The city's zone cannot be read in ${registry}: run \`congtruong validate\`.`,
        );
      }
      const tables = readSpreadsheet(file);
      let outcome: StaffImport = { added: [], known: 0 };
      const report = editRegistry(registry, (text) => {
        try {
          const plain = (name: string) => slug(name).replaceAll("-", " ");
          outcome = importStaff(tables, text, { unit: unit ?? null, zone, plain, isMailboxName });
        } catch (error) {
          if (error instanceof StaffListError) throw new Problem(error.vi, error.en);
          throw error;
        }
      });
      const { added, known } = outcome;
      if (format === "json") {
        process.stdout.write(`${JSON.stringify({ added, known, files: report.files }, null, 2)}\n`);
        return;
      }
      for (const { unit: code, name, mail } of added) process.stdout.write(`${code}  ${mail}  ${name}\n`);
      const done = {
        vi: `thêm ${added.length} người, ${known} người đã có`,
        en: `${added.length} added, ${known} there already`,
      };
      process.stdout.write(renderEdit(done, report));
    });
}
