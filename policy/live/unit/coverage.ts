import { rule as twin } from "../../rules/unit/coverage";
import {
  couldNotRead,
  HOME,
  isRead,
  judged,
  liveRule,
  type LiveBreach,
  pageOf,
  twinOf,
  unknown,
} from "../rule";

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Đưa trang và hộp thư đã khai trong sổ vào hoạt động: tên miền phải có trong DNS, tên miền thư phải có bản ghi MX.",
    en: "Bring the declared site and mailbox into service: the host in the DNS, an MX record for the mail's domain.",
  },
  judge(seen, { url }) {
    const breaches: LiveBreach[] = [];
    const home = pageOf(seen, "home");
    const { a, aaaa, mx, mailDomain } = seen.dns;
    if (a !== null && aaaa !== null && a.length + aaaa.length === 0) {
      breaches.push({
        url,
        message: {
          vi: "Sổ khai có trang, nhưng tên miền không có trong DNS.",
          en: "A site is declared, but its name is not in the DNS.",
        },
      });
    }
    if (mailDomain !== null && mx !== null && mx.length === 0) {
      breaches.push({
        url,
        found: mailDomain,
        message: {
          vi: `Sổ khai có thư công vụ, nhưng ${mailDomain} không nhận thư (không có bản ghi MX).`,
          en: `Official mail is declared, but ${mailDomain} takes none (it has no MX record).`,
        },
      });
    }
    if (breaches.length > 0) return judged(breaches);
    if (!isRead(home)) return couldNotRead(HOME, home);
    if (mailDomain !== null && mx === null) {
      return unknown(
        "Chưa hỏi được máy chủ nhận thư của đơn vị (DNS không trả lời).",
        "The mail server of the unit could not be asked for (the DNS did not answer).",
      );
    }
    return judged([]);
  },
});
