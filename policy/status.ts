import type { UnitRecord } from "../registry/registry";

/** Still has duties towards the public: active, or retiring while its visitors are led on. */
export function isServed(unit: UnitRecord): boolean {
  return unit.entry.status !== "retired";
}

/** In full operation. */
export function isActive(unit: UnitRecord): boolean {
  return (unit.entry.status ?? "active") === "active";
}
