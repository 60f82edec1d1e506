import type { Localized } from "../../../language/localized";
import type { UnitRecord } from "../../../registry/registry";
import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule } from "../../rule";
import { phoneFault, withLeadingZero, type PhoneFault } from "../../telephone";

export const rule = unitRule({
  id: "unit/phone",
  clause: "III.3",
  severity: "error",
  statement: {
    vi: "Điện thoại là số gọi được, có số 0 hoặc +84 đứng đầu; có thể ghi nhiều số, số máy lẻ.",
    en: "A telephone is a number that can be called, with its leading 0 or +84; several numbers and extensions are fine.",
  },
  why: {
    vi: "Phụ huynh gọi số được công bố trên trang; bảng tính hay làm mất số 0 hoặc đổi cả số thành dạng 2,84E+10.",
    en: "Parents call the number that the site shows; spreadsheets lose the 0 or turn the number into 2.84E+10.",
  },
  remedy: {
    vi: "Gõ lại số điện thoại theo giấy tờ, ví dụ 028 37001122; nếu không có thì bỏ dòng đó.",
    en: "Type the number as it is on paper, such as 028 37001122; take the line out where there is none.",
  },
  *check(unit) {
    for (const { field, text } of phonesOf(unit)) {
      const fault = phoneFault(text);
      if (fault === null) continue;
      const mended = fault === "no-leading-zero" ? withLeadingZero(text) : null;
      yield {
        at: field,
        found: text,
        message: MESSAGES[fault],
        severity: fault === "no-leading-zero" ? "warning" : "error",
        fix: mended === null ? undefined : pasteAt(field, mended),
      };
    }
  },
});

const MESSAGES: Readonly<Record<PhoneFault, Localized>> = {
  exponent: {
    vi: "Bảng tính đã đổi số này thành dạng lũy thừa, các chữ số cuối đã mất.",
    en: "A spreadsheet turned this number into a power of ten; its last digits are lost.",
  },
  letters: { vi: "Đây không phải số điện thoại.", en: "This is no telephone number." },
  "too-short": { vi: "Số điện thoại quá ngắn.", en: "The number is too short." },
  "too-long": {
    vi: "Số điện thoại quá dài; nếu là nhiều số, ghi dấu phẩy ở giữa.",
    en: "The number is too long; if these are several, put commas between them.",
  },
  "not-vietnamese": {
    vi: "Đây không phải số điện thoại ở Việt Nam.",
    en: "This is no telephone number of Viet Nam.",
  },
  "no-leading-zero": {
    vi: "Số điện thoại thiếu số 0 (hoặc mã vùng) đứng đầu.",
    en: "The number lacks its leading 0, or its area code.",
  },
};

function phonesOf({ entry }: UnitRecord): { field: string; text: string }[] {
  const all = [
    { field: "phone", text: entry.phone },
    { field: "mail.focal.phone", text: entry.mail?.focal?.phone },
    ...(entry.leaders ?? []).map(({ phone }, index) => ({ field: `leaders[${index}].phone`, text: phone })),
  ];
  return all.filter((each): each is { field: string; text: string } => (each.text ?? "") !== "");
}
