import { isMailboxAddress } from "../../../policy/mail-address";
import { repairText } from "../../../policy/text/repair";
import { importTables, type ImportOutcome, type ImportTarget } from "../../../registry/import/import";
import type { MergedRange, Table } from "../../../registry/import/table";

export const HEADINGS = [
  "STT",
  "Mã đơn vị",
  "Tên đơn vị",
  "Mã loại hình",
  "Loại hình",
  "Quận/Huyện",
  "Đơn vị quản lý",
  "Website",
  "Thư điện tử công vụ",
  "Tích hợp RSS",
];

/** A row of the department's list, by the columns of HEADINGS without the number. */
export const row = (
  id: string,
  name: string,
  kind = "thcs",
  parent = "Phòng Giáo dục và Đào tạo Quận 9",
): string[] => [
  "1",
  id,
  name,
  kind,
  "Công lập",
  "Quận 9",
  parent,
  `https://x${id}.hcm.edu.vn`,
  `x${id}@hcm.edu.vn`,
  "có",
];

export const OFFICE = row(
  "7900858",
  "Phòng Giáo dục và Đào tạo Quận 9",
  "phong-gddt",
  "Sở Giáo dục và Đào tạo",
);

export const table = (
  rows: readonly (readonly string[])[],
  name = "",
  merged: readonly MergedRange[] = [],
): Table => ({
  name,
  rows,
  merged,
});

/** The department's list with these rows, title lines above its header. */
export const list = (...rows: (readonly string[])[]): Table =>
  table([["SỞ GIÁO DỤC VÀ ĐÀO TẠO"], [], ["DANH SÁCH"], HEADINGS, ...rows]);

export const EMPTY: ImportTarget = { root: "schools.yaml", files: [], record: null };

export function importInto(
  target: ImportTarget,
  tables: readonly Table[],
  isRepairing = false,
): ImportOutcome {
  return importTables(tables, target, { repair: repairText, isRepairing, isMailboxAddress });
}

/** The registry after an import, as the next one finds it. */
export function after(target: ImportTarget, outcome: ImportOutcome): ImportTarget {
  const files = new Map([...target.files, ...outcome.files].map(({ path, text }) => [path, text]));
  return {
    root: target.root,
    files: [...files].map(([path, text]) => ({ path, text })),
    record: outcome.record ?? target.record,
  };
}

export function fileOf(target: ImportTarget, path: string): string {
  return target.files.find((file) => file.path === path)?.text ?? "";
}

/** The same registry after somebody edited a file. */
export function edited(target: ImportTarget, path: string, edit: (text: string) => string): ImportTarget {
  return {
    ...target,
    files: target.files.map((file) => (file.path === path ? { path, text: edit(file.text) } : file)),
  };
}
