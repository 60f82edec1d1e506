import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule, type Breach } from "../../rule";
import { textsOf, type FieldText } from "../../strings";
import { findInvisible, hasLostLetters } from "../../text/index";

export const rule = unitRule({
  id: "text/not-nfc",
  clause: "III.4(6)",
  severity: "error",
  statement: {
    vi: "Chữ Việt là Unicode dựng sẵn (NFC), không phải Unicode tổ hợp.",
    en: "Vietnamese is composed Unicode (NFC), not decomposed.",
  },
  why: {
    vi: "Chữ tổ hợp trông giống hệt nhưng máy coi là chữ khác: tìm không thấy, so tên không khớp.",
    en: "Decomposed letters look the same and are not the same to a machine: searches and comparisons fail.",
  },
  remedy: {
    vi: "Chọn Unicode dựng sẵn trong bộ gõ và gõ lại, hoặc dán dòng đã sửa.",
    en: "Choose composed Unicode in the input method and type it again, or paste the corrected line.",
  },
  check: (unit) => breaches(textsOf(unit)),
  checkStaff: (staff) => breaches(textsOf(staff)),
});

function* breaches(texts: readonly FieldText[]): Generator<Breach> {
  for (const item of texts) {
    const { field, text } = item;
    const composed = text.normalize("NFC");
    if (composed === text || item.legacy) continue;
    yield {
      at: field,
      found: text,
      message: {
        vi: `"${composed}" đang ghi bằng Unicode tổ hợp (dấu rời).`,
        en: `"${composed}" is written with separate marks (decomposed Unicode).`,
      },
      fix:
        hasLostLetters(composed) || findInvisible(composed).length > 0 ? undefined : pasteAt(field, composed),
    };
  }
}
