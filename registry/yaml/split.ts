/**
 * A registry file is split at its units before anything is parsed: a mistake in one unit then can't hide the
 * others, memory is bounded by the largest unit, and an unchanged unit need not be parsed again.
 *
 * The cut is safe: in YAML every line that continues an item of a block sequence stands deeper than its dash,
 * be it a quoted, folded or flow value, so a line that begins with the sequence's own indentation and a dash
 * can only begin the next item.
 */
export interface SplitText {
  /** Everything but the items, with `gapAt` telling where they were. */
  readonly head: string;
  /** Offset in `head` from which `gapLength` has to be added to get the offset in the file. */
  readonly gapAt: number;
  readonly gapLength: number;
  /** The items in the order of the file; empty when the list is written in a form that can't be cut. */
  readonly items: readonly SplitItem[];
}

export interface SplitItem {
  /** Offset of `text` in the file. */
  readonly offset: number;
  readonly text: string;
}

/** A tab is a slip within an item, never the beginning of something else. */
const TAB = 9;

/** Splits at the items of the top-level block sequence under `key`. */
export function splitItems(text: string, key: string): SplitText {
  const whole: SplitText = { head: text, gapAt: text.length, gapLength: 0, items: [] };
  const opening = findOnly(text, new RegExp(`^${key}:[ \\t]*(?:#[^\\n]*)?$`, "gm"));
  if (opening === null) return whole;

  const regionStart = Math.min(text.length, opening + 1);
  let indent = -1;
  let regionEnd = text.length;
  const cuts: number[] = [];
  for (let lineStart = regionStart; lineStart < text.length;) {
    const newline = text.indexOf("\n", lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    let column = lineStart;
    while (column < lineEnd && text.charCodeAt(column) === 32) column++;
    const first = text.charCodeAt(column);
    const depth = column - lineStart;
    const isBlank = column === lineEnd || first === 35;
    if (!isBlank) {
      const isDash = first === 45 && (column + 1 === lineEnd || text.charCodeAt(column + 1) === 32);
      if (indent === -1) {
        if (!isDash) return whole;
        indent = depth;
      }
      if (isDash && depth === indent) cuts.push(lineStart);
      else if (depth === 0 && first !== TAB) {
        regionEnd = lineStart;
        break;
      }
    }
    lineStart = lineEnd + 1;
  }
  const firstCut = cuts[0];
  if (firstCut === undefined) return whole;
  return {
    head: text.slice(0, firstCut) + text.slice(regionEnd),
    gapAt: firstCut,
    gapLength: regionEnd - firstCut,
    items: cuts.map((offset, index) => ({ offset, text: text.slice(offset, cuts[index + 1] ?? regionEnd) })),
  };
}

/** End of the only match, or null when there is none or more than one. */
function findOnly(text: string, pattern: RegExp): number | null {
  const first = pattern.exec(text);
  if (!first || pattern.exec(text)) return null;
  return first.index + first[0].length;
}
