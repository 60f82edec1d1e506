import { cloudflare } from "../../environments/dns/cloudflare";
import { costOf } from "../../output/plan/cost";
import type { DnsClient, DnsClientProps, DnsSession, ReadyDns } from "../dns/client";
import type { Workplace } from "../support/workplace";
import { type Access, type AccessProps, accessOf } from "./access";
import { adopt } from "./adopt";
import { AdoptionBook } from "./adoption";
import type { ApiRecord } from "./api";
import { type ManagedZones, managedZonesOf } from "./managed-zones";
import { CALLS_AT_ONCE, CALLS_PER_FIVE_MINUTES } from "./pace";
import { startCloudflareProxy } from "./proxy";
import { inspectZones } from "./zones";

export interface CloudflareProps extends AccessProps, DnsClientProps {}

/** Token and zones are looked at first, and all calls of a plan or an apply go through the proxy. */
export const cloudflareClient: DnsClient = { preflight };

/** @throws Problem when the token or a zone is not as it should be */
export async function preflight(props: CloudflareProps): Promise<ReadyDns> {
  const { project, place, given = process.env } = props;
  const access = accessOf(props);
  const managed = managedZonesOf(project.environment, project.city, given);
  const remarks = await inspectZones(access.api, access.token, managed);
  return {
    during: (readOnly, work) => during({ access, managed, place, readOnly, remarks }, work),
    adopt: (write) => adopt({ access, managed, place, write }),
  };
}

interface DuringProps {
  readonly access: Access;
  readonly managed: ManagedZones;
  readonly place: Workplace;
  readonly readOnly: boolean;
  readonly remarks: readonly string[];
}

/** Runs the proxy for as long as the work takes. */
async function during<T>(
  { access, managed, place, readOnly, remarks }: DuringProps,
  work: (session: DnsSession) => Promise<T>,
): Promise<T> {
  const book = new AdoptionBook(place);
  book.placeImports(managed);
  const guard = { managed, adopted: new Set(book.pending().values()), readOnly };
  const proxy = await startCloudflareProxy({ api: access.api, guard });
  const pace = { burst: CALLS_AT_ONCE, perFiveMinutes: CALLS_PER_FIVE_MINUTES };
  try {
    return await work({
      variables: { TF_VAR_cloudflare_api: proxy.baseUrl },
      remarks,
      cost: (changes) => costOf(cloudflare.title, changes, proxy.count(), pace),
    });
  } finally {
    await proxy.close();
    if (!readOnly && guard.adopted.size > 0) await settle(book, access, managed);
  }
}

/** What an apply has taken over needs no import block any more; what could not be asked stays pending. */
async function settle(book: AdoptionBook, { api, token }: Access, managed: ManagedZones): Promise<void> {
  const zones = new Set([...book.pending().values()].map((id) => id.split("/")[0] ?? ""));
  const live = new Map<string, readonly ApiRecord[]>();
  for (const zone of zones) {
    const records = await api.records(zone, token).catch(() => []);
    live.set(zone, records);
  }
  book.settle(managed, live);
}
