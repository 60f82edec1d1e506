import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "mail/regulation",
  clause: "IV.2(3)",
  severity: "warning",
  statement: {
    vi: "Đơn vị ban hành quy chế quản lý, sử dụng thư điện tử, có số và ngày.",
    en: "The unit has issued a regulation on mail, with number and date.",
  },
  why: {
    vi: "Quy chế xác định trách nhiệm của từng người đối với hộp thư công vụ.",
    en: "The regulation says who answers for the official mailbox.",
  },
  remedy: {
    vi: "Ghi số và ngày của quy chế vào `mail.regulation`.",
    en: "Give number and date in `mail.regulation`.",
  },
  *check(unit) {
    if (!isServed(unit)) return;
    const { number, date } = unit.entry.mail?.regulation ?? {};
    if (number !== undefined && date !== undefined) return;
    const missing =
      number === undefined && date === undefined
        ? { vi: "số và ngày", en: "number and date" }
        : number === undefined
          ? { vi: "số", en: "number" }
          : { vi: "ngày", en: "date" };
    yield {
      at: "mail.regulation",
      message: {
        vi: `Chưa ghi ${missing.vi} của quy chế thư điện tử.`,
        en: `The ${missing.en} of the regulation on mail is not recorded.`,
      },
    };
  },
});
