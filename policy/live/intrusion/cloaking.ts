import type { Page } from "../../../observation/types";
import { hostOf, isForeign } from "../hosts";
import {
  couldNotRead,
  HOME,
  isRead,
  judged,
  liveRule,
  type LiveBreach,
  pageOf,
  type Read,
  unknown,
} from "../rule";
import { gamblingWords } from "./words";

/** Below this share of common lines two answers are two pages. Visit counters and the hour change one or two lines. */
const LEAST_ALIKE = 0.5;

export const rule = liveRule({
  id: "intrusion/cloaking",
  clause: "III.2",
  severity: "error",
  atOnce: true,
  statement: {
    vi: "Máy tìm kiếm và người đến từ máy tìm kiếm thấy đúng trang mà mọi người thấy.",
    en: "Search engines, and whoever comes from one, are shown what everybody is shown.",
  },
  why: {
    vi: "Mã độc chỉ hiện cho máy tìm kiếm nên nhà trường mở trang của mình không thấy gì.",
    en: "Malicious code shows itself to search engines only, so that the school sees nothing on its own site.",
  },
  remedy: {
    vi: "Coi như trang đã bị xâm nhập: giữ nguyên hiện trạng, báo Trung tâm kỹ thuật, tìm đoạn mã xét User-Agent hoặc Referer.",
    en: "Take the site for broken into: leave it as it is, tell the engineers, look for code that asks for User-Agent or Referer.",
  },
  judge(seen, subject) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    const breaches: LiveBreach[] = [];
    let compared = 0;
    for (const role of ["as:robot", "as:referred"]) {
      const page = pageOf(seen, role);
      if (page === undefined || page.status === null) continue;
      compared++;
      const difference = differenceOf(home, page);
      if (difference === null) continue;
      const vi = role === "as:robot" ? "Máy tìm kiếm" : "Người đến từ máy tìm kiếm";
      const en = role === "as:robot" ? "Search engines are" : "Whoever comes from a search is";
      breaches.push({
        url: home.url,
        found: difference,
        message: {
          vi: `${vi} được cho xem nội dung khác: ${difference}.`,
          en: `${en} shown something else: ${difference}.`,
        },
      });
    }
    if (breaches.length === 0 && compared === 0) {
      return unknown(
        "Chưa so được với bản dành cho máy tìm kiếm.",
        "What search engines are shown could not be compared.",
      );
    }
    return judged(breaches);

    /** What the other answer has that the visitor's has not; null where they are one page. */
    function differenceOf(visitor: Read, other: Page): string | null {
      if (hostOf(visitor.finalUrl) !== hostOf(other.finalUrl)) return other.finalUrl;
      // A site that turns machines away with an error shows them nothing else.
      if (!isRead(other)) return null;
      const usual = new Set(visitor.html.links.map(({ href }) => hostOf(href)));
      const link = other.html.links.find(({ href }) => isForeign(href, subject) && !usual.has(hostOf(href)));
      if (link !== undefined) return link.href;
      const [word] = gamblingWords(other.html.text).filter(
        (each) => !gamblingWords(visitor.html.text).includes(each),
      );
      if (word !== undefined) return word;
      const share = alike(linesOf(visitor), linesOf(other));
      return share < LEAST_ALIKE ? `${Math.round(100 - share * 100)} %` : null;
    }
  },
});

/** Lines without what changes from one answer to the next: numbers, days, counters. */
function linesOf({ html }: Read): Set<string> {
  return new Set(
    html.text
      .split("\n")
      .map((line) => line.replace(/\d+/g, "").trim())
      .filter((line) => line !== ""),
  );
}

/** Common lines as a share of all (Jaccard). */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((line) => b.has(line)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 1 : common / all;
}
