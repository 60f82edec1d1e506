import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BreachMemory, UnitBreaches } from "../policy/evaluate";
import type { CityFacts } from "../policy/rule";
import type { EntryMemory, ListKey, ReadEntry } from "../registry/load";
import type { UnitRecord } from "../registry/registry";

/** What is remembered of one entry: how it was read, and what the rules about one unit said of it. */
interface Slot extends Omit<ReadEntry, "spots"> {
  /** Lines of field, tab, offset: parsed only where a place is asked for, which is seldom. */
  readonly spots: string;
  /** Null until the rules were asked. */
  breaches: UnitBreaches | null;
}

/** An entry as the loader wants it, from its slot. */
class RememberedEntry implements ReadEntry {
  private table: Record<string, number> | null = null;

  constructor(private readonly slot: Slot) {}

  get value(): unknown {
    return this.slot.value;
  }
  get problems(): ReadEntry["problems"] {
    return this.slot.problems;
  }
  get broken(): boolean {
    return this.slot.broken;
  }
  get spots(): Record<string, number> {
    this.table ??= Object.fromEntries(
      this.slot.spots.split("\n").map((line) => {
        const tab = line.indexOf("\t");
        return [line.slice(0, tab), Number(line.slice(tab + 1))] as const;
      }),
    );
    return this.table;
  }
}

/** Null where a field has a name that can't stand on a line: nobody needs to remember such an entry. */
function slotOf({ value, spots, problems, broken }: ReadEntry): Slot | null {
  const fields = Object.entries(spots);
  if (fields.some(([field]) => /[\t\n]/.test(field))) return null;
  const lines = fields.map(([field, offset]) => `${field}\t${offset}`).join("\n");
  return { value, problems, broken, spots: lines, breaches: null };
}

/** What is remembered of one registry file. */
interface Shelf {
  /** The program and the city's settings by which the slots were made. */
  readonly basis: string;
  /** By the digest of the entry's text. */
  readonly slots: Record<string, Slot>;
}

/**
 * Remembers entries by their own text between two runs of a program that reads the registry.
 *
 * It may be deleted at any time and never changes an answer: a slot is used only for the very text, program and
 * settings that it was made from. A folder that can't be read or written is no cache, and no fault.
 */
export class RegistryMemory implements EntryMemory, BreachMemory {
  private readonly before = new Map<string, Shelf | null>();
  private readonly after = new Map<string, Record<string, Slot>>();
  private readonly changed = new Set<string>();
  /** Slots by the values they hold, since that is what the rules are given. */
  private readonly slots = new WeakMap<object, { readonly slot: Slot; readonly file: string }>();
  private basis = "";

  /**
   * @param folder Where the shelves are; made when there is something to keep.
   * @param program What identifies the running program, such as the digest of its bundle.
   */
  constructor(
    private readonly folder: string,
    private readonly program: string,
  ) {}

  /** Whether an earlier run of this program has read the file, in whatever state it was. */
  knows(file: string): boolean {
    return this.shelf(file) !== null;
  }

  recallEntry(kind: ListKey, file: string, text: string): ReadEntry | undefined {
    const key = digest(`${kind} ${text}`);
    const slot = this.shelf(file)?.slots[key];
    if (!slot) return undefined;
    this.keep(file, key, slot);
    return new RememberedEntry(slot);
  }

  storeEntry(kind: ListKey, file: string, text: string, entry: ReadEntry): void {
    const slot = slotOf(entry);
    if (!slot) return;
    this.keep(file, digest(`${kind} ${text}`), slot);
    this.changed.add(file);
  }

  recallBreaches(unit: UnitRecord, city: CityFacts): UnitBreaches | undefined {
    const known = this.slots.get(unit.entry);
    this.basis ||= this.basisOf(city);
    return known && this.before.get(known.file)?.basis === this.basis
      ? (known.slot.breaches ?? undefined)
      : undefined;
  }

  storeBreaches(unit: UnitRecord, city: CityFacts, breaches: UnitBreaches): void {
    const known = this.slots.get(unit.entry);
    if (!known) return;
    this.basis ||= this.basisOf(city);
    known.slot.breaches = breaches;
    this.changed.add(known.file);
  }

  /** Writes the files that changed, each by a rename, so that two runs at once harm nothing. */
  save(): void {
    try {
      if (this.changed.size > 0) mkdirSync(this.folder, { recursive: true });
      for (const file of this.changed) {
        const shelf: Shelf = { basis: this.basis, slots: this.after.get(file) ?? {} };
        const path = this.pathOf(file);
        writeFileSync(`${path}.${process.pid}`, JSON.stringify(shelf));
        renameSync(`${path}.${process.pid}`, path);
      }
    } catch {
      // Without a cache the next run takes longer, and says the same.
    }
  }

  private keep(file: string, key: string, slot: Slot): void {
    const slots = this.after.get(file) ?? {};
    slots[key] = slot;
    this.after.set(file, slots);
    if (typeof slot.value === "object" && slot.value !== null) this.slots.set(slot.value, { slot, file });
  }

  private shelf(file: string): Shelf | null {
    let shelf = this.before.get(file);
    if (shelf === undefined) {
      shelf = readShelf(this.pathOf(file));
      // The entries of another program are none; those of other settings are read alike and judged anew.
      if (shelf?.basis.split(" ")[0] !== this.program) shelf = null;
      this.before.set(file, shelf);
    }
    return shelf;
  }

  private basisOf(city: CityFacts): string {
    return `${this.program} ${JSON.stringify(city)}`;
  }

  private pathOf(file: string): string {
    return join(this.folder, `${digest(file)}.json`);
  }
}

function readShelf(path: string): Shelf | null {
  try {
    const shelf = JSON.parse(readFileSync(path, "utf8")) as Partial<Shelf> | null;
    return typeof shelf?.basis === "string" && typeof shelf.slots === "object" ? (shelf as Shelf) : null;
  } catch {
    return null;
  }
}

/** Long enough that no two texts share it. */
export function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 32);
}
