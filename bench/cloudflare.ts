/**
 * What the records of a city cost at Cloudflare: calls of a plan without changes through the proxy against one call
 * for each record, as the provider alone makes them, and minutes of an apply. Real records as they are synthesised,
 * a stand-in of the API with its paging. Prints JSON lines.
 */
import { CloudflareApi } from "../engine/cloudflare/api";
import { CALLS_AT_ONCE, CALLS_PER_FIVE_MINUTES } from "../engine/cloudflare/pace";
import { startCloudflareProxy } from "../engine/cloudflare/proxy";
import { managedZonesOf } from "../engine/cloudflare/managed-zones";
import { inspectZones } from "../engine/cloudflare/zones";
import { loadEnvironment } from "../environments/load";
import { dnsZones } from "../model/dns";
import { cloudflare } from "../environments/dns/cloudflare";
import { type ProviderRecord, providerRecords, ownersMark } from "../model/provider-records";
import { minutesFor } from "../output/plan/cost";
import { STAND_IN_TOKEN, startCloudflareStandIn, type StandInRecord } from "../test/support/cloudflare-api";
import { cityOf } from "./synth/city";

const ZONE = "0123456789abcdef0123456789abcdef";
const environment = loadEnvironment(process.cwd(), "production", { local: false });
const token = `Bearer ${STAND_IN_TOKEN}`;

interface Cost {
  readonly records: number;
  readonly stock: number;
  readonly proxied: number;
}

/** As the API keeps what an apply made. */
function kept(
  { key, name, type, content, ttl, priority, data }: ProviderRecord,
  index: number,
): StandInRecord {
  return {
    ...{ id: index.toString(16).padStart(32, "0"), name, type, content: content ?? "", ttl, proxied: false },
    ...{ comment: ownersMark(environment.name, key), settings: {}, tags: [], meta: {} },
    ...(priority === null ? {} : { priority }),
    ...(data === null ? {} : { data }),
  };
}

/** Every record is read once, as a plan's refresh does: from the API itself, then through the proxy. */
async function planWithoutChanges(units: number): Promise<Cost> {
  const city = cityOf(units);
  const records = dnsZones(city, environment)
    .flatMap((zone) => providerRecords(zone, cloudflare.provider))
    .map(kept);
  const api = await startCloudflareStandIn({ zone: ZONE, records });
  const managed = managedZonesOf(environment, city, {
    TF_VAR_cloudflare_zone_ids: JSON.stringify({ city: ZONE }),
  });
  const upstream = new CloudflareApi({ upstream: api.url });
  const proxy = await startCloudflareProxy({ api: upstream, guard: { managed, readOnly: true } });
  const readAll = async (base: string): Promise<void> => {
    const queue = records.map(({ id }) => id);
    const reader = async (): Promise<void> => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        const answer = await fetch(`${base}zones/${ZONE}/dns_records/${id}`, {
          headers: { authorization: token },
        });
        const { result } = (await answer.json()) as { readonly result: { readonly id: string } | null };
        if (result?.id !== id) throw new Error(`The record ${id} came back as ${answer.status}.`);
      }
    };
    await Promise.all(Array.from({ length: 32 }, reader));
  };
  try {
    await readAll(`${api.url}/`);
    const stock = api.total();
    await inspectZones(upstream, token, managed);
    await readAll(proxy.baseUrl);
    return { records: records.length, stock, proxied: api.total() - stock };
  } finally {
    await proxy.close();
    await api.close();
  }
}

function line(name: string, value: number, goal: string): void {
  process.stdout.write(
    `${JSON.stringify({ bench: "cloudflare", name, value: Number(value.toFixed(5)), goal })}\n`,
  );
}

async function main(): Promise<void> {
  const pace = { burst: CALLS_AT_ONCE, perFiveMinutes: CALLS_PER_FIVE_MINUTES };
  for (const units of [2_692, 10_768]) {
    const { records, stock, proxied } = await planWithoutChanges(units);
    const about = `${units.toLocaleString("en")} units`;
    line(`${about}, records`, records, "");
    line(`${about}, calls of a plan without changes, the provider alone`, stock, "one for each record");
    line(`${about}, calls of a plan without changes, through the proxy`, proxied, "");
    line(`${about}, proxied / alone`, proxied / stock, "<= 0.01");
    line(`${about}, minutes to make all records`, minutesFor(records, pace), "");
  }
  for (const changes of [1, 64, 500]) {
    line(`minutes to apply ${changes} changed records`, minutesFor(changes, pace), "");
  }
}

void main();
