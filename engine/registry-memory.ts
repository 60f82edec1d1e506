import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BreachMemory, UnitBreaches } from "../policy/evaluate";
import type { CityFacts } from "../policy/rule";
import type { EntryMemory, ListKey, ReadEntry } from "../registry/load";
import type { UnitRecord } from "../registry/registry";

/** What is remembered of one entry: how it was read, and what the rules about one unit said of it. */
interface Slot extends Omit<ReadEntry, "spots"> {
  /** The list of fields whose places these are, a line each: most entries have the same few. */
  readonly fields: string;
  /** Their places, as `4 8 28`: parsed only where one is asked for, which is seldom. */
  readonly offsets: string;
  /** Null until the rules were asked. */
  breaches: UnitBreaches | null;
}

/** A slot on the disk: `fields` by its number in the shelf's lists, since it is longer than all the rest. */
type KeptSlot = Omit<Slot, "fields"> & { readonly fields: number };

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
    this.table ??= tableOf(this.slot);
    return this.table;
  }
}

function tableOf({ fields, offsets }: Slot): Record<string, number> {
  const places = offsets.split(" ");
  return Object.fromEntries(
    fields.split("\n").map((field, index) => [field, Number(places[index])] as const),
  );
}

/** Null where a field has a name that can't stand on a line: nobody needs to remember such an entry. */
function slotOf({ value, spots, problems, broken }: ReadEntry): Slot | null {
  const fields = Object.keys(spots);
  if (fields.some((field) => field.includes("\n"))) return null;
  const offsets = Object.values(spots).join(" ");
  return { value, problems, broken, fields: fields.join("\n"), offsets, breaches: null };
}

/** What is remembered of one registry file. */
interface Shelf {
  /** The program and the city's settings by which the slots were made. */
  readonly basis: string;
  /** What `fields` of the slots count in. */
  readonly lists: readonly string[];
  /** By the digest of the entry's text. */
  readonly slots: Record<string, KeptSlot>;
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
    const shelf = this.shelf(file);
    const kept = shelf?.slots[key];
    const fields = shelf?.lists[kept?.fields ?? -1];
    if (!kept || fields === undefined) return undefined;
    const slot: Slot = { ...kept, fields };
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
        const shelf: Shelf = { basis: this.basis, ...listed(this.after.get(file) ?? {}) };
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

/** Slots with their lists of fields beside them, each once. */
function listed(slots: Readonly<Record<string, Slot>>): Pick<Shelf, "lists" | "slots"> {
  const numbers = new Map<string, number>();
  const numberOf = (fields: string): number => {
    const number = numbers.get(fields) ?? numbers.size;
    numbers.set(fields, number);
    return number;
  };
  const kept = Object.entries(slots).map(([key, slot]): [string, KeptSlot] => [
    key,
    { ...slot, fields: numberOf(slot.fields) },
  ]);
  return { slots: Object.fromEntries(kept), lists: [...numbers.keys()] };
}

function readShelf(path: string): Shelf | null {
  try {
    const shelf = JSON.parse(readFileSync(path, "utf8")) as Partial<Shelf> | null;
    const isOne =
      typeof shelf?.basis === "string" && Array.isArray(shelf.lists) && typeof shelf.slots === "object";
    return isOne ? (shelf as Shelf) : null;
  } catch {
    return null;
  }
}

/** Long enough that no two texts share it. */
export function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 32);
}
