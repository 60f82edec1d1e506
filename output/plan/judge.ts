import type { City } from "../../model/city";
import { brake, checksum, DEFAULT_BUDGET } from "./brake";
import type { Change } from "./changes";
import { effectsOf } from "./effects";
import type { PlanReport } from "./render";

/**
 * Reads the changes of all stacks together in schools and judges their losses: names, the size of each cell and who
 * retires are the registry's.
 */
export function judgePlan(changes: readonly Change[], city: City): PlanReport {
  const effects = effectsOf(changes);
  return {
    effects,
    brake: brake({
      effects,
      budget: DEFAULT_BUDGET,
      sitesByCell: sitesByCell(city),
      retired: new Set(city.units.filter(({ lifecycle }) => lifecycle !== "active").map(({ id }) => id)),
    }),
    checksum: checksum(changes),
    names: new Map(city.units.map(({ id, name }) => [id, name])),
  };
}

function sitesByCell(city: City): ReadonlyMap<string, number> {
  return new Map(
    city.cells.map(({ id, units }) => [id, units.filter(({ site }) => site.type === "hosted").length]),
  );
}
