import { GAMBLING_BRANDS, GAMBLING_WORDS } from "../../data/gambling";
import { toneless } from "../../text/index";
import { hostOf } from "../hosts";

const WORDS = GAMBLING_WORDS.map((word) => ({ word, plain: toneless(word) }));

/**
 * Words of gambling in a text, each once: written with their tones, or without any. `nó hư` is not `nổ hũ`, though
 * both are `no hu`.
 */
export function gamblingWords(text: string): string[] {
  const composed = ` ${text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  // Letter by letter, so that both texts have the same places.
  const plain = [...composed].map((letter) => toneless(letter).charAt(0) || letter).join("");
  return WORDS.filter(({ word, plain: bare }) => {
    for (let at = plain.indexOf(` ${bare} `); at >= 0; at = plain.indexOf(` ${bare} `, at + 1)) {
      const written = composed.slice(at + 1, at + 1 + bare.length);
      if (written === word || written === bare) return true;
    }
    return false;
  }).map(({ word }) => word);
}

/** The bookmaker whose name stands in the host of an address; null for none. */
export function gamblingBrand(url: string): string | null {
  const labels = hostOf(url).split(/[.-]/);
  return GAMBLING_BRANDS.find((brand) => labels.some((label) => label.includes(brand))) ?? null;
}
