import { RegistryText, UNITS_INCLUDE, type TextFile } from "../edit/registry-text";
import { scalarText } from "../edit/scalar";
import { readPiece } from "../yaml/read";
import { splitItems } from "../yaml/split";
import { mergeRows } from "./merge";
import type { MergeOptions, MergeResult } from "./merge-result";
import { readRecord, writeRecord } from "./record";
import { readRows } from "./rows";
import type { SheetNote, Table } from "./table";

/** A registry's files before an import. */
export interface ImportTarget {
  /** The root file's path; the file itself need not exist. */
  readonly root: string;
  /** The root and what it includes. */
  readonly files: readonly TextFile[];
  /** Text of the record of the last import; null when there was none. */
  readonly record: string | null;
}

export interface ImportOutcome extends MergeResult {
  readonly rows: number;
  readonly notes: readonly SheetNote[];
  /** Files to write, the record not among them. */
  readonly files: readonly TextFile[];
  /** The new record; null when it is as it was. */
  readonly record: string | null;
}

const SCHEMAS = "registry/schema";

/** A root for a city that has none yet. Its settings are the department's to check. */
const NEW_ROOT = `# yaml-language-server: $schema=${SCHEMAS}/schools.schema.json
#
# Sổ đăng ký các đơn vị giáo dục của thành phố: thông tin chung ở đây, các đơn vị ở thư mục schools/,
# mỗi đơn vị quản lý một tệp (tên tệp là mã của đơn vị quản lý). Sửa xong, chạy \`npx congtruong validate\`.

city:
  name: Thành phố Hồ Chí Minh
  zone: hcm.edu.vn
  department: { id: "7900000", name: Sở Giáo dục và Đào tạo, mail: sgddt@hcm.edu.vn }
  portal: hcm.edu.vn
  alerts: canhbao@hcm.edu.vn

include:
  - ${UNITS_INCLUDE}
`;

/**
 * Imports the tables of a spreadsheet into a registry, which may be there already.
 *
 * @throws Error when the record of the last import is broken
 */
export function importTables(
  tables: readonly Table[],
  target: ImportTarget,
  options: Pick<MergeOptions, "repair" | "isRepairing" | "isMailboxAddress">,
): ImportOutcome {
  const decode = (text: string) => options.repair(text, true).text;
  const sheet = readRows(tables, decode);
  const isNew = !target.files.some(({ path }) => path === target.root);
  const files = isNew ? [...target.files, { path: target.root, text: NEW_ROOT }] : target.files;
  const department = departmentOf(files.find(({ path }) => path === target.root)?.text ?? "");
  const text = new RegistryText(target.root, files, (parent) => newFileHeader(parent, officeNames));
  const record = target.record === null ? { rows: [] } : readRecord(target.record);
  const officeNames = new Map([[department.id, department.name]]);
  for (const { values } of sheet.rows) {
    if (values.id && /phong/i.test(values.kind ?? "")) officeNames.set(values.id, decode(values.name ?? ""));
  }
  const result = mergeRows(text, sheet.rows, record, { ...options, department, unread: sheet.unread });
  const newRecord = writeRecord(result.base);
  const root = isNew ? text.files().filter(({ path }) => path === target.root) : [];
  const changed = text.changes().filter(({ path }) => !(isNew && path === target.root));
  return {
    ...result,
    rows: sheet.rows.length,
    notes: sheet.notes,
    files: [...root, ...changed],
    record: newRecord === target.record ? null : newRecord,
  };
}

/** Code and name of the department, from the root's `city` as far as it can be read. */
export function departmentOf(root: string): { readonly id: string; readonly name: string } {
  const { value } = readPiece(splitItems(root, "units").head);
  const department = (value as { city?: { department?: { id?: unknown; name?: unknown } } } | null)?.city
    ?.department;
  return {
    id: typeof department?.id === "string" ? department.id : "7900000",
    name: typeof department?.name === "string" ? department.name : "Sở Giáo dục và Đào tạo",
  };
}

function newFileHeader(parent: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(parent);
  const about = /^\d{7}$/.test(parent)
    ? `Các đơn vị do ${parent}${name ? ` (${scalarText(name)})` : ""} quản lý. Tên tệp là mã nên không đổi khi đơn vị quản lý đổi tên.`
    : "Các đơn vị chưa rõ đơn vị quản lý: ghi mã của phòng hoặc Sở vào `parent`.";
  return `# yaml-language-server: $schema=../${SCHEMAS}/units.schema.json\n# ${about}\n\n`;
}
