/** How a word is written, by its letters that have a case. */
export type WordCase = "lower" | "upper" | "title" | "mixed";

/** One capital alone is `title`: it begins a name more often than it is a word in capitals. */
export function wordCase(word: string): WordCase {
  const lower = word.toLowerCase();
  if (word === lower) return "lower";
  if (word.slice(1) === lower.slice(1)) return "title";
  if (word === word.toUpperCase()) return "upper";
  return "mixed";
}
