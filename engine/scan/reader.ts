import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SiteRecord } from "../../policy/live/record";
import { readScan } from "./store";

interface Read {
  readonly changed: number;
  readonly record: SiteRecord | null;
}

/** What scans have told of each unit, of a folder that is looked at again and again: only what is new is read. */
export class ScanReader {
  private known = new Map<string, Read>();
  private records: readonly SiteRecord[] = [];

  constructor(private readonly folder: string) {}

  /** @returns the same array as before where nothing has changed */
  read(): readonly SiteRecord[] {
    const units = join(this.folder, "units");
    const files = existsSync(units) ? readdirSync(units).filter((file) => file.endsWith(".json")) : [];
    let isChanged = files.length !== this.known.size;
    const known = new Map<string, Read>();
    for (const name of files.sort()) {
      const file = join(units, name);
      const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      const before = this.known.get(name);
      if (changed === undefined) continue;
      if (before?.changed === changed) known.set(name, before);
      else {
        known.set(name, { changed, record: readScan(file) });
        isChanged = true;
      }
    }
    this.known = known;
    if (isChanged) this.records = [...known.values()].flatMap(({ record }) => record ?? []);
    return this.records;
  }
}
