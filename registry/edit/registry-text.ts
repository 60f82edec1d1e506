import { isMap, isSeq, parseDocument, type Node } from "yaml";
import { nestsTooDeeply } from "../yaml/nesting";
import { commentStart, findEntries, type EntrySpan } from "./entries";
import { blockLines, EditError, editEntry, parseEntry, type FieldEdit, type Tree } from "./fields";
import { isStaffFile, staffFileOf } from "../staff-files";
import { scalarText } from "./scalar";
import { EditableText, type Splice } from "./text";

/** A registry file as text, named as findings name it. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** One unit's entry as it stands in its file. */
export interface UnitText {
  readonly id: string;
  readonly file: string;
  /** Its place among the entries of the file, from 0. */
  readonly index: number;
}

/** A unit to write: fields as in the registry's form, in that order. */
export type NewUnit = Readonly<Record<string, Tree>> & { readonly id: string };

/** Somebody to write among the people of a unit. */
export interface PersonText {
  readonly unit: string;
  readonly name: string;
  readonly mail: string;
  /** Null where nobody says. */
  readonly post: string | null;
  /** What they do at the unit's site. */
  readonly roles: readonly string[];
}

/** Below the root's folder, one file for each parent: `schools/7900858.yaml`. A parent's new name moves no file. */
export const UNITS_FOLDER = "schools";
export const UNITS_INCLUDE = `${UNITS_FOLDER}/*.yaml`;

/** What begins a file of units that did not exist. */
export type FileHeader = (parent: string) => string;

/**
 * The files of a registry as text that can be edited: every edit touches the lines that it is about and no others.
 */
export class RegistryText {
  private readonly original: ReadonlyMap<string, string>;
  private readonly current: Map<string, string>;
  private readonly parsed = new Map<string, { edit: EditableText; entries: EntrySpan[] }>();

  /** @param root the path of the root file, which is one of `files` */
  constructor(
    readonly root: string,
    files: readonly TextFile[],
    private readonly header: FileHeader = () => "",
  ) {
    this.original = new Map(files.map(({ path, text }) => [path, text]));
    this.current = new Map(this.original);
  }

  /** Every entry of a unit, in the order of the files. */
  units(): UnitText[] {
    return this.entriesIn((file) => !isStaffFile(file));
  }

  /** Every entry with people of a unit, in the order of the files; its `id` is the unit's code. */
  staff(): UnitText[] {
    return this.entriesIn(isStaffFile);
  }

  /**
   * The one entry with this code.
   *
   * @throws EditError when there is none, or more than one
   */
  find(id: string): UnitText {
    const found = this.units().filter((unit) => unit.id === id);
    if (found.length > 1) {
      const places = found.map(({ file }) => file).join(", ");
      throw new EditError(
        `Mã ${id} có ở ${found.length} mục (${places}). Sửa cho mỗi mã chỉ còn một mục rồi làm lại.`,
        `${id} is the code of ${found.length} entries (${places}). Leave one entry a code, then try again`,
      );
    }
    const [unit] = found;
    if (!unit) {
      throw new EditError(
        `Không có đơn vị mã ${id} trong ${this.root}. Xem lại mã (7 chữ số).`,
        `there is no unit ${id} in ${this.root}. Check the code (7 digits)`,
      );
    }
    return unit;
  }

  /** The entry as plain values, as far as it can be read; an empty object when it can't. */
  values(unit: UnitText): Readonly<Record<string, unknown>> {
    try {
      return parseEntry(this.textOf(unit)).toJSON() as Record<string, unknown>;
    } catch {
      return {};
    }
  }

  /** The entry's own lines. */
  textOf(unit: UnitText): string {
    const { edit } = this.view(unit.file);
    const { start, end } = this.span(unit);
    return edit.text.slice(start, end);
  }

  /** Makes edits in entries; all those of one file in one pass. */
  edit(edits: readonly { readonly unit: UnitText; readonly edits: readonly FieldEdit[] }[]): void {
    const byFile = new Map<string, Splice[]>();
    for (const { unit, edits: fields } of edits) {
      const before = this.textOf(unit);
      const after = editEntry(before, fields);
      if (after === before) continue;
      const { start } = this.span(unit);
      const splices = byFile.get(unit.file) ?? [];
      splices.push(smallest(before, after, start));
      byFile.set(unit.file, splices);
    }
    for (const [file, splices] of byFile) this.write(file, splices);
  }

  /** Adds entries to the files where units of their parents are, in the order of their codes. */
  add(units: readonly NewUnit[]): void {
    const byFile = new Map<string, { parent: string; units: NewUnit[] }>();
    for (const unit of units) {
      const parent = String(unit["parent"] ?? "");
      const file = this.homeOf(parent);
      const group = byFile.get(file) ?? { parent, units: [] };
      group.units.push(unit);
      byFile.set(file, group);
    }
    for (const [file, group] of byFile) {
      const lines = group.units.map((unit) => ({
        id: unit.id,
        text: (indent: number) => entryLines(unit, indent),
      }));
      this.insert(file, group.parent, lines);
    }
  }

  /**
   * Adds people behind those that their units have, in the file beside each unit's; a line each.
   *
   * @throws EditError when a unit is not there, or its people are written in a form that cannot be added to
   */
  addPeople(people: readonly PersonText[]): void {
    const byUnit = new Map<string, string[]>();
    for (const { unit, name, mail, post, roles } of people) {
      const fields = [`name: ${scalarText(name, true)}`, `mail: ${scalarText(mail, true)}`];
      if (post !== null) fields.push(`post: ${scalarText(post, true)}`);
      if (roles.length > 0) fields.push(`roles: [${roles.join(", ")}]`);
      byUnit.set(unit, [...(byUnit.get(unit) ?? []), `      - { ${fields.join(", ")} }`]);
    }
    for (const [code, lines] of byUnit) {
      const entry = this.staff().find(({ id }) => id === code);
      if (entry !== undefined) {
        this.appendPeople(entry, lines);
        continue;
      }
      const file = staffFileOf(this.find(code).file);
      if (!this.current.has(file)) this.current.set(file, "staff:\n");
      const { edit } = this.view(file);
      const missing = edit.text.endsWith("\n") ? "" : "\n";
      const text = `${missing}  - unit: ${JSON.stringify(code)}\n    people:\n${lines.join("\n")}\n`;
      this.write(file, [{ start: edit.text.length, end: edit.text.length, text }]);
    }
  }

  private appendPeople(entry: UnitText, lines: readonly string[]): void {
    const map = parseEntry(this.textOf(entry));
    const last = map.items.at(-1);
    const people = map.get("people");
    if (!isSeq(people) || people.flow === true || last?.value !== people) {
      throw new EditError(
        `Mục của đơn vị ${entry.id} trong ${entry.file} phải có \`people:\` ở cuối, mỗi người một dòng \`- \`.`,
        `the entry of ${entry.id} in ${entry.file} must end with people, a line \`- \` each`,
      );
    }
    const { edit } = this.view(entry.file);
    const { start, end } = this.span(entry);
    const indent = / *(?=- )/.exec(edit.text.slice(start + this.textOf(entry).indexOf("people:")))?.[0] ?? "";
    const newline = edit.text.indexOf("\n", end);
    const at = newline === -1 ? edit.text.length : newline;
    const text = lines.map((line) => `\n${indent}${line.trimStart()}`).join("");
    this.write(entry.file, [{ start: at, end: at, text }]);
  }

  /**
   * Writes another parent into an entry. Where files are by parent, the entry goes to the new parent's file,
   * with the comments right above it: who owns a file reviews the units in it.
   */
  move(unit: UnitText, parent: string): void {
    const before = String(this.values(unit)["parent"] ?? "");
    this.edit([{ unit, edits: [{ path: ["parent"], value: parent }] }]);
    const home = this.fileOf(parent);
    if (before === parent || unit.file !== this.fileOf(before) || unit.file === home) return;

    const { edit, entries } = this.view(unit.file);
    const span = entries[unit.index] as EntrySpan;
    if (span.indent < 0) return;
    const start = commentStart(edit.text, span.start);
    const block = edit.text.slice(start, span.end);
    this.cut(unit.file, start, span.end, entries.length === 1);
    this.insert(home, parent, [{ id: unit.id, text: (indent) => shift(block, indent - span.indent) }]);
  }

  /** The files whose text differs from what was read, and those that are new. */
  changes(): TextFile[] {
    return [...this.current]
      .filter(([path, text]) => this.original.get(path) !== text)
      .map(([path, text]) => ({ path, text }));
  }

  /** All files as they are now. */
  files(): TextFile[] {
    return [...this.current].map(([path, text]) => ({ path, text }));
  }

  private entriesIn(isWanted: (file: string) => boolean): UnitText[] {
    return [...this.current.keys()]
      .filter(isWanted)
      .flatMap((file) => this.view(file).entries.map(({ id }, index) => ({ id, file, index })));
  }

  /** Where a new unit of this parent belongs. */
  private homeOf(parent: string): string {
    const own = this.fileOf(parent);
    if (this.current.has(own)) return own;
    if (this.includesByParent()) return own;
    const counts = new Map<string, number>();
    for (const unit of this.units()) {
      if (this.values(unit)["parent"] === parent) counts.set(unit.file, (counts.get(unit.file) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return most?.[0] ?? this.root;
  }

  /** `schools/<parent>.yaml` beside the root; units whose parent is no code share one file. */
  fileOf(parent: string): string {
    const folder = this.root.slice(0, this.root.lastIndexOf("/") + 1);
    return `${folder}${UNITS_FOLDER}/${/^\d{7}$/.test(parent) ? parent : "chua-ro-don-vi-quan-ly"}.yaml`;
  }

  private includesByParent(): boolean {
    const { text } = this.view(this.root).edit;
    if (nestsTooDeeply(text)) return false;
    const document = parseDocument(text, {
      logLevel: "silent",
      prettyErrors: false,
    });
    const root = document.contents as Node | null;
    const include = isMap(root) ? root.get("include") : null;
    return isSeq(include) && (include.toJSON() as unknown[]).includes(UNITS_INCLUDE);
  }

  private insert(
    file: string,
    parent: string,
    blocks: readonly { readonly id: string; readonly text: (indent: number) => string }[],
  ): void {
    if (!this.current.has(file)) this.current.set(file, `${this.header(parent)}units: []\n`);
    const { edit, entries } = this.view(file);
    const ordered = [...blocks].sort((a, b) => compare(a.id, b.id));
    const [first] = entries;
    if (!first) {
      this.write(file, [
        firstEntries(
          edit.text,
          file,
          ordered.map(({ text }) => text(2)),
        ),
      ]);
      return;
    }
    if (first.indent < 0) {
      throw new EditError(
        `Danh sách \`units\` trong ${file} viết trên một dòng bằng [ ]. Viết lại mỗi đơn vị một dòng \`- id:\` rồi làm lại.`,
        `units in ${file} is written with [ ]. Write each unit with a line of its own, \`- id:\`, then try again`,
      );
    }
    const sorted = entries.every(
      (entry, index) => index === 0 || compare(entries[index - 1]?.id ?? "", entry.id) <= 0,
    );
    const apart = entries.length < 2 || /\n[ \t]*\n/.test(edit.text.slice(first.end, entries[1]?.start));
    const gap = apart ? "\n\n" : "\n";
    const after = new Map<number, string[]>();
    for (const { id, text } of ordered) {
      const before = entries.filter((entry) => compare(entry.id, id) <= 0).length;
      const at = sorted ? before : this.afterSiblings(file, parent);
      after.set(at, [...(after.get(at) ?? []), text(first.indent)]);
    }
    const splices = [...after].map(([at, texts]): Splice => {
      if (at === 0) {
        const start = commentStart(edit.text, first.start);
        return { start, end: start, text: texts.map((text) => text + gap).join("") };
      }
      const { end } = entries[at - 1] as EntrySpan;
      // A comment behind the entry's last value stays on its line.
      const newline = edit.text.indexOf("\n", end);
      const offset = newline === -1 ? edit.text.length : newline;
      return { start: offset, end: offset, text: texts.map((text) => gap + text).join("") };
    });
    this.write(file, splices);
  }

  /** In a list that people put in an order of their own, a new unit goes behind those of its parent. */
  private afterSiblings(file: string, parent: string): number {
    const { entries } = this.view(file);
    const isSibling = (_: EntrySpan, index: number) =>
      this.values({ id: "", file, index })["parent"] === parent;
    const last = entries.findLastIndex(isSibling);
    return last === -1 ? entries.length : last + 1;
  }

  private cut(file: string, start: number, end: number, isLast: boolean): void {
    const { edit } = this.view(file);
    const newline = edit.text.indexOf("\n", end);
    let to = newline === -1 ? edit.text.length : newline + 1;
    // The blank line behind goes with the entry; of two that would meet, one stays.
    if (edit.text.charAt(to) === "\n") to++;
    const splices: Splice[] = [{ start, end: to, text: "" }];
    if (isLast) {
      const key = /^units:/m.exec(edit.text.slice(0, start));
      const at = (key?.index ?? 0) + "units:".length;
      if (key) splices.push({ start: at, end: at, text: " []" });
    }
    this.write(file, splices);
  }

  private write(file: string, splices: readonly Splice[]): void {
    this.current.set(file, this.view(file).edit.apply(splices));
    this.parsed.delete(file);
  }

  private span(unit: UnitText): EntrySpan {
    const entry = this.view(unit.file).entries[unit.index];
    if (!entry) throw new Error(`no entry ${unit.index} in ${unit.file}`);
    return entry;
  }

  private view(file: string): { edit: EditableText; entries: EntrySpan[] } {
    const known = this.parsed.get(file);
    if (known) return known;
    const edit = new EditableText(this.current.get(file) ?? "");
    const view = { edit, entries: findEntries(edit.text, isStaffFile(file) ? "staff" : "units") };
    this.parsed.set(file, view);
    return view;
  }
}

/** The entry of a new unit; the code is quoted whatever it is, and groups stand as blocks. */
export function entryLines(unit: NewUnit, indent: number): string {
  const pad = " ".repeat(indent);
  const { id, parent, ...rest } = unit;
  const order = Object.keys(unit);
  const lines = order.flatMap((key) => {
    if (key === "id") return [`${pad}  id: ${JSON.stringify(id)}`];
    if (key === "parent")
      return [`${pad}  parent: ${/^\d+$/.test(String(parent)) ? JSON.stringify(parent) : plainLine(parent)}`];
    return blockLines({ [key]: (rest as Record<string, Tree>)[key] ?? null }, `${pad}  `);
  });
  return `${pad}- ${lines.join("\n").trimStart()}`;
}

function plainLine(value: Tree | undefined): string {
  return blockLines({ parent: value ?? "" }, "")
    .join("")
    .replace(/^parent: /, "");
}

/** Only what lies between the common beginning and the common end of two texts. */
function smallest(before: string, after: string, base: number): Splice {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const room = Math.min(before.length, after.length) - start;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return {
    start: base + start,
    end: base + before.length - tail,
    text: after.slice(start, after.length - tail),
  };
}

/** The first entries of a list that is empty or not there. */
function firstEntries(text: string, file: string, blocks: readonly string[]): Splice {
  const body = `\n${blocks.join("\n\n")}`;
  const key = /^units:[ \t]*(\[[ \t]*\]|null|~)?/m.exec(text);
  if (key) {
    const start = key.index + "units:".length;
    const end = key.index + key[0].length;
    const rest = /^[ \t]*(?:#[^\n]*)?(?:\n|$)/.exec(text.slice(end));
    if (!rest) {
      throw new EditError(
        `Không thêm được vào \`units\` của ${file}: danh sách viết theo dạng lạ. Viết mỗi đơn vị một dòng \`- id:\`.`,
        `nothing can be added to units in ${file}: the list has a strange form. Write a line \`- id:\` for each unit`,
      );
    }
    const after = text.slice(end + rest[0].length).trim() === "" ? "" : "\n";
    const newline = rest[0].endsWith("\n") ? end + rest[0].length - 1 : end + rest[0].length;
    return { start, end: newline, text: text.slice(end, newline) + body + after };
  }
  const missing = text === "" || text.endsWith("\n") ? "" : "\n";
  return { start: text.length, end: text.length, text: `${missing}units:${body}\n` };
}

function shift(block: string, columns: number): string {
  if (columns === 0) return block;
  return block
    .split("\n")
    .map((line) => {
      if (line.trim() === "") return line;
      return columns > 0 ? " ".repeat(columns) + line : line.slice(Math.min(-columns, line.search(/\S/)));
    })
    .join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
