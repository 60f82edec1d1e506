import { toneless } from "../policy/text/index";
import type { IndexedUnit } from "./facts";

/**
 * The units whose code, name, host or mailbox has every word that was typed, with or without tones; those first
 * that have the words in this order.
 */
export function searchUnits(
  units: readonly IndexedUnit[],
  query: string,
  most: number,
): readonly IndexedUnit[] {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const start = ` ${words.join(" ")}`;
  return units
    .map((unit) => ({ unit, text: textOf(unit) }))
    .filter(({ text }) => words.every((word) => isIn(text, word)))
    .map(({ unit, text }, order) => ({ unit, order, rank: text.indexOf(start) === -1 ? 1 : 0 }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, most)
    .map(({ unit }) => unit);
}

/** At the beginning of a word, or anywhere when it is long enough to mean something there. */
function isIn(text: string, word: string): boolean {
  return text.includes(` ${word}`) || (word.length > 3 && text.includes(word));
}

const texts = new WeakMap<IndexedUnit, string>();

function textOf(unit: IndexedUnit): string {
  let text = texts.get(unit);
  if (text === undefined) {
    const own = [unit.host, unit.mail].map((name) => name.split(/[.@]/)[0] ?? "");
    text = ` ${plain([unit.id, unit.name, ...own, unit.district].join(" "))}`;
    texts.set(unit, text);
  }
  return text;
}

function plain(text: string): string {
  return toneless(text).toLowerCase();
}
