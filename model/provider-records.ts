import type { DnsProvider, RecordFields } from "../environments/dns/backend";
import type { DnsRecord, DnsZone } from "./dns";

/**
 * What a provider keeps of a record, as the platform wants it. One reading for whoever declares records, compares them
 * or guards them.
 */
export interface ProviderRecord extends RecordFields {
  /** Its zone's key and its own: `city/site-7900866`. Never changes. */
  readonly key: string;
  /** The zone's key: `city`. */
  readonly zone: string;
  readonly name: string;
  readonly type: DnsRecord["type"];
  /** Seconds. */
  readonly ttl: number;
}

/** A zone's records in a provider's words, in the model's order. */
export function providerRecords(zone: DnsZone, provider: DnsProvider): readonly ProviderRecord[] {
  return zone.records.map((record) => ({
    ...{ key: `${zone.key}/${record.key}`, zone: zone.key },
    ...{ name: record.name, type: record.type, ttl: record.ttl },
    ...provider.fields(record),
  }));
}

/** The unit that a record is for, by its key (`city/site-7900866`, `u7900866/apex-a`); undefined for the city's own. */
export function unitOfRecord(key: string): string | undefined {
  return /\/site-(\d{7})(?:-[0-9a-f]+)?$/.exec(key)?.[1] ?? /^u(\d{7})(?:-[0-9a-f]+)?\//.exec(key)?.[1];
}

/** The resource block of the city's own records. */
export const CITY_BLOCK = "record";

/**
 * The resource block that a record stands in: `record_79008` for units 7900800 to 7900899, `record` for the city's
 * own. Part of the record's address, and so of its immutable key alone: never of a cell, which a unit may leave.
 */
export function recordBlock(key: string): string {
  const unit = unitOfRecord(key);
  return unit === undefined ? CITY_BLOCK : `${CITY_BLOCK}_${unit.slice(0, -2)}`;
}

/** Records by the block that they stand in, both in order. */
export function inRecordBlocks<T>(
  records: Iterable<readonly [string, T]>,
): ReadonlyMap<string, Record<string, T>> {
  const blocks = new Map<string, Record<string, T>>();
  for (const [key, record] of records) {
    const block = recordBlock(key);
    blocks.set(block, Object.assign(blocks.get(block) ?? {}, { [key]: record }));
  }
  return new Map([...blocks].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The comment that makes a record ours, in the zone itself: a lost state or another machine does not change who owns
 * it. A comment is in no answer of the DNS and counts towards no quota; the free plan allows 100 characters.
 *
 * @param environment its name: two environments in one zone leave each other's records alone
 * @param key `city/site-7900866`, or what the engine puts there (`${each.key}`)
 */
export function ownersMark(environment: string, key: string): string {
  return `managed by congtruong (${environment}): ${key}`;
}

/** Whether a comment is one of {@link ownersMark}, of whichever environment. */
export function isOwnersMark(comment: unknown): boolean {
  return typeof comment === "string" && comment.startsWith("managed by congtruong (");
}

/** The key in a comment of {@link ownersMark}; undefined for one of somebody else's, or of another environment. */
export function keyInMark(environment: string, comment: unknown): string | undefined {
  const start = ownersMark(environment, "");
  if (typeof comment !== "string" || !comment.startsWith(start)) return undefined;
  const key = comment.slice(start.length).trim();
  return key === "" ? undefined : key;
}
