import type { Localized } from "../../language/localized";
import { Problem } from "./problem";

/** How a sentence of ours passes through another program that prints the JSON which it was answered. */
export function carried({ vi, en }: Localized) {
  return { congtruong: { vi, en } };
}

/**
 * The sentences of {@link carried} in what another program said, as one problem: the first of them, and how many
 * others there are. Undefined where none is in it.
 */
export function carriedIn(said: readonly string[]): Problem | undefined {
  const found = new Map<string, Localized>();
  for (const text of said) {
    for (const [, json = ""] of text.matchAll(
      /"congtruong":(\{"vi":"(?:[^"\\]|\\.)*","en":"(?:[^"\\]|\\.)*"\})/gs,
    )) {
      // The provider's words are wrapped to lines on their way.
      const words = JSON.parse(json.replace(/\s*\n\s*/g, " ")) as Localized;
      found.set(words.en, words);
    }
  }
  const [first, ...others] = found.values();
  if (first === undefined) return undefined;
  const list = others.slice(0, 5).map(({ vi }) => vi);
  const more = others.length > list.length ? [`… +${others.length - list.length}`] : [];
  return new Problem(
    others.length === 0 ? first.vi : `${first.vi} (và ${others.length} bản ghi khác)`,
    others.length === 0 ? first.en : `${first.en} (and ${others.length} more)`,
    [...list, ...more].join("\n"),
  );
}
