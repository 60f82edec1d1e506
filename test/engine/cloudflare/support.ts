import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cityOf } from "../../../bench/synth/city";
import { CloudflareApi } from "../../../engine/cloudflare/api";
import { type RunningProxy, startCloudflareProxy } from "../../../engine/cloudflare/proxy";
import { type ManagedZones, managedZonesOf } from "../../../engine/cloudflare/managed-zones";
import type { Workplace } from "../../../engine/support/workplace";
import type { Environment } from "../../../environments/environment";
import { IMAGE_NAMES, type ImageTags } from "../../../images/catalogue";
import type { City } from "../../../model/city";
import { type ProviderRecord, ownersMark } from "../../../model/provider-records";
import { environment } from "../../support/city";
import { synthesise } from "../../support/synthesis";
import {
  type CloudflareStandIn,
  STAND_IN_TOKEN,
  startCloudflareStandIn,
  type StandInProps,
  type StandInRecord,
} from "../../support/cloudflare-api";

export const ZONE = "0123456789abcdef0123456789abcdef";
export const TOKEN = `Bearer ${STAND_IN_TOKEN}`;
export const ZONE_IDS = JSON.stringify({ city: ZONE });

/** Production, with a state that needs no server. */
export const production: Environment = environment("production", {
  state: { backend: "local", encrypted: false },
});

/** A city of that many units, all of them in the city's zone. */
export function cityInProduction(units: number): City {
  return cityOf(units);
}

export function managed(city: City): ManagedZones {
  return managedZonesOf(production, city, { TF_VAR_cloudflare_zone_ids: ZONE_IDS });
}

/** What the model wants in the city's zone. */
export function wantedIn(city: City): readonly ProviderRecord[] {
  return [...(managed(city).zones.get(ZONE)?.records.values() ?? [])];
}

/** A body as the provider posts it. */
export function bodyOf(record: ProviderRecord): Record<string, unknown> {
  const { key, name, type, ttl, content, priority, data } = record;
  return {
    ...{ name, type, ttl, proxied: false, comment: ownersMark("production", key) },
    ...(content === null ? {} : { content }),
    ...(priority === null ? {} : { priority }),
    ...(data === null ? {} : { data }),
  };
}

export interface Lab {
  readonly api: CloudflareStandIn;
  readonly proxy: RunningProxy;
  /** Milliseconds that were waited for, of a clock that jumps. */
  elapsed(): number;
  call(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly result: StandInRecord | null;
    readonly errors: readonly {
      readonly code: number;
      readonly message: string;
      readonly congtruong?: { readonly vi: string; readonly en: string };
    }[];
  };
  /** Everything as it came, headers included. */
  readonly text: string;
}

/** The stand-in behind the proxy, both on one clock that jumps, so that no test waits. */
export async function startLab(
  city: City,
  props: Partial<StandInProps> = {},
  guard: { readonly adopted?: ReadonlySet<string>; readonly readOnly?: boolean } = {},
): Promise<Lab> {
  let now = 0;
  const sleep = (milliseconds: number): Promise<void> => {
    now += milliseconds;
    return Promise.resolve();
  };
  const api = await startCloudflareStandIn({ zone: ZONE, now: () => now, ...props });
  const proxy = await startCloudflareProxy({
    api: new CloudflareApi({ upstream: api.url, pace: { now: () => now, sleep } }),
    guard: { managed: managed(city), ...guard },
  });
  return {
    api,
    proxy,
    elapsed: () => now,
    call: async (method, path, body, token = TOKEN) => {
      const answer = await fetch(`${proxy.baseUrl}${path}`, {
        method,
        headers: { authorization: token },
        ...(body === undefined || method === "GET" ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const headers = JSON.stringify([...answer.headers]);
      return { status: answer.status, body: JSON.parse(text) as Answer["body"], text: headers + text };
    },
    close: async () => {
      await proxy.close();
      await api.close();
    },
  };
}

/** A record in the zone that bears our mark, as an earlier apply made it. */
export function made(record: ProviderRecord, id: string): StandInRecord {
  const { name, type, content } = record;
  return { settings: {}, tags: [], ...bodyOf(record), id, name, type, content: content ?? "" };
}

/** The dns stack as production has it, where the place keeps what is synthesised. */
export function synthesiseDns(place: Workplace, city: City): string {
  mkdirSync(place.synthesised, { recursive: true });
  synthesise(place.synthesised, { city, environment: production, images: IMAGES }, ["dns"]);
  return join(place.synthesised, "stacks", "dns");
}

const IMAGES = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `${name}:0`])) as ImageTags;
