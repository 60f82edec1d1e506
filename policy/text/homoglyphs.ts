/** Letters of another script that look like those of a Vietnamese word. The table is `data/homoglyphs.json`. */
import table from "./data/homoglyphs.json";
import { fit, NO_SYLLABLE } from "./syllable";
import { isAscii, isOrdinary } from "./words";

export interface Homoglyph {
  /** In UTF-16 units from the beginning of the text. */
  readonly index: number;
  readonly char: string;
  /** The script in Unicode's name for it (`Cyrillic`, `Greek`); `Latin` for a letter of another Latin alphabet. */
  readonly script: string;
  /** The letter that was probably meant; empty when nothing looks like it. */
  readonly suggestion: string;
}

const LATIN_LOOKALIKES = new Map<string, string>(Object.entries(table.Latin));
const LOOKALIKES = new Map<string, string>(
  Object.entries(table).flatMap(([script, letters]) => (script === "Latin" ? [] : Object.entries(letters))),
);

/** Letters that pass in a hurry inside a Latin word, and in a whole word show that it is Russian or Greek. */
const ROUGH = new Set("вкмнптгαεικρτυχγηω");

const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;
/** Anything outside Latin, or one of the Latin letters that only look right. */
const SUSPICIOUS = new RegExp(
  `(?!\\p{Script=Latin})\\p{L}|[\\uff21-\\uff5a${[...LATIN_LOOKALIKES.keys()].join("")}]`,
  "u",
);

const SCRIPTS: readonly (readonly [string, RegExp])[] = (
  [
    "Cyrillic",
    "Greek",
    "Armenian",
    "Cherokee",
    "Georgian",
    "Hebrew",
    "Arabic",
    "Thai",
    "Lao",
    "Khmer",
    "Han",
    "Hiragana",
    "Katakana",
    "Hangul",
  ] as const
).map((script) => [script, new RegExp(`\\p{Script=${script}}`, "u")]);

function scriptOf(char: string): string {
  return SCRIPTS.find(([, pattern]) => pattern.test(char))?.[0] ?? "Common";
}

/** The Latin letter that a character looks like, its marks kept (`ӑ` gives `ă`); empty for none. */
function lookalike(char: string): string {
  const [base = "", ...marks] = char.normalize("NFD");
  const plain = LOOKALIKES.get(base);
  if (plain !== undefined) return (plain + marks.join("")).normalize("NFC");
  // Full-width and mathematical letters are Latin ones in a costume.
  const compatible = char.normalize("NFKC");
  return compatible !== char && /^[\p{Script=Latin}]+$/u.test(compatible) ? compatible : "";
}

const isPlainLatin = (char: string): boolean =>
  /\p{Script=Latin}/u.test(char) && char.normalize("NFKC") === char.normalize("NFC");
/** Modifier letters (`ʼ`, `ʻ`) are the apostrophes of many languages. */
const isForeign = (char: string): boolean => /(?!\p{Lm})\p{L}/u.test(char) && !isPlainLatin(char);

function inWord(word: string, at: number, found: Homoglyph[]): void {
  const chars = [...word];
  const foreign = chars.filter(isForeign);
  if (foreign.length > 0) {
    const latin = chars.some(isPlainLatin);
    // A whole word in another script is a foreign word, unless each of its letters passes for a Latin one (`АВС`).
    if (!latin && !foreign.every((char) => lookalike(char) !== "" && !ROUGH.has(char))) return;
    let index = at;
    for (const char of chars) {
      if (isForeign(char)) found.push({ index, char, script: scriptOf(char), suggestion: lookalike(char) });
      index += char.length;
    }
    return;
  }
  if (!chars.some((char) => LATIN_LOOKALIKES.has(char))) return;
  const meant = chars.map((char) => LATIN_LOOKALIKES.get(char) ?? char).join("");
  // `Guðrún` is a name; `Ðông` is `Đông`.
  if (fit(meant) === NO_SYLLABLE) return;
  let index = at;
  for (const char of chars) {
    const suggestion = LATIN_LOOKALIKES.get(char);
    if (suggestion !== undefined) found.push({ index, char, script: "Latin", suggestion });
    index += char.length;
  }
}

/**
 * Every letter that only looks as if it belonged to its word, in the order of the text.
 * Ask {@link detectLegacy} first: TCVN3's `é` is the same code point as `Ð`.
 */
export function findHomoglyphs(text: string): readonly Homoglyph[] {
  if (isOrdinary(text) || !SUSPICIOUS.test(text)) return [];
  const found: Homoglyph[] = [];
  for (const match of text.matchAll(WORD)) {
    if (!isAscii(match[0])) inWord(match[0], match.index, found);
  }
  return found;
}
