import type { Environment } from "../environments/environment";
import type { City, Fqdn, Site, Unit } from "./city";

export type HostedSite = Extract<Site, { readonly type: "hosted" }>;

/** A unit whose site this platform serves, in an environment that deploys it. */
export type HostedUnit = Unit & { readonly site: HostedSite };

export function isHosted(unit: Unit): unit is HostedUnit {
  return unit.site.type === "hosted";
}

/** Whether a host lies below the city's zone; others (`thcsabc-hcm.edu.vn`) have a zone of their own. */
export function inCityZone(city: Pick<City, "zone">, host: Fqdn): boolean {
  return host.endsWith(`.${city.zone}`);
}

/** What a browser opens: no trailing slash, and the port where it is not the usual one. */
export function urlOf(host: string, { ports }: Pick<Environment, "ports">): string {
  return ports.https === 443 ? `https://${host}` : `https://${host}:${ports.https}`;
}
