import { unitOfRecord } from "../../model/dns-cloudflare";
import { compareZone, type ZoneComparison } from "../../output/plan/dns/comparison";
import type { AdoptionReport } from "../../output/plan/dns/render";
import { minutesFor } from "../../output/plan/cost";
import { Problem } from "../support/problem";
import type { Project } from "../registry/project";
import type { Workplace } from "../support/workplace";
import { AdoptionBook } from "./adoption";
import { type AccessProps, accessOf } from "./access";
import { ApiRefusal, ApiTimeout, type CloudflareApi } from "./api";
import { CALLS_AT_ONCE, CALLS_PER_FIVE_MINUTES } from "./pace";
import { refusalOf, timeoutProblem } from "./refusal";
import { type ManagedZones, managedZonesOf } from "./managed-zones";
import { inspectZones } from "./zones";

export interface AdoptProps extends AccessProps {
  readonly project: Project;
  readonly place: Workplace;
  /** Write the decision down. @default - only look */
  readonly write: boolean;
}

/**
 * Compares the live zones with what the registry wants, and writes down which records are to be taken over. Nothing
 * is changed at Cloudflare: that is the next apply's, which imports them, so that none is made twice and none is
 * removed and made again.
 *
 * @throws Problem when the records are not in Cloudflare, or it refuses
 */
export async function adopt(props: AdoptProps): Promise<AdoptionReport> {
  const { project, place, write, given = process.env } = props;
  const { environment, city } = project;
  if (environment.dns.backend !== "cloudflare") {
    throw new Problem(
      `Môi trường ${environment.name} tự trả lời tên miền (dns.backend: ${environment.dns.backend}), không có vùng nào ở Cloudflare để nhận về: chọn môi trường khác bằng CONGTRUONG_ENV.`,
      `The environment ${environment.name} answers for its names itself (dns.backend: ${environment.dns.backend}) and has no zone at Cloudflare to take over: choose another by CONGTRUONG_ENV.`,
    );
  }
  const { api, token } = accessOf(props);
  const managed = managedZonesOf(environment, city, given);
  await inspectZones(api, token, managed);
  const zones = await compared(api, token, managed);
  if (write) new AdoptionBook(place).decide(toImport(zones));
  return {
    zones,
    cost: costOfAdoption(zones),
    units: managed.units,
    unitOf: unitOfRecord,
    decided: write,
  };
}

async function compared(
  api: CloudflareApi,
  token: string,
  managed: ManagedZones,
): Promise<readonly ZoneComparison[]> {
  const zones: ZoneComparison[] = [];
  for (const { id, key, name, records } of managed.zones.values()) {
    const live = await api.records(id, token).catch((error: unknown) => {
      const subject = { method: "GET", zone: id };
      if (error instanceof ApiRefusal) throw refusalOf(error.answer, subject, managed);
      if (error instanceof ApiTimeout) throw timeoutProblem(subject, managed);
      throw error;
    });
    const wanted = [...records.values()];
    zones.push(compareZone({ id, key, name }, wanted, live, managed.environment));
  }
  return zones;
}

/** `<zone id>/<record id>` by key, of every record that exists: one that the state knows already is imported for nothing. */
function toImport(zones: readonly ZoneComparison[]): ReadonlyMap<string, string> {
  return new Map(
    zones.flatMap(({ zone, wanted }) =>
      wanted.flatMap(({ record, standing }) =>
        "id" in standing ? [[record.key, `${zone.id}/${standing.id}`] as const] : [],
      ),
    ),
  );
}

/** Whatever is taken over gets our mark, whatever differs its value, whatever is missing is made: one call each. */
function costOfAdoption(zones: readonly ZoneComparison[]): AdoptionReport["cost"] {
  const writes = ["equal", "changed", "missing"];
  const toApply = zones
    .flatMap(({ wanted }) => wanted)
    .filter(({ standing }) => writes.includes(standing.type));
  const pace = { burst: CALLS_AT_ONCE, perFiveMinutes: CALLS_PER_FIVE_MINUTES };
  return { toApply: toApply.length, minutes: minutesFor(toApply.length, pace) };
}
