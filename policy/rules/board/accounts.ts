import type { Localized } from "../../../language/localized";
import { isMailboxAddress } from "../../mail-address";
import { unitRule } from "../../rule";

/** What the people of a full cell have room for in the one file that tells their provisioner (`accounts.json`). */
const MOST = 12;

export const rule = unitRule({
  id: "board/accounts",
  clause: "III.5",
  severity: "error",
  waivable: false,
  statement: {
    vi: `Người có vai trò trên trang có hộp thư của hệ thống, và mỗi đơn vị có không quá ${MOST} người như vậy.`,
    en: `Whoever works on the site has a mailbox of the platform, and a unit has at most ${MOST} such people.`,
  },
  why: {
    vi: "Đường dẫn đăng nhập trang chỉ được gửi tới hộp thư công vụ của chính hệ thống.",
    en: "The link for logging in to the site is sent to official mailboxes of the platform and nowhere else.",
  },
  remedy: {
    vi: "Ghi địa chỉ dưới tên miền của ngành cho người đó, hoặc bỏ `roles` của người không làm việc trên trang.",
    en: "Give the person an address under the city's zone, or take `roles` away from who does not work on the site.",
  },
  *check() {
    // It is about people, who stand in files of their own.
  },
  *checkStaff({ entry: { people = [] } }, { zone }) {
    const working = people.flatMap(({ roles = [], mail, name }, index) =>
      roles.length === 0 ? [] : [{ mail, name, index }],
    );
    for (const { mail, name = "?", index } of working) {
      if (mail === undefined || zone === null || isServedAt(mail, zone)) continue;
      yield { at: `people[${index}].mail`, found: mail, message: outside(name, mail, zone) };
    }
    const beyond = working[MOST];
    if (beyond !== undefined) {
      yield { at: `people[${beyond.index}].roles`, message: tooMany(working.length) };
    }
  },
});

const isServedAt = (mail: string, zone: string): boolean =>
  mail.toLowerCase().endsWith(`@${zone}`) && isMailboxAddress(mail.toLowerCase());

const outside = (name: string, mail: string, zone: string): Localized => ({
  vi: `"${name}" có vai trò trên trang nhưng hộp thư ${mail} không ở ${zone}, nên không đăng nhập được.`,
  en: `"${name}" works on the site, but the mailbox ${mail} is not at ${zone}, so there is no way in.`,
});

const tooMany = (count: number): Localized => ({
  vi: `${count} người có vai trò trên trang, nhiều hơn ${MOST}.`,
  en: `${count} people work on the site, more than ${MOST}.`,
});
