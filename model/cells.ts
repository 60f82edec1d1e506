import type { Environment } from "../environments/environment";
import { nodeOf } from "../environments/nodes";
import { CELL_CAPACITY, type Cell, CityError, type City, type Departure, type Unit } from "./city";
import { cellId } from "./names";

/**
 * The cells that hold these units, by number, and those that some of them left: a former cell hands the data over and
 * keeps a copy until it is told to drop it.
 *
 * @param dismantled numbers of cells that are taken down
 * @throws CityError when a cell has too many units, is to be taken down and still has some or the only copy of one that
 * is on its way, or hands a unit over to a cell on another node
 */
export function layCells(
  units: readonly Unit[],
  dismantled: readonly number[],
  environment: Pick<Environment, "name" | "prefix" | "docker">,
): Cell[] {
  const members = grouped(units, ({ cell }) => cell);
  const leaving = units.filter((unit) => hasData(unit) && unit.relocation?.former !== "gone");
  const departed = grouped(leaving, ({ relocation }) => relocation?.from ?? 0);
  departed.delete(0);
  const numbers = [...new Set([...members.keys(), ...departed.keys(), ...dismantled])];
  return numbers
    .sort((a, b) => a - b)
    .map((number) => {
      const its = members.get(number) ?? [];
      requireRoom(number, its);
      if (dismantled.includes(number)) requireEmpty(number, its, leaving);
      const left = (departed.get(number) ?? []).map(departure).sort((a, b) => (a.id < b.id ? -1 : 1));
      const isDown = dismantled.includes(number);
      for (const unit of isDown ? [] : left) requireOneNode(unit, number, environment);
      return { number, id: cellId(number), units: its, departed: isDown ? [] : left, dismantled: isDown };
    });
}

/** A unit whose data move from one cell's stack to another's. */
export interface Move {
  readonly unit: string;
  /** Names of stacks: `cell-01`. */
  readonly from: string;
  readonly to: string;
}

/** Every relocation that the registry tells of, carried out already or not, by unit. */
export function movesOf(city: Pick<City, "cells">): readonly Move[] {
  return city.cells
    .flatMap(({ id, departed }) =>
      departed.map((left): Move => ({ unit: left.id, from: id, to: cellId(left.to) })),
    )
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

/** A unit with a site elsewhere, or with none, has no volume and no database here. */
function hasData({ site }: Unit): boolean {
  return site.type === "hosted" || site.type === "retired";
}

function departure({ id, cell, relocation }: Unit): Departure {
  return { id, to: cell, drop: relocation?.former === "drop" };
}

/** The two cells hand the data over by the unit's volume, which lies on one node. */
function requireOneNode(
  { id, to }: Departure,
  from: number,
  environment: Pick<Environment, "name" | "prefix" | "docker">,
): void {
  const [here, there] = [nodeOf(environment, from), nodeOf(environment, to)];
  if (here?.name === there?.name) return;
  throw new CityError(
    `Unit ${id} is relocated from cell ${from} to cell ${to}, which lie on the nodes ${here?.name ?? "?"} and ` +
      `${there?.name ?? "?"}: its volume cannot follow it there. Choose a cell of the same node ` +
      `(\`npx congtruong relocate ${id} --to CELL\`), or bring cell ${to} to that node first.`,
  );
}

function requireRoom(number: number, units: readonly Unit[]): void {
  if (units.length <= CELL_CAPACITY) return;
  throw new CityError(
    `Cell ${number} has ${units.length} units, and a cell holds at most ${CELL_CAPACITY}: ` +
      "take `cell` out of the newest entries and run `npx congtruong place`.",
  );
}

/** A unit that was moved is held to be on its way until somebody has seen its site and said `--finish`. */
function requireEmpty(number: number, units: readonly Unit[], leaving: readonly Unit[]): void {
  const what = `Cell ${number} is in city.dismantledCells and`;
  const takeOut = "or take the number out of the list.";
  const retired = units.find(({ site }) => site.type === "retired");
  if (retired !== undefined) {
    throw new CityError(
      `${what} keeps what the retired unit ${retired.id} left, which is not moved: leave the cell as it is ` +
        `(city.closedCells), ${takeOut}`,
    );
  }
  const [first] = units;
  if (first !== undefined) {
    throw new CityError(
      `${what} still has ${units.length} unit(s), such as ${first.id}: ` +
        `move them with \`npx congtruong relocate ${first.id} --to CELL\` first, ${takeOut}`,
    );
  }
  const moving = leaving.find(
    ({ relocation }) => relocation?.from === number && relocation.former === "keep",
  );
  if (moving === undefined) return;
  throw new CityError(
    `${what} unit ${moving.id} has only just left it: deploy the move, look at the site, then run ` +
      `\`npx congtruong relocate ${moving.id} --finish\` and deploy first, ${takeOut}`,
  );
}

function grouped(units: readonly Unit[], key: (unit: Unit) => number): Map<number, Unit[]> {
  const groups = new Map<number, Unit[]>();
  for (const unit of units) {
    const group = groups.get(key(unit));
    if (group === undefined) groups.set(key(unit), [unit]);
    else group.push(unit);
  }
  return groups;
}
