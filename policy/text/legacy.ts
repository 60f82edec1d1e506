import type { LegacyEncoding } from "./codecs";
import { detectFontEncoding, isTell } from "./fonts";
import { hasLostLetters } from "./lost-letters";
import { detectMojibake } from "./mojibake";
import { detectViqr, hasViqrHint } from "./viqr";
import { wordCase } from "./case";
import { fit, SYLLABLE } from "./syllable";
import { isAscii } from "./words";

export interface LegacyText {
  readonly encoding: LegacyEncoding;
  /** The text as its writer meant it, composed (NFC) where it was decoded. */
  readonly corrected: string;
}

const REMEMBERED = 16_384;
const known = new Map<string, boolean>();

/** Whether one word, with the punctuation about it, can be no legacy text in any of the encodings. */
function innocent(token: string): boolean {
  const answer = known.get(token);
  if (answer !== undefined) return answer;
  const word = token.replace(/^[("-]+|[,;:)"-]+$/g, "");
  const clean =
    !isTell(word) &&
    (isAscii(word) ? !hasViqrHint(word) : fit(word) === SYLLABLE && wordCase(word) !== "mixed");
  if (known.size >= REMEMBERED) known.clear();
  known.set(token, clean);
  return clean;
}

/**
 * Recognises text in a legacy encoding of Vietnamese and proposes the right text; null for text in Unicode, and for
 * text of which only a part could be read (`hasLostLetters`).
 *
 * Must see the text as it was written: normalising, trimming of control characters or IDNA removes U+00AD,
 * which is TCVN3's `ư`. Judged by syllables, so that names of other languages are left alone
 * (directive III.4(6): Unicode only).
 */
export function detectLegacy(text: string): LegacyText | null {
  if (isAscii(text)) {
    const corrected = detectViqr(text);
    return corrected === null || hasLostLetters(text) ? null : { encoding: "viqr", corrected };
  }
  if (text.split(" ").every(innocent)) return null;
  // What has lost letters would be half right.
  if (hasLostLetters(text)) return null;
  const misread = detectMojibake(text);
  if (misread !== null) return { encoding: "utf8-as-latin1", corrected: misread.text };
  const font = detectFontEncoding(text);
  if (font !== null && font !== "ambiguous") return { encoding: font.encoding, corrected: font.corrected };
  const corrected = detectViqr(text);
  return corrected === null ? null : { encoding: "viqr", corrected };
}
