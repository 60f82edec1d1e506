import { unitOfRecord } from "../../model/provider-records";
import { compareZone, type ZoneComparison } from "../../output/plan/dns/comparison";
import type { AdoptionReport } from "../../output/plan/dns/render";
import { minutesFor } from "../../output/plan/cost";
import type { Workplace } from "../support/workplace";
import { AdoptionBook } from "./adoption";
import type { Access } from "./access";
import { ApiRefusal, ApiTimeout } from "./api";
import { CALLS_AT_ONCE, CALLS_PER_FIVE_MINUTES } from "./pace";
import { refusalOf, timeoutProblem } from "./refusal";
import type { ManagedZones } from "./managed-zones";

export interface AdoptProps {
  readonly access: Access;
  readonly managed: ManagedZones;
  readonly place: Workplace;
  /** Write the decision down. */
  readonly write: boolean;
}

/**
 * Compares the live zones with what the registry wants, and writes down which records are to be taken over. Nothing
 * is changed at Cloudflare: that is the next apply's, which imports them, so that none is made twice and none is
 * removed and made again.
 *
 * @throws Problem when Cloudflare refuses
 */
export async function adopt({ access, managed, place, write }: AdoptProps): Promise<AdoptionReport> {
  const zones = await compared(access, managed);
  if (write) new AdoptionBook(place).decide(toImport(zones));
  return {
    zones,
    cost: costOfAdoption(zones),
    units: managed.units,
    unitOf: unitOfRecord,
    decided: write,
  };
}

async function compared({ api, token }: Access, managed: ManagedZones): Promise<readonly ZoneComparison[]> {
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
