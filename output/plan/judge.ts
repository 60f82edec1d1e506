import type { City } from "../../model/city";
import { cellId } from "../../model/names";
import { brake, checksum, DEFAULT_BUDGET } from "./brake";
import { type CertificateAsk, certificatesOverBudget } from "./certificates";
import type { Change } from "./changes";
import { effectsOf } from "./effects";
import { movedByHand } from "./relocated";
import type { PlanReport } from "./render";
import { takeovers } from "./takeovers";

/**
 * Reads the changes of all stacks together in schools and judges their losses: names, the size of each cell and who
 * retires are the registry's.
 *
 * @param certificates what is asked of the authority
 */
export function judgePlan(
  changes: readonly Change[],
  city: City,
  certificates: readonly CertificateAsk[] = [],
): PlanReport {
  const effects = effectsOf(changes);
  const verdict = brake({
    effects,
    budget: DEFAULT_BUDGET,
    sitesByCell: sitesByCell(city),
    movedByHand: movedByHand(changes, new Map(city.units.map(({ id, cell }) => [id, cellId(cell)]))),
    retired: new Set(city.units.filter(({ lifecycle }) => lifecycle !== "active").map(({ id }) => id)),
  });
  const reasons = [
    ...verdict.reasons,
    ...takeoversInWords(takeovers(changes)),
    ...certificatesOverBudget(certificates),
  ];
  return {
    effects,
    brake: { stopped: reasons.length > 0, reasons },
    checksum: checksum(changes),
    names: new Map(city.units.map(({ id, name }) => [id, name])),
    ...(certificates.length === 0 ? {} : { certificates }),
  };
}

/** Whoever takes over a hand-made record with another value moves its visitors: that is a person's to decide. */
function takeoversInWords(records: readonly string[]): readonly string[] {
  if (records.length === 0) return [];
  const some = records.slice(0, 5).join("; ") + (records.length > 5 ? "; …" : "");
  return [
    `Bản ghi làm tay sẽ đổi giá trị / hand-made records that change their value: ${records.length} (${some}), cho phép / allowed 0.`,
  ];
}

function sitesByCell(city: City): ReadonlyMap<string, number> {
  return new Map(
    city.cells.map(({ id, units }) => [id, units.filter(({ site }) => site.type === "hosted").length]),
  );
}
