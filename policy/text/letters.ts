/**
 * The Vietnamese alphabet taken apart: every letter is a base letter and a tone.
 */

/** Combining marks of the five written tones; the level tone has none. */
export const TONES = {
  huyen: "\u0300",
  sac: "\u0301",
  nga: "\u0303",
  hoi: "\u0309",
  nang: "\u0323",
} as const;

const VOWELS = "aăâeêioôơuưy";

interface Letter {
  /** The letter without its tone, lower case: one of `aăâeêioôơuưy`, `đ` or a plain consonant. */
  readonly base: string;
  /** A combining mark of {@link TONES}, or empty for the level tone. */
  readonly tone: string;
}

const letters = new Map<string, Letter>();
for (const consonant of "bcdđghklmnpqrstvx") letters.set(consonant, { base: consonant, tone: "" });
for (const vowel of VOWELS) {
  letters.set(vowel, { base: vowel, tone: "" });
  for (const tone of Object.values(TONES))
    letters.set((vowel + tone).normalize("NFC"), { base: vowel, tone });
}

/** The parts of a composed lower-case letter, or undefined for what the Vietnamese alphabet does not have. */
export const letterOf = (char: string): Letter | undefined => letters.get(char);

/** Whether a character is a letter that Vietnamese has and ASCII has not, in composed form and either case. */
export function isVietnameseLetter(char: string): boolean {
  return char > "\u007f" && letters.has(char.toLowerCase());
}

/** The 134 letters outside ASCII, both cases, for tables and tests. */
export const VIETNAMESE_LETTERS: readonly string[] = [...letters.keys()]
  .filter((letter) => letter > "\u007f")
  .flatMap((letter) => [letter, letter.toUpperCase()]);
