import type { LegacyEncoding } from "./codecs";
import { wordCase } from "./case";
import { detectFontEncoding, isTell } from "./fonts";
import { hasLostSigns } from "./lost-letters";
import { detectMojibake } from "./mojibake";
import { fit, SYLLABLE } from "./syllable";
import { detectViqr, hasViqrHint } from "./viqr";
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

/** Nothing of the text can be legacy text. */
const isInnocent = (text: string): boolean => text.split(" ").every(innocent);

/**
 * Recognises text in a legacy encoding of Vietnamese and proposes the right text; null for text in Unicode, and for
 * text of which only a part could be read (`hasLostLetters`).
 *
 * Must see the text as it was written: normalising, trimming of control characters or IDNA removes U+00AD,
 * which is TCVN3's `ư`. Judged by syllables, so that names of other languages are left alone
 * (directive III.4(6): Unicode only).
 */
export function detectLegacy(text: string): LegacyText | null {
  const read = decode(text);
  return read !== null && isReadable(read.corrected) ? read : null;
}

/**
 * Whether letters of a text are lost, or were mangled so that nothing tells for certain what they were: then nobody may
 * propose a text for it.
 */
export function hasLostLetters(text: string): boolean {
  if (hasLostSigns(text)) return true;
  if (isAscii(text) || isInnocent(text)) return false;
  const read = decode(text);
  return read === null ? isMangled(text) : !isReadable(read.corrected);
}

/** One encoding after the other, where a text in an old one was misread besides; one word alone may be a foreign name. */
function decode(text: string): LegacyText | null {
  const outer = decodeOnce(text);
  if (outer?.encoding !== "utf8-as-latin1") return outer;
  const inner = decodeOnce(outer.corrected);
  if (inner === null) return outer;
  const words = inner.corrected.split(" ");
  const changed = outer.corrected.split(" ").filter((word, index) => word !== words[index]);
  return changed.length > 1 ? { ...outer, corrected: inner.corrected } : outer;
}

function decodeOnce(text: string): LegacyText | null {
  if (isAscii(text)) {
    const corrected = detectViqr(text);
    return corrected === null || hasLostSigns(text) ? null : { encoding: "viqr", corrected };
  }
  if (isInnocent(text)) return null;
  // What has lost letters would be half right.
  if (hasLostSigns(text)) return null;
  const misread = detectMojibake(text);
  if (misread !== null) return { encoding: "utf8-as-latin1", corrected: misread.text };
  const font = detectFontEncoding(text);
  if (font !== null && font !== "ambiguous") return { encoding: font.encoding, corrected: font.corrected };
  const corrected = detectViqr(text);
  return corrected === null ? null : { encoding: "viqr", corrected };
}

/** Whether what came out of decoding is a text, all of it: words, and nothing more to decode. */
function isReadable(text: string): boolean {
  return isInnocent(text) || !(hasLostSigns(text) || isMangled(text) || decodeOnce(text) !== null);
}

/**
 * What no text holds and no encoding here explains: signs between letters (`Tr∆∞·ªùng`, as a Mac shows UTF-8), `HoÃ ng`
 * without its no-break space, `Há»?` without its last byte, and `HÃ` before a no-break space, which may be `Hà`.
 */
const SIGN = "(?=[^ -~´])[\\p{S}†‡‰‚„“”‹›ªº·¡¿]";
const MANGLED = [
  new RegExp(`\\p{L}(?:${SIGN}|\\p{M})*${SIGN}\\p{M}*\\p{L}`, "u"),
  /(?=[^ -~])\p{Sm}\p{L}/u,
  /\p{L}[\ufb00-\ufb06]|[\ufb00-\ufb06]\p{L}/u,
  /\p{Ll}[ÃĂ]/u,
  /(?<!«[\p{L}\p{M}\s]*)á[»º]/u,
  /\p{Ll}.*Ã\u00a0|Ã\u00a0.*\p{Ll}/u,
];

const isMangled = (text: string): boolean => MANGLED.some((sign) => sign.test(text));
