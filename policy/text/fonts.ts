/**
 * TCVN3 and VNI: encodings of fonts, in which the same code points mean other letters.
 *
 * Each word is judged twice, as it stands and as the encoding would read it. A word that is no Vietnamese
 * syllable as it stands and is one when decoded speaks for the encoding; one that is a syllable as it stands
 * and none when decoded speaks for a text of mixed origin, where each word is then corrected by itself.
 */
import { wordCase } from "./case";
import { decodeTcvn3Letters, decodeVni } from "./codecs";
import { isVietnameseLetter } from "./letters";
import { fit, NO_SYLLABLE, SYLLABLE } from "./syllable";
import { isAscii, seen, WORD } from "./words";

export type FontEncoding = "tcvn3" | "vni";

/** Evidence that one word gives; a text is accused from {@link ENOUGH} on. */
const STRONG = 2;
const WEAK = 1;
const ENOUGH = 2;
/** In a text with Vietnamese letters that no font encoding has, one odd word may be a foreign name. */
const ENOUGH_IN_MIXED_TEXT = 3;

/** Of the shapes of Vietnamese syllables, those that a foreign name with `ä`, `ö` or `å` seldom has. */
const VIETNAMESE_SHAPE = /^(?:kh|ngh?|nh|ph|th|tr|gi|qu|đ|x)|(?:ng|nh|ch|[^aeiou]c)$/;
/** TCVN3 letters that are no letters at all where the text should be Unicode: `V¨n`, `T©n`, and U+00AD. */
const SYMBOL_INSIDE = /[A-Za-z][¡-©«-´¶-¹»-¿×÷]|[¡-©«-´¶-¹»-¿×÷][A-Za-z]/;
/** In VNI a mark follows its vowel; two such vowels in one word are no word of a language written in Latin-1. */
const VNI_MARK = /[aeouyôö][ùøûõïâáàåãäêéèúüë]/i;
/** What TCVN3 `Tr\u00adêng`, `Ph\u00adêng` become when some tool has removed the soft hyphen. */
const LOST_HYPHEN = new Set(["trêng", "phêng"]);

interface Reading {
  readonly encoding: FontEncoding;
  readonly score: number;
  readonly corrected: string;
}

/** TCVN3's words have capitals for few letters: `Tr­êng` is what it says, `TR¦êNG` was typed in capitals. */
function restoreCase(raw: string, decoded: string): string {
  const capitals = raw.replace(/[^A-Z]/g, "").length;
  if (capitals >= 2 && !/[a-z]/.test(raw)) return decoded.toUpperCase();
  return decoded;
}

function decodeWord(raw: string, encoding: FontEncoding): string {
  return encoding === "vni" ? decodeVni(raw) : restoreCase(raw, decodeTcvn3Letters(raw));
}

/** `ª` in `1ª`, `·` between words: what has no ASCII letter beside it proves nothing. */
const hasAsciiLetter = (word: string): boolean => /[A-Za-z]/.test(word);

/**
 * The soft hyphen is lost in many tools. In a TCVN3 text, a word that decodes to nothing is tried with one
 * `ư` put back; the answer must be the only one.
 */
function withHorn(decoded: string): string | null {
  let found: string | null = null;
  for (let at = 1; at < decoded.length; at += 1) {
    const tried = `${decoded.slice(0, at)}ư${decoded.slice(at)}`;
    if (fit(tried) !== SYLLABLE) continue;
    if (found !== null) return null;
    found = tried;
  }
  return found;
}

function evidence(raw: string, decoded: string, encoding: FontEncoding): number {
  if (!hasAsciiLetter(raw) && raw.length < 2) return 0;
  if (encoding === "tcvn3") {
    if (raw.includes("\u00ad") || SYMBOL_INSIDE.test(raw) || wordCase(raw) === "mixed")
      return ENOUGH_IN_MIXED_TEXT;
  } else if (VNI_MARK.test(raw)) {
    return STRONG;
  }
  return VIETNAMESE_SHAPE.test(decoded.toLowerCase()) ? STRONG : WEAK;
}

/** Clean text of any language: nothing to judge. */
interface Word {
  readonly raw: string;
  readonly clean: boolean;
}

function cleanWord(raw: string): boolean {
  const word = seen(raw);
  return wordCase(word) !== "mixed" && fit(word) !== NO_SYLLABLE;
}

/** Reads the text in one encoding; null when nothing speaks for it. */
function read(text: string, words: readonly Word[], encoding: FontEncoding): Reading | null {
  let score = 0;
  let against = 0;
  let mixed = false;
  const decodedWords = new Map<string, string>();
  for (const { raw, clean } of words) {
    if (isAscii(raw)) continue;
    const word = seen(raw);
    const decoded = decodeWord(word, encoding);
    const fits = decoded !== word && wordCase(decoded) !== "mixed" ? fit(decoded) : NO_SYLLABLE;
    decodedWords.set(raw, decoded);
    if (clean) {
      // `Nhãm` is TCVN3 for `Nhóm`, and a syllable as it stands: it goes with the rest of the text.
      if (decoded !== word && fits === NO_SYLLABLE) mixed = true;
      if ([...word].some((char) => char > "\u00ff")) mixed = true;
    } else if (fits === SYLLABLE) {
      score += evidence(word, decoded, encoding);
    } else if (encoding === "tcvn3" && LOST_HYPHEN.has(word.toLowerCase())) {
      score += STRONG;
    } else if (fits === NO_SYLLABLE) {
      against += 1;
    }
  }
  if (score < (mixed ? ENOUGH_IN_MIXED_TEXT : ENOUGH) || score <= against) return null;

  const cleanWords = new Set(words.filter((word) => word.clean).map((word) => word.raw));
  const corrected = text.replace(WORD, (raw) => {
    const decoded = decodedWords.get(raw);
    if (decoded === undefined) return raw;
    const fits = fit(decoded) !== NO_SYLLABLE;
    if (encoding === "tcvn3" && !fits) {
      const whole = withHorn(decoded);
      if (whole !== null) return whole;
    }
    if (mixed && cleanWords.has(raw)) return raw;
    // A name from another language inside legacy text (`Krông` as `Kroâng`) is decoded with the rest,
    // unless that leaves letters which Vietnamese does not have.
    if (fits || !mixed) return decoded;
    return [...decoded].every((char) => char <= "\u007f" || isVietnameseLetter(char)) && !lettersOnly(raw)
      ? decoded
      : raw;
  });
  return {
    encoding,
    score: score - against,
    corrected: encoding === "tcvn3" ? capitalise(text, corrected) : corrected,
  };
}

const lettersOnly = (word: string): boolean => /^[\p{L}\p{M}]+$/u.test(word);

/** Small words that begin with a toned vowel and stand inside names without a capital. */
const SMALL_WORDS = new Set(["ở", "ấp", "ấy", "ạ"]);

/**
 * TCVN3 has no capital for a toned vowel: `¸nh D­¬ng` is `Ánh Dương`. Such a word gets its capital back
 * when a neighbour has one, or at the beginning.
 */
function capitalise(raw: string, corrected: string): string {
  const rawWords = raw.match(WORD) ?? [];
  if (!/[a-z\u00a1-\u00ff]/.test(raw)) return corrected;
  const words = corrected.match(WORD) ?? [];
  if (words.length !== rawWords.length) return corrected;
  let index = -1;
  const begins = (word: string | undefined): boolean =>
    word !== undefined && word.charAt(0) !== word.charAt(0).toLowerCase();
  return corrected.replace(WORD, (word) => {
    index += 1;
    const changed = word !== rawWords[index];
    if (
      !changed ||
      wordCase(word) !== "lower" ||
      !isVietnameseLetter(word.charAt(0)) ||
      word.charAt(0) === "đ"
    )
      return word;
    if ("ăâêôơư".includes(word.charAt(0)) || SMALL_WORDS.has(word)) return word;
    const named = begins(words[index - 1]) || begins(words[index + 1]);
    return named ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** TCVN3 or VNI, whichever explains more; null for a text in neither. */
export function detectFontEncoding(text: string): Reading | null {
  const words: Word[] = [];
  let suspicious = false;
  for (const raw of text.match(WORD) ?? []) {
    const clean = isAscii(raw) || cleanWord(raw);
    words.push({ raw, clean });
    if (!clean) suspicious = true;
  }
  if (!suspicious) return null;
  const tcvn3 = read(text, words, "tcvn3");
  const vni = read(text, words, "vni");
  if (tcvn3 === null || vni === null) return tcvn3 ?? vni;
  return vni.score > tcvn3.score ? vni : tcvn3;
}
