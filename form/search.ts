import { toneless } from "../policy/text/index";
import type { IndexedUnit } from "./facts";

/**
 * The units whose code, name, host or mailbox has every word that was typed, with or without tones; those first
 * whose name or code begins with it.
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
  const start = words.join(" ");
  return units
    .map((unit) => ({ unit, text: textOf(unit) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ unit, text }, order) => ({ unit, order, rank: text.indexOf(start) === -1 ? 1 : 0 }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, most)
    .map(({ unit }) => unit);
}

const texts = new WeakMap<IndexedUnit, string>();

function textOf(unit: IndexedUnit): string {
  let text = texts.get(unit);
  if (text === undefined) {
    text = plain(`${unit.id} ${unit.name} ${unit.host} ${unit.mail} ${unit.district}`);
    texts.set(unit, text);
  }
  return text;
}

function plain(text: string): string {
  return toneless(text).toLowerCase();
}
