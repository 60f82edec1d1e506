import type { LegacyEncoding } from "./codecs";
import { detectFontEncoding } from "./fonts";
import { detectMojibake } from "./mojibake";
import { detectViqr } from "./viqr";
import { isAscii } from "./words";

export interface LegacyText {
  readonly encoding: LegacyEncoding;
  /** The text as its writer meant it, composed (NFC) where it was decoded. */
  readonly corrected: string;
}

/**
 * Recognises text in a legacy encoding of Vietnamese and proposes the right text; null for text in Unicode.
 *
 * Must see the text as it was written: normalising, trimming of control characters or IDNA removes U+00AD,
 * which is TCVN3's `ư`. Judged by syllables, so that names of other languages are left alone
 * (directive III.4(6): Unicode only).
 */
export function detectLegacy(text: string): LegacyText | null {
  if (isAscii(text)) {
    const corrected = detectViqr(text);
    return corrected === null ? null : { encoding: "viqr", corrected };
  }
  const unread = detectMojibake(text);
  if (unread !== null) return { encoding: "utf8-as-latin1", corrected: unread };
  const font = detectFontEncoding(text);
  if (font !== null) return { encoding: font.encoding, corrected: font.corrected };
  const corrected = detectViqr(text);
  return corrected === null ? null : { encoding: "viqr", corrected };
}
