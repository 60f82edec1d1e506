import { couldNotRead, HOME, judged, liveRule, type LiveBreach, pageOf } from "../rule";

const DAY_MS = 86_400_000;
/** Days that a certificate must have left (error), and ought to have left (warning). */
const LEAST_DAYS = 7;
const WANTED_DAYS = 21;

export const rule = liveRule({
  id: "site/tls",
  clause: "III.2",
  severity: "error",
  statement: {
    vi: "Trang chỉ phục vụ qua HTTPS với chứng thư hợp lệ và còn hạn.",
    en: "The site is served over HTTPS alone, with a valid certificate that has time left.",
  },
  why: {
    vi: "Không có HTTPS, bất kỳ ai trên đường truyền cũng đọc và sửa được nội dung gửi tới phụ huynh.",
    en: "Without HTTPS anybody on the way can read and change what parents are sent.",
  },
  remedy: {
    vi: "Cài chứng thư hợp lệ (Let's Encrypt cấp miễn phí), tự động gia hạn, và chuyển mọi địa chỉ http:// sang https://.",
    en: "Install a valid certificate (Let's Encrypt's are free), renew it automatically, and lead http:// to https://.",
  },
  judge(seen, { url, today }) {
    const home = pageOf(seen, "home");
    if (seen.tls === null) return couldNotRead(HOME, home);
    const breaches: LiveBreach[] = [];
    const { error, validTo } = seen.tls;
    const days = Math.floor((Date.parse(validTo) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
    if (error !== null) {
      breaches.push({
        url,
        found: error,
        message: {
          vi: `Trình duyệt không tin chứng thư (${error}).`,
          en: `Browsers refuse the certificate (${error}).`,
        },
      });
    } else if (days < WANTED_DAYS) {
      breaches.push({
        url,
        found: validTo.slice(0, 10),
        severity: days < LEAST_DAYS ? "error" : "warning",
        message: { vi: `Chứng thư chỉ còn ${days} ngày.`, en: `The certificate has ${days} days left.` },
      });
    }
    const plain = pageOf(seen, "http");
    if (plain?.status !== undefined && plain.status === 200 && !plain.finalUrl.startsWith("https:")) {
      breaches.push({
        url: plain.url,
        message: {
          vi: "Địa chỉ http:// vẫn phục vụ trang mà không chuyển sang https://.",
          en: "The address http:// serves the site and does not lead to https://.",
        },
      });
    }
    return judged(breaches);
  },
});
