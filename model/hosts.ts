import { createHash } from "node:crypto";
import type { Environment } from "../environments/environment";
import type { City, Fqdn, Site, Unit } from "./city";

export type HostedSite = Extract<Site, { readonly type: "hosted" }>;

/** A unit whose site this platform serves, in an environment that deploys it. */
export type HostedUnit = Unit & { readonly site: HostedSite };

export function isHosted(unit: Unit): unit is HostedUnit {
  return unit.site.type === "hosted";
}

/** A unit whose host this platform answers: with its site, or with what is kept of one that has left. */
export type AnsweredUnit = Unit & {
  readonly site: Extract<Site, { readonly type: "hosted" | "retired" }>;
};

export function isAnswered(unit: Unit): unit is AnsweredUnit {
  return isHosted(unit) || unit.site.type === "retired";
}

/** Whether a host lies below the city's zone; others (`thcsabc-hcm.edu.vn`) have a zone of their own. */
export function inCityZone(city: Pick<City, "zone">, host: Fqdn): boolean {
  return host.endsWith(`.${city.zone}`);
}

/**
 * By what a former host is known where names are not to be read, such as in a resource's address. The host is its own
 * identity: it is never changed, only added or taken away.
 */
export function hostMark(host: Fqdn): string {
  return createHash("sha256").update(host).digest("hex").slice(0, 8);
}

/** What a browser opens: no trailing slash, and the port where it is not the usual one. */
export function urlOf(host: string, { ports }: Pick<Environment, "ports">): string {
  return ports.https === 443 ? `https://${host}` : `https://${host}:${ports.https}`;
}
