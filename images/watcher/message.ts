import type { WatchedCity } from "../../contracts/types";
import type { Subject } from "./observe";
import type { Notice } from "./watch";

export interface Message {
  readonly subject: string;
  readonly text: string;
}

/** What the city is called, and how its services begin. */
export type WatchedName = Pick<WatchedCity, "name" | "prefix">;

interface Words {
  readonly title: string;
  readonly titleEn: string;
  /** What visitors and staff see of it. */
  readonly effect: string;
  readonly action: string;
  readonly actionEn: string;
}

const wordsOf = (prefix: string): Readonly<Record<Subject | "all", Words>> => ({
  all: {
    title: "Không tới được trung tâm dữ liệu",
    titleEn: "The data centre is out of reach",
    effect: "Không trang web nào mở được; thư gửi tới trường nằm chờ ở máy chủ của người gửi.",
    action:
      "gọi trung tâm dữ liệu hỏi về điện và đường truyền; vào được máy thì chạy `docker node ls` xem máy nào mất.",
    actionEn: "Call the data centre about power and line; on a machine, `docker node ls` shows who is gone.",
  },
  edge: {
    title: "Cổng vào các trang web không trả lời",
    titleEn: "The edge does not answer",
    effect: "Phụ huynh và nhà trường không mở được trang nào; thư vẫn đi và đến.",
    action: `trên máy của cổng vào, chạy \`docker service ps ${prefix}-edge\` và làm theo docs/runbooks/edge-down.md.`,
    actionEn: `On the edge's machine, \`docker service ps ${prefix}-edge\`, then docs/runbooks/edge-down.md.`,
  },
  monitoring: {
    title: "Hệ thống giám sát đã im lặng",
    titleEn: "The monitoring is silent",
    effect: "Các trang có thể vẫn chạy, nhưng từ lúc này không có cảnh báo không có nghĩa là mọi thứ đều ổn.",
    action: `chạy \`docker service ps ${prefix}-prometheus ${prefix}-alertmanager ${prefix}-checker\` và làm theo docs/runbooks/watchdog.md.`,
    actionEn: `\`docker service ps ${prefix}-prometheus ${prefix}-alertmanager ${prefix}-checker\`, then docs/runbooks/watchdog.md: no alert means nothing now.`,
  },
  mail: {
    title: "Máy chủ thư không nhận thư",
    titleEn: "The mail server takes no mail",
    effect:
      "Thư gửi tới trường nằm chờ ở máy chủ của người gửi; cảnh báo của hệ thống giám sát cũng không tới.",
    action: `chạy \`docker service ps ${prefix}-mail-mx ${prefix}-mail-imap\` và làm theo docs/runbooks/service-down.md.`,
    actionEn: `\`docker service ps ${prefix}-mail-mx ${prefix}-mail-imap\`, then docs/runbooks/service-down.md.`,
  },
});

const BACK: Readonly<Record<Subject, { readonly vi: string; readonly en: string }>> = {
  edge: { vi: "cổng vào các trang web", en: "the edge" },
  monitoring: { vi: "hệ thống giám sát", en: "the monitoring" },
  mail: { vi: "máy chủ thư", en: "the mail server" },
};

/** What people are told, in Vietnamese with English below. */
export function message({ name, prefix }: WatchedName, notice: Notice): Message {
  return notice.down.length === 0 ? recovery(name, notice) : trouble(name, wordsOf(prefix), notice);
}

function trouble(
  city: string,
  words: ReturnType<typeof wordsOf>,
  { down, back, since, reasons, isReminder }: Notice,
): Message {
  const isAll = down.includes("edge") && down.includes("mail");
  const told = isAll ? [words.all] : down.map((subject) => words[subject]);
  const state = isReminder ? "[KHẨN, VẪN CÒN]" : "[KHẨN]";
  return {
    subject: `${state} ${told.map(({ title }) => title).join("; ")}: ${city}`,
    text: [
      ...told.flatMap(({ title, effect, action }) => [
        `${title} (${city}), từ ${moment(since)}.`,
        `Hậu quả: ${effect}`,
        `CẦN LÀM: ${action}`,
        "",
      ]),
      ...(back.length === 0 ? [] : [`Đã hoạt động lại: ${list(back, "vi")}.`, ""]),
      "Máy canh bên ngoài thấy:",
      ...down.map((subject) => `  ${subject}: ${reasons[subject] ?? ""}`),
      "",
      ...told.map(({ titleEn, actionEn }) => `${titleEn}, since ${since}. ${actionEn}`),
      "",
      SIGNATURE,
    ].join("\n"),
  };
}

function recovery(city: string, { back, since, at }: Notice): Message {
  const lasted = spoken(Date.parse(at) - Date.parse(since));
  return {
    subject: `[ĐÃ PHỤC HỒI] ${capital(list(back, "vi"))} đã hoạt động lại: ${city}`,
    text: [
      `Hoạt động lại từ ${moment(at)}, sau ${lasted}: ${list(back, "vi")} (${city}).`,
      "Không cần làm gì thêm. Thư nằm chờ ở máy chủ khác sẽ tự đến trong vài giờ.",
      "",
      `Back since ${at}: ${list(back, "en")}.`,
      "",
      SIGNATURE,
    ].join("\n"),
  };
}

const SIGNATURE = "--\nMáy canh bên ngoài trung tâm dữ liệu, Cổng Trường. Thư tự động, xin đừng trả lời.\n";

function list(subjects: readonly Subject[], language: "vi" | "en"): string {
  return subjects.map((subject) => BACK[subject][language]).join(", ");
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Vietnam has one time zone and no summer time. */
const OFFSET_MS = 7 * 3_600_000;

/** `14:05 ngày 29/11/2026`, in Vietnam's time. */
function moment(iso: string): string {
  const [date = "", time = ""] = new Date(Date.parse(iso) + OFFSET_MS).toISOString().split("T");
  return `${time.slice(0, 5)} ngày ${date.split("-").reverse().join("/")}`;
}

/** `45 giây`, `12 phút`, `3 giờ 5 phút`. */
function spoken(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} giây`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} phút`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} giờ${rest === 0 ? "" : ` ${rest} phút`}`;
}
