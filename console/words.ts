import type { Localized } from "../language/localized";
import { decimal, share } from "../output/reports/share";
import type { LiveFinding } from "../output/reports/scan/facts";
import type { UnitEntry } from "../output/plan/deploy/ledger";
import type { Deed, Answer } from "./desk";
import type { StateWord } from "./filter";
import type { UnitSight } from "./overview";

const TIME = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});

/** In the city's time; empty for never. */
export const time = (iso: string | null): string =>
  iso === null || Number.isNaN(Date.parse(iso)) ? "" : TIME.format(new Date(iso));

const DAY = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  ...{ day: "2-digit", month: "2-digit", year: "numeric" },
});
/** `30/11/2026`, in the city. */
export const day = (iso: string): string => DAY.format(new Date(iso));

const NUMBER = new Intl.NumberFormat("vi-VN");
/** `2.692` */
export const number = (value: number): string => NUMBER.format(value);
/** `2.671/2.692` */
export const outOf = (part: number, whole: number): string => `${number(part)}/${number(whole)}`;

/** A share of what was checked; a dash of nothing. */
export function percent(part: number, whole: number): string {
  const value = share(part, whole);
  return value === null ? "–" : `${decimal(value)} %`;
}

/** Each has a sign of its own besides its colour. */
export const STATE_NAMES: Readonly<Record<LiveFinding["state"], string>> = {
  fail: "✗ Trái",
  unknown: "? Chưa biết",
  waived: "○ Được miễn",
  pass: "✓ Đạt",
};

export const STATE_WORDS: readonly { readonly word: StateWord; readonly name: string }[] = [
  { word: "trai", name: "Trái" },
  { word: "chua-biet", name: "Chưa biết" },
  { word: "mien", name: "Được miễn" },
  { word: "dat", name: "Đạt" },
];

/** How a deployment ended for a unit. */
export const DEPLOYED: Readonly<Record<UnitEntry["state"], string>> = {
  done: "✓ Xong",
  failed: "✗ Lỗi",
  queued: "… Còn chờ",
};

export const AGES = [1, 7, 30, 90].map((days) => ({ days, name: `trong ${days} ngày qua` }));

/** What is said of a unit's site as a whole, and the class of its look. */
export function unitState({ intrusions, errors, warnings, isSeen }: UnitSight): {
  name: string;
  look: string;
} {
  if (intrusions > 0) return { name: "✗ Dấu hiệu xâm nhập", look: "broken" };
  if (errors > 0) return { name: "✗ Phải sửa", look: "broken" };
  if (warnings > 0) return { name: "! Nên sửa", look: "partly" };
  return isSeen
    ? { name: "✓ Không thấy gì trái", look: "kept" }
    : { name: "? Chưa xem được", look: "unknown" };
}

export const DEEDS: Readonly<Record<Deed["action"], string>> = {
  "log-in": "Đăng nhập",
  "log-in-refused": "Đăng nhập bị từ chối",
  "log-out": "Đăng xuất",
  export: "Tải bảng",
  evidence: "Xem bản đã lưu",
  objection: "Gửi phản ánh",
  answer: "Trả lời phản ánh",
  "filter-saved": "Lưu bộ lọc",
  "filter-removed": "Xóa bộ lọc",
};

export const OUTCOMES: Readonly<Record<Answer["outcome"], string>> = {
  upheld: "Phản ánh đúng",
  rejected: "Kết quả vẫn đúng",
};

export type LogInTrouble = "wrong" | "often" | "later" | "expired";

export const LOG_IN_TROUBLE: Readonly<Record<LogInTrouble, Localized>> = {
  wrong: {
    vi: "Địa chỉ hoặc mật khẩu không đúng, hoặc hộp thư này không được xem ở đây. Dùng hộp thư công vụ của đơn vị, hoặc hộp thư của người phụ trách trang.",
    en: "The address or the password is wrong, or this mailbox sees nothing here.",
  },
  often: {
    vi: "Đã nhập sai quá nhiều lần. Đợi mười phút rồi thử lại.",
    en: "Too many wrong entries. Wait ten minutes and try again.",
  },
  later: {
    vi: "Máy chủ thư chưa trả lời. Đợi một phút rồi thử lại.",
    en: "The mail server does not answer. Wait a minute and try again.",
  },
  expired: { vi: "Phiên đã hết. Đăng nhập lại.", en: "The session is over. Log in again." },
};

export type Message = "missing" | "forbidden" | "unreadable" | "broken" | "crowded" | "full";

export const MESSAGES: Readonly<Record<Message, { readonly title: string; readonly text: Localized }>> = {
  missing: {
    title: "Không có trang này",
    text: {
      vi: "Địa chỉ sai, hoặc hộp thư của bạn không xem phần này.",
      en: "There is no such page for you.",
    },
  },
  forbidden: {
    title: "Không nhận yêu cầu này",
    text: {
      vi: "Biểu mẫu không đến từ trang này hoặc phiên đã đổi. Mở lại trang rồi gửi lại.",
      en: "The form did not come from this page. Open the page and send it again.",
    },
  },
  unreadable: {
    title: "Không đọc được biểu mẫu",
    text: {
      vi: "Thiếu nội dung, hoặc dài quá 2.000 chữ. Quay lại và viết lại.",
      en: "Something is missing, or longer than 2,000 letters.",
    },
  },
  crowded: {
    title: "Đã có nhiều phản ánh",
    text: {
      vi: "Đơn vị này có 20 phản ánh chưa được trả lời. Chờ Sở trả lời rồi gửi tiếp.",
      en: "Twenty objections of this unit wait for an answer.",
    },
  },
  full: {
    title: "Đã lưu 30 bộ lọc",
    text: {
      vi: "Mỗi hộp thư giữ tối đa 30 bộ lọc. Xóa bớt rồi lưu lại.",
      en: "A mailbox keeps at most thirty filters: remove one first.",
    },
  },
  broken: {
    title: "Có lỗi ở máy chủ",
    text: { vi: "Chưa làm được. Thử lại sau một phút.", en: "It did not work. Try again in a minute." },
  },
};

/** The last sights of a rule, the newest last. */
export function sightsInWords(sights: readonly ("pass" | "fail" | "unknown")[]): string {
  const words = { pass: "✓ đạt", fail: "✗ trái", unknown: "? chưa biết" } as const;
  return sights.map((each) => words[each]).join(", ");
}
