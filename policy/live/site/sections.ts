import { SECTIONS, type Section } from "../../data/sections";
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
  whyNot,
} from "../rule";

const DAY_MS = 86_400_000;
/** Below so many characters a section says nothing: its heading and a line. */
const LEAST_TEXT = 60;
const BEING_UPDATED = /(?:nội dung )?đang (?:được )?cập nhật|updating|under construction|coming soon/giu;

export const rule = liveRule({
  id: "site/sections",
  clause: "III.3",
  severity: "error",
  statement: {
    vi: "Trang có đủ mười bốn mục nội dung, mục nào cũng có nội dung còn đúng hạn.",
    en: "The site has the fourteen sections, each filled and in date.",
  },
  why: {
    vi: "Phụ huynh và cơ quan quản lý tìm cùng một thông tin ở cùng một chỗ trên mọi trang.",
    en: "Parents and authorities look for the same things in the same place on every site.",
  },
  remedy: {
    vi: "Lập mục còn thiếu theo đúng tên ở mục III.3 của hướng dẫn và đăng nội dung; công khai hằng năm trước 30 tháng 6.",
    en: "Make the missing section under the name of III.3 and fill it; disclose each year by 30 June.",
  },
  judge(seen, { today }) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    const breaches: LiveBreach[] = [];
    const unread: { section: Section; why: string; en: string }[] = [];
    const missing = pageOf(seen, "missing");
    for (const section of SECTIONS) {
      const page = pageOf(seen, `section:${section.id}`);
      const { title } = section;
      if (page !== undefined && (page.status === 404 || page.status === 410 || isNone(page, missing))) {
        breaches.push({
          url: page.url,
          message: { vi: `Thiếu mục “${title}”.`, en: `The section “${title}” is missing.` },
        });
      } else if (!isRead(page)) {
        const why = whyNot(page);
        unread.push({ section, why: why.vi, en: why.en });
      } else {
        const fault = faultOf(page, section, today);
        if (fault !== null) breaches.push({ url: page.url, severity: "warning", ...fault });
      }
    }
    // What is missing is known, whatever could not be read beside it.
    if (breaches.some(({ severity }) => severity === undefined) || unread.length === 0)
      return judged(breaches);
    const [first] = unread;
    return unknown(
      `Chưa xem được ${unread.length} mục, như “${first?.section.title}”: ${first?.why}.`,
      `${unread.length} sections could not be looked at, such as “${first?.section.title}”: ${first?.en}.`,
    );
  },
});

/** A site that answers 200 to every address shows the same page for a section that it has not. */
function isNone(page: NonNullable<ReturnType<typeof pageOf>>, missing: ReturnType<typeof pageOf>): boolean {
  return isRead(page) && isRead(missing) && page.html.main === missing.html.main;
}

type Fault = Pick<LiveBreach, "message" | "found">;

function faultOf(page: Read, { id, title, freshDays }: Section, today: string): Fault | null {
  if (page.html.isBare) {
    return {
      message: {
        vi: `Mục “${title}” chưa có nội dung của đơn vị.`,
        en: `The section “${title}” has nothing of the unit's own yet.`,
      },
    };
  }
  const said = page.html.main.replace(BEING_UPDATED, "").replace(title, "").trim();
  if (said.length < LEAST_TEXT) {
    return { message: { vi: `Mục “${title}” chưa có nội dung.`, en: `The section “${title}” is empty.` } };
  }
  const newest = page.html.dates.find((day) => day <= today);
  if (newest === undefined) return null;
  const days = (Date.parse(today) - Date.parse(newest)) / DAY_MS;
  if (freshDays !== null && days > freshDays) {
    return {
      found: newest,
      message: {
        vi: `Mục “${title}” không có gì mới từ ngày ${newest}.`,
        en: `The section “${title}” has had nothing new since ${newest}.`,
      },
    };
  }
  if (id === "cong-khai" && newest < lastDisclosure(today)) {
    return {
      found: newest,
      message: {
        vi: `Mục “${title}” chưa có bản công khai của năm nay (hạn 30 tháng 6); mới nhất là ngày ${newest}.`,
        en: `The section “${title}” lacks this year's disclosure (due on 30 June); the newest is of ${newest}.`,
      },
    };
  }
  return null;
}

/** The day from which a disclosure counts for the term that was last due: the first of January of that year. */
function lastDisclosure(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5) > "06-30" ? year : year - 1}-01-01`;
}
