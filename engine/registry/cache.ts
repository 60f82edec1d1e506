import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BreachCache, UnitBreaches } from "../../policy/evaluate";
import type { CityFacts } from "../../policy/rule";
import type { EntryCache, ListKey, ReadEntry } from "../../registry/load";
import type { UnitRecord } from "../../registry/registry";
import { makeFolder } from "../support/make-folder";

/** What is remembered of one entry: how it was read, and what the rules about one unit said of it. */
interface CachedEntry extends Omit<ReadEntry, "spots"> {
  /** The list of fields whose places these are, a line each: most entries have the same few. */
  readonly fields: string;
  /** Their places, as `4 8 28`: parsed only where one is asked for, which is seldom. */
  readonly offsets: string;
  /** Null until the rules were asked. */
  breaches: UnitBreaches | null;
}

/** An entry on the disk: `fields` by its number in the file's lists, since it is longer than all the rest. */
type StoredEntry = Omit<CachedEntry, "fields"> & { readonly fields: number };

/** An entry as the loader wants it. */
class RecalledEntry implements ReadEntry {
  private table: Record<string, number> | null = null;

  constructor(private readonly entry: CachedEntry) {}

  get value(): unknown {
    return this.entry.value;
  }
  get problems(): ReadEntry["problems"] {
    return this.entry.problems;
  }
  get broken(): boolean {
    return this.entry.broken;
  }
  get spots(): Record<string, number> {
    this.table ??= tableOf(this.entry);
    return this.table;
  }
}

function tableOf({ fields, offsets }: CachedEntry): Record<string, number> {
  const places = offsets.split(" ");
  return Object.fromEntries(
    fields.split("\n").map((field, index) => [field, Number(places[index])] as const),
  );
}

/** Null where a field has a name that can't stand on a line: nobody needs to remember such an entry. */
function cachedEntry({ value, spots, problems, broken }: ReadEntry): CachedEntry | null {
  const fields = Object.keys(spots);
  if (fields.some((field) => field.includes("\n"))) return null;
  const offsets = Object.values(spots).join(" ");
  return { value, problems, broken, fields: fields.join("\n"), offsets, breaches: null };
}

/** What is remembered of one registry file. */
interface CacheFile {
  /** The program and the city's settings by which the entries were made. */
  readonly basis: string;
  /** What `fields` of the entries count in. */
  readonly lists: readonly string[];
  /** By the digest of the entry's text. */
  readonly entries: Record<string, StoredEntry>;
}

/**
 * Remembers entries by their own text between two runs of a program that reads the registry.
 *
 * It may be deleted at any time and never changes an answer: an entry is used only for the very text, program and
 * settings that it was made from. A folder that can't be read or written is no cache, and no fault.
 */
export class RegistryCache implements EntryCache, BreachCache {
  private readonly before = new Map<string, CacheFile | null>();
  private readonly after = new Map<string, Record<string, CachedEntry>>();
  private readonly changed = new Set<string>();
  /** Entries by the values they hold, since that is what the rules are given. */
  private readonly entries = new WeakMap<object, { readonly entry: CachedEntry; readonly file: string }>();
  private basis = "";

  /**
   * @param folder Where the cache files are; made when there is something to keep.
   * @param program What identifies the running program, such as the digest of its bundle.
   */
  constructor(
    private readonly folder: string,
    private readonly program: string,
  ) {}

  recallEntry(kind: ListKey, file: string, text: string): ReadEntry | undefined {
    const key = digest(`${kind} ${text}`);
    const cached = this.cacheFile(file);
    const kept = cached?.entries[key];
    const fields = cached?.lists[kept?.fields ?? -1];
    if (!kept || fields === undefined) return undefined;
    const entry: CachedEntry = { ...kept, fields };
    this.keep(file, key, entry);
    return new RecalledEntry(entry);
  }

  storeEntry(kind: ListKey, file: string, text: string, read: ReadEntry): void {
    const entry = cachedEntry(read);
    if (!entry) return;
    this.keep(file, digest(`${kind} ${text}`), entry);
    this.changed.add(file);
  }

  recallBreaches(unit: UnitRecord, city: CityFacts): UnitBreaches | undefined {
    const known = this.entries.get(unit.entry);
    this.basis ||= this.basisOf(city);
    return known && this.before.get(known.file)?.basis === this.basis
      ? (known.entry.breaches ?? undefined)
      : undefined;
  }

  storeBreaches(unit: UnitRecord, city: CityFacts, breaches: UnitBreaches): void {
    const known = this.entries.get(unit.entry);
    if (!known) return;
    this.basis ||= this.basisOf(city);
    known.entry.breaches = breaches;
    this.changed.add(known.file);
  }

  /** Writes the files that changed, each by a rename, so that two runs at once harm nothing. A library for that would be loaded at every save. */
  save(): void {
    try {
      if (this.changed.size > 0) makeFolder(this.folder);
      for (const file of this.changed) {
        const cached: CacheFile = { basis: this.basis, ...listed(this.after.get(file) ?? {}) };
        const path = this.pathOf(file);
        writeFileSync(`${path}.${process.pid}`, JSON.stringify(cached));
        renameSync(`${path}.${process.pid}`, path);
      }
    } catch {
      // Without a cache the next run takes longer, and says the same.
    }
  }

  private keep(file: string, key: string, entry: CachedEntry): void {
    const entries = this.after.get(file) ?? {};
    entries[key] = entry;
    this.after.set(file, entries);
    if (typeof entry.value === "object" && entry.value !== null)
      this.entries.set(entry.value, { entry, file });
  }

  private cacheFile(file: string): CacheFile | null {
    let cached = this.before.get(file);
    if (cached === undefined) {
      cached = readCacheFile(this.pathOf(file));
      // The entries of another program are none; those of other settings are read alike and judged anew.
      if (cached?.basis.split(" ")[0] !== this.program) cached = null;
      this.before.set(file, cached);
    }
    return cached;
  }

  private basisOf(city: CityFacts): string {
    return `${this.program} ${JSON.stringify(city)}`;
  }

  private pathOf(file: string): string {
    return join(this.folder, `${digest(file)}.json`);
  }
}

/** Entries with their lists of fields beside them, each once. */
function listed(entries: Readonly<Record<string, CachedEntry>>): Pick<CacheFile, "lists" | "entries"> {
  const numbers = new Map<string, number>();
  const numberOf = (fields: string): number => {
    const number = numbers.get(fields) ?? numbers.size;
    numbers.set(fields, number);
    return number;
  };
  const kept = Object.entries(entries).map(([key, entry]): [string, StoredEntry] => [
    key,
    { ...entry, fields: numberOf(entry.fields) },
  ]);
  return { entries: Object.fromEntries(kept), lists: [...numbers.keys()] };
}

function readCacheFile(path: string): CacheFile | null {
  try {
    const cached = JSON.parse(readFileSync(path, "utf8")) as Partial<CacheFile> | null;
    const isOne =
      typeof cached?.basis === "string" && Array.isArray(cached.lists) && typeof cached.entries === "object";
    return isOne ? (cached as CacheFile) : null;
  } catch {
    return null;
  }
}

/** Long enough that no two texts share it. */
export function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 32);
}
