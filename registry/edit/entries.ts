import { isMap, isScalar, isSeq, parseDocument, type Node } from "yaml";
import { nestsTooDeeply } from "../yaml/nesting";
import { splitItems } from "../yaml/split";

/** Where one entry of a list stands in a file; offsets count in a text whose lines end with `\n`. */
export interface EntrySpan {
  /** The entry's code as written; empty when there is none. */
  readonly id: string;
  /** From the line of the dash (or from the brace of a flow map)… */
  readonly start: number;
  /** …to the end of its last line of content, without the line feed. */
  readonly end: number;
  /** Columns before the dash; -1 for a flow map. */
  readonly indent: number;
}

/** Lists of entries, and the field that says whose each entry is. */
const CODE_FIELD = { units: "id", staff: "unit" } as const;

/** The entries of a list of one file, in the order of the file. */
export function findEntries(text: string, key: keyof typeof CODE_FIELD = "units"): EntrySpan[] {
  const { items } = splitItems(text, key);
  if (items.length === 0) return flowEntries(text, key);
  return items.map(({ offset, text: piece }) => {
    const content = contentLength(piece);
    return {
      id: idOf(piece, CODE_FIELD[key]),
      start: offset,
      end: offset + content,
      indent: piece.search(/\S/),
    };
  });
}

/** A list that can't be cut at its lines: `units: [ { … }, { … } ]`. */
function flowEntries(text: string, list: keyof typeof CODE_FIELD): EntrySpan[] {
  if (nestsTooDeeply(text)) return [];
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    logLevel: "silent",
    prettyErrors: false,
  });
  const root = document.contents as Node | null;
  const items = isMap(root) ? root.get(list) : null;
  if (document.errors.length > 0 || !isSeq(items)) return [];
  return items.items.flatMap((item) => {
    if (!isMap(item) || !item.range) return [];
    const id = item.items.find(({ key }) => isScalar(key) && key.value === CODE_FIELD[list])?.value;
    const written = isScalar(id) ? (id.source ?? String(id.value)) : "";
    return [{ id: written, start: item.range[0], end: item.range[1], indent: -1 }];
  });
}

const patterns = (field: string) => ({
  line: new RegExp(
    `^[ \\t]*(?:-[ \\t]+)?${field}:[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)'|([^"'\\s#][^#\\n]*?))?[ \\t]*(?:#.*)?$`,
    "m",
  ),
  inFlow: new RegExp(`^[ \\t]*-[ \\t]+\\{[^}]*?\\b${field}:[ \\t]*["']?([^"',}\\s]*)`),
});
const PATTERNS = { id: patterns("id"), unit: patterns("unit") } as const;

function idOf(piece: string, field: keyof typeof PATTERNS): string {
  const found = PATTERNS[field].line.exec(piece);
  if (found) return found[1] ?? found[2] ?? found[3] ?? "";
  return PATTERNS[field].inFlow.exec(piece)?.[1] ?? "";
}

/** Length of an item without the blank lines and comments behind it, which belong to what follows. */
function contentLength(piece: string): number {
  let end = piece.length;
  while (end > 0) {
    const lineStart = piece.lastIndexOf("\n", end - 1) + 1;
    const line = piece.slice(lineStart, end).trim();
    if (line !== "" && !line.startsWith("#")) return lineStart + piece.slice(lineStart, end).trimEnd().length;
    if (lineStart === 0) break;
    end = lineStart - 1;
  }
  return piece.trimEnd().length;
}

/** Where the comment lines begin that stand right above `start`; `start` when there are none. */
export function commentStart(text: string, start: number): number {
  let from = start;
  while (from > 0) {
    const lineStart = text.lastIndexOf("\n", from - 2) + 1;
    if (!text.slice(lineStart, from).trimStart().startsWith("#")) break;
    from = lineStart;
  }
  return from;
}
