import { stringify } from "csv-stringify/sync";
import type { ImportOutcome } from "../../registry/import/import";
import type { ImportConflict, RepairedValue } from "../../registry/import/merge-result";
import { guarded } from "../../registry/import/formula-guard";
import { visible } from "./findings/visible";

export interface ImportReport extends ImportOutcome {
  /** Files that were written. */
  readonly written: readonly string[];
}

/** At most so many lines of one kind on a screen; the whole list is in `--format json` and in the files. */
const SHOWN = 20;

/** What an import did, for the person who ran it. */
export function renderImport(report: ImportReport): string {
  const { rows, added, changed, missing, conflicts, repairs, notes, written } = report;
  const lines = [
    `${rows} dòng: ${added.length} đơn vị mới, ${changed.length} đơn vị có thay đổi, ${conflicts.length} chỗ xung đột, ${repairs.length} chỗ đã sửa chữ.`,
    `${rows} rows: ${added.length} units added, ${changed.length} changed, ${conflicts.length} conflicts, ${repairs.length} repairs.`,
    ...section(
      "Lưu ý / Notes",
      notes.map(({ vi }) => vi),
    ),
    ...section(
      "Xung đột: giữ giá trị trong sổ đăng ký / Conflicts: the registry's value stays",
      conflicts.map(conflictLine),
    ),
    ...section(
      "Không còn trong bảng, vẫn giữ trong sổ (ngừng thì dùng congtruong retire) / Gone from the list, kept",
      missing.map(({ unit, name }) => `${unit} ${visible(name)}`),
    ),
    ...section(
      "Đã sửa chữ / Repaired (import-repairs.csv)",
      repairs.map(
        ({ unit, column, before, after }) => `${unit} ${column}: ${visible(before)} -> ${visible(after)}`,
      ),
    ),
    written.length === 0
      ? "Không có gì thay đổi. / Nothing changed."
      : `Đã ghi ${written.length} tệp / ${written.length} files written: ${written.slice(0, 3).join(", ")}${written.length > 3 ? ", …" : ""}`,
  ];
  return `${lines.join("\n")}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more =
    lines.length > SHOWN
      ? [`  … và ${lines.length - SHOWN} dòng nữa / and ${lines.length - SHOWN} more`]
      : [];
  return [`${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}

function conflictLine({ unit, name, kind, field, registry, sheet, file }: ImportConflict): string {
  if (kind === "removed") {
    return `${unit} ${visible(name)}: có trong bảng nhưng mục này đã bị xóa khỏi sổ / in the list, but its entry was removed`;
  }
  const show = (value: string | null) => (value === null ? "(trống / empty)" : visible(value));
  return `${unit} ${field ?? ""} (${file ?? ""}): sổ / registry ${show(registry)} | bảng / list ${show(sheet)}`;
}

/** For machines: one object. */
export function renderImportJson(report: ImportReport): string {
  const { rows, added, changed, missing, conflicts, repairs, notes, written } = report;
  return `${JSON.stringify({ rows, added, changed, missing, conflicts, repairs, notes, written }, null, 2)}\n`;
}

/** Every repaired value with what it was; opens in a spreadsheet with its Vietnamese intact. */
export function repairReport(repairs: readonly RepairedValue[]): string {
  const table = repairs.map(({ unit, name, column, field, defects, before, after }) => [
    unit,
    name,
    column,
    field,
    defects.join(" "),
    before,
    visible(before),
    after,
  ]);
  const header = ["Mã đơn vị", "Tên đơn vị", "Cột", "Trường", "Lỗi", "Trước", "Trước (hiện ký tự ẩn)", "Sau"];
  return stringify([header, ...table.map((row) => row.map(guarded))], {
    bom: true,
    record_delimiter: "\r\n",
  });
}
