import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { LocalizedError } from "../../language/localized";
import { nestsTooDeeply } from "../yaml/nesting";
import { formatPath, type Step } from "./path";
import { scalarText, type Quoting, type ScalarValue } from "./scalar";
import { fieldOrder } from "./schema";
import { applySplices, type Splice } from "./text";

/** A value to write at a path of an entry; null takes the field away. */
export interface FieldEdit {
  readonly path: readonly Step[];
  readonly value: ScalarValue | null;
}

/** Why an edit can't be made. */
export class EditError extends LocalizedError {}

/**
 * Makes edits in the text of one entry (`- id: …` with its fields).
 *
 * Lines that hold no edited field come back as they were: comments, quotes, blank lines, the order of fields,
 * flow maps. A new field goes where the registry's form has it.
 *
 * @throws EditError when the entry is broken YAML, or the path runs through a value that is no map or list
 */
export function editEntry(text: string, edits: readonly FieldEdit[]): string {
  return edits.reduce((current, edit) => {
    const map = parseEntry(current);
    return applySplices(current, new Editor(current).edit(map, edit));
  }, text);
}

/** The map of one entry; throws an EditError when it can't be read. */
export function parseEntry(text: string): YAMLMap {
  if (nestsTooDeeply(text)) throw unreadable();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    logLevel: "silent",
    prettyErrors: false,
  });
  const root = document.contents as Node | null;
  const entry = isSeq(root) ? (root.items[0] as Node | null) : root;
  if (document.errors.length > 0 || !isMap(entry)) throw unreadable();
  return entry;
}

function unreadable(): EditError {
  return new EditError(
    "Mục này viết sai cú pháp YAML nên không sửa tự động được. Chạy `congtruong validate`, sửa lỗi rồi làm lại.",
    "this entry is not valid YAML, so it can't be edited. Run `congtruong validate`, repair it, then try again",
  );
}

/** Writes a tree of values as lines of a block map, each beginning with `indent`. Empty groups are left out. */
export function blockLines(value: Readonly<Record<string, Tree>>, indent: string): string[] {
  return Object.entries(value).flatMap(([key, child]) => {
    if (child === null) return [];
    if (typeof child !== "object") return [`${indent}${key}: ${scalarText(child)}`];
    if (Array.isArray(child)) {
      const items = (child as readonly Tree[]).flatMap((item) => listItem(item, `${indent}  `));
      return items.length > 0 ? [`${indent}${key}:`, ...items] : [];
    }
    const lines = blockLines(child as Readonly<Record<string, Tree>>, `${indent}  `);
    return lines.length > 0 ? [`${indent}${key}:`, ...lines] : [];
  });
}

export type Tree = ScalarValue | null | readonly Tree[] | { readonly [key: string]: Tree };

function listItem(item: Tree, indent: string): string[] {
  if (item === null) return [];
  if (typeof item !== "object") return [`${indent}- ${scalarText(item)}`];
  const [first, ...rest] = blockLines(item as Readonly<Record<string, Tree>>, `${indent}  `);
  return first === undefined ? [] : [`${indent}- ${first.trimStart()}`, ...rest];
}

/** `{ a: { b: 1 } }` from the steps and the value; a list is begun with its first item. */
function treeOf(steps: readonly Step[], value: ScalarValue): Tree {
  return steps.reduceRight<Tree>(
    (tree, step) => (typeof step === "number" ? [tree] : { [step]: tree }),
    value,
  );
}

const CANT_REMOVE_ITEM = new EditError(
  "Lệnh này không xóa một mục trong danh sách: hãy xóa dòng đó trong tệp.",
  "this command takes no item out of a list: delete its line in the file",
);

type FieldPair = Pair<Node, Node | null>;

class Editor {
  constructor(private readonly text: string) {}

  edit(root: YAMLMap, { path, value }: FieldEdit): Splice[] {
    let map = root;
    /** Pairs from the entry to the field, so that a group that becomes empty goes with its last field. */
    const trail: { map: YAMLMap; pair: FieldPair }[] = [];
    for (let at = 0; at < path.length; at++) {
      const step = path[at] as Step;
      const pair = map.items.find((item) => isScalar(item.key) && item.key.value === step) as
        FieldPair | undefined;
      if (!pair) return value === null ? [] : this.insert(map, path.slice(0, at), path.slice(at), value);
      trail.push({ map, pair });
      if (at === path.length - 1)
        return value === null ? this.remove(trail) : this.replace(pair, map, value, path);

      let child = pair.value;
      let rest = path.slice(at + 1);
      if (isEmpty(child)) return value === null ? [] : this.fillGroup(pair, map, rest, value);
      while (isSeq(child) && typeof rest[0] === "number") {
        const item: Node | undefined = child.items[rest[0]] as Node | undefined;
        if (item === undefined) {
          return value === null ? [] : this.append(child as never, path, rest, value);
        }
        at++;
        if (rest.length === 1) {
          if (value === null) throw CANT_REMOVE_ITEM;
          return this.replaceScalar(item, isFlow(child), value, path);
        }
        child = item;
        rest = rest.slice(1);
        trail.length = 0;
      }
      if (!isMap(child)) throw notAGroup(path, this.text.slice(...span(child as Node)));
      map = child;
    }
    return [];
  }

  private replace(pair: FieldPair, map: YAMLMap, value: ScalarValue, path: readonly Step[]): Splice[] {
    if (isEmpty(pair.value)) {
      const colon = this.afterColon(pair);
      return [{ start: colon, end: colon, text: ` ${scalarText(value, isFlow(map))}` }];
    }
    return this.replaceScalar(pair.value as Node, isFlow(map), value, path);
  }

  private replaceScalar(node: Node, inFlow: boolean, value: ScalarValue, path: readonly Step[]): Splice[] {
    if (!isScalar(node)) throw notAGroup(path, this.text.slice(...span(node)));
    if (node.value === value) return [];
    const quoting: Quoting =
      node.type === "QUOTE_DOUBLE" ? "double" : node.type === "QUOTE_SINGLE" ? "single" : "plain";
    const [start, end] = this.trimmed(...span(node));
    return [{ start, end, text: scalarText(value, inFlow, quoting) }];
  }

  /** A field that is not there yet, after the last of those that the form has before it. */
  private insert(map: YAMLMap, prefix: readonly Step[], rest: readonly Step[], value: ScalarValue): Splice[] {
    const key = String(rest[0]);
    const tree = { [key]: treeOf(rest.slice(1), value) };
    const before = this.precedingPair(map, fieldOrder(prefix), key);
    if (isFlow(map)) {
      const text = flowText(tree);
      if (before) {
        const at = this.contentEnd(before);
        if (this.endsLine(at)) return this.newFlowLine(at, text);
        return [{ start: at, end: at, text: `, ${text}` }];
      }
      const [start, end] = span(map);
      const empty = map.items.length === 0;
      return [
        { start: start + 1, end: empty ? end - 1 : start + 1, text: empty ? ` ${text} ` : ` ${text},` },
      ];
    }
    const first = map.items[0] as FieldPair;
    const indent = " ".repeat(this.column(span(first.key)[0]));
    const lines = blockLines(tree, indent);
    if (before) {
      const at = this.lineEnd(this.contentEnd(before));
      return [{ start: at, end: at, text: `\n${lines.join("\n")}` }];
    }
    const at = span(first.key)[0];
    return [{ start: at, end: at, text: `${lines.join("\n").trimStart()}\n${indent}` }];
  }

  private precedingPair(map: YAMLMap, order: readonly string[], key: string): FieldPair | undefined {
    const place = order.indexOf(key);
    const pairs = map.items as FieldPair[];
    if (place === -1) return pairs[pairs.length - 1];
    return pairs
      .filter((pair) => {
        const at = order.indexOf(String(isScalar(pair.key) ? pair.key.value : ""));
        return at !== -1 && at < place;
      })
      .pop();
  }

  /** `site:` with nothing behind it gets its first field. */
  private fillGroup(pair: FieldPair, map: YAMLMap, rest: readonly Step[], value: ScalarValue): Splice[] {
    const colon = this.afterColon(pair);
    const tree = treeOf(rest, value);
    if (isFlow(map)) return [{ start: colon, end: colon, text: ` ${flowText(tree)}` }];
    const indent = " ".repeat(this.column(span(pair.key)[0]) + 2);
    const lines = Array.isArray(tree)
      ? (tree as readonly Tree[]).flatMap((item) => listItem(item, indent))
      : blockLines(tree as Readonly<Record<string, Tree>>, indent);
    const at = this.lineEnd(colon);
    return [{ start: at, end: at, text: `\n${lines.join("\n")}` }];
  }

  private append(
    list: { items: Node[]; range: [number, number, number]; flow?: boolean },
    path: readonly Step[],
    rest: readonly Step[],
    value: ScalarValue,
  ): Splice[] {
    if (rest[0] !== list.items.length) {
      throw new EditError(
        `Danh sách chỉ có ${list.items.length} mục; mục mới phải là số ${list.items.length}: \`${formatPath(path)}\` chưa có.`,
        `the list has ${list.items.length} items, a new one is number ${list.items.length}: ${formatPath(path)} does not exist`,
      );
    }
    const tree = treeOf(rest.slice(1), value);
    const last = list.items[list.items.length - 1];
    if (list.flow) {
      const at = last ? span(last)[1] : list.range[0] + 1;
      const text = isGroup(tree) ? `{ ${flowText(tree)} }` : flowText(tree);
      if (last && this.endsLine(at)) return this.newFlowLine(at, text);
      return [{ start: at, end: at, text: last ? `, ${text}` : text }];
    }
    const indent = " ".repeat(this.column(list.range[0]));
    const at = this.lineEnd(this.nodeEnd(last as Node));
    return [{ start: at, end: at, text: `\n${listItem(tree, indent).join("\n")}` }];
  }

  private remove(trail: { map: YAMLMap; pair: FieldPair }[]): Splice[] {
    let at = trail.length - 1;
    while (at > 0 && trail[at]?.map.items.length === 1) at--;
    const { map, pair } = trail[at] as { map: YAMLMap; pair: FieldPair };
    const start = span(pair.key)[0];
    const end = this.contentEnd(pair);
    const pairs = map.items as FieldPair[];
    const index = pairs.indexOf(pair);
    const next = pairs[index + 1];
    if (isFlow(map)) {
      if (this.endsLine(end)) return [this.restOfFlowLine(start, end)];
      if (next) return [{ start, end: span(next.key)[0], text: "" }];
      const previous = pairs[index - 1];
      return [{ start: previous ? this.contentEnd(previous) : start, end, text: "" }];
    }
    // The first field of a list's item shares its line with the dash, which has to stay.
    if (index === 0 && next) return [{ start, end: span(next.key)[0], text: "" }];
    const lineStart = this.text.lastIndexOf("\n", start - 1) + 1;
    return [{ start: lineStart, end: Math.min(this.text.length, this.lineEnd(end) + 1), text: "" }];
  }

  /** Whether nothing follows on the line but a comma and a comment, which then belongs to what ends here. */
  private endsLine(at: number): boolean {
    return (
      /^[ \t]*,?[ \t]*\r?(?:#|$)/.test(this.text.slice(at, this.lineEnd(at))) &&
      this.lineEnd(at) < this.text.length
    );
  }

  /** The last of a line's fields, with its comma and its comment; the whole line where it has no other. */
  private restOfFlowLine(start: number, end: number): Splice {
    const lineStart = this.text.lastIndexOf("\n", start - 1) + 1;
    const lineEnd = this.lineEnd(end);
    if (/^\s*$/.test(this.text.slice(lineStart, start)))
      return { start: lineStart, end: lineEnd + 1, text: "" };
    return { start: this.trimmed(lineStart, start)[1], end: lineEnd, text: "" };
  }

  /** A line of its own behind one that ends with a field and perhaps its comment. */
  private newFlowLine(at: number, text: string): Splice[] {
    const lineStart = this.text.lastIndexOf("\n", at - 1) + 1;
    const indent = /^[ \t]*/.exec(this.text.slice(lineStart))?.[0] ?? "";
    const lineEnd = this.lineEnd(at);
    const hasComma = /^[ \t]*,/.test(this.text.slice(at, lineEnd));
    // Its own line begins the group: the new one stands deeper.
    const written = this.text.slice(lineStart, at);
    const opens = (written.match(/[{[]/g) ?? []).length > (written.match(/[}\]]/g) ?? []).length;
    return [
      ...(hasComma ? [] : [{ start: at, end: at, text: "," }]),
      { start: lineEnd, end: lineEnd, text: `\n${indent}${opens ? "  " : ""}${text},` },
    ];
  }

  /** Where what was written for a pair ends: before a comment, before the line feed. */
  private contentEnd(pair: FieldPair): number {
    return isEmpty(pair.value) ? this.afterColon(pair) : this.nodeEnd(pair.value as Node);
  }

  private nodeEnd(node: Node): number {
    if (isCollection(node) && !isFlow(node)) {
      const last = node.items[node.items.length - 1];
      if (isPair(last)) return this.contentEnd(last as FieldPair);
      if (last) return this.nodeEnd(last as Node);
    }
    return this.trimmed(...span(node))[1];
  }

  /** A block scalar's range takes in its last line feed. */
  private trimmed(start: number, end: number): [number, number] {
    let last = end;
    while (last > start && /\s/.test(this.text.charAt(last - 1))) last--;
    return [start, last];
  }

  private afterColon(pair: FieldPair): number {
    const keyEnd = span(pair.key)[1];
    const colon = this.text.indexOf(":", keyEnd);
    return colon === -1 ? keyEnd : colon + 1;
  }

  private lineEnd(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    return end === -1 ? this.text.length : end;
  }

  private column(offset: number): number {
    return offset - (this.text.lastIndexOf("\n", offset - 1) + 1);
  }
}

function isEmpty(node: Node | null | undefined): boolean {
  return !node || (isScalar(node) && node.value === null && !node.source);
}

function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

function span(node: Node): [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

function flowText(tree: Tree): string {
  if (tree === null || typeof tree !== "object") return scalarText(tree ?? "", true);
  if (Array.isArray(tree)) return `[${(tree as readonly Tree[]).map(flowText).join(", ")}]`;
  const entries = Object.entries(tree as Readonly<Record<string, Tree>>);
  // The outermost pair stands between the braces that are already there.
  return entries
    .map(([key, child]) => `${key}: ${isGroup(child) ? `{ ${flowText(child)} }` : flowText(child)}`)
    .join(", ");
}

function isGroup(tree: Tree): boolean {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree);
}

function notAGroup(path: readonly Step[], found: string): EditError {
  const name = formatPath(path);
  const shown = found.slice(0, 40);
  return new EditError(
    `Không ghi được \`${name}\`: ở đó đang có \`${shown}\`, không cùng dạng. Sửa mục đó trong tệp trước.`,
    `${name} can't be written: the entry has ${shown} there, of another form. Repair that in the file first`,
  );
}
