import type { UnitRecord } from "../../../registry/registry";

/** A cell that is not filled in yet. */
const NO_CELL = "cell ?";

/** What the platform does for a unit; names are lower case, null is nothing. */
export interface Services {
  /** Where the site's content lives: it is lost when this changes. */
  readonly site: string | null;
  /** The host that leads visitors somewhere, wherever the site stands. */
  readonly domain: string | null;
  /** The official mailbox, where it is one of ours. */
  readonly mail: string | null;
}

export const SERVICES = ["site", "domain", "mail"] as const;
export type Service = (typeof SERVICES)[number];

/** One thing that a unit gains or loses. */
export interface ServiceChange {
  readonly service: Service;
  /** The host or the address; for a site its host. */
  readonly name: string;
}

export interface ServicesDiff {
  readonly gains: readonly ServiceChange[];
  readonly loses: readonly ServiceChange[];
}

const NOTHING: Services = { site: null, domain: null, mail: null };

/**
 * What a unit has by its entry. An active unit has its own site; a retiring one only leads visitors and mail on; a
 * retired one has nothing but a reserved name.
 *
 * @param zone the city's, whose mail is ours; null where it can't be read, and then every address counts as ours
 */
export function servicesOf({ entry }: UnitRecord, zone: string | null): Services {
  const { status = "active", site, mail, cell } = entry;
  if (status === "retired") return NOTHING;
  const host = site?.host?.toLowerCase() ?? null;
  const address = mail?.official?.toLowerCase() ?? null;
  const isOurs = address !== null && (zone === null || address.endsWith(`@${zone}`));
  const isHosted = host !== null && status === "active" && site?.hosting !== "ben-ngoai";
  return {
    // Content stands in the database of a cell: an entry that changes its cell without a relocation leaves it there.
    site: isHosted ? (cell === undefined ? NO_CELL : `cell ${cell}`) : null,
    domain: host,
    mail: isOurs ? address : null,
  };
}

/** Compares what a unit had and has; null for a unit that is not there. */
export function diffServices(before: Services | null, after: Services | null): ServicesDiff {
  const had = before ?? NOTHING;
  const has = after ?? NOTHING;
  const gains: ServiceChange[] = [];
  const loses: ServiceChange[] = [];
  for (const service of SERVICES) {
    if (had[service] === has[service]) continue;
    // A cell that is filled in for the first time moves nothing.
    if (service === "site" && had.site === NO_CELL && has.site !== null) continue;
    if (had[service] !== null) loses.push({ service, name: nameOf(service, had) });
    if (has[service] !== null) gains.push({ service, name: nameOf(service, has) });
  }
  return { gains, loses };
}

function nameOf(service: Service, services: Services): string {
  return (service === "site" ? services.domain : services[service]) ?? "";
}
