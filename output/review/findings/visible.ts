/* eslint-disable no-control-regex -- control characters are what this is about */
/**
 * Characters that a terminal obeys or hides: controls, bidirectional marks, zero-width ones, no-break spaces.
 * What a registry holds is shown, never obeyed.
 */
const HIDDEN =
  /[\u0000-\u001F\u007F-\u00A0\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** The text with every such character written as `⟨U+200B⟩`. */
export function visible(text: string): string {
  return text.replace(
    HIDDEN,
    (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}

/** A value that would fill the page, shortened. */
export function clip(text: string, longest = 160): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest).join("")}…`;
}

/** What a rule says, with the value that it cites: no sentence of ours is so long. */
export const saying = (sentence: string): string => visible(clip(sentence, 600));
