import type { Localized } from "../../../language/localized";
import type { Observation } from "../../../observation/types";
import {
  couldNotRead,
  excerpt,
  HOME,
  isRead,
  judged,
  type Judgement,
  type LiveBreach,
  pageOf,
  readPages,
} from "../rule";

/** A line of visible text and the page where it stands first. */
export interface Line {
  readonly url: string;
  readonly text: string;
}

/** Lines of a scan that are judged: menus come back on each page and count once. */
const MOST_LINES = 3_000;
/** Breaches of one rule that are told of one site; what a person corrects, he corrects throughout. */
const MOST_TOLD = 5;

const known = new WeakMap<Observation, readonly Line[]>();

/** Every different line of the pages that were read, titles included. */
export function linesOf(seen: Observation): readonly Line[] {
  const before = known.get(seen);
  if (before) return before;
  const lines = new Map<string, Line>();
  for (const { url, html } of readPages(seen)) {
    for (const text of [html.title, ...html.text.split("\n")]) {
      if (text !== "" && lines.size < MOST_LINES && !lines.has(text)) lines.set(text, { url, text });
    }
  }
  const found = [...lines.values()];
  known.set(seen, found);
  return found;
}

/**
 * Judges the texts of a site line by line.
 *
 * @param messageOf what is wrong with a line; null for nothing
 */
export function judgeLines(seen: Observation, messageOf: (text: string) => Localized | null): Judgement {
  const home = pageOf(seen, "home");
  if (!isRead(home)) return couldNotRead(HOME, home);
  const breaches: LiveBreach[] = [];
  for (const { url, text } of linesOf(seen)) {
    const message = messageOf(text);
    if (message !== null) breaches.push({ url, found: excerpt(text), message });
    if (breaches.length === MOST_TOLD) break;
  }
  return judged(breaches);
}
