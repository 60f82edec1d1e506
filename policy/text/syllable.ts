/**
 * What can be a Vietnamese syllable: onset, rhyme and tone, as the spelling of the language combines them.
 *
 * Legacy encodings share code points with Unicode's own Vietnamese letters (`Ô` is TCVN3's `ễ` and
 * VNI's `Ơ`), so no list of characters tells them apart; the shape of the syllable does.
 */
import minoritySyllables from "./data/minority-syllables.json";
import { letterOf, TONES } from "./letters";

/** Syllables of minority names that every Vietnamese register writes (`Đắk Lắk`, `Krông Búk`). */
const MINORITY = new Set<string>(minoritySyllables);

const ONSETS = new Set(
  "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ").concat(""),
);

const RHYMES = new Set(
  (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu " +
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu " +
    "o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay " +
    "oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt " +
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uyt uyn uynh uyp uyu uyên uyêt " +
    "uôc uôi uôm uôn uông uôp uôt ư ưa ưc ưi ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu " +
    "y yêm yên yêng yêt yêu ych ynh yt"
  ).split(" "),
);

const FRONT = new Set("eêiy");
const ONLY_BEFORE_FRONT = new Set(["gh", "ngh"]);
const NEVER_BEFORE_FRONT = new Set(["c", "g", "ng"]);
/** A syllable closed by a stop carries the rising or the heavy tone, never another. */
const STOPPED = /(?:c|ch|p|t)$/;
const PLAIN_VOWELS = new Set("aeiouy");
const MARKED_VOWELS = new Set("ăâêôơư");

/** Where the tone may stand, as indexes into the rhyme. Two answers where the old and the new style differ (`hòa`, `hoà`). */
function tonePlaces(rhyme: string): readonly number[] {
  let marked = -1;
  let vowels = 0;
  for (const [index, char] of [...rhyme].entries()) {
    if (!PLAIN_VOWELS.has(char) && !MARKED_VOWELS.has(char)) break;
    vowels += 1;
    if (!PLAIN_VOWELS.has(char)) marked = index;
  }
  if (marked >= 0) return [marked];
  if (vowels === 1) return [0];
  if (vowels < rhyme.length) return [vowels - 1];
  if (vowels === 3) return [1];
  if (rhyme === "oa" || rhyme === "oe" || rhyme === "uy") return [0, 1];
  return [0];
}

/** How well a word fits: not at all; but for the place of the tone (`Qúy`); as the spelling wants it. */
export const NO_SYLLABLE = 0;
export const TONE_MISPLACED = 1;
export const SYLLABLE = 2;
export type Fit = typeof NO_SYLLABLE | typeof TONE_MISPLACED | typeof SYLLABLE;

interface Split {
  readonly onset: string;
  readonly rhyme: string;
}

/** Every way to cut a toneless syllable that the spelling allows: `gi` and `qu` end in a letter that is a vowel elsewhere. */
function splits(bare: string): Split[] {
  const found: Split[] = [];
  for (let length = Math.min(3, bare.length); length >= 0; length -= 1) {
    const onset = bare.slice(0, length);
    const rhyme = bare.slice(length);
    if (!ONSETS.has(onset)) continue;
    if (onset === "gi") {
      if (RHYMES.has(rhyme) && !"iy".includes(rhyme.charAt(0))) found.push({ onset, rhyme });
      // `gì`, `gìn`, `giếng`: one of the two letters i is not written.
      else if (rhyme === "êng") found.push({ onset, rhyme });
    } else if (onset === "qu") {
      if (RHYMES.has(rhyme) && /^(?:[aăâeêiơy]|ôc)/.test(rhyme)) found.push({ onset, rhyme });
    } else if (onset === "g") {
      if (rhyme === "i" || rhyme === "in") found.push({ onset, rhyme });
      else if (RHYMES.has(rhyme) && !FRONT.has(rhyme.charAt(0))) found.push({ onset, rhyme });
    } else {
      if (!RHYMES.has(rhyme)) continue;
      const front = FRONT.has(rhyme.charAt(0));
      if (ONLY_BEFORE_FRONT.has(onset) && !front) continue;
      if (NEVER_BEFORE_FRONT.has(onset) && front) continue;
      if (onset === "k" && !front) continue;
      // `yê` begins a syllable or follows the u of `uyên`; after an onset one writes `iê`, and `y` stands alone.
      if (rhyme.charAt(0) === "y" && rhyme.length > 1 && onset !== "") continue;
      if (onset === "" && rhyme.startsWith("iê")) continue;
      found.push({ onset, rhyme });
    }
  }
  return found;
}

function compute(word: string): Fit {
  if (word.length === 0 || word.length > 14) return NO_SYLLABLE;
  const composed = word.normalize("NFC").toLowerCase();
  if (MINORITY.has(composed)) return SYLLABLE;
  let bare = "";
  let tone = "";
  let tonedAt = -1;
  for (const char of composed) {
    const letter = letterOf(char);
    if (letter === undefined) return NO_SYLLABLE;
    if (letter.tone !== "") {
      if (tonedAt >= 0) return NO_SYLLABLE;
      tone = letter.tone;
      tonedAt = bare.length;
    }
    bare += letter.base;
  }
  let best: Fit = NO_SYLLABLE;
  for (const { onset, rhyme } of splits(bare)) {
    if (STOPPED.test(rhyme) && tone !== TONES.sac && tone !== TONES.nang) continue;
    if (tone === "") return SYLLABLE;
    const places = tonePlaces(rhyme).map((place) => place + onset.length);
    if (places.includes(tonedAt)) return SYLLABLE;
    best = TONE_MISPLACED;
  }
  return best;
}

const REMEMBERED = 16_384;
const memory = new Map<string, Fit>();

/** How well a word (letters only, any normal form, any case) fits the spelling of one syllable. */
export function fit(word: string): Fit {
  const known = memory.get(word);
  if (known !== undefined) return known;
  const answer = compute(word);
  // Registries repeat a small vocabulary; a hostile one must not grow this without end.
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(word, answer);
  return answer;
}

/**
 * Whether a word is one syllable that Vietnamese spelling allows, whether or not it means something, or one of the
 * few of minority names that registers write everywhere (`Đắk`, `Krông`).
 * Any case and either normal form; both styles of placing the tone (`hòa`, `hoà`).
 */
export function isVietnameseSyllable(word: string): boolean {
  return fit(word) === SYLLABLE;
}
