import type { Change } from "./changes";
import { factChanges } from "./facts";

/** What a plan does to schools, not to resources. */
export interface PlanEffects {
  /** Units whose site is new. */
  readonly created: readonly string[];
  /** Units about which something becomes different (a name, a host, an image), short of what follows. */
  readonly changed: readonly string[];
  /** Those of `changed` whose site's container is started anew. */
  readonly restarted: readonly string[];
  /** Units whose site or volume is destroyed and made again. */
  readonly replaced: readonly string[];
  /** Units that lose their site or their volume. */
  readonly destroyed: readonly string[];
  readonly losses: Losses;
  /** Things of the platform itself (the gate, a database, mail) that are created, restarted, replaced or destroyed. */
  readonly platform: readonly PlatformEffect[];
  /** Addresses that the engine would create although it once had them. */
  readonly lostSight: readonly string[];
}

export interface Losses {
  /** Sites, by the cell they stand in (`cell-01`), whose service goes or is replaced. */
  readonly sites: ReadonlyMap<string, readonly string[]>;
  /** Volumes with somebody's work in them, by address. */
  readonly volumes: readonly string[];
  /** Units whose mailbox would no longer be served. */
  readonly mailboxes: readonly string[];
  /** Records that would vanish from a zone, by address or by unit. */
  readonly records: readonly string[];
  /** Whole zones. */
  readonly zones: readonly string[];
}

export interface PlatformEffect {
  readonly stack: string;
  readonly name: string;
  readonly effect: "created" | "restarted" | "replaced" | "destroyed";
}

/** Seconds without an answer that one school or one server should be expected to have for each effect. */
export const DOWN_SECONDS = { restarted: 10, replaced: 30 } as const;

/** @param changes of all stacks */
export function effectsOf(changes: readonly Change[]): PlanEffects {
  const created = new Set<string>();
  const changed = new Set<string>();
  const restarted = new Set<string>();
  const replaced = new Set<string>();
  const destroyed = new Set<string>();
  const sites = new Map<string, string[]>();
  const volumes: string[] = [];
  const mailboxes = new Set<string>();
  const records = new Set<string>();
  const zones = new Set<string>();
  const platform: PlatformEffect[] = [];

  for (const change of changes) {
    const lost = change.action === "destroy" || change.action === "replace";
    if (isSite(change)) {
      const unit = change.key ?? "";
      if (change.action === "create") created.add(unit);
      if (change.action === "update") restarted.add(unit);
      if (change.action === "replace") replaced.add(unit);
      if (change.action === "destroy") destroyed.add(unit);
      if (lost) sites.set(change.stack, [...(sites.get(change.stack) ?? []), unit]);
    } else if (change.type === "docker_volume" || change.type === "docker_network") {
      if (lost) {
        volumes.push(change.address);
        if (change.key !== null) (change.action === "replace" ? replaced : destroyed).add(change.key);
      }
    } else if (change.type === "cloudflare_dns_record") {
      const unit = /[0-9]{7}/.exec(change.key ?? "")?.[0];
      if (lost) records.add(change.address);
      if (unit !== undefined) changed.add(unit);
    } else if (change.type === "cloudflare_zone") {
      if (lost) zones.add(change.address);
    } else if (change.type === "docker_service") {
      readFacts(change, { changed, mailboxes, records, zones });
      platformEffect(change, platform);
    }
  }

  for (const unit of [...created, ...replaced, ...destroyed]) changed.delete(unit);
  for (const unit of restarted) changed.add(unit);
  return {
    created: sorted(created),
    changed: sorted(changed),
    restarted: sorted(restarted),
    replaced: sorted(replaced),
    destroyed: sorted(destroyed),
    losses: {
      sites: new Map(
        [...sites].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cell, ids]) => [cell, ids.sort()]),
      ),
      volumes: volumes.sort(),
      mailboxes: sorted(mailboxes),
      records: sorted(records),
      zones: sorted(zones),
    },
    platform,
    lostSight: changes
      .filter((change) => change.lostSight)
      .map((change) => `${change.stack}: ${change.address}`),
  };
}

function isSite(change: Change): boolean {
  return change.type === "docker_service" && change.name === "site" && change.key !== null;
}

interface FactSinks {
  readonly changed: Set<string>;
  readonly mailboxes: Set<string>;
  readonly records: Set<string>;
  readonly zones: Set<string>;
}

function readFacts(change: Change, sinks: FactSinks): void {
  if (change.action === "create") return;
  for (const fact of factChanges(change.before, change.after)) {
    fact.changed.forEach((unit) => sinks.changed.add(unit));
    if (change.stack === "mail" && fact.path.startsWith("mailboxes/"))
      fact.lost.forEach((u) => sinks.mailboxes.add(u));
    if (change.stack === "dns") {
      fact.lost.forEach((unit) => sinks.records.add(unit));
      const gone = change.action === "destroy" || change.action === "replace";
      if (gone && fact.path.endsWith("base.zone")) sinks.zones.add(fact.path);
    }
  }
}

function platformEffect(change: Change, platform: PlatformEffect[]): void {
  // A publisher is a messenger: starting it anew is how facts travel, and nobody is without service for it.
  if (change.name.includes("_publisher_") && change.action === "update") return;
  const effect = (
    { create: "created", update: "restarted", replace: "replaced", destroy: "destroyed" } as const
  )[change.action];
  platform.push({ stack: change.stack, name: change.name.replaceAll("_", "-"), effect });
}

function sorted(ids: ReadonlySet<string>): string[] {
  return [...ids].sort();
}
