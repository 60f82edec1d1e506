import type { City, Fqdn } from "./city";
import { inCityZone, isAnswered } from "./hosts";

/** What one certificate is for. */
export interface CertificateRequest {
  /** `city`, or `u` and the unit's id: never anything that can change. */
  readonly name: string;
  /** The first one is the certificate's main name. */
  readonly domains: readonly string[];
}

/**
 * The certificates that the city needs: one wildcard for its zone, and one for each unit whose host, or one that it
 * had before, the wildcard does not cover, which is every host outside the zone and every host more than one label below it (RFC 6125, 6.4.3).
 */
export function certificates(city: City): readonly CertificateRequest[] {
  const own = city.cells
    .flatMap((cell) => cell.units)
    .filter(isAnswered)
    .map(({ id, site, formerHosts }) => ({
      name: `u${id}`,
      domains: [site.host, ...formerHosts].filter((host) => !coveredByWildcard(city, host)),
    }))
    .filter(({ domains }) => domains.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [{ name: "city", domains: [city.zone, `*.${city.zone}`] }, ...own];
}

function coveredByWildcard(city: City, host: Fqdn): boolean {
  return inCityZone(city, host) && !host.slice(0, -city.zone.length - 1).includes(".");
}
