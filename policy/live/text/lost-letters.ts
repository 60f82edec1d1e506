import { rule as twin } from "../../rules/text/lost-letters";
import { hasLostLetters } from "../../text/index";
import { liveRule, twinOf } from "../rule";
import { judgeLines } from "./lines";

/** A question mark within a word of small letters; after a sentence without a blank the next word begins large. */
const WITHIN = /\p{Ll}\?+\p{Ll}/u;

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Gõ lại đoạn này từ bản gốc, lưu và đăng bằng Unicode (UTF-8).",
    en: "Type the passage again from its source, saved and published in Unicode (UTF-8).",
  },
  judge: (seen) =>
    judgeLines(seen, (text) =>
      text.includes("\ufffd") || (WITHIN.test(text) && hasLostLetters(text))
        ? {
            vi: "Có chữ đã mất, không khôi phục được bằng đổi bảng mã.",
            en: "Letters are lost that no change of encoding brings back.",
          }
        : null,
    ),
});
