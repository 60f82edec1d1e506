/**
 * TCVN3, VNI and Windows-1258: encodings in which the same code points mean other letters.
 *
 * Each word is judged twice, as it stands and as the encoding would read it. A word that is no Vietnamese
 * syllable as it stands and is one when decoded speaks for the encoding; one that is a syllable as it stands
 * and none when decoded speaks for a text of mixed origin, where each word is then corrected by itself.
 */
import { wordCase } from "./case";
import { decodeTcvn3Letters, decodeVni, decodeWindows1258 } from "./codecs";
import foreignWords from "./data/foreign-words.json";
import tells from "./data/tells.json";
import { isVietnameseLetter } from "./letters";
import { hasVietnameseShape, pronounceable } from "./shape";
import { fit, NO_SYLLABLE, SYLLABLE, TONE_MISPLACED } from "./syllable";
import { isAscii, seen, WORD } from "./words";

export type FontEncoding = "tcvn3" | "vni" | "windows-1258";

/** Evidence that one word gives; a text is accused from {@link ENOUGH} on. */
const STRONG = 2;
const WEAK = 1;
const ENOUGH = 2;
/** In a text with Vietnamese letters that no font encoding has, one odd word may be a foreign name. */
const ENOUGH_IN_MIXED_TEXT = 3;

/** TCVN3 letters that are no letters at all where the text should be Unicode: `V¨n`, `T©n`, `Hµ`, and U+00AD. */
const SYMBOL_INSIDE = /[A-Za-z][¡-¶¸¹»-¿×÷]|[¡-©«-´¶¸¹»-¿×÷][A-Za-z]/;
/**
 * Of these, one between two letters makes the word legacy text even if it is no Vietnamese syllable (`L¾k`), as does
 * a capital with a mark amid small letters (`OrlÐans`).
 */
const SYMBOL_BETWEEN = /[A-Za-z][¡-¶¸¹»-¿]+[A-Za-z]|^[¡-©«-´¶¸¹»-¿]{2,}[A-Za-z]|[a-z]{2}[À-ÖØ-Þ][a-z]/;
/** A tone of Windows-1258 that is a capital of Windows-1252. */
const TONE_WITHIN = /[a-z][ÌÒÞ]/;
const CAPITAL_WITHIN = /[a-z]{2}[À-ÖØ-Þ][a-z]/;
/** What a word of a western language may be once it is decoded: `Orléans`, but no `Franầois` and no `Hél̀ne`. */
const WESTERN = /^[A-Z]?[a-zà-öø-ÿ'-]*$|^[A-ZÀ-ÖØ-Þ'-]+$/;
/** In VNI a mark follows its vowel. */
const VNI_MARK = /[aeouyôö][ùøûõïâáàåãäêéèúüë]/i;
/** Of these, what no language written in Latin-1 puts after that vowel. */
const VNI_ONLY = /[aeo]â|aê|[ao]ø|[aeouôö]ù|[ôö][øûõï]/i;
/** Words of other languages that VNI or TCVN3 would read as a Vietnamese syllable. */
const FOREIGN = new Set<string>(foreignWords);
/**
 * What the commonest names become: `Thò` is VNI's `Thị`, `Phóc` TCVN3's `Phúc`. Syllables too, and no names.
 */
const TELLS: Readonly<Record<FontEncoding, ReadonlySet<string>>> = {
  tcvn3: new Set(tells.tcvn3),
  vni: new Set(tells.vni),
  "windows-1258": new Set(),
};

const tellsOf = (word: string, encoding: FontEncoding): boolean =>
  wordCase(word) === "title" && TELLS[encoding].has(word.toLowerCase());

/** Whether a word is one that a legacy text may consist of though each of its words is a syllable. */
export const isTell = (word: string): boolean => tellsOf(word, "tcvn3") || tellsOf(word, "vni");

/** What TCVN3 `Tr\u00adêng`, `Ph\u00adêng` become when some tool has removed the soft hyphen. */
const LOST_HYPHEN = new Set(["trêng", "phêng"]);

interface Reading {
  readonly encoding: FontEncoding;
  readonly score: number;
  readonly corrected: string;
  /** More words become none of Vietnamese than become one: another encoding explains them better, one not known here. */
  readonly isDoubtful: boolean;
}

/** The whole text in capitals: its TCVN3 letters that have no capital code are meant as capitals too. */
const inCapitals = (text: string): boolean => !/[a-z]/.test(text) && (text.match(/[A-Z]/g)?.length ?? 0) >= 3;

/** TCVN3 has capitals for few letters: `Tr­êng` is what it says, `TR¦êNG` was typed in capitals. */
function restoreCase(raw: string, decoded: string, capitals: boolean): string {
  const typed = capitals || (!/[a-z]/.test(raw) && (raw.match(/[A-Z]/g)?.length ?? 0) >= 2);
  return typed ? decoded.toUpperCase() : decoded;
}

function decodeWord(raw: string, encoding: FontEncoding, capitals: boolean): string {
  if (encoding === "windows-1258") return decodeWindows1258(raw);
  return encoding === "vni" ? decodeVni(raw) : restoreCase(raw, decodeTcvn3Letters(raw), capitals);
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

/** Letters of Windows-1252 that Windows-1258 has others, or tones, in place of; `Ð` alone is a matter of look-alikes. */
const CHANGED_BY_1258 = /[ÃÌÒÕÝÞãìòõý]/g;

/** A marked vowel of Windows-1258 with a tone of its own after it. */
const MARK_AND_TONE = /[âêôýõ][ìòþ]/i;

function windows1258Evidence(raw: string, shape: number): number {
  const changed = raw.match(CHANGED_BY_1258)?.length ?? 0;
  if (changed === 0) return 0;
  // `Huyêòn`: no language puts these side by side.
  if (MARK_AND_TONE.test(raw)) return ENOUGH_IN_MIXED_TEXT;
  // Two of the five tones are capitals of Windows-1252: `TrýõÌng`.
  if (wordCase(raw) === "mixed") return ENOUGH_IN_MIXED_TEXT;
  return (changed > 1 ? STRONG : WEAK) + shape;
}

/** What a word tells that is no syllable as it stands and is one when decoded. */
function evidence(raw: string, decoded: string, encoding: FontEncoding): number {
  if (FOREIGN.has(raw.toLowerCase()) || (!hasAsciiLetter(raw) && raw.length < 2)) return 0;
  if (fit(raw) === TONE_MISPLACED) return WEAK;
  const shape = hasVietnameseShape(decoded) ? 1 : 0;
  if (encoding === "windows-1258") return windows1258Evidence(raw, shape);
  if (encoding === "vni") return (VNI_MARK.test(raw) ? STRONG : WEAK) + shape;
  if (raw.includes("\u00ad") || SYMBOL_INSIDE.test(raw) || wordCase(raw) === "mixed")
    return ENOUGH_IN_MIXED_TEXT;
  // `BÐ` is `Bé`: two capitals as it stands, a name when decoded.
  return WEAK + shape + (wordCase(raw) === "upper" && wordCase(decoded) === "title" ? 1 : 0);
}

/**
 * What a word tells that is no Vietnamese syllable either way: a minority's name, a saint's. Null: it speaks against the
 * encoding.
 */
function foreignEvidence(raw: string, decoded: string, encoding: FontEncoding): number | null {
  // `SimoÞes` may be Windows-1258's `Simões`: the other words have to tell.
  if (encoding === "windows-1258") return TONE_WITHIN.test(raw) && WESTERN.test(decoded) ? 0 : null;
  if (TONE_WITHIN.test(raw) || (CAPITAL_WITHIN.test(raw) && !WESTERN.test(decoded))) return null;
  // French and Breton write `où`.
  const marked = encoding === "vni" ? VNI_ONLY.test(raw) && !/où/i.test(raw) : SYMBOL_BETWEEN.test(raw);
  return marked && wordCase(decoded) !== "mixed" && pronounceable(decoded) ? STRONG : null;
}

interface Word {
  readonly raw: string;
  /** Needs no judging: ASCII, or a Vietnamese syllable as it stands. */
  readonly clean: boolean;
}

/** No word of any language, unless it is two of Vietnamese that lack their blank. */
const isDamaged = ({ raw, clean }: Word): boolean =>
  !clean && TONE_WITHIN.test(raw) && !raw.split(/(?=[ÌÒÞ])/).every((part) => fit(part) === SYLLABLE);

function cleanWord(raw: string): boolean {
  const word = seen(raw);
  return wordCase(word) !== "mixed" && fit(word) === SYLLABLE;
}

/** Reads the text in one encoding; null when nothing speaks for it. */
function read(text: string, words: readonly Word[], encoding: FontEncoding): Reading | null {
  let score = 0;
  let against = 0;
  let lost = 0;
  let syllables = 0;
  let others = 0;
  let mixed = false;
  /** Whether all other words are Vietnamese: then one odd word among them is a Vietnamese word gone wrong. */
  let vietnamese = words.length > 1;
  const capitals = encoding === "tcvn3" && inCapitals(text);
  const decodedWords = new Map<string, string>();
  for (const [index, { raw, clean }] of words.entries()) {
    if (isAscii(raw)) {
      if (fit(raw) !== SYLLABLE) vietnamese = false;
      continue;
    }
    const word = seen(raw);
    const decoded = decodeWord(word, encoding, capitals);
    const fits = decoded !== word && wordCase(decoded) !== "mixed" ? fit(decoded) : NO_SYLLABLE;
    decodedWords.set(raw, decoded);
    if (clean) {
      // `Nhãm` is TCVN3 for `Nhóm`, and a syllable as it stands: it goes with the rest of the text.
      if (decoded !== word && fits === NO_SYLLABLE) mixed = true;
      // `Thị` stands between surname and given name; the others anywhere in a name of two words or more.
      const placed = encoding === "vni" ? index > 0 && index < words.length - 1 : words.length > 1;
      if (placed && tellsOf(word, encoding)) score += STRONG;
      if ([...word].some((char) => char > "\u00ff")) mixed = true;
    } else if (fits === SYLLABLE) {
      score += evidence(word, decoded, encoding);
      syllables += 1;
    } else if (encoding === "tcvn3" && LOST_HYPHEN.has(word.toLowerCase())) {
      lost += STRONG;
    } else if (fits === NO_SYLLABLE) {
      const told = foreignEvidence(word, decoded, encoding);
      if (told === null) against += 1;
      else score += told;
      if (told !== null && told > 0) others += 1;
    }
  }
  if (score > 0 && against === 0 && vietnamese && !mixed) score += 1;
  // Nothing else tells that the rest is TCVN3: only the ruined word is corrected.
  if (lost > 0 && score === 0 && against === 0) {
    mixed = true;
    score = ENOUGH_IN_MIXED_TEXT;
  } else {
    score += lost;
  }
  if (score < (mixed ? ENOUGH_IN_MIXED_TEXT : ENOUGH) || score <= against) return null;

  const cleanWords = new Set(words.filter((word) => word.clean).map((word) => word.raw));
  const corrected = text.replace(WORD, (raw) => {
    const decoded = decodedWords.get(raw);
    if (decoded === undefined) return raw;
    const fits = fit(decoded) !== NO_SYLLABLE;
    if (encoding === "tcvn3" && !fits && !text.includes("\u00ad")) {
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
    isDoubtful: syllables > 0 ? others > syllables : others > 2,
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
    const changed = word !== rawWords[index] || word.startsWith("ý");
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

/**
 * The encoding that explains most; null for a text in none. `ambiguous` when another explains as much and gives
 * another text (`LÝU` is Windows-1258's `LƯU` and TCVN3's `LÍU`).
 */
export function detectFontEncoding(text: string): Reading | "ambiguous" | null {
  const words: Word[] = [];
  let suspicious = false;
  for (const raw of text.match(WORD) ?? []) {
    const clean = isAscii(raw) || cleanWord(raw);
    words.push({ raw, clean });
    if (!clean || isTell(raw)) suspicious = true;
  }
  if (!suspicious) return null;
  const windows = read(text, words, "windows-1258");
  const tcvn3 = read(text, words, "tcvn3");
  const vni = read(text, words, "vni");
  // `Chö` is VNI's `Chư` and TCVN3's `Chử`.
  if (tcvn3 !== null && vni !== null && tcvn3.score === vni.score && tcvn3.corrected !== vni.corrected)
    return "ambiguous";
  // `Trường SimoÞes`: a word gone wrong, and nothing tells how.
  if (windows === null && tcvn3 === null && vni === null) return words.some(isDamaged) ? "ambiguous" : null;
  const font = tcvn3 === null || vni === null ? (tcvn3 ?? vni) : tcvn3.score > vni.score ? tcvn3 : vni;
  if (font?.isDoubtful) return "ambiguous";
  if (font === null || windows === null || font.corrected === windows.corrected) return font ?? windows;
  if (Math.abs(font.score - windows.score) < MARGIN) return "ambiguous";
  return font.score > windows.score ? font : windows;
}

/** A reading is better than another by this, or the two can't be told apart. */
const MARGIN = 2;
