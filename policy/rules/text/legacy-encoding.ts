import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule, type Breach } from "../../rule";
import { textsOf, type FieldText } from "../../strings";

/** How the encodings are called by those who used them. */
export const ENCODING_NAMES = {
  tcvn3: "TCVN3 (ABC)",
  vni: "VNI",
  viqr: "VIQR",
  "windows-1258": "Windows-1258",
  "utf8-as-latin1": "UTF-8 → Latin-1",
} as const;

export const rule = unitRule({
  id: "text/legacy-encoding",
  clause: "III.4(6)",
  severity: "error",
  statement: {
    vi: "Chữ Việt dùng bộ mã Unicode (TCVN 6909:2001), không dùng TCVN3 (ABC), VNI, VIQR.",
    en: "Vietnamese is written in Unicode (TCVN 6909:2001), not in TCVN3 (ABC), VNI or VIQR.",
  },
  why: {
    vi: "Chữ ở bảng mã cũ hiện thành ký tự lạ trên điện thoại và không tìm kiếm được.",
    en: "Text in an old encoding shows as gibberish and can't be found by searching.",
  },
  remedy: {
    vi: "Gõ lại bằng Unicode, hoặc dán dòng đã chuyển mã.",
    en: "Type it again in Unicode, or paste the converted line.",
  },
  check: (unit) => breaches(textsOf(unit)),
  checkStaff: (staff) => breaches(textsOf(staff)),
});

function* breaches(texts: readonly FieldText[]): Generator<Breach> {
  for (const { field, text, legacy } of texts) {
    if (!legacy) continue;
    const name = ENCODING_NAMES[legacy.encoding];
    yield {
      at: field,
      found: text,
      message: {
        vi: `Chữ ở bảng mã cũ ${name}; đúng ra là "${legacy.corrected}".`,
        en: `Text in the old encoding ${name}; it should be "${legacy.corrected}".`,
      },
      fix: pasteAt(field, legacy.corrected),
    };
  }
}
