import { readPiece } from "../yaml/read";
import { splitItems } from "../yaml/split";

/** What the registry's root says of cells. */
export interface CellSettings {
  readonly closed: ReadonlySet<number>;
  readonly dismantled: ReadonlySet<number>;
}

/** @param root the text of the root file; what can't be read there is as if it were not written */
export function cellSettings(root: string): CellSettings {
  const { value } = readPiece(splitItems(root, "units").head);
  const city = (value as { city?: { closedCells?: unknown; dismantledCells?: unknown } } | null)?.city;
  const dismantled = numbers(city?.dismantledCells);
  return { closed: new Set([...numbers(city?.closedCells), ...dismantled]), dismantled: new Set(dismantled) };
}

function numbers(list: unknown): number[] {
  return Array.isArray(list) ? list.filter((item): item is number => typeof item === "number") : [];
}
