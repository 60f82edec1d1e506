import type { CertificateAsk } from "../../output/plan/certificates";
import { readJson, writeJson } from "../support/json-file";
import type { Workplace } from "../support/workplace";

const WEEK_MS = 7 * 24 * 3_600_000;

interface Entry {
  /** When the certificates were asked for (ISO 8601). */
  readonly at: string;
  readonly domain: string;
  readonly asked: number;
}

/**
 * What deployments from this machine asked of the authority in the last week, so that a plan can say what is left.
 * The certifier keeps the book that counts, beside the certificates; this one is for people.
 */
export class CertificateBook {
  constructor(private readonly place: Workplace) {}

  /** Certificates of each registered domain that were asked for within seven days before `now`. */
  issued(now: Date): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { domain, asked } of this.recent(now)) counts.set(domain, (counts.get(domain) ?? 0) + asked);
    return counts;
  }

  record(asks: readonly CertificateAsk[], now: Date): void {
    if (asks.length === 0) return;
    const entries = asks.map(({ domain, asked }) => ({ at: now.toISOString(), domain, asked }));
    writeJson(this.file(), [...this.recent(now), ...entries]);
  }

  private recent(now: Date): readonly Entry[] {
    const all = readJson<readonly Entry[]>(this.file()) ?? [];
    return all.filter(({ at }) => Date.parse(at) > now.getTime() - WEEK_MS);
  }

  private file(): string {
    return this.place.file("certificates.json");
  }
}
