import type { Change } from "./changes";
import { type FactChange, factChanges } from "./facts";
import { type Relocated, volumesTakenUp, sitesThatMove } from "./relocated";
import { isKept, isLoss, isRecord, isService, isSite, isZone, nameOnEngine } from "./resource-kinds";

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
  /** Units whose site goes from one cell to another with all that is in it. */
  readonly relocated: readonly Relocated[];
  readonly losses: Losses;
  /** Things of the platform itself (the edge, a database, mail) that are created, restarted, replaced or destroyed. */
  readonly platform: readonly PlatformEffect[];
  /** Addresses that the engine would create although it once had them. */
  readonly lostSight: readonly string[];
}

export interface Losses {
  /** Sites, by the cell they stand in (`cell-01`), whose service goes or is replaced. */
  readonly sites: ReadonlyMap<string, readonly string[]>;
  /** Volumes with somebody's work in them, and networks, as the engine calls them: `cell-01: ct-site-7900866`. */
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
export const DOWN_SECONDS = { restarted: 10, replaced: 30, relocated: 30 } as const;

/** @param changes of all stacks */
export function effectsOf(changes: readonly Change[]): PlanEffects {
  const created = new Set<string>();
  const changed = new Set<string>();
  const restarted = new Set<string>();
  const replaced = new Set<string>();
  const destroyed = new Set<string>();
  const sites = new Map<string, string[]>();
  const volumes: string[] = [];
  const facts = new FactEffects(changed);
  const records = new Set<string>();
  const zones = new Set<string>();
  const platform: PlatformEffect[] = [];
  const relocated = sitesThatMove(changes);
  const moving = new Set(relocated.map(({ unit }) => unit));
  const takenUp = volumesTakenUp(changes);

  for (const change of changes) {
    const lost = isLoss(change);
    if (isSite(change)) {
      const unit = change.key ?? "";
      if (moving.has(unit)) continue;
      if (change.action === "create") created.add(unit);
      if (change.action === "update") restarted.add(unit);
      if (change.action === "replace") replaced.add(unit);
      if (change.action === "destroy") destroyed.add(unit);
      if (lost) sites.set(change.stack, [...(sites.get(change.stack) ?? []), unit]);
    } else if (isKept(change)) {
      if (lost || (change.action === "forget" && !takenUp.has(change))) {
        volumes.push(`${change.stack}: ${calledOnEngine(change)}`);
        if (change.key !== null) (change.action === "replace" ? replaced : destroyed).add(change.key);
      }
    } else if (isRecord(change)) {
      const unit = /[0-9]{7}/.exec(change.key ?? "")?.[0];
      if (lost) records.add(change.address);
      if (unit !== undefined) changed.add(unit);
    } else if (isZone(change)) {
      if (lost) zones.add(change.address);
    } else if (isService(change)) {
      facts.read(change);
      platformEffect(change, platform);
    }
  }

  facts.lostRecords().forEach((unit) => records.add(unit));
  facts.zones.forEach((zone) => zones.add(zone));
  for (const unit of [...created, ...replaced, ...destroyed, ...moving]) changed.delete(unit);
  for (const unit of restarted) changed.add(unit);
  return {
    created: sorted(created),
    changed: sorted(changed),
    restarted: sorted(restarted),
    replaced: sorted(replaced),
    destroyed: sorted(destroyed),
    relocated,
    losses: {
      sites: new Map(
        [...sites].sort(([a], [b]) => (a < b ? -1 : 1)).map(([cell, ids]) => [cell, ids.sort()]),
      ),
      volumes: volumes.sort(),
      mailboxes: sorted(facts.lostMailboxes()),
      records: sorted(records),
      zones: sorted(zones),
    },
    platform,
    lostSight: changes
      .filter((change) => change.lostSight)
      .map((change) => `${change.stack}: ${change.address}`),
  };
}

/** Every cell has a `docker_volume.db_data`: who decides about its loss has to know which. */
function calledOnEngine({ before, address }: Change): string {
  return nameOnEngine(before) ?? address;
}

/** What the published files of all stacks say together: a unit whose line goes to another file has lost nothing. */
class FactEffects {
  readonly zones = new Set<string>();
  private readonly lost = { mail: new Set<string>(), dns: new Set<string>() };
  private readonly gained = { mail: new Set<string>(), dns: new Set<string>() };

  constructor(private readonly changed: Set<string>) {}

  read(change: Change): void {
    for (const fact of factChanges(change.before, change.after)) {
      // A publisher that is new brings what it has to say; whoever it is about is new, or named elsewhere too.
      if (change.action !== "create") fact.changed.forEach((unit) => this.changed.add(unit));
      if (change.stack === "mail" && fact.path.startsWith("mailboxes/")) this.count("mail", fact);
      if (change.stack === "dns") {
        this.count("dns", fact);
        const gone = change.action === "destroy" || change.action === "replace";
        if (gone && fact.path.endsWith("base.zone")) this.zones.add(fact.path);
      }
    }
  }

  lostMailboxes(): ReadonlySet<string> {
    return new Set([...this.lost.mail].filter((unit) => !this.gained.mail.has(unit)));
  }

  lostRecords(): ReadonlySet<string> {
    return new Set([...this.lost.dns].filter((unit) => !this.gained.dns.has(unit)));
  }

  private count(stack: "mail" | "dns", { lost, gained }: FactChange): void {
    lost.forEach((unit) => this.lost[stack].add(unit));
    gained.forEach((unit) => this.gained[stack].add(unit));
  }
}

function platformEffect(change: Change, platform: PlatformEffect[]): void {
  // A publisher is a messenger: starting it anew is how facts travel, and nobody is without service for it.
  if (change.name.includes("_publisher_") && change.action === "update") return;
  if (change.action === "forget") return;
  const effect = (
    { create: "created", update: "restarted", replace: "replaced", destroy: "destroyed" } as const
  )[change.action];
  platform.push({ stack: change.stack, name: change.name.replaceAll("_", "-"), effect });
}

function sorted(ids: ReadonlySet<string>): string[] {
  return [...ids].sort();
}
