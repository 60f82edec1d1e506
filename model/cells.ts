import type { Environment } from "../environments/environment";
import { nodeOf } from "../environments/nodes";
import { CELL_CAPACITY, type Cell, CityError, type City, type MigratingOut, type Unit } from "./city";
import { MOST_CELLS } from "../registry/cells";
import { cellId } from "./names";

/**
 * The cells that hold these units, by number, and those that some of them left: a former cell hands the data over and
 * keeps a copy until it is told to drop it.
 *
 * @param dismantled numbers of cells that are taken down
 * @throws CityError when a cell has too many units, is to be taken down and still has some or the only copy of one that
 * is on its way, hands a unit over to a cell on another node, or has a number for which there is no network;
 * EnvironmentError when no node carries one of them
 */
export function layCells(
  units: readonly Unit[],
  dismantled: readonly number[],
  environment: Pick<Environment, "name" | "prefix" | "docker">,
): Cell[] {
  const members = grouped(units, ({ cell }) => cell);
  const leaving = units.filter((unit) => hasData(unit) && unit.relocation?.former !== "gone");
  const migratingOut = grouped(leaving, ({ relocation }) => relocation?.from ?? 0);
  migratingOut.delete(0);
  const numbers = [...new Set([...members.keys(), ...migratingOut.keys(), ...dismantled])];
  return numbers
    .sort((a, b) => a - b)
    .map((number) => {
      const its = members.get(number) ?? [];
      requireNetwork(number);
      requireRoom(number, its);
      if (dismantled.includes(number)) requireEmpty(number, its, leaving);
      const left = (migratingOut.get(number) ?? [])
        .map(asMigratingOut)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const isDown = dismantled.includes(number);
      // Throws where no node carries the cell; one that is taken down needs none any more.
      if (!isDown) nodeOf(environment, number);
      for (const unit of isDown ? [] : left) requireOneNode(unit, number, environment);
      return { number, id: cellId(number), units: its, migratingOut: isDown ? [] : left, dismantled: isDown };
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
    .flatMap(({ id, migratingOut }) =>
      migratingOut.map((left): Move => ({ unit: left.id, from: id, to: cellId(left.to) })),
    )
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

/** A unit with a site elsewhere, or with none, has no volume and no database here. */
function hasData({ site }: Unit): boolean {
  return site.type === "hosted" || site.type === "retired";
}

function asMigratingOut({ id, cell, relocation }: Unit): MigratingOut {
  return { id, to: cell, drop: relocation?.former === "drop" };
}

function requireNetwork(number: number): void {
  if (number <= MOST_CELLS) return;
  throw new CityError(
    `Không có cụm ${number}: số cụm từ 1 đến ${MOST_CELLS}.`,
    `There is no cell ${number}: cells are numbered from 1 to ${MOST_CELLS}.`,
  );
}

/** The two cells hand the data over by the unit's volume, which lies on one node. */
function requireOneNode(
  { id, to }: MigratingOut,
  from: number,
  environment: Pick<Environment, "name" | "prefix" | "docker">,
): void {
  const [here, there] = [nodeOf(environment, from), nodeOf(environment, to)];
  if (here?.name === there?.name) return;
  throw new CityError(
    `Đơn vị ${id} chuyển từ cụm ${from} sang cụm ${to}, nằm trên hai máy ${here?.name ?? "?"} và ${there?.name ?? "?"}: ổ dữ liệu không đi theo được. ` +
      `Hãy chọn cụm trên cùng máy (\`npx congtruong relocate ${id} --to CỤM\`), hoặc đưa cụm ${to} về máy đó trước.`,
    `Unit ${id} is relocated from cell ${from} to cell ${to}, which lie on the nodes ${here?.name ?? "?"} and ` +
      `${there?.name ?? "?"}: its volume cannot follow it there. Choose a cell of the same node ` +
      `(\`npx congtruong relocate ${id} --to CELL\`), or bring cell ${to} to that node first.`,
  );
}

function requireRoom(number: number, units: readonly Unit[]): void {
  if (units.length <= CELL_CAPACITY) return;
  throw new CityError(
    `Cụm ${number} có ${units.length} đơn vị mà chỉ chứa được ${CELL_CAPACITY}: bỏ \`cell\` ở các mục mới nhất rồi chạy \`npx congtruong place\`.`,
    `Cell ${number} has ${units.length} units, and a cell holds at most ${CELL_CAPACITY}: ` +
      "take `cell` out of the newest entries and run `npx congtruong place`.",
  );
}

/** A unit that was moved is held to be on its way until somebody has seen its site and said `--finish`. */
function requireEmpty(number: number, units: readonly Unit[], leaving: readonly Unit[]): void {
  const vi = `Cụm ${number} có trong city.dismantledCells mà`;
  const orElse = "hoặc bỏ số đó khỏi danh sách.";
  const what = `Cell ${number} is in city.dismantledCells and`;
  const takeOut = "or take the number out of the list.";
  const retired = units.find(({ site }) => site.type === "retired");
  if (retired !== undefined) {
    throw new CityError(
      `${vi} còn giữ dữ liệu của đơn vị đã ngừng ${retired.id}, không chuyển đi được: để nguyên cụm đó (city.closedCells), ${orElse}`,
      `${what} keeps what the retired unit ${retired.id} left, which is not moved: leave the cell as it is ` +
        `(city.closedCells), ${takeOut}`,
    );
  }
  const [first] = units;
  if (first !== undefined) {
    throw new CityError(
      `${vi} còn ${units.length} đơn vị, như ${first.id}: chuyển đi trước bằng \`npx congtruong relocate ${first.id} --to CỤM\`, ${orElse}`,
      `${what} still has ${units.length} unit(s), such as ${first.id}: ` +
        `move them with \`npx congtruong relocate ${first.id} --to CELL\` first, ${takeOut}`,
    );
  }
  const moving = leaving.find(
    ({ relocation }) => relocation?.from === number && relocation.former === "keep",
  );
  if (moving === undefined) return;
  throw new CityError(
    `${vi} đơn vị ${moving.id} vừa mới rời đi: triển khai, xem lại trang, chạy \`npx congtruong relocate ${moving.id} --finish\` rồi triển khai trước, ${orElse}`,
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
