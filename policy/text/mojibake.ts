/** UTF-8 whose bytes were read as Latin-1 or Windows-1252, once or several times: `TrÆ°á»ng`. */
import { wordCase } from "./case";
import { byteOf } from "./codecs";
import { isVietnameseLetter, TONES } from "./letters";
import { fit, NO_SYLLABLE, SYLLABLE } from "./syllable";

const CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
/** Sequences of UTF-8 that hold Vietnamese, Western letters and punctuation: two bytes from C2, three from E0. */
const SEQUENCE = new RegExp(`[\u00c2-\u00df][${CONTINUATION}]|[\u00e0-\u00ef][${CONTINUATION}]{2}`, "g");
const HINT = new RegExp(`[\u00c2-\u00cc\u00e1\u00e2\u00ef][${CONTINUATION}]`);
/** Second bytes that are punctuation after a Vietnamese capital in clean text: `XÃ”` ends a quotation. */
const PUNCTUATION = /[\u00a0‘’“”…–—]/;

/** Windows-1252 has no character for five bytes, and tools drop or replace them. What they may have been, likeliest first. */
const LOST: readonly (readonly [string, readonly string[]])[] = [
  ["á»", ["ọ", "ờ", "ề", "ỏ", "Ố"]],
  ["Ä", ["Đ"]],
  ["Ã", ["Á", "Í", "Ý"]],
];

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

function once(text: string): string | null {
  if (!HINT.test(text)) return null;
  let proof = 0;
  const decoded = text.replace(SEQUENCE, (sequence: string, at: number) => {
    const char = decodeSequence(sequence);
    if (char === null) return sequence;
    if (sequence.charAt(0) === "Â") return char;
    if (!plausible(char)) return sequence;
    if (sequence.length === 2 && PUNCTUATION.test(sequence)) {
      const word = before(text, at) + sequence.charAt(0);
      const follows = /^[\p{L}\p{M}]/u.test(text.slice(at + 2));
      const stands = wordCase(word) !== "mixed" && fit(word) !== NO_SYLLABLE;
      if (!stands && follows && word.length > 1) proof += 1;
      return char;
    }
    proof += 1;
    return char === "\ufeff" ? "" : char;
  });
  return proof > 0 ? decoded : null;
}

/** Puts back letters one byte of which was lost, in a text already known to be misread. */
function restoreLost(text: string): string {
  let out = text.replace(/Ã ([a-z\u00e0-\u1eff]*)/g, (_whole, rest: string, at: number) => {
    // A no-break space, the second byte of à, has become a plain one: `BÃ i` is `Bài`, `HÃ Ná»™i` is `Hà Nội`.
    const head = before(text, at);
    if (rest === "" || fit(`${head}à${rest}`) === SYLLABLE) return `à${rest}`;
    return `à ${rest}`;
  });
  for (const [rest, letters] of LOST) {
    out = out.replace(
      new RegExp(`([\\p{L}\\p{M}]*?)${rest}\ufffd?([\\p{L}\\p{M}]*)`, "gu"),
      (whole, head: string, tail: string) => {
        const found = letters.find((letter) => fit(head + letter + tail) === SYLLABLE);
        return found === undefined ? whole : head + found + tail;
      },
    );
  }
  return out;
}

/** Text that went wrong more often than this has other troubles. */
const ROUNDS = 3;

/** The corrected text, or null when it was not misread. */
export function detectMojibake(text: string): string | null {
  let found: string | null = null;
  let current = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = once(current);
    if (next === null) break;
    current = next;
    found = next;
  }
  return found === null ? null : restoreLost(found).normalize("NFC");
}
