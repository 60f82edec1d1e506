/** VIQR (RFC 1456): Vietnamese in ASCII, the marks written after the letter: `Tru+o+`ng`. */
import { wordCase } from "./case";
import { decodeViqr } from "./codecs";
import { fit, NO_SYLLABLE, SYLLABLE } from "./syllable";

const HINT = /[aeiouy][\^(+'`?~.]|dd/i;
/** A word with its marks. It begins with a letter: an opening bracket or quote is punctuation. */
const WORD = /[A-Za-z\u00c0-\u1eff](?:[A-Za-z\u00c0-\u1eff^(+'`?~.]|\\.)*/g;
/** Hosts, addresses of mail and URLs have dots after vowels for reasons of their own. */
const ADDRESS = /^\S*(?:@|:\/\/|\.(?:vn|com|net|org|edu|info|io)\b)\S*$/i;

const ENOUGH = 2;

/** What one decoded word tells: 2 for marks that have no other use there, 1 for those that might. */
function evidence(raw: string, decoded: string): number {
  const pieces = decoded.split(/[^\p{L}\p{M}]+/u).filter((piece) => piece !== "");
  if (pieces.length !== 1 || wordCase(decoded) === "mixed" || fit(pieces[0] ?? "") !== SYLLABLE) return 0;
  const letters = raw.replace(/[^A-Za-z]/g, "").length;
  if (letters < 2) return 0;
  if (/\^|\([A-Za-z]|\+[A-Za-z'`?~.]|[`~]/.test(raw)) return ENOUGH;
  if (/\?[A-Za-z]/.test(raw)) return ENOUGH;
  // `A.N`, `U.N.`: initials.
  if (/^(?:[A-Z]\.)+[A-Z]?\.?$/.test(raw)) return 0;
  if (/['.][A-Za-z]/.test(raw) || /^dd/i.test(raw) || raw.endsWith("+")) return 1;
  return 0;
}

/** The decoded word, or the word as it was where its only mark is punctuation (`Curie.`). */
function correct(raw: string): string {
  const decoded = decodeViqr(raw);
  if (decoded === raw) return raw;
  const last = raw.at(-1) ?? "";
  if (".?'(+".includes(last)) {
    const letters = decoded.replace(/[^\p{L}\p{M}]/gu, "");
    if (fit(letters) === NO_SYLLABLE) return decodeViqr(raw.slice(0, -1)) + last;
  }
  return decoded;
}

/** The corrected text, or null when it is not VIQR. */
export function detectViqr(text: string): string | null {
  if (!HINT.test(text) || ADDRESS.test(text)) return null;
  let score = 0;
  for (const raw of text.match(WORD) ?? []) {
    const decoded = decodeViqr(raw);
    if (decoded !== raw) score += evidence(raw, decoded);
    if (score >= ENOUGH) break;
  }
  if (score < ENOUGH) return null;
  const corrected = text.replace(WORD, correct);
  return corrected === text ? null : corrected;
}
