/**
 * UTF-8 whose bytes were read as Latin-1, Windows-1252 or Windows-1258, once or several times: `TrÆ°á»ng`. Of the bytes
 * that begin a Vietnamese letter, Windows-1258 shows one as another letter (`LÃª` is `LĂª`) and that of the tones as a tone.
 */
import { wordCase } from "./case";
import { byteOf } from "./codecs";
import { isVietnameseLetter, TONES } from "./letters";
import { fit, SYLLABLE } from "./syllable";
import { isAscii, WORD } from "./words";

const CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
/** Sequences of UTF-8 that hold Vietnamese, Western letters and punctuation: two bytes from C2, three from E0. */
const SEQUENCE = new RegExp(
  `(?:[\u00c2-\u00dfĂ]|\u0300)[${CONTINUATION}]|[\u00e0-\u00ef][${CONTINUATION}]{2}`,
  "g",
);
const HINT = new RegExp(`(?:[\u00c2-\u00ccĂ\u00e1\u00e2\u00ef]|\u0300)[${CONTINUATION}]`);
/** Second bytes that are punctuation after a Vietnamese capital in clean text: `XÃ”` ends a quotation. */
const PUNCTUATION = /[\u00a0‘’“”…–—]/;

/**
 * Windows-1252 has no character for five bytes, Windows-1258 for some more, and tools drop or replace them; others drop
 * the soft hyphen, or turn the no-break space into a plain one. What such a remnant may have been, likeliest first. Each stands in the decoded text as one
 * private-use character until the word about it is known.
 */
const LOST = ["á»", "Ä", "Ã", "áº"] as const;
const CANDIDATES: readonly (readonly string[])[] = [
  ["ọ", "ờ", "ề", "ỏ", "Ố", "Ị", "Ỏ", "Ớ", "Ở", "ử", "Ỡ"],
  ["Đ"],
  ["à", "Á", "Í", "Ý", "í", "Ê", "Î", "Ú"],
  ["ậ", "Ạ"],
];
const HOLDERS = ["\ue000", "\ue001", "\ue002", "\ue003"] as const;
const HELD = /[\ue000-\ue003]/;
const ALL_HELD = /[\ue000-\ue003]/g;

const combining = new Set<string>([...Object.values(TONES), "\u0302", "\u0306", "\u031b"]);

function decodeSequence(sequence: string): string | null {
  const bytes = [...sequence].map(byteOf);
  const [first = 0, second = 0, third = 0] = bytes;
  const code =
    bytes.length === 2
      ? ((first & 0x1f) << 6) | (second & 0x3f)
      : ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  if (bytes.length === 3 && (code < 0x800 || (code >= 0xd800 && code <= 0xdfff))) return null;
  return String.fromCharCode(code);
}

/** Letters and punctuation that a Vietnamese office's text holds; not every letter of Unicode, which would accuse anything. */
function plausible(char: string): boolean {
  if (isVietnameseLetter(char) || combining.has(char) || char === "\ufeff") return true;
  return /[À-ÏÑ-ÖØ-Ýß-ïñ-öø-ýÿ‐-‧]/.test(char);
}

/** What only the bytes of a second misreading look like: it is decoded on the way, and proves nothing. */
const onTheWay = (char: string): boolean => byteOf(char) >= 0x80;

/** The letters directly before a place. */
function before(text: string, at: number): string {
  return /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? "";
}

/** A sequence of two that ends in punctuation proves something only where punctuation would make no sense. */
function provesInspiteOfPunctuation(text: string, at: number): boolean {
  const word = before(text, at) + text.charAt(at);
  const stands = wordCase(word) !== "mixed" && fit(word) === SYLLABLE;
  return !stands || /^[a-zà-ỹ]/.test(text.slice(at + 2));
}

/** A lost byte leaves nothing, or a sign in its place, or in text that was misread twice the `Â` before it. */
const REMNANT = new RegExp(`(?:${LOST.join("|")}|Ă)[\ufffdÂ]?`, "g");

function once(text: string): string | null {
  if (!HINT.test(text)) return null;
  let proof = 0;
  let end = 0;
  let out = "";
  for (const match of text.matchAll(SEQUENCE)) {
    const sequence = match[0];
    const char = decodeSequence(sequence);
    if (char === null || (sequence.charAt(0) !== "Â" && !plausible(char) && !onTheWay(char))) continue;
    const weak = byteOf(sequence.charAt(0)) === 0xc3 && PUNCTUATION.test(sequence);
    if (
      sequence.charAt(0) !== "Â" &&
      plausible(char) &&
      (!weak || provesInspiteOfPunctuation(text, match.index))
    )
      proof += 1;
    out += hold(text.slice(end, match.index)) + (char === "\ufeff" ? "" : char);
    end = match.index + sequence.length;
  }
  return proof > 0 ? out + hold(text.slice(end)) : null;
}

/** Replaces what may be left of a letter by its holder. */
function hold(text: string): string {
  return text.replace(
    REMNANT,
    (remnant) =>
      HOLDERS[LOST.indexOf(remnant.replace(/[\ufffdÂ]$/, "").replace("Ă", "Ã") as (typeof LOST)[number])] ??
      remnant,
  );
}

/** Puts back letters one byte of which was lost, in a text already known to be misread. */
function restoreLost(text: string): string {
  if (!HELD.test(text)) return text;
  // `BÃ i` is `Bài`, `LÃ  Ná»™i` is `Là Nội`: the no-break space that became a plain one. Among capitals, and at the
  // beginning of a word, it may as well have been the byte of `Á`, `Í` or `Ý` before a blank; before a single one, the
  // soft hyphen of `í`.
  const isCapital = !/\p{Ll}/u.test(text);
  const joined = text.replace(
    /([\p{L}\p{M}]*)\ue002 ( ?)(\p{Ll}*)/gu,
    (whole, head: string, space: string, rest: string, at: number) => {
      if (space === "" && rest !== "" && fit(`${head}à${rest}`) === SYLLABLE) return `${head}à${rest}`;
      if (isCapital || head === "" || fit(`${head}à`) !== SYLLABLE) return whole;
      if (space === "" && fit(`${head}í`) === SYLLABLE) return whole;
      return /^(?:$|[,;.)])/.test(text.slice(at + whole.length)) ? `${head}à${rest}` : `${head}à ${rest}`;
    },
  );
  const restored = joined.replace(
    /([\p{L}\p{M}]*)([\ue000-\ue003])([\p{L}\p{M}]*)/gu,
    (whole, head: string, holder: string, tail: string) => {
      const candidates = CANDIDATES[HOLDERS.indexOf(holder as (typeof HOLDERS)[number])] ?? [];
      const fitting = candidates.filter(
        (letter) => fit(head + letter + tail) === SYLLABLE && wordCase(head + letter + tail) !== "mixed",
      );
      // `Tờ`, `Tọ`, `Tề`, `Tỏ`: which it was stands nowhere.
      return fitting.length === 1 ? head + (fitting[0] ?? "") + tail : whole;
    },
  );
  return restored;
}

/** Text that went wrong more often than this has other troubles. */
const ROUNDS = 3;

export interface Misread {
  readonly text: string;
  /** False when something is left that no decoding explains: then the text is not to be proposed to anybody. */
  readonly isWhole: boolean;
}

/** The text as far as it can be read, or null when it was not misread. */
export function detectMojibake(text: string): Misread | null {
  if (!HINT.test(text) || HELD.test(text)) return null;
  let found: string | null = null;
  let current = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = once(current);
    if (next === null) break;
    found = next;
    // A holder hides a lead byte that the next round may need.
    current = next.replace(
      ALL_HELD,
      (holder) => LOST[HOLDERS.indexOf(holder as (typeof HOLDERS)[number])] ?? holder,
    );
  }
  if (found === null) return null;
  const restored = restoreLost(found).normalize("NFC");
  // A holder that is left stands for a letter that nobody can tell, even where `Ã` would do (`GIÃO` for `GIÁO`).
  return { text: restored, isWhole: isWhole(restored) };
}

/** Nothing is left but words: each of letters, in one case, or a syllable. */
function isWhole(text: string): boolean {
  // No Vietnamese word begins with `Ã`.
  if (/[\ufffd\u0080-\u009f\p{Co}]|(?<!\p{L})Ã/u.test(text) || MISREAD_AGAIN.test(text)) return false;
  return (text.match(WORD) ?? []).every(
    (word) =>
      isAscii(word) ||
      fit(word) === SYLLABLE ||
      // `Äak` for `Đak`.
      (fit(word.replace("Ä", "Đ")) !== SYLLABLE &&
        /^[\p{L}\p{M}]+$/u.test(word) &&
        wordCase(word) !== "mixed" &&
        !LEFT_OVER.test(word)),
  );
}

/** A second misreading that {@link once} did not dare to decode. */
const MISREAD_AGAIN = new RegExp(`[\u00c3-\u00c6][${CONTINUATION}]|[\u00e1\u00e2][${CONTINUATION}]{2}`);

/** Lead bytes with nothing after them, or something that no language puts there. */
const LEFT_OVER = /[ÂÃÄÆ](?![\p{L}\p{M}])|[Âá](?=[ºŸ])|Æ|[a-z]Ä[a-z]|Ä$/u;
