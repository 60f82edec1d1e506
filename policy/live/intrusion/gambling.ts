import { isForeign } from "../hosts";
import { couldNotRead, HOME, isRead, judged, liveRule, type LiveBreach, pageOf } from "../rule";
import { gamblingBrand, gamblingWords } from "./words";

export const rule = liveRule({
  id: "intrusion/gambling",
  clause: "III.2",
  severity: "error",
  atOnce: true,
  statement: {
    vi: "Trang không quảng cáo cờ bạc, cá cược.",
    en: "The site advertises no gambling.",
  },
  why: {
    vi: "Kẻ xâm nhập cài quảng cáo cờ bạc vào trang của trường vì máy tìm kiếm tin tên miền edu.vn; thường ở trang con, không ở trang chủ.",
    en: "Intruders put gambling on schools' sites, mostly on subpages, since search engines trust names under edu.vn.",
  },
  remedy: {
    vi: "Coi như trang đã bị xâm nhập: giữ nguyên hiện trạng, báo Trung tâm kỹ thuật, đóng băng trang rồi gỡ nội dung và đổi mọi mật khẩu.",
    en: "Take the site for broken into: leave it as it is, tell the engineers, then freeze it, clean it and change all passwords.",
  },
  judge(seen, subject) {
    const home = pageOf(seen, "home");
    const read = seen.pages.filter(isRead);
    if (read.length === 0) return couldNotRead(HOME, home);
    const breaches: LiveBreach[] = [];
    for (const { url, role, html } of read) {
      // What a search page says of the word that was asked for is not the site's.
      const words = gamblingWords(`${html.title} ${html.text} ${html.hidden}`);
      const link = html.links.find(
        ({ href, text }) =>
          isForeign(href, subject) && (gamblingBrand(href) !== null || gamblingWords(text).length > 0),
      );
      if (words.length < 2 && link === undefined) continue;
      const found = link === undefined ? words.join(", ") : link.href;
      const shown = role.startsWith("as:") ? " (chỉ hiện cho máy tìm kiếm)" : "";
      breaches.push({
        url,
        found,
        message: {
          vi: `Trang có nội dung cờ bạc${shown}: ${found}.`,
          en: `The page advertises gambling${shown === "" ? "" : " (shown to search engines only)"}: ${found}.`,
        },
      });
    }
    return judged(breaches.slice(0, 5));
  },
});
