import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRecordBlocks, keyInMark } from "../../model/provider-records";
import { AppliedRecord } from "../state/applied";
import { readJson, writeJson } from "../support/json-file";
import type { Workplace } from "../support/workplace";
import type { ApiRecord } from "./api";
import type { ManagedZones } from "./managed-zones";

/** The stack whose records these are. */
const STACK = "dns";

/** Hand-made records that a person has decided to take over and that no apply has taken over yet. */
interface Adoption {
  /** `<zone id>/<record id>`, as the provider imports it, by the record's key. */
  readonly records: Readonly<Record<string, string>>;
}

/**
 * The decision to take over records, from `dns adopt` until an apply has made it true. It lies beside this machine's
 * other books and reaches the engine as `import` blocks in a file of its own in the stack's folder: what is
 * synthesised stays a function of registry and environment alone.
 */
export class AdoptionBook {
  constructor(private readonly place: Workplace) {}

  /** By key. */
  pending(): ReadonlyMap<string, string> {
    return new Map(Object.entries(readJson<Adoption>(this.file())?.records ?? {}));
  }

  /** Decides anew: what was pending before and is not named any more is let go. */
  decide(records: ReadonlyMap<string, string>): void {
    if (records.size === 0) rmSync(this.file(), { force: true });
    else writeJson(this.file(), { records: Object.fromEntries([...records].sort()) } satisfies Adoption);
    // The stack's text is the same and still has something to do.
    new AppliedRecord(this.place).forget(STACK);
  }

  /** Puts the import blocks where the engine reads them, or takes them away where nothing is pending. */
  placeImports(managed: ManagedZones): void {
    const wanted = new Set([...managed.zones.values()].flatMap(({ records }) => [...records.keys()]));
    // The registry may have dropped one since: the engine refuses to import what is not declared.
    const blocks = inRecordBlocks([...this.pending()].filter(([key]) => wanted.has(key)));
    const file = join(this.place.synthesised, "stacks", STACK, "adoption.tf.json");
    if (blocks.size === 0 || !existsSync(dirname(file))) {
      rmSync(file, { force: true });
      return;
    }
    const imports = [...blocks].map(([block, each]) => ({
      ...{ for_each: each, to: `cloudflare_dns_record.${block}[each.key]`, id: "${each.value}" },
    }));
    writeJson(file, { import: imports });
  }

  /** Forgets the records that bear our mark by now. @param live all records of the zones that are concerned */
  settle(managed: ManagedZones, live: ReadonlyMap<string, readonly ApiRecord[]>): void {
    const marked = new Set(
      [...live].flatMap(([zone, records]) =>
        records
          .filter(({ comment }) => keyInMark(managed.environment, comment) !== undefined)
          .map(({ id }) => `${zone}/${id}`),
      ),
    );
    const left = [...this.pending()].filter(([, id]) => !marked.has(id));
    if (left.length === 0) rmSync(this.file(), { force: true });
    else writeJson(this.file(), { records: Object.fromEntries(left) } satisfies Adoption);
    this.placeImports(managed);
  }

  private file(): string {
    return this.place.file("dns-adoption.json");
  }
}
