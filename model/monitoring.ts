import type { City, Fqdn } from "./city";

/** Where the monitoring is looked at from outside. One label below the zone: its wildcard certificate covers it. */
export function statusHost({ zone }: Pick<City, "zone">): Fqdn {
  return `giamsat.${zone}` as Fqdn;
}
