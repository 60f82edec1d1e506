/** Looser tests than that of the syllable, for words whose marks already say that they are legacy text. */
import { letterOf } from "./letters";

/** Of the shapes of Vietnamese syllables, those that a foreign name with `ä`, `ö` or `å` seldom has. */
const VIETNAMESE_SHAPE = /^(?:kh|ngh?|nh|ph|th|tr|gi|qu|đ|x)|(?:ng|nh|ch|[^aeiou]c)$/;

export const hasVietnameseShape = (word: string): boolean => VIETNAMESE_SHAPE.test(word.toLowerCase());

const VOWEL = /[aăâeêioôơuưy]/;

/**
 * Whether a word could be said, in Vietnamese or in a language that its letters write (`Krông`, `Giêsu`, `Búk`):
 * no letter from elsewhere but `f j w z`, a vowel in it, never more than three vowels or three consonants in a row.
 */
export function pronounceable(word: string): boolean {
  let run = 0;
  let kind = "";
  let vowels = 0;
  for (const char of word.toLowerCase()) {
    const base = letterOf(char)?.base ?? (/[fjwz]/.test(char) ? char : "");
    if (base === "") return false;
    const now = VOWEL.test(base) ? "vowel" : "consonant";
    if (now === "vowel") vowels += 1;
    run = now === kind ? run + 1 : 1;
    kind = now;
    if (run > 3) return false;
  }
  return vowels > 0;
}
