import type { Localized } from "../language/localized";
import { compareFindings, type Finding, type Place } from "./finding";
import { LineIndex } from "./lines";
import type { Draft, Entry, Registry } from "./registry";
import { checkPiece, spot, type SchemaPart } from "./schema/check";
import type { CityEntry, UnitEntry, UnitStaffEntry, WaiverEntry } from "./schema/types";
import { decode, type SourceFile } from "./source";
import type { Problem } from "./yaml/problem";
import { readItem, readPiece, type Piece } from "./yaml/read";
import { splitItems } from "./yaml/split";

/** An entry after parsing and schema check: plain data that depends on its own text and on nothing else. */
export interface ReadEntry {
  readonly value: unknown;
  readonly spots: Record<string, number>;
  readonly problems: readonly Problem[];
  readonly broken: boolean;
}

/** Remembers what entries with the same text were read as. Leaving it away changes no answer. */
export interface EntryCache {
  recallEntry(kind: ListKey, file: string, text: string): ReadEntry | undefined;
  storeEntry(kind: ListKey, file: string, text: string, entry: ReadEntry): void;
}

export interface LoadOptions {
  /** What went wrong while the files were collected, such as an `include` that matches nothing. */
  readonly findings?: readonly Finding[];
  readonly cache?: EntryCache;
}

/** The lists that files hold. */
export type ListKey = "units" | "staff" | "waivers";

const LISTS: Record<SourceFile["role"], { key: ListKey; file: SchemaPart; item: SchemaPart }> = {
  root: { key: "units", file: "root", item: "unit" },
  units: { key: "units", file: "unitsFile", item: "unit" },
  staff: { key: "staff", file: "staffFile", item: "unitStaff" },
  waivers: { key: "waivers", file: "waiversFile", item: "waiver" },
};

/**
 * Reads a registry from its files: the root first, then what it includes, the people of the units, the waivers.
 * Pure and free of Node, so that the browser form reads by the same code. Never throws for what is in a file.
 *
 * @throws Error when `files` holds no root, which is the caller's mistake.
 */
export function loadRegistry(files: readonly SourceFile[], options: LoadOptions = {}): Registry {
  const read = files.map((file) => new FileReader(file, options.cache).read());
  const root = read.find(({ role }) => role === "root");
  if (!root) throw new Error("loadRegistry needs the registry's root file");
  const entriesOf = (...roles: readonly SourceFile["role"][]) =>
    read.filter(({ role }) => roles.includes(role)).flatMap(({ entries }) => entries);
  return {
    root: root.path,
    files: files.map(({ path }) => path),
    city: root.city,
    units: entriesOf("root", "units") as Entry<UnitEntry>[],
    staff: entriesOf("staff") as Entry<UnitStaffEntry>[],
    waivers: entriesOf("waivers") as Entry<WaiverEntry>[],
    findings: [...(options.findings ?? []), ...read.flatMap(({ findings }) => findings)].sort(
      compareFindings,
    ),
  };
}

/** The `include` globs of a root file, as far as they can be read; what is wrong with them `loadRegistry` says. */
export function includesOf(file: SourceFile): { readonly pattern: string; readonly place: Place }[] {
  const reader = new FileReader(file, undefined);
  return reader.includes();
}

/** Ten times the largest city: what is longer is no list of schools. */
const MAX_ENTRIES = 30_000;

const TOO_MANY: Localized = {
  vi: `Tệp có hơn ${MAX_ENTRIES} đơn vị; từ đây trở đi không đọc nữa. Chia ra nhiều tệp (\`include\`) hoặc kiểm tra lại tệp.`,
  en: `The file has more than ${MAX_ENTRIES} entries; the rest is not read. Use several files (\`include\`), or check the file.`,
};

const EMPTY: Localized = {
  vi: "Tệp không có nội dung. Viết danh sách đơn vị vào mục `units:` theo mẫu trong docs/registry.md, hoặc lấy lại tệp từ git.",
  en: "The file has no content. Write the units under `units:` as docs/registry.md shows, or bring the file back from git.",
};

/** Nothing but blanks and comments. */
const isEmptyFile = (text: string): boolean =>
  text.length < MAX_COMMENT && /^(?:[ \t]*(?:#[^\n]*)?(?:\n|$))*$/.test(text);
const MAX_COMMENT = 64 * 1024;

interface ReadFile {
  readonly path: string;
  readonly role: SourceFile["role"];
  readonly city: Entry<CityEntry>;
  readonly entries: readonly Entry<unknown>[];
  readonly findings: readonly Finding[];
}

class FileReader {
  private readonly text: string;
  private readonly findings: Finding[] = [];
  private index: LineIndex | null = null;
  private readonly path: string;
  private readonly role: SourceFile["role"];
  private readonly refused: boolean;

  constructor(
    file: SourceFile,
    private readonly cache: EntryCache | undefined,
  ) {
    this.path = file.path;
    this.role = file.role;
    this.refused = file.refused !== undefined;
    const { text, problem } = decode(file.content);
    this.text = text;
    if (file.refused) this.complain(0, file.refused);
    else if (problem) this.complain(problem.offset, problem.message);
  }

  read(): ReadFile {
    if (this.refused) return this.nothing();
    const { key, file, item } = LISTS[this.role];
    const split = splitItems(this.text, key);
    const toFile = (offset: number) => (offset < split.gapAt ? offset : offset + split.gapLength);
    const head = readPiece(split.head);
    const isCut = split.items.length > 0;
    const list = isCut ? [] : listIn(head, key);
    const headValue = headOnly(head.value, key, isCut || list !== null);
    // Of a broken head the values that could be read still count, but nothing that seems to be wrong with them.
    if (this.role !== "waivers" && isEmptyFile(this.text)) return this.empty();
    const { value, problems } = checkPiece({ ...head, value: headValue }, file);
    const checked = { value, problems: head.broken ? [] : problems };
    for (const problem of [...head.problems, ...checked.problems]) {
      this.report({ ...problem, offset: toFile(problem.offset) }, 0, null);
    }

    const tooMany = split.items[MAX_ENTRIES];
    if (tooMany) this.complain(tooMany.offset, TOO_MANY);
    const items = split.items.slice(0, MAX_ENTRIES);
    const fromItems = items.map(({ offset, text }) => this.entry(offset, this.readEntry(key, text, item)));
    const fromList = (list ?? []).map((piece) => this.entry(0, read(piece, item)));
    const city = child(checked.value, "city");
    const citySpots = under(head.spots, "city");
    return {
      path: this.path,
      role: this.role,
      city: {
        entry: (city ?? {}) as Draft<CityEntry>,
        file: this.path,
        broken: head.broken || city === undefined,
        place: (field = "") => this.place(toFile(spot(citySpots, field))),
      },
      entries: [...fromItems, ...fromList],
      findings: this.findings,
    };
  }

  includes(): { pattern: string; place: Place }[] {
    const split = splitItems(this.text, LISTS[this.role].key);
    const head = readPiece(split.head);
    const include = child(head.value, "include");
    if (!Array.isArray(include)) return [];
    return include.flatMap((pattern: unknown, index) => {
      if (typeof pattern !== "string" || pattern === "") return [];
      const offset = spot(head.spots, `include[${index}]`);
      return [{ pattern, place: this.place(offset < split.gapAt ? offset : offset + split.gapLength) }];
    });
  }

  private empty(): ReadFile {
    if (this.findings.length === 0) this.complain(0, EMPTY);
    return this.nothing();
  }

  private nothing(): ReadFile {
    const { path, role, findings } = this;
    const place = () => ({ file: path, line: 1, column: 1 });
    return { path, role, city: { entry: {}, file: path, broken: true, place }, entries: [], findings };
  }

  private complain(offset: number, message: Localized): void {
    this.report({ rule: "registry/syntax", offset, field: null, found: null, message, fix: null }, 0, null);
  }

  private readEntry(key: ListKey, text: string, part: SchemaPart): ReadEntry {
    const known = this.cache?.recallEntry(key, this.path, text);
    if (known) return known;
    const entry = read(readItem(text), part);
    this.cache?.storeEntry(key, this.path, text, entry);
    return entry;
  }

  private entry(base: number, read: ReadEntry): Entry<unknown> {
    const { value, problems, broken } = read;
    const id = child(value, this.role === "root" || this.role === "units" ? "id" : "unit");
    for (const problem of problems) this.report(problem, base, typeof id === "string" ? id : null);
    return {
      entry: (value ?? {}) as Draft<unknown>,
      file: this.path,
      broken,
      // Asked for by findings only, so the table of places is not touched before.
      place: (field = "") => this.place(base + spot(read.spots, field)),
    } as Entry<unknown>;
  }

  private report(
    { rule, offset, field, found, message, fix }: Problem,
    base: number,
    unit: string | null,
  ): void {
    this.findings.push({
      rule,
      severity: "error",
      unit,
      field,
      place: this.place(base + offset),
      found,
      clause: null,
      message,
      fix: fix === null ? null : { kind: "yaml", text: fix },
      waiver: null,
    });
  }

  private place(offset: number): Place {
    this.index ??= new LineIndex(this.text);
    return { file: this.path, ...this.index.at(offset) };
  }
}

function read(piece: Piece, part: SchemaPart): ReadEntry {
  const { spots, broken } = piece;
  if (broken) {
    // What could be read still counts for the others: a parent that is broken is a parent all the same.
    const id = child(piece.value, "id");
    const known =
      typeof id === "string" || typeof id === "number" ? { id: piece.raw["id"] ?? String(id) } : {};
    return { value: known, spots, problems: piece.problems, broken };
  }
  const { value, problems, hopeless } = checkPiece(piece, part);
  const isEntry = typeof value === "object" && value !== null && !Array.isArray(value);
  return {
    value: isEntry ? value : {},
    spots,
    problems: [...piece.problems, ...problems],
    broken: !isEntry || hopeless,
  };
}

/** The items of a list that was written in a form that can't be cut, such as `units: [ … ]`. */
function listIn(head: Piece, key: ListKey): Piece[] | null {
  const list = child(head.value, key);
  if (!Array.isArray(list)) return null;
  return list.map((value: unknown, index) => {
    const field = `${key}[${index}]`;
    return {
      value,
      spots: under(head.spots, field),
      raw: under(head.raw, field),
      problems: [],
      broken: head.broken,
    };
  });
}

/** The head with its list emptied: its items are checked one by one. */
function headOnly(value: unknown, key: ListKey, hasList: boolean): unknown {
  if (!hasList || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return { ...value, [key]: [] };
}

/** The part of a table of fields that lies under `field`, named from there on. */
function under<T>(table: Record<string, T>, field: string): Record<string, T> {
  const part = Object.create(null) as Record<string, T>;
  for (const [path, value] of Object.entries(table)) {
    if (path === field) part[""] = value;
    else if (path.startsWith(`${field}.`)) part[path.slice(field.length + 1)] = value;
    else if (path.startsWith(`${field}[`)) part[path.slice(field.length)] = value;
  }
  return part;
}

function child(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key] ?? undefined;
}
