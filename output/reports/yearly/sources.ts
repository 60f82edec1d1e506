import { visible } from "../../review/findings/visible";
import type { Days, SeenFacts } from "./seen";

/** How a report says where its figures come from, each in Vietnamese and in English. */
export interface Sources {
  /** Of what the registry says: `kê khai ngày 2026-11-29`. */
  readonly declared: string;
  /** Of what scans saw: `đã thấy ngày 2026-11-20`; or that nothing was looked at. */
  readonly seen: string;
  readonly sentence: { readonly vi: string; readonly en: string };
}

/** `2026-11-20`, or `từ 2026-11-18 đến 2026-11-20`; empty for never. */
export function daysWritten(days: Days): string {
  if (days === null) return "";
  const [first, last] = days;
  return first === last ? first : `từ ${first} đến ${last}`;
}

/** Says of the report's two kinds of figures which they are, of what day, and what was left out. */
export function figuresBySource(today: string, seen: SeenFacts): Sources {
  const { days, total, withinDays, old, later, renamed } = seen;
  const place = visible(seen.place);
  const left = [
    { count: old, vi: `quá ${withinDays} ngày`, en: `older than ${withinDays} days` },
    { count: later, vi: "sau ngày báo cáo", en: "later than the report" },
    { count: renamed, vi: "của tên miền khác với sổ", en: "of another host than the registry's" },
  ].filter(({ count }) => count > 0);
  const leftOut =
    left.length === 0
      ? { vi: "", en: "" }
      : {
          vi: ` Không dùng kết quả ${left.map(({ count, vi }) => `${vi} (${count} đơn vị)`).join(", ")}.`,
          en: ` Not used: results ${left.map(({ count, en }) => `${en} (${count} units)`).join(", ")}.`,
        };
  const declared = `kê khai ngày ${today}`;
  if (days === null) {
    return {
      declared,
      seen: "chưa quét",
      sentence: {
        vi: `Chưa mở trang nào: không có kết quả quét nào trong ${withinDays} ngày tính đến ${today} tại ${place}. Mọi số liệu chỉ là kê khai; để xem thực tế: npx congtruong scan.${leftOut.vi}`,
        en: `Nothing was looked at: there is no result of a scan within ${withinDays} days before ${today} in ${place}. All figures are only declared; to look: npx congtruong scan.${leftOut.en}`,
      },
    };
  }
  const written = daysWritten(days);
  return {
    declared,
    seen: `đã thấy ${days[0] === days[1] ? "ngày " : ""}${written}`,
    sentence: {
      vi: `Đã thấy khi quét ${days[0] === days[1] ? "ngày " : ""}${written}: kiểm ${total.looked}/${total.of} đơn vị đang hoạt động. Chỗ chưa kiểm được không tính là đạt, cũng không tính là trái. Kết quả lấy ở ${place}, trong ${withinDays} ngày.${leftOut.vi}`,
      en: `Seen by scans ${days[0] === days[1] ? `on ${days[0]}` : `from ${days[0]} to ${days[1]}`}: ${total.looked} of ${total.of} active units were checked. What could not be checked counts neither as kept nor as broken. Results of ${place}, of ${withinDays} days.${leftOut.en}`,
    },
  };
}
