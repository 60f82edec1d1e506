/** UTF-8 whose bytes were read as Latin-1 or Windows-1252, once or several times: `TrÆ°á»ng`. */
import { wordCase } from "./case";
import { byteOf } from "./codecs";
import { isVietnameseLetter, TONES } from "./letters";
import { fit, SYLLABLE } from "./syllable";

const CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
/** Sequences of UTF-8 that hold Vietnamese, Western letters and punctuation: two bytes from C2, three from E0. */
const SEQUENCE = new RegExp(`[\u00c2-\u00df][${CONTINUATION}]|[\u00e0-\u00ef][${CONTINUATION}]{2}`, "g");
const HINT = new RegExp(`[\u00c2-\u00cc\u00e1\u00e2\u00ef][${CONTINUATION}]`);
/** Second bytes that are punctuation after a Vietnamese capital in clean text: `XÃ”` ends a quotation. */
const PUNCTUATION = /[\u00a0‘’“”…–—]/;

/**
 * Windows-1252 has no character for five bytes, and tools drop or replace them; others turn the no-break space into
 * a plain one. What such a remnant may have been, likeliest first. Each stands in the decoded text as one
 * private-use character until the word about it is known.
 */
const LOST = ["á»", "Ä", "Ã"] as const;
const CANDIDATES: readonly (readonly string[])[] = [["ọ", "ờ", "ề", "ỏ", "Ố"], ["Đ"], ["à", "Á", "Í", "Ý"]];
const HOLDERS = ["\ue000", "\ue001", "\ue002"] as const;

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
  return /[À-ÖØ-öø-ÿ‐-‧]/.test(char);
}

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

const REMNANT = new RegExp(`(?:${LOST.join("|")})\ufffd?`, "g");

function once(text: string): string | null {
  if (!HINT.test(text)) return null;
  let proof = 0;
  let end = 0;
  let out = "";
  for (const match of text.matchAll(SEQUENCE)) {
    const sequence = match[0];
    const char = decodeSequence(sequence);
    if (char === null || (sequence.charAt(0) !== "Â" && !plausible(char))) continue;
    const weak = sequence.charAt(0) === "Ã" && PUNCTUATION.test(sequence);
    if (sequence.charAt(0) !== "Â" && (!weak || provesInspiteOfPunctuation(text, match.index))) proof += 1;
    out += hold(text.slice(end, match.index)) + (char === "\ufeff" ? "" : char);
    end = match.index + sequence.length;
  }
  return proof > 0 ? out + hold(text.slice(end)) : null;
}

/** Replaces what may be left of a letter by its holder. */
function hold(text: string): string {
  return text.replace(
    REMNANT,
    (remnant) => HOLDERS[LOST.indexOf(remnant.replace("\ufffd", "") as (typeof LOST)[number])] ?? remnant,
  );
}

/** Puts back letters one byte of which was lost, in a text already known to be misread. */
function restoreLost(text: string): string {
  if (!/[\ue000-\ue002]/.test(text)) return text;
  // `BÃ i` is `Bài`, `HÃ Ná»™i` is `Hà Nội`: the no-break space that became a plain one.
  const joined = text.replace(/([\p{L}\p{M}]*)\ue002 (\p{Ll}*)/gu, (whole, head: string, rest: string) => {
    if (rest !== "" && fit(`${head}à${rest}`) === SYLLABLE) return `${head}à${rest}`;
    return fit(`${head}à`) === SYLLABLE ? `${head}à ${rest}` : whole;
  });
  const restored = joined.replace(
    /([\p{L}\p{M}]*)([\ue000-\ue002])([\p{L}\p{M}]*)/gu,
    (whole, head: string, holder: string, tail: string) => {
      const candidates = CANDIDATES[HOLDERS.indexOf(holder as (typeof HOLDERS)[number])] ?? [];
      const found = candidates.find(
        (letter) => fit(head + letter + tail) === SYLLABLE && wordCase(head + letter + tail) !== "mixed",
      );
      return found === undefined ? whole : head + found + tail;
    },
  );
  return restored.replace(
    /[\ue000-\ue002]/g,
    (holder) => LOST[HOLDERS.indexOf(holder as (typeof HOLDERS)[number])] ?? holder,
  );
}

/** Text that went wrong more often than this has other troubles. */
const ROUNDS = 3;

/** The corrected text, or null when it was not misread. */
export function detectMojibake(text: string): string | null {
  if (!HINT.test(text) || /[\ue000-\ue002]/.test(text)) return null;
  let found: string | null = null;
  let current = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = once(current);
    if (next === null) break;
    found = next;
    // A holder hides a lead byte that the next round may need.
    current = next.replace(
      /[\ue000-\ue002]/g,
      (holder) => LOST[HOLDERS.indexOf(holder as (typeof HOLDERS)[number])] ?? holder,
    );
  }
  return found === null ? null : restoreLost(found).normalize("NFC");
}
