import type { CellSettings } from "./city";
import { EditError, type FieldEdit } from "./fields";

/** What an entry says of where its unit stands. */
export interface Standing {
  readonly id: string;
  /** Null where none is written or it can't be read. */
  readonly cell: number | null;
  readonly status: string;
  readonly relocation: { readonly from: number; readonly former: "keep" | "drop" | "gone" } | null;
}

/** An entry's values, as far as they can be read. */
export function standingOf(id: string, values: Readonly<Record<string, unknown>>): Standing {
  const { cell, status, relocation } = values;
  const { from, formerDatabase: former } = (relocation ?? {}) as { from?: unknown; formerDatabase?: unknown };
  return {
    id,
    cell: typeof cell === "number" ? cell : null,
    status: typeof status === "string" ? status : "active",
    relocation:
      typeof from === "number"
        ? { from, former: former === "drop" || former === "gone" ? former : "keep" }
        : null,
  };
}

/**
 * The edits by which a unit goes to another cell with its data.
 *
 * @param units every unit of the city
 * @param capacity how many units a cell holds at most
 * @throws EditError when the unit has no data to move, the cell is closed or full, or the last move is not finished
 */
export function relocate(
  unit: Standing,
  to: number,
  units: readonly Standing[],
  { closed }: CellSettings,
  capacity: number,
): FieldEdit[] {
  const { id, cell, relocation } = unit;
  if (cell === null) {
    throw new EditError(
      `${id} chưa có cụm nên chưa có gì để chuyển: chạy \`congtruong place\`.`,
      `${id} has no cell yet and so nothing to move: run \`congtruong place\``,
    );
  }
  if (unit.status === "retired") {
    throw new EditError(
      `${id} đã ngừng hẳn: nội dung được giữ ở cụm ${cell}, không chuyển.`,
      `${id} is retired: what it left is kept in cell ${cell} and not moved`,
    );
  }
  if (to === cell) throw new EditError(`${id} đã ở cụm ${to}.`, `${id} is in cell ${to} already`);
  if (relocation !== null && relocation.former !== "gone" && relocation.from !== to) {
    throw new EditError(
      `${id} vừa chuyển từ cụm ${relocation.from} và bản cũ ở đó chưa dọn: chạy \`congtruong relocate ${id} --finish\` và áp dụng, tới khi xong, rồi mới chuyển tiếp.`,
      `${id} came from cell ${relocation.from}, where its former copy still is: run \`congtruong relocate ${id} --finish\` and deploy until that is done, then move on`,
    );
  }
  if (closed.has(to)) {
    throw new EditError(
      `Cụm ${to} không nhận thêm đơn vị (city.closedCells): chọn cụm khác.`,
      `cell ${to} takes no further unit (city.closedCells): choose another`,
    );
  }
  const members = units.filter((other) => other.cell === to).length;
  if (members >= capacity) {
    throw new EditError(
      `Cụm ${to} đã đủ ${capacity} đơn vị: chọn cụm khác.`,
      `cell ${to} has its ${capacity} units: choose another`,
    );
  }
  return [
    { path: ["cell"], value: to },
    { path: ["relocation", "from"], value: cell },
    { path: ["relocation", "formerDatabase"], value: null },
  ];
}

/**
 * The edits by which a finished move is tidied up: first the former cell drops its copy, then it has nothing to do
 * with the unit any more.
 *
 * @throws EditError when the unit was never moved, all is done, or the former cell would be left behind by the registry
 */
export function finishRelocation(
  unit: Standing,
  units: readonly Standing[],
  { dismantled }: CellSettings,
): { readonly edits: FieldEdit[]; readonly next: "drop" | "gone" } {
  const { id, relocation } = unit;
  if (relocation === null || relocation.former === "gone") {
    throw new EditError(
      `${id} không có lần chuyển cụm nào phải dọn.`,
      `${id} has no relocation that is to be finished`,
    );
  }
  const next = relocation.former === "keep" ? "drop" : "gone";
  const { from } = relocation;
  const isNamed = units.some(
    (other) =>
      other.cell === from ||
      (other.id !== id && other.relocation?.from === from && other.relocation.former !== "gone"),
  );
  if (next === "gone" && !isNamed && !dismantled.has(from)) {
    throw new EditError(
      `Cụm ${from} không còn đơn vị nào: ghi \`dismantledCells: [${from}]\` vào mục city để dỡ nó, nếu không máy chủ dữ liệu ở đó sẽ chạy mà không ai quản.`,
      `cell ${from} has no unit left: write \`dismantledCells: [${from}]\` below city to take it down, or its database server would run on with nobody in charge`,
    );
  }
  return { edits: [{ path: ["relocation", "formerDatabase"], value: next }], next };
}
