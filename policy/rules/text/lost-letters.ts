import { unitRule, type Breach } from "../../rule";
import { textsOf, type FieldText } from "../../strings";

export const rule = unitRule({
  id: "text/lost-letters",
  clause: "III.4(6)",
  severity: "error",
  statement: {
    vi: "Chữ Việt đầy đủ, không có chữ đã mất thành dấu ? hay ký hiệu �.",
    en: "Vietnamese is complete: no letter has become a question mark or the sign �.",
  },
  why: {
    vi: "Chữ đã mất thì không phần mềm nào khôi phục được; đoán lại có thể thành tên của người khác.",
    en: "No program brings a lost letter back, and a guess may be somebody else's name.",
  },
  remedy: {
    vi: "Gõ lại giá trị theo văn bản gốc bằng Unicode; nếu cả bảng bị như vậy, xuất lại từ Excel dạng CSV UTF-8.",
    en: "Type the value again from its source, in Unicode; where a whole table is so, export it again as CSV UTF-8.",
  },
  check: (unit) => breaches(textsOf(unit)),
  checkStaff: (staff) => breaches(textsOf(staff)),
});

function* breaches(texts: readonly FieldText[]): Generator<Breach> {
  for (const { field, text, isLossy } of texts) {
    if (!isLossy) continue;
    yield {
      at: field,
      found: text,
      message: {
        vi: `Có chữ đã mất trong "${text}"; phải gõ lại vì không thể khôi phục chắc chắn.`,
        en: `Letters are lost in "${text}"; it must be typed again, since nothing restores them with certainty.`,
      },
    };
  }
}
