import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { ANYWAY, editRegistry } from "../engine/registry/edit";
import { renderEdit } from "../output/review/edit-report";
import { isMailboxAddress } from "../policy/mail-address";
import { keptHost } from "../registry/edit/hosts";
import { keptAddress } from "../registry/edit/mailboxes";
import { parsePath, type Step } from "../registry/edit/path";
import type { ScalarValue } from "../registry/edit/scalar";
import { fieldChoices, fieldOrder, fieldTitle, fieldType } from "../registry/edit/schema";
import { nearest } from "../registry/schema/wording";
import { defaultRegistry } from "../engine/registry/read";

/** Fields with a verb of their own, or none at all. */
const NOT_SET: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  id: [
    "Mã đơn vị không bao giờ đổi. Đơn vị mới thì chạy `congtruong onboard`.",
    "A unit's code never changes. For a new unit run `congtruong onboard`.",
  ],
  cell: [
    "Cụm máy chủ do `congtruong place` điền, mỗi đơn vị một lần; chuyển cụm: `congtruong relocate MÃ --to CỤM`.",
    "The cell is filled in by `congtruong place`, once for each unit; to move it, run `congtruong relocate ID --to CELL`.",
  ],
  relocation: [
    "Việc chuyển cụm do `congtruong relocate MÃ --to CỤM` ghi.",
    "A relocation is written by `congtruong relocate ID --to CELL`.",
  ],
  status: [
    "Tình trạng chuyển theo từng bước: chạy `congtruong retire MÃ`.",
    "The state goes by stages: run `congtruong retire ID`.",
  ],
};

/** `congtruong set ID FIELD VALUE`: one value of one unit, nothing else touched. */
export function registerSet(program: Command): void {
  program
    .command("set")
    .argument("<id>", "mã đơn vị / the unit's code")
    .argument("<field>", "trường, ví dụ mail.official hoặc leaders[0].phone / field")
    .argument("[value]", "giá trị mới / new value")
    .option("--remove", "xóa trường này / take the field away")
    .option("--anyway", ANYWAY)
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("sửa một trường của một đơn vị / set one field of a unit")
    .action((id: string, field: string, value: string | undefined, options: SetOptions) => {
      const path = requirePath(field);
      const wanted = options.remove === true ? nothing(field, value) : typed(path, field, value);
      const report = editRegistry(
        options.registry,
        (text) => {
          const unit = text.find(id);
          if (field === "parent" && typeof wanted === "string") text.move(unit, wanted);
          else
            text.edit([
              {
                unit,
                edits: [
                  { path, value: wanted },
                  ...(field === "mail.official"
                    ? keptAddress(text.values(unit), wanted, isMailboxAddress)
                    : []),
                  ...(field === "site.host" ? keptHost(text.values(unit), wanted) : []),
                ],
              },
            ]);
        },
        options,
      );
      const done = wanted === null ? `đã xóa ${field}` : `${field} = ${String(wanted)}`;
      process.stdout.write(
        renderEdit(
          { vi: `${id}: ${done} (${fieldTitle(path)})`, en: wanted === null ? `${field} removed` : "set" },
          report,
        ),
      );
    });
}

interface SetOptions {
  readonly registry: string;
  readonly remove?: boolean;
  readonly anyway?: boolean;
}

function requirePath(field: string): Step[] {
  const first = field.split(/[.[]/)[0] ?? "";
  const refused = Object.hasOwn(NOT_SET, first) ? NOT_SET[first] : undefined;
  if (refused) throw new Problem(...refused);
  const path = parsePath(field);
  const type = path === null ? "unknown" : fieldType(path);
  if (path === null || type === "unknown") throw unknownField(field, path);
  if (type === "group" || type === "list") {
    const example = type === "group" ? `${field}.${fieldOrder(path)[0] ?? ""}` : `${field}[0]`;
    throw new Problem(
      `\`${field}\` gồm nhiều trường: nêu rõ trường nào, ví dụ ${example}.`,
      `${field} holds several fields: name one, such as ${example}.`,
    );
  }
  return path;
}

function unknownField(field: string, path: readonly Step[] | null): Problem {
  const known = (path ?? []).findIndex((_, index, all) => fieldType(all.slice(0, index + 1)) === "unknown");
  const prefix = (path ?? []).slice(0, Math.max(0, known));
  const wrong = path?.[Math.max(0, known)] ?? field;
  const near = nearest(String(wrong), [...fieldOrder(prefix)]);
  const [vi, en] = near === null ? ["", ""] : [` Có phải là \`${near}\`?`, ` Did you mean ${near}?`];
  return new Problem(
    `Đơn vị không có trường \`${field}\`.${vi} Các trường: ${fieldOrder(prefix).join(", ")}.`,
    `A unit has no field ${field}.${en} Fields: ${fieldOrder(prefix).join(", ")}.`,
  );
}

/** What is to be removed has no new value: one of the two is a slip, and only the user knows which. */
function nothing(field: string, value: string | undefined): null {
  if (value === undefined) return null;
  throw new Problem(
    `--remove xóa trường \`${field}\` nên không đi cùng giá trị "${value}": bỏ một trong hai.`,
    `--remove takes ${field} away and goes with no value: leave out "${value}" or --remove.`,
  );
}

function typed(path: readonly Step[], field: string, value: string | undefined): ScalarValue {
  if (value === undefined) {
    throw new Problem(
      `Thiếu giá trị cho \`${field}\`. Viết giá trị ở cuối lệnh, hoặc thêm --remove để xóa trường.`,
      `There is no value for ${field}. Give it last, or add --remove to take the field away.`,
    );
  }
  if (value.trim() === "") {
    throw new Problem(
      `Giá trị của \`${field}\` trống: muốn xóa trường thì dùng --remove.`,
      `The value of ${field} is empty: to take the field away, use --remove.`,
    );
  }
  const choices = fieldChoices(path);
  if (choices && !choices.includes(value)) {
    throw new Problem(
      `\`${field}\` chỉ nhận một trong: ${choices.join(", ")}.`,
      `${field} is one of: ${choices.join(", ")}.`,
    );
  }
  if (fieldType(path) === "boolean") {
    const said = BOOLEANS.get(value.toLowerCase());
    if (said !== undefined) return said;
    throw new Problem(`\`${field}\` chỉ nhận có hoặc không.`, `${field} is true or false.`);
  }
  if (fieldType(path) === "number") {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new Problem(`\`${field}\` phải là số nguyên.`, `${field} must be a whole number.`);
  }
  return value.normalize("NFC");
}

const BOOLEANS = new Map([
  ["có", true],
  ["co", true],
  ["true", true],
  ["không", false],
  ["khong", false],
  ["false", false],
]);
