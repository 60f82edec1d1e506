import type { Change } from "../../output/plan/changes";
import { type ApiCost, costOf } from "../../output/plan/cost";
import type { Project } from "../registry/project";
import type { Workplace } from "../support/workplace";
import { AdoptionBook } from "./adoption";
import { type AccessProps, accessOf } from "./access";
import type { ApiRecord, CloudflareApi } from "./api";
import { CALLS_AT_ONCE, CALLS_PER_FIVE_MINUTES } from "./pace";
import { startCloudflareProxy } from "./proxy";
import { type ManagedZones, managedZonesOf } from "./managed-zones";
import { inspectZones } from "./zones";

/** What a plan or an apply needs to speak to Cloudflare through the proxy. */
export interface CloudflareSession {
  /** For the engine's environment. Empty where the city's own servers answer. */
  readonly variables: Readonly<Record<string, string>>;
  /** What a reader of the plan should know of the zones, one sentence each. */
  readonly remarks: readonly string[];
  /** The calls so far, and those that these changes will need; undefined where there are none to make. */
  cost(changes: readonly Change[]): ApiCost | undefined;
}

/** Where no call is made. */
export const NO_CLOUDFLARE: CloudflareSession = { variables: {}, remarks: [], cost: () => undefined };

export interface CloudflareSessionProps extends AccessProps {
  readonly project: Project;
  /** Where the decision to take over records lies; the city must be synthesised there. */
  readonly place: Workplace;
  /** A plan writes nothing. */
  readonly readOnly: boolean;
}

/**
 * Runs the proxy for as long as the work takes, where the environment has its records in Cloudflare.
 *
 * @throws Problem when the token or a zone is not as it should be, before the work begins
 */
export async function withCloudflare<T>(
  props: CloudflareSessionProps,
  work: (session: CloudflareSession) => Promise<T>,
): Promise<T> {
  const { project, place, readOnly, given = process.env } = props;
  if (project.environment.dns.backend !== "cloudflare") {
    return work(NO_CLOUDFLARE);
  }
  const { api, token } = accessOf(props);
  const managed = managedZonesOf(project.environment, project.city, given);
  const remarks = await inspectZones(api, token, managed);
  const book = new AdoptionBook(place);
  book.placeImports(managed);
  const guard = { managed, adopted: new Set(book.pending().values()), readOnly };
  const proxy = await startCloudflareProxy({ api, guard });
  const pace = { burst: CALLS_AT_ONCE, perFiveMinutes: CALLS_PER_FIVE_MINUTES };
  try {
    return await work({
      variables: { TF_VAR_cloudflare_api: proxy.baseUrl },
      remarks,
      cost: (changes) => costOf(changes, proxy.count(), pace),
    });
  } finally {
    await proxy.close();
    if (!readOnly && guard.adopted.size > 0) await settle(book, api, token, managed);
  }
}

/** What an apply has taken over needs no import block any more; what could not be asked stays pending. */
async function settle(
  book: AdoptionBook,
  api: CloudflareApi,
  token: string,
  managed: ManagedZones,
): Promise<void> {
  const zones = new Set([...book.pending().values()].map((id) => id.split("/")[0] ?? ""));
  const live = new Map<string, readonly ApiRecord[]>();
  for (const zone of zones) {
    const records = await api.records(zone, token).catch(() => []);
    live.set(zone, records);
  }
  book.settle(managed, live);
}
