import { type Unit, type UnitKind, UNIT_KINDS } from "../../model/city";
import { Problem } from "../support/problem";

/** What the user asked for on the command line. */
export interface UnitWish {
  readonly all: boolean;
  /** At least so many; undefined when they did not say. */
  readonly count: number | undefined;
  /** By id. */
  readonly named: readonly string[];
}

/** A school that everybody pictures, a kindergarten, the office above them; then the other kinds. */
const FIRST: readonly UnitKind[] = ["thcs", "mam-non", "phong-gddt", "thpt", "tieu-hoc"];
const DEFAULT_COUNT = 3;

/**
 * The units that a sandbox deploys: those it already has, those that are named, and more kinds until there are
 * enough. Never fewer than before, so that no run takes a site away.
 *
 * @param units every unit of the city
 * @param kept ids of an earlier run; `all` when it had all
 * @throws Problem when a named unit is not in the registry or has no site here
 */
export function chooseUnits(
  units: readonly Unit[],
  kept: "all" | readonly string[] | undefined,
  wish: UnitWish,
): "all" | readonly string[] {
  if (wish.all || kept === "all") return "all";
  const hosted = units.filter(({ site, lifecycle }) => site.type === "hosted" && lifecycle === "active");
  const known = new Set<string>(hosted.map(({ id }) => id));
  for (const id of wish.named) {
    if (known.has(id)) continue;
    throw new Problem(
      `Không có đơn vị ${id} nào được đặt trang tại đây: hãy xem mã (7 chữ số) trong schools.yaml.`,
      `No unit ${id} has its site here: look up the id (7 digits) in schools.yaml.`,
    );
  }
  // One that has left the registry meanwhile is not deployed any more; the registry's own rules watch over that.
  const chosen = new Set([...(kept ?? []).filter((id) => known.has(id)), ...wish.named]);
  const count = wish.count ?? (chosen.size > 0 ? chosen.size : DEFAULT_COUNT);
  for (const id of inTurn(hosted)) {
    if (chosen.size >= count) break;
    chosen.add(id);
  }
  return [...chosen].sort();
}

/** The first unit of each kind, then the second of each, and so on. */
function inTurn(units: readonly Unit[]): readonly string[] {
  const kinds = [...FIRST, ...UNIT_KINDS.filter((kind) => !FIRST.includes(kind))];
  const queues = kinds.map((kind) => units.filter((unit) => unit.kind === kind).map(({ id }) => id));
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat();
}
