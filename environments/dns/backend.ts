import type { Localized } from "../../language/localized";

/** What the rest of the platform knows of whoever answers for its names. Its resources: `constructs/dns/`. */
export interface DnsBackend {
  /** What it is called in sentences: `Cloudflare`. */
  readonly title: string;
  /**
   * `us`: a service of our own, which is told the zones by the files of the channel `dns`. `provider`: somebody else,
   * whose API is given each record as a resource; that stack has nothing in Docker.
   */
  readonly answers: "us" | "provider";
  /** The type of the resource that is one record, whose loss the brake counts; null where records are lines of files. */
  readonly recordType: string | null;
  /** Whether a zone may hold `dns.recordQuota` records and no more. */
  readonly hasQuota: boolean;
  /** How an authority is shown that a name is ours (DNS-01), as `images/certifier` calls it: the only `acme.challenge` that fits. */
  readonly challenge: string;
  /** The variables that a runner must have to plan its records, with what they are. */
  readonly credentials: Readonly<Record<string, Localized>>;
}
