const LINE = /[\n\v\f\r\u0085\u2028\u2029]+/;
const TELEPHONE = /^[\d\s.()+-]{6,}$/;
/** Of two words and more, each with a capital and small letters: no `Trường THCS`, no `1 Lê Lợi`. */
const PERSON = /^\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*)+$/u;

/**
 * Whether the lines of one cell may be several values, such as two telephones or two persons: then nobody may join them.
 * Lines that only go on, as a long name does, are one.
 */
export function areSeveralValues(text: string): boolean {
  const lines = text
    .normalize("NFC")
    .split(LINE)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length > 1 && [TELEPHONE, PERSON].some((kind) => lines.every((line) => kind.test(line)));
}

/** Whether a text that should be one address holds two. */
export const areSeveralAddresses = (text: string): boolean => text.indexOf("@") !== text.lastIndexOf("@");
