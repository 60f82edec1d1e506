import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule, type Breach } from "../../rule";
import { textsOf, type FieldText } from "../../strings";
import { findHomoglyphs, hasLostLetters } from "../../text/index";

export const rule = unitRule({
  id: "text/homoglyph",
  clause: "III.4(6)",
  severity: "error",
  statement: {
    vi: "Chữ Việt chỉ gồm chữ cái Latinh, không lẫn chữ của bảng chữ cái khác trông giống.",
    en: "Vietnamese words have Latin letters only, no look-alikes of another script.",
  },
  why: {
    vi: "Chữ giả (như chữ а của tiếng Nga) làm tìm kiếm không ra và là mẹo của kẻ lừa đảo.",
    en: "Look-alikes such as the Russian а defeat searching, and are a trick of swindlers.",
  },
  remedy: {
    vi: "Xóa từ đó và gõ lại bằng bàn phím tiếng Việt, hoặc dán dòng đã sửa.",
    en: "Delete the word and type it on a Vietnamese keyboard, or paste the corrected line.",
  },
  check: (unit) => breaches(textsOf(unit)),
  checkStaff: (staff) => breaches(textsOf(staff)),
});

function* breaches(texts: readonly FieldText[]): Generator<Breach> {
  for (const item of texts) {
    const { field, text, isProse } = item;
    if (field === "site.host") continue; // `domain/format` says it of hosts.
    const found = findHomoglyphs(text);
    if (found.length === 0 || item.legacy) continue;
    const [first] = found;
    let latin = text;
    for (const { index, char, suggestion } of [...found].reverse()) {
      latin = latin.slice(0, index) + (suggestion || char) + latin.slice(index + char.length);
    }
    const more =
      found.length > 1
        ? { vi: ` và ${found.length - 1} chữ nữa`, en: ` and ${found.length - 1} more` }
        : { vi: "", en: "" };
    yield {
      at: field,
      found: text,
      message: {
        vi: `Chữ "${first?.char}" thuộc bảng chữ cái ${first?.script}${more.vi}, không phải chữ Latinh.`,
        en: `The letter "${first?.char}" is ${first?.script}${more.en}, not Latin.`,
      },
      fix:
        latin === text || findHomoglyphs(latin).length > 0 || (isProse && hasLostLetters(latin))
          ? undefined
          : pasteAt(field, latin),
    };
  }
}
