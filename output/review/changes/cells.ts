import type { Draft, UnitRecord } from "../../../registry/registry";
import type { CityEntry } from "../../../registry/schema/types";

/** A unit whose data another cell takes over. */
export interface CellMove {
  readonly from: number;
  readonly to: number;
}

/** A cell in an entry that may not stand there. */
export interface CellFault {
  readonly unit: string;
  /** `by-hand`: the number was changed without a relocation. `closed`: that cell takes no further unit. */
  readonly why: "by-hand" | "closed";
  /** Null for a unit that had none. */
  readonly before: number | null;
  readonly after: number;
}

/** The move that the new entry declares, by the command that writes both fields; null where it is none. */
export function moveBetween(before: UnitRecord | undefined, after: UnitRecord | undefined): CellMove | null {
  const [from, to] = [before?.entry.cell, after?.entry.cell];
  if (from === undefined || to === undefined || from === to) return null;
  return after?.entry.relocation?.from === from ? { from, to } : null;
}

/** What is wrong with the cell of an entry that is new or changes its cell; null where nothing is. */
export function cellFault(
  before: UnitRecord | undefined,
  after: UnitRecord | undefined,
  { closedCells = [], dismantledCells = [] }: Draft<CityEntry>,
): CellFault | null {
  const [was, is] = [before?.entry.cell ?? null, after?.entry.cell];
  const { id: unit } = after?.entry ?? {};
  if (unit === undefined || is === undefined || was === is || after?.broken === true) return null;
  const fault = (why: CellFault["why"]): CellFault => ({ unit, why, before: was, after: is });
  // What could not be read of the former entry may have been the number.
  if (was === null && before?.broken === true) return null;
  if ([...closedCells, ...dismantledCells].includes(is)) return fault("closed");
  return was !== null && moveBetween(before, after) === null ? fault("by-hand") : null;
}
