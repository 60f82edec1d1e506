import type { BreachCache, UnitBreaches } from "../../../policy/evaluate";
import type { CityFacts } from "../../../policy/rule";
import type { EntryCache, ListKey, ReadEntry } from "../../../registry/load";
import type { UnitRecord } from "../../../registry/registry";

/**
 * Lets the second of two states be read and judged by what is known of the first: nearly all of their entries are the
 * same to the letter. Lives as long as one comparison.
 */
export class BothSides implements EntryCache, BreachCache {
  private readonly entries = new Map<string, ReadEntry>();
  private readonly breaches = new WeakMap<object, { readonly city: string; readonly found: UnitBreaches }>();

  recallEntry(kind: ListKey, _file: string, text: string): ReadEntry | undefined {
    return this.entries.get(`${kind} ${text}`);
  }

  storeEntry(kind: ListKey, _file: string, text: string, entry: ReadEntry): void {
    this.entries.set(`${kind} ${text}`, entry);
  }

  recallBreaches({ entry }: UnitRecord, city: CityFacts): UnitBreaches | undefined {
    const known = this.breaches.get(entry);
    return known?.city === JSON.stringify(city) ? known.found : undefined;
  }

  storeBreaches({ entry }: UnitRecord, city: CityFacts, found: UnitBreaches): void {
    this.breaches.set(entry, { city: JSON.stringify(city), found });
  }
}
