import { ENCODING_NAMES, rule as twin } from "../../rules/text/legacy-encoding";
import { detectLegacy } from "../../text/index";
import { excerpt, liveRule, twinOf } from "../rule";
import { judgeLines } from "./lines";

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Đổi nội dung trang sang Unicode dựng sẵn (bộ gõ để Unicode), rồi đăng lại.",
    en: "Convert the page to precomposed Unicode, with the input method set to it, and publish it again.",
  },
  judge: (seen) =>
    judgeLines(seen, (text) => {
      const legacy = detectLegacy(text);
      if (legacy === null) return null;
      const name = ENCODING_NAMES[legacy.encoding];
      return {
        vi: `Chữ ở bảng mã cũ ${name}; đúng ra là "${excerpt(legacy.corrected)}".`,
        en: `Text in the old encoding ${name}; it should be "${excerpt(legacy.corrected)}".`,
      };
    }),
});
