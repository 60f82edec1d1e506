import { hostOf, isForeign } from "../hosts";
import { couldNotRead, HOME, judged, liveRule, type LiveBreach, pageOf } from "../rule";

export const rule = liveRule({
  id: "intrusion/redirect",
  clause: "III.2",
  severity: "error",
  atOnce: true,
  statement: {
    vi: "Không trang con hay trang lỗi nào chuyển người xem sang trang lạ.",
    en: "No subpage and no error page sends visitors to a stranger's site.",
  },
  why: {
    vi: "Kẻ xâm nhập để trang chủ yên và chuyển hướng ở trang con, trang 404 hoặc với người đến từ máy tìm kiếm.",
    en: "Intruders leave the home page alone and redirect subpages, error pages, or whoever comes from a search.",
  },
  remedy: {
    vi: "Coi như trang đã bị xâm nhập: giữ nguyên hiện trạng, báo Trung tâm kỹ thuật, tìm trong .htaccess, giao diện và cơ sở dữ liệu.",
    en: "Take the site for broken into: leave it as it is, tell the engineers, look in .htaccess, theme and database.",
  },
  judge(seen, subject) {
    const answered = seen.pages.filter(({ status }) => status !== null);
    if (answered.length === 0) return couldNotRead(HOME, pageOf(seen, "home"));
    const breaches: LiveBreach[] = [];
    for (const { url, role, finalUrl, html } of answered) {
      const target = [finalUrl, html?.refresh ?? ""].find((address) => isForeign(address, subject));
      if (target === undefined) continue;
      const who =
        role === "as:referred"
          ? " (chỉ với người đến từ máy tìm kiếm)"
          : role === "as:robot"
            ? " (chỉ với máy tìm kiếm)"
            : "";
      breaches.push({
        url,
        found: target,
        message: {
          vi: `Trang chuyển sang ${hostOf(target)}${who}.`,
          en: `The page leads to ${hostOf(target)}${who === "" ? "" : ", for whoever comes from a search only"}.`,
        },
      });
    }
    return judged(breaches.slice(0, 5));
  },
});
