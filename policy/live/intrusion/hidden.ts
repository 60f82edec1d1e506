import { isForeign } from "../hosts";
import { couldNotRead, HOME, isRead, judged, liveRule, type LiveBreach, pageOf } from "../rule";
import { gamblingWords } from "./words";

export const rule = liveRule({
  id: "intrusion/hidden",
  clause: "III.2",
  severity: "error",
  atOnce: true,
  statement: {
    vi: "Trang không giấu liên kết ra ngoài hay nội dung lạ khỏi mắt người xem.",
    en: "The site hides no links to strangers and no foreign text from its visitors.",
  },
  why: {
    vi: "Liên kết giấu ngoài màn hình là dấu vết thường gặp nhất của trang bị cài mã, và chủ trang không tự thấy được.",
    en: "Links off the screen are the most common trace of an intrusion, and one that the owner never sees.",
  },
  remedy: {
    vi: "Coi như trang đã bị xâm nhập: giữ nguyên hiện trạng, báo Trung tâm kỹ thuật, tìm đoạn mã chèn trong giao diện và bài viết.",
    en: "Take the site for broken into: leave it as it is, tell the engineers, and look for the code in theme and posts.",
  },
  judge(seen, subject) {
    const read = seen.pages.filter(isRead);
    if (read.length === 0) return couldNotRead(HOME, pageOf(seen, "home"));
    const breaches: LiveBreach[] = [];
    for (const { url, html } of read) {
      const link = html.links.find(({ href, hidden }) => hidden && isForeign(href, subject));
      const [word] = gamblingWords(html.hidden);
      if (link !== undefined) {
        breaches.push({
          url,
          found: link.href,
          message: {
            vi: `Trang giấu một liên kết tới ${link.href}.`,
            en: `The page hides a link to ${link.href}.`,
          },
        });
      } else if (word !== undefined) {
        breaches.push({
          url,
          found: word,
          message: { vi: `Trang giấu chữ “${word}”.`, en: `The page hides the words “${word}”.` },
        });
      }
    }
    return judged(breaches.slice(0, 5));
  },
});
