/** Characters that nobody sees and that break searching, comparing and addresses. */
import { isOrdinary } from "./words";

export interface Invisible {
  /** In UTF-16 units from the beginning of the text. */
  readonly index: number;
  readonly codePoint: number;
  /** Unicode's name, in capitals; for private use and controls, what it is. */
  readonly name: string;
}

const NAMES = new Map<number, string>([
  [0x0009, "TAB"],
  [0x000a, "LINE FEED"],
  [0x000d, "CARRIAGE RETURN"],
  [0x007f, "DELETE"],
  [0x00a0, "NO-BREAK SPACE"],
  [0x00ad, "SOFT HYPHEN"],
  [0x034f, "COMBINING GRAPHEME JOINER"],
  [0x061c, "ARABIC LETTER MARK"],
  [0x115f, "HANGUL CHOSEONG FILLER"],
  [0x1160, "HANGUL JUNGSEONG FILLER"],
  [0x1680, "OGHAM SPACE MARK"],
  [0x180e, "MONGOLIAN VOWEL SEPARATOR"],
  [0x2000, "EN QUAD"],
  [0x2001, "EM QUAD"],
  [0x2002, "EN SPACE"],
  [0x2003, "EM SPACE"],
  [0x2004, "THREE-PER-EM SPACE"],
  [0x2005, "FOUR-PER-EM SPACE"],
  [0x2006, "SIX-PER-EM SPACE"],
  [0x2007, "FIGURE SPACE"],
  [0x2008, "PUNCTUATION SPACE"],
  [0x2009, "THIN SPACE"],
  [0x200a, "HAIR SPACE"],
  [0x200b, "ZERO WIDTH SPACE"],
  [0x200c, "ZERO WIDTH NON-JOINER"],
  [0x200d, "ZERO WIDTH JOINER"],
  [0x200e, "LEFT-TO-RIGHT MARK"],
  [0x200f, "RIGHT-TO-LEFT MARK"],
  [0x2028, "LINE SEPARATOR"],
  [0x2029, "PARAGRAPH SEPARATOR"],
  [0x202a, "LEFT-TO-RIGHT EMBEDDING"],
  [0x202b, "RIGHT-TO-LEFT EMBEDDING"],
  [0x202c, "POP DIRECTIONAL FORMATTING"],
  [0x202d, "LEFT-TO-RIGHT OVERRIDE"],
  [0x202e, "RIGHT-TO-LEFT OVERRIDE"],
  [0x202f, "NARROW NO-BREAK SPACE"],
  [0x205f, "MEDIUM MATHEMATICAL SPACE"],
  [0x2060, "WORD JOINER"],
  [0x2061, "FUNCTION APPLICATION"],
  [0x2062, "INVISIBLE TIMES"],
  [0x2063, "INVISIBLE SEPARATOR"],
  [0x2064, "INVISIBLE PLUS"],
  [0x2066, "LEFT-TO-RIGHT ISOLATE"],
  [0x2067, "RIGHT-TO-LEFT ISOLATE"],
  [0x2068, "FIRST STRONG ISOLATE"],
  [0x2069, "POP DIRECTIONAL ISOLATE"],
  [0x2800, "BRAILLE PATTERN BLANK"],
  [0x3000, "IDEOGRAPHIC SPACE"],
  [0x3164, "HANGUL FILLER"],
  [0xfeff, "ZERO WIDTH NO-BREAK SPACE (BOM)"],
  [0xffa0, "HALFWIDTH HANGUL FILLER"],
]);

/** Controls, formats, private use, line and paragraph separators, spaces but the plain one, and blank letters. */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\p{Variation_Selector}|(?! )\p{Zs}/gu;

function nameOf(codePoint: number): string {
  const name = NAMES.get(codePoint);
  if (name !== undefined) return name;
  const hex = codePoint.toString(16).toUpperCase().padStart(4, "0");
  if (codePoint < 0xa0) return `CONTROL U+${hex}`;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return `LONE SURROGATE U+${hex}`;
  if ((codePoint & 0xfffe) === 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef))
    return `NON-CHARACTER U+${hex}`;
  if ((codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000) return `PRIVATE USE U+${hex}`;
  if ((codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef))
    return `VARIATION SELECTOR U+${hex}`;
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return `TAG U+${hex}`;
  return `FORMAT CHARACTER U+${hex}`;
}

/**
 * Every invisible character of a text, in its order: controls, zero-width and bidirectional marks, spaces that
 * are not the plain one, BOM, private use, non-characters and halves of surrogate pairs.
 * Ask `detectLegacy` first: in TCVN3 text U+00AD is the letter `ư` and no defect of its own.
 */
export function findInvisible(text: string): readonly Invisible[] {
  if (isOrdinary(text)) return [];
  const found: Invisible[] = [];
  for (const match of text.matchAll(INVISIBLE)) {
    const codePoint = match[0].codePointAt(0) ?? 0;
    found.push({ index: match.index, codePoint, name: nameOf(codePoint) });
  }
  return found;
}

/** In place of a letter that a font, a code page or a program had: whoever takes it away loses the letter for good. */
const LOST = /[\p{Co}\ufffd]|\p{L}[\u0080-\u009f]+\p{L}/u;

/** Whether taking the invisible away leaves all that was meant. */
export const isRemovable = (text: string): boolean => !LOST.test(text);

/** The text without them: a space for each that had a width, nothing for the others; runs of spaces are joined. */
export function withoutInvisible(text: string): string {
  if (findInvisible(text).length === 0) return text;
  return text
    .replace(INVISIBLE, (char) => (/[\p{Zs}\p{Zl}\p{Zp}\t\n\r]/u.test(char) ? " " : ""))
    .replace(/ {2,}/g, " ")
    .trim();
}
