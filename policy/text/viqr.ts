/** VIQR (RFC 1456): Vietnamese in ASCII, the marks written after the letter: `Tru+o+`ng`. */
import { wordCase } from "./case";
import { decodeViqr } from "./codecs";
import { hasVietnameseShape, pronounceable } from "./shape";
import { fit, NO_SYLLABLE, SYLLABLE } from "./syllable";
import { isAscii } from "./words";

const HINT = /[aeiouy][\^(+'`?~.]|dd/i;
/** A word with its marks. It begins with a letter: an opening bracket or quote is punctuation. */
const WORD = /[A-Za-z\u00c0-\u1eff](?:[A-Za-z\u00c0-\u1eff^(+'`?~.]|\\.)*/g;
/** Hosts, addresses of mail and URLs have dots after vowels for reasons of their own. */
const ADDRESS = /^\S*(?:@|:\/\/|\.(?:vn|com|net|org|edu|info|io)\b)\S*$/i;

const ENOUGH = 2;

/** Whether a text has a vowel with something after it that VIQR would read. */
export const hasViqrHint = (text: string): boolean => HINT.test(text);

/** What one decoded word tells: 2 for marks that have no other use there, 1 for those that might. */
function evidence(raw: string, decoded: string): number {
  if (raw.replace(/[^A-Za-z]/g, "").length < 2) return 0;
  // `A.N`, `U.N.`: initials.
  if (/^(?:[A-Z]\.)+[A-Z]?\.?$/.test(raw)) return 0;
  const changed = decoded.split(/[^\p{L}\p{M}]+/u).filter((piece) => !isAscii(piece));
  if (changed.length === 0 || changed.some((piece) => wordCase(piece) === "mixed")) return 0;
  const syllables = changed.every((piece) => fit(piece) === SYLLABLE);
  if (/[aeo]\^|a\([A-Za-z'`?~.]|[ou]\+[A-Za-z'`?~.]/i.test(raw)) {
    return syllables || changed.every(pronounceable) ? ENOUGH : 0;
  }
  if (!syllables) return 0;
  if (/[`~]|\?[A-Za-z]|u\+$/i.test(raw)) return ENOUGH;
  const shape = changed.some(hasVietnameseShape) ? 1 : 0;
  if (/['.][A-Za-z]/.test(raw) || /^dd/i.test(raw) || raw.endsWith("+")) return 1 + shape;
  return 0;
}

/** The decoded word, or the word as it was where its only mark is the punctuation at its end (`Curie.`). */
function correct(raw: string): string {
  const decoded = decodeViqr(raw);
  if (decoded === raw) return raw;
  if (/[.?(+]$/.test(raw)) {
    const letters = decoded.replace(/[^\p{L}\p{M}]/gu, "");
    if (fit(letters) === NO_SYLLABLE && isAscii(decodeViqr(raw.slice(0, -1)))) return raw;
  }
  return decoded;
}

/** The corrected text, or null when it is not VIQR. */
export function detectViqr(text: string): string | null {
  if (!HINT.test(text) || ADDRESS.test(text)) return null;
  let score = 0;
  const words = text.match(WORD) ?? [];
  const quoted = /(?:^|[^A-Za-z\u00c0-\u1eff])'/.test(text);
  let vietnamese = words.length > 1;
  for (const raw of words) {
    const decoded = decodeViqr(raw);
    if (decoded !== raw) score += evidence(raw, decoded);
    // `Quy'` is `Quý`, unless the mark closes what a mark opened.
    if (!quoted && /[a-z]'$/.test(raw) && fit(decoded) === SYLLABLE) score += 1;
    if (score >= ENOUGH) break;
    if (fit(decoded.replace(/['.?]$/, "")) !== SYLLABLE) vietnamese = false;
  }
  // One odd word among Vietnamese ones is a Vietnamese word gone wrong.
  if (score > 0 && vietnamese) score += 1;
  if (score < ENOUGH) return null;
  const corrected = text.replace(WORD, correct);
  return corrected === text ? null : corrected;
}
