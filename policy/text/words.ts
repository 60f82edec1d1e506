/**
 * Cutting a text into the words that legacy text is judged by.
 * A word is a run of ASCII letters and of everything outside ASCII but spaces and typographic punctuation:
 * in TCVN3 `©`, `·` or the soft hyphen are letters.
 */
export const WORD =
  /[A-Za-z\u0080-\u009f\u00a1-\u1fff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2c00-\ufffd]+/g;

/** Characters that show nothing and may be left out when a word is judged; never U+00AD, which is TCVN3's `ư`. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

export const seen = (word: string): string => word.replace(UNSEEN, "");

// eslint-disable-next-line no-control-regex -- the range is what ASCII is
const ASCII = /^[\x00-\x7f]*$/;

export const isAscii = (text: string): boolean => ASCII.test(text);
