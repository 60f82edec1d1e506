/** What is wrong with a telephone as it was written. */
export type PhoneFault =
  "exponent" | "letters" | "too-short" | "too-long" | "not-vietnamese" | "no-leading-zero";

/** A spreadsheet's number of many digits: `2,84E+10`. */
const EXPONENT = /\d\s*e\s*[+-]?\s*\d/i;

/** Where a call is put through: `máy lẻ 12`, `ext. 3`, `(nội bộ: 101)`. */
const EXTENSION =
  /(?:số\s+)?(?:máy\s+lẻ|số\s+lẻ|lẻ|máy\s+nhánh|nhánh|nội\s+bộ|nb|extension|ext|line|bấm|ấn|phím|x)\s*[.:]?\s*\(?\d{1,6}\)?/giu;

/** What kind of number it is, where people say so before it or after. */
const LABEL =
  /(?<![\p{L}])(?:điện\s+thoại|số\s+điện\s+thoại|đt|đtdđ|dđ|di\s+động|cố\s+định|cđ|máy\s+bàn|tel|phone|mobile|hotline|đường\s+dây\s+nóng|fax|zalo|văn\s+phòng|vp|cq|cơ\s+quan)(?![\p{L}])\s*[.:]?/giu;

/** A note without figures: `(cô Lan)`. */
const NOTE = /\([^()\d]*\)/gu;

const SEPARATOR = /[;,/|&\n]|\s[-–]\s|\s(?:hoặc|và|hay)\s/iu;

/**
 * Judges a telephone: one number or several, with extensions and notes as people write them; null when it is right.
 * Behind a whole number the last figures of the next are enough (`028 37001122/23`).
 */
export function phoneFault(written: string): PhoneFault | null {
  const text = written.normalize("NFC");
  if (EXPONENT.test(text)) return "exponent";
  const bare = text.replace(EXTENSION, " ").replace(NOTE, " ").replace(LABEL, " ");
  const numbers = bare.split(SEPARATOR).filter((part) => /\S/.test(part));
  if (numbers.length === 0) return /\p{L}/u.test(text) ? "letters" : "too-short";
  let worst: PhoneFault | null = null;
  for (const [index, number] of numbers.entries()) {
    if (/[^\d\s.()+–-]/u.test(number)) return /\p{L}/u.test(number) ? "letters" : "not-vietnamese";
    const fault = index > 0 && isTail(number) ? null : faultOf(number);
    if (fault !== null && (worst === null || worst === "no-leading-zero")) worst = fault;
  }
  return worst;
}

/** The last figures of a number that is otherwise the one before, or one without its area. */
function isTail(number: string): boolean {
  return /^\d{1,4}$|^\d{7,8}$/.test(digitsOf(number));
}

function faultOf(number: string): PhoneFault | null {
  const fault = wholeFault(number);
  if (fault !== "too-long") return fault;
  // Two numbers with nothing but a blank between them, or a range.
  const [first = "", ...others] = number.trim().split(/\s+(?=\+84|0)|[-–]/u);
  const areAll = others.length > 0 && wholeFault(first) === null;
  return areAll && others.every((each) => isTail(each) || wholeFault(each) === null) ? null : fault;
}

function wholeFault(number: string): PhoneFault | null {
  const digits = digitsOf(number);
  if (/^\+(?!84)/.test(digits)) return "not-vietnamese";
  if (/^(?:1800|1900)\d{2,6}$/.test(digits)) return null;
  const national = digits.replace(/^(?:\+84|0084|84(?=[1-9]\d{8,9}$))0?/, "0");
  const missesZero = !national.startsWith("0");
  const significant = missesZero ? national : national.slice(1);
  if (missesZero && /^\d{7,8}$/.test(significant)) return "no-leading-zero";
  if (significant.length < 9) return "too-short";
  if (significant.length > 10) return "too-long";
  if (!/^[1-9]/.test(significant)) return "not-vietnamese";
  return missesZero ? "no-leading-zero" : null;
}

function digitsOf(number: string): string {
  return number.replace(/[^\d+]/g, "");
}

/** The number with its 0, where it is one whole number that lacks nothing else; null where that is not certain. */
export function withLeadingZero(text: string): string | null {
  const bare = text.trim();
  return /^[1-9][\d .]*$/.test(bare) && phoneFault(`0${bare}`) === null ? `0${bare}` : null;
}
