import { couldNotRead, HOME, judged, liveRule, pageOf, PASS, unknown, whyNot } from "../rule";

export const rule = liveRule({
  id: "site/reachable",
  clause: "III.1",
  severity: "error",
  statement: { vi: "Trang thông tin của đơn vị mở được.", en: "The unit's site answers." },
  why: {
    vi: "Trang không mở được thì phụ huynh không có thông tin nào cả.",
    en: "Of a site that does not answer parents learn nothing at all.",
  },
  remedy: {
    vi: "Nơi giữ trang kiểm tra máy chủ và tên miền; trang của hệ thống thì báo Trung tâm kỹ thuật.",
    en: "Whoever keeps the site checks its server and its name; for a site of the platform tell its engineers.",
  },
  judge(seen) {
    const home = pageOf(seen, "home");
    if (home === undefined || home.unseen !== null) return couldNotRead(HOME, home);
    if (home.fault === null && home.status !== null && home.status < 400) return PASS;
    if (home.fault !== null && home.fault !== "no-name" && !seen.ownLine) {
      return unknown(
        "Chưa kết luận: lúc đó bộ quét cũng không mở được trang nào khác.",
        "Nothing is concluded: at that time the scanner reached no other site either.",
      );
    }
    const why = whyNot(home);
    return judged([
      {
        url: home.url,
        message: { vi: `Trang không mở được: ${why.vi}.`, en: `The site does not answer: ${why.en}.` },
      },
    ]);
  },
});
