import { cloudflare } from "../../environments/dns/cloudflare";
import type { Environment } from "../../environments/environment";
import type { City } from "../../model/city";
import { dnsZones } from "../../model/dns";
import { type ProviderRecord, providerRecords } from "../../model/provider-records";
import { Problem } from "../support/problem";

/** A zone of the city in Cloudflare, and all that the platform wants in it. */
export interface ManagedZone {
  /** Cloudflare's own. */
  readonly id: string;
  /** `city`, or `u` and a unit's id. */
  readonly key: string;
  readonly name: string;
  /** By key. */
  readonly records: ReadonlyMap<string, ProviderRecord>;
}

/** What is ours in Cloudflare: an environment's zones with the records of its city. */
export interface ManagedZones {
  readonly environment: string;
  /** By Cloudflare's id. */
  readonly zones: ReadonlyMap<string, ManagedZone>;
  /** Names of units by id, for sentences. */
  readonly units: ReadonlyMap<string, string>;
}

/** The variable that says which zone of the model is which in Cloudflare. */
const ZONE_IDS = "TF_VAR_cloudflare_zone_ids";

/**
 * @param given the environment's variables
 * @throws Problem when the zone ids are no JSON, or one of the model's zones has none
 */
export function managedZonesOf(
  environment: Environment,
  city: City,
  given: Readonly<Record<string, string | undefined>> = process.env,
): ManagedZones {
  const ids = zoneIds(given[ZONE_IDS] ?? "");
  const zones = dnsZones(city, environment);
  const missing = zones.filter(({ key }) => ids[key] === undefined);
  if (missing.length > 0) {
    const some = missing.slice(0, 3).map(({ key, name }) => `${key} (${name})`);
    const list = some.join(", ") + (missing.length > 3 ? ", …" : "");
    throw new Problem(
      `${ZONE_IDS} thiếu mã của ${missing.length} vùng: ${list}; chép mã ở trang Overview của vùng trên Cloudflare rồi chạy lại.`,
      `${ZONE_IDS} lacks the ids of ${missing.length} zone(s): ${list}; copy each from the zone's Overview page at Cloudflare and run again.`,
    );
  }
  return {
    environment: environment.name,
    zones: new Map(
      zones.map((zone) => {
        const id = ids[zone.key] ?? "";
        const records = new Map(
          providerRecords(zone, cloudflare.provider).map((record) => [record.key, record]),
        );
        return [id, { id, key: zone.key, name: zone.name, records }];
      }),
    ),
    units: new Map(city.units.map(({ id, name }) => [id, name])),
  };
}

function zoneIds(text: string): Readonly<Record<string, string>> {
  try {
    const ids: unknown = JSON.parse(text);
    if (typeof ids === "object" && ids !== null && !Array.isArray(ids)) {
      const entries = Object.entries(ids).filter(([, id]) => /^[0-9a-f]{32}$/.test(String(id)));
      if (entries.length === Object.keys(ids).length)
        return Object.fromEntries(entries) as Record<string, string>;
    }
  } catch {
    // Said below.
  }
  throw new Problem(
    `${ZONE_IDS} phải là JSON, mỗi vùng một mã 32 chữ số thập lục phân, ví dụ {"city":"0123456789abcdef0123456789abcdef"}; hãy sửa rồi chạy lại.`,
    `${ZONE_IDS} must be JSON with an id of 32 hexadecimal digits for each zone, such as {"city":"0123456789abcdef0123456789abcdef"}; correct it and run again.`,
  );
}
