import type { DnsRecord, DnsZone } from "./dns";

/**
 * What Cloudflare keeps of a record, as the platform wants it: the documented fields of its API (v4) and of
 * `cloudflare_dns_record` (v5). One reading for whoever declares records, compares them or guards them.
 */
export interface CloudflareRecord {
  /** Its zone's key and its own: `city/site-7900866`. Never changes. */
  readonly key: string;
  /** The zone's key: `city`. */
  readonly zone: string;
  readonly name: string;
  readonly type: DnsRecord["type"];
  /** Seconds. */
  readonly ttl: number;
  /** Null where `data` has the parts. */
  readonly content: string | null;
  /** Of MX and SRV; null for others. */
  readonly priority: number | null;
  /** The parts of SRV and CAA, by the API's names; null for others. */
  readonly data: Readonly<Record<string, string | number>> | null;
}

/** A zone's records in Cloudflare's words, in the model's order. */
export function cloudflareRecords(zone: DnsZone): readonly CloudflareRecord[] {
  return zone.records.map((record) => cloudflareRecord(zone, record));
}

function cloudflareRecord(zone: DnsZone, record: DnsRecord): CloudflareRecord {
  const { name, type, ttl, priority } = record;
  const common = { key: `${zone.key}/${record.key}`, zone: zone.key, name, type, ttl };
  if (record.data === null) {
    const content = type === "TXT" ? characterStrings(record.content) : record.content;
    return { ...common, content, priority, data: null };
  }
  const { type: kind, ...data } = record.data;
  return { ...common, content: null, priority: kind === "SRV" ? priority : null, data };
}

/**
 * A text as the API wants it: quoted strings of at most 255 octets. Without the quotes it is taken, and shown as
 * faulty ever after.
 */
export function characterStrings(text: string): string {
  const pieces = text.match(/.{1,255}/gs) ?? [""];
  return pieces.map((piece) => `"${piece.replace(/["\\]/g, "\\$&")}"`).join(" ");
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

/** The key in a comment of {@link ownersMark}; undefined for one of somebody else's, or of another environment. */
export function keyInMark(environment: string, comment: unknown): string | undefined {
  const start = ownersMark(environment, "");
  if (typeof comment !== "string" || !comment.startsWith(start)) return undefined;
  const key = comment.slice(start.length).trim();
  return key === "" ? undefined : key;
}
