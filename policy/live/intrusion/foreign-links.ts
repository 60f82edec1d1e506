import { getDomain } from "tldts";
import { hostOf, isForeign } from "../hosts";
import { couldNotRead, HOME, isRead, judged, liveRule, type LiveBreach, pageOf, readPages } from "../rule";

export const rule = liveRule({
  id: "intrusion/foreign-links",
  clause: "III.2",
  severity: "warning",
  statement: {
    vi: "Trang chỉ liên kết tới ngành giáo dục, cơ quan nhà nước và các dịch vụ quen biết.",
    en: "The site links education, the state and well-known services only.",
  },
  why: {
    vi: "Liên kết tới tên miền lạ là nơi quảng cáo bẩn và trang giả mạo bắt đầu.",
    en: "Links to unknown domains are where spam and forged sites begin.",
  },
  remedy: {
    vi: "Xem từng liên kết: gỡ nếu không ai trong trường đặt; nếu đúng là của trường, đề nghị thêm vào policy/data/known-links.ts.",
    en: "Look at each: remove it if nobody at the school put it there, or ask to have it listed in policy/data/known-links.ts.",
  },
  judge(seen, subject) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    const found = new Map<string, LiveBreach>();
    for (const { url, html } of readPages(seen)) {
      for (const { href } of html.links) {
        if (!isForeign(href, subject)) continue;
        const domain = getDomain(hostOf(href)) ?? hostOf(href);
        if (found.has(domain) || found.size === 10) continue;
        found.set(domain, {
          url,
          found: href,
          message: {
            vi: `Trang liên kết tới tên miền lạ ${domain}.`,
            en: `The page links the unknown domain ${domain}.`,
          },
        });
      }
    }
    return judged([...found.values()]);
  },
});
