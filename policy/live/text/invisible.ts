import { rule as twin } from "../../rules/text/invisible";
import { detectLegacy, findInvisible } from "../../text/index";
import { liveRule, twinOf } from "../rule";
import { judgeLines } from "./lines";

/**
 * What pages may have and a name may not: spaces of other widths, the soft hyphen, what joins emoji, and the marks of
 * languages that need them. What is left hides text, turns its direction, or stands for a letter that is lost.
 */
function isHarmful({ codePoint, name }: ReturnType<typeof findInvisible>[number]): boolean {
  return (
    [0x200b, 0x2060, 0xfeff].includes(codePoint) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2066 && codePoint <= 0x2069) ||
    /^(?:PRIVATE USE|NON-CHARACTER|LONE SURROGATE|TAG|CONTROL)/.test(name)
  );
}

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Xóa đoạn này trên trang và gõ lại bằng tay, không chép từ Word hay PDF.",
    en: "Delete the passage on the page and type it by hand instead of copying it from Word or PDF.",
  },
  judge: (seen) =>
    judgeLines(seen, (text) => {
      const found = findInvisible(text).filter(isHarmful);
      if (found.length === 0 || detectLegacy(text) !== null) return null;
      const names = [...new Set(found.map(({ name }) => name))].join(", ");
      return {
        vi: `Có ${found.length} ký tự vô hình (${names}).`,
        en: `There are ${found.length} invisible characters (${names}).`,
      };
    }),
});
