import { rule as twin } from "../../rules/leaders/contact";
import {
  couldNotRead,
  isRead,
  judged,
  liveRule,
  type LiveBreach,
  pageOf,
  readPages,
  twinOf,
  unknown,
} from "../rule";

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Công bố họ tên, chức vụ, điện thoại và thư công vụ của từng lãnh đạo ở mục Giới thiệu.",
    en: "Publish name, post, telephone and official address of each leader in the introduction.",
  },
  judge(seen, { leaders }) {
    if (leaders.length === 0) {
      return unknown(
        "Sổ đăng ký chưa ghi lãnh đạo nào để đối chiếu.",
        "The registry names no leader to look for.",
      );
    }
    const page = pageOf(seen, "section:gioi-thieu");
    if (!isRead(page)) return couldNotRead({ vi: "mục Giới thiệu", en: "the introduction" }, page);
    const pages = readPages(seen);
    const text = pages.map(({ html }) => html.text.normalize("NFC").toLowerCase()).join("\n");
    const digits = text.replace(/[\s.()-]/g, "");
    const mails = new Set(pages.flatMap(({ html }) => html.mails));
    const breaches: LiveBreach[] = [];
    for (const { name, phone, mail } of leaders) {
      const missing = [
        { is: text.includes(name.normalize("NFC").toLowerCase()), vi: "họ tên", en: "name" },
        {
          is: phone === "" || digits.includes(phone.replace(/[\s.()-]/g, "")),
          vi: "điện thoại",
          en: "telephone",
        },
        { is: mail === null || mails.has(mail.toLowerCase()), vi: "thư công vụ", en: "official address" },
      ].filter(({ is }) => !is);
      if (missing.length === 0) continue;
      breaches.push({
        url: page.url,
        found: name,
        message: {
          vi: `Trang chưa công bố ${missing.map(({ vi }) => vi).join(", ")} của "${name}".`,
          en: `The site does not publish ${missing.map(({ en }) => en).join(", ")} of "${name}".`,
        },
      });
    }
    return judged(breaches);
  },
});
