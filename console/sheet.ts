import type { ExportedSheet } from "../registry/import/export";
import { visible } from "../output/review/findings/visible";
import type { LiveRule } from "../policy/live/rule";
import { type Filter, filtered, matching } from "./filter";
import type { UnitSight } from "./overview";
import { number, STATE_NAMES, time } from "./words";

const HEADINGS = [
  "Mã đơn vị",
  "Đơn vị",
  "Nơi quản lý",
  "Trang",
  "Quy định",
  "Mục",
  "Nội dung",
  "Kết quả",
  "Mức",
  "Từ",
  "Xem lần cuối",
  "Thấy gì",
  "Ở đâu",
  "Cách sửa",
];

/** What a filter leaves, a row a finding; a unit without one that it asks for has a row of its own where it asks for none. */
export function sheetOf(
  rules: readonly LiveRule[],
  all: readonly UnitSight[],
  filter: Filter,
  now: number,
): ExportedSheet {
  const statements = new Map(rules.map(({ id, statement }) => [id, statement.vi]));
  const rows = filtered(all, filter, now).flatMap((sight) => {
    const unit = [sight.id, sight.name, sight.parentName, sight.url];
    const findings = matching(sight, filter, now);
    const nothing = sight.isSeen ? "Không thấy gì trái" : "Chưa xem được";
    if (findings.length === 0) return [[...unit, "", "", "", nothing, "", "", time(sight.at), "", "", ""]];
    return findings.map(({ rule, clause, state, severity, since, at, breaches, reason, remedy }) => [
      ...unit,
      rule,
      clause ?? "",
      statements.get(rule) ?? "",
      STATE_NAMES[state],
      severity === null ? "" : severity === "error" ? "Phải sửa" : "Nên sửa",
      time(since),
      time(at),
      visible(breaches[0]?.message.vi ?? reason?.vi ?? ""),
      visible(breaches[0]?.url ?? ""),
      state === "fail" || state === "waived" ? remedy.vi : "",
    ]);
  });
  return { headings: HEADINGS, rows };
}

/** The lines above the header of a workbook. */
export function sheetTitles(all: readonly UnitSight[], filter: string, now: number): readonly string[] {
  const seen = all.filter(({ isSeen }) => isSeen).length;
  return [
    "KẾT QUẢ XEM TRANG CỦA CÁC ĐƠN VỊ",
    `Lúc ${time(new Date(now).toISOString())}; kiểm được ${number(seen)}/${number(all.length)} trang`,
    filter === "" ? "Tất cả" : `Lọc: ${decodeURIComponent(filter.slice(1).replaceAll("+", " "))}`,
    "",
  ];
}
