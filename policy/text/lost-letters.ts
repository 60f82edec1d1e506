/** Letters that no decoding brings back with certainty: lost ones, and those that two encodings read differently. */
import { detectFontEncoding } from "./fonts";
import { detectMojibake } from "./mojibake";
import { detectViqr } from "./viqr";
import { isAscii } from "./words";

/**
 * A question mark where a letter was: within a word, beside letters that make no word without a vowel, or a word of its
 * own before a name.
 */
const WITHIN = /\p{L}\p{M}*\?+\p{L}/u;
const WITHOUT_VOWEL =
  /(?<![\p{L}\p{M}?])(?:(?:[bcdđðghklmnpqrstvx]{1,3}|qu)\?+|\?+\p{Ll}+)(?![\p{L}\p{M}])|^\?+ \p{Lu}/iu;
/** What stands before the question mark of a link, if not a parameter after it. */
const LINK = /[/=]|\.(?:vn|com|net|org)\b/;

/** The text without the words that are links: a question mark is theirs. */
function withoutLinks(text: string): string {
  return text.replace(/\S+/g, (word) => {
    const first = word.indexOf("?");
    const isLink =
      first >= 0 && (LINK.test(word.slice(0, word.lastIndexOf("?"))) || word.includes("=", first));
    return isLink ? "" : word;
  });
}

/**
 * Whether a text has signs in place of letters: `Nguy?n` from a program that knew no Vietnamese, U+FFFD from one that
 * read the wrong encoding, or UTF-8 misread so that some bytes are missing.
 * VIQR writes the hook as a question mark too: a text that is VIQR without its hooks is no lost one.
 */
export function hasLostSigns(text: string): boolean {
  if (!/[?\ufffd]/.test(text)) return !isAscii(text) && isUncertain(text);
  const misread = isAscii(text) ? null : detectMojibake(text);
  if (misread !== null) return !misread.isWhole;
  if (text.includes("\ufffd")) return true;
  const words = withoutLinks(text);
  if (!WITHIN.test(words) && !WITHOUT_VOWEL.test(words)) return false;
  return !isAscii(text) || detectViqr(text.replace(/\?/g, "")) === null;
}

function isUncertain(text: string): boolean {
  const misread = detectMojibake(text);
  return misread === null ? detectFontEncoding(text) === "ambiguous" : !misread.isWhole;
}
