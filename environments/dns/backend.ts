import type { Localized } from "../../language/localized";

/** What the rest of the platform knows of whoever answers for its names: all of it, in one file a back end. */
export interface DnsBackend {
  /** What it is called in sentences: `Knot`. */
  readonly title: string;
  /** Whether a zone may hold `dns.recordQuota` records and no more. */
  readonly hasQuota: boolean;
  /** How an authority is shown that a name is ours (DNS-01), as `images/certifier` calls it: the only `acme.challenge` that fits. */
  readonly challenge: string;
  /** The variables that a runner must have to plan its records, with what they are. */
  readonly credentials: Readonly<Record<string, Localized>>;
  /**
   * Somebody else, whose API is given each record as a resource: that stack has nothing in Docker. Null for a service
   * of our own, which is told the zones by the files of the channel `dns`.
   */
  readonly provider: DnsProvider | null;
}

/** How OpenTofu speaks to a provider of names. `constructs/dns/provider-records.ts` declares it. */
export interface DnsProvider {
  /** What OpenTofu calls it. */
  readonly name: string;
  /** Where OpenTofu has it from. */
  readonly source: string;
  /** Which versions will do. */
  readonly version: string;
  /** Of its block; a credential never stands there. */
  readonly arguments: Readonly<Record<string, string>>;
  /** What is given at plan time, as `TF_VAR_<name>`. */
  readonly variables: Readonly<Record<string, ProviderVariable>>;
  /** The resource that is one record. */
  readonly record: RecordResource;
  /** The type of the resource that is a whole zone. None is ever declared here: the brake counts one that would go. */
  readonly zoneType: string;
  /** A record's value in this provider's words. */
  fields(value: RecordValue): RecordFields;
}

export interface ProviderVariable {
  readonly type: string;
  readonly description: string;
  /** @default - it has to be given */
  readonly default?: string;
}

export interface RecordResource {
  readonly type: string;
  /** What each record has; `each.value` is its zone's key, name, type, ttl and {@link RecordFields}. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What is taken from `each.value` as it is there, null where a record's type has none. */
  readonly fields: readonly (keyof RecordFields)[];
  /** The argument that says that a record is ours: no resolver sees it. */
  readonly mark: string;
  /** The arguments that decide what a resolver is told. */
  readonly value: readonly string[];
}

export type RecordType = "A" | "AAAA" | "CNAME" | "MX" | "TXT" | "SRV" | "CAA";

/** What a record says, whoever serves it. */
export interface RecordValue {
  readonly type: RecordType;
  /**
   * As a program would be given it: an address, a host without a trailing dot, a text without quotes. Of SRV and CAA,
   * whose value has parts, this is the last one (target, value), and `data` has them all.
   */
  readonly content: string;
  /** Of MX and SRV; null for others. */
  readonly priority: number | null;
  /** The parts of SRV (RFC 2782) or CAA (RFC 8659); null for others. */
  readonly data: SrvData | CaaData | null;
}

export interface SrvData {
  readonly type: "SRV";
  readonly priority: number;
  readonly weight: number;
  readonly port: number;
  readonly target: string;
}

export interface CaaData {
  readonly type: "CAA";
  readonly flags: number;
  readonly tag: "issue" | "issuewild" | "iodef";
  readonly value: string;
}

/** A record's value as a provider's API takes it. */
export interface RecordFields {
  /** Null where `data` has the parts. */
  readonly content: string | null;
  /** Of MX and SRV; null for others. */
  readonly priority: number | null;
  /** The parts of SRV and CAA, by the API's names; null for others. */
  readonly data: Readonly<Record<string, string | number>> | null;
}
