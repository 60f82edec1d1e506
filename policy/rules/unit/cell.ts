import type { Localized } from "../../../language/localized";
import { CELL_CAPACITY, MOST_CELLS } from "../../../registry/cells";
import { choosePlaces } from "../../../registry/edit/place";
import type { Registry, UnitRecord } from "../../../registry/registry";
import { registryRule, type UnitBreach } from "../../rule";

export const rule = registryRule({
  id: "unit/cell",
  clause: null,
  severity: "error",
  waivable: false,
  statement: {
    vi: "Mỗi đơn vị có một cụm máy chủ (`cell`) còn chỗ và chưa bị dỡ bỏ; việc chuyển cụm do lệnh ghi, không sửa tay.",
    en: "Each unit has a cell that has room and is not taken down; a relocation is written by its command, not by hand.",
  },
  why: {
    vi: "Cụm quyết định dữ liệu của đơn vị nằm ở đâu; thiếu hoặc sai cụm thì không dựng được gì cho cả thành phố.",
    en: "The cell says where the unit's data are; without a right one nothing can be built for the whole city.",
  },
  remedy: {
    vi: "Chạy `npx congtruong place` để điền cụm còn thiếu, `npx congtruong relocate MÃ --to CỤM` để chuyển; hoặc dán dòng đề nghị.",
    en: "Run `npx congtruong place` to fill in what is missing, `npx congtruong relocate ID --to CELL` to move; or paste the proposed line.",
  },
  *check(registry, { base }) {
    const { dismantledCells = [], closedCells = [] } = registry.city.entry;
    const dismantled = new Set(dismantledCells);
    const closed = new Set([...closedCells, ...dismantledCells].filter((cell) => cell !== undefined));
    const before = new Map(base?.units.map(({ entry }) => [entry.id, entry.cell]) ?? []);
    const isNew = ({ entry }: UnitRecord) => base !== null && before.get(entry.id) !== entry.cell;
    const unplaced = new Set([...overfull(registry, isNew)]);
    for (const unit of registry.units) {
      const { cell, relocation } = unit.entry;
      // Its own author put it into a cell that takes nobody.
      const isShut = cell !== undefined && closed.has(cell) && isNew(unit) && relocation === undefined;
      if (cell === undefined || isShut) unplaced.add(unit);
    }
    const proposals = proposedCells(registry, unplaced, closed);

    for (const unit of registry.units) {
      if (unit.broken) continue;
      const { id = "", cell, relocation } = unit.entry;
      const place = (message: Localized): UnitBreach => {
        const proposed = unplaced.has(unit) ? proposals.get(unit) : undefined;
        const fix = proposed === undefined ? undefined : `cell: ${proposed}`;
        return { unit, at: "cell", found: cell === undefined ? undefined : String(cell), message, fix };
      };
      const faults = [cell, relocation?.from].filter((each) => each !== undefined && each > MOST_CELLS);
      if (cell === undefined) yield place(NO_CELL);
      else if (faults.length > 0) yield place(tooHigh(faults[0] ?? 0));
      else if (dismantled.has(cell)) yield place(takenDown(cell, id, unit.entry.status === "retired"));
      else if (unplaced.has(unit)) yield place(closed.has(cell) ? shut(cell) : full(cell));
      if (relocation?.from === undefined) continue;
      const at = "relocation.from";
      const found = String(relocation.from);
      if (relocation.from === cell) yield { unit, at, found, message: ownCell(id, cell) };
      else if (dismantled.has(relocation.from) && isLeaving(unit)) {
        yield { unit, at, found, message: stillLeaving(id, relocation.from) };
      }
    }
  },
});

/** Of each cell with too many units the newest: those that the base did not have there, else the last ones written. */
function* overfull({ units }: Registry, isNew: (unit: UnitRecord) => boolean): Iterable<UnitRecord> {
  const members = new Map<number, UnitRecord[]>();
  for (const unit of units) {
    const { cell } = unit.entry;
    if (cell === undefined) continue;
    const its = members.get(cell);
    if (its === undefined) members.set(cell, [unit]);
    else its.push(unit);
  }
  for (const its of members.values()) {
    const tooMany = its.length - CELL_CAPACITY;
    if (tooMany <= 0) continue;
    yield* [...its.filter((unit) => !isNew(unit)), ...its.filter(isNew)].slice(-tooMany);
  }
}

function proposedCells(
  { units }: Registry,
  unplaced: ReadonlySet<UnitRecord>,
  closed: ReadonlySet<number>,
): ReadonlyMap<UnitRecord, number> {
  if (unplaced.size === 0) return new Map();
  const places = choosePlaces(
    units.map((unit) => ({
      id: unit.entry.id ?? "",
      cell: unit.broken ? 0 : unplaced.has(unit) ? null : (unit.entry.cell ?? 0),
    })),
    CELL_CAPACITY,
    closed,
  );
  return new Map(
    [...places].flatMap(([index, cell]) => {
      const unit = units[index];
      return unit === undefined || cell > MOST_CELLS ? [] : [[unit, cell] as const];
    }),
  );
}

/** Its data are here, and nobody has said that they arrived where they go. */
function isLeaving({ entry }: UnitRecord): boolean {
  const isHere = entry.site?.host !== undefined && entry.site.hosting !== "ben-ngoai";
  return isHere && (entry.relocation?.formerDatabase ?? "keep") === "keep";
}

const NO_CELL: Localized = {
  vi: "Đơn vị chưa có cụm máy chủ.",
  en: "The unit has no cell yet.",
};

const full = (cell: number): Localized => ({
  vi: `Cụm ${cell} đã đủ ${CELL_CAPACITY} đơn vị.`,
  en: `Cell ${cell} is full: it holds ${CELL_CAPACITY} units.`,
});

const shut = (cell: number): Localized => ({
  vi: `Cụm ${cell} không nhận thêm đơn vị (city.closedCells).`,
  en: `Cell ${cell} takes no further unit (city.closedCells).`,
});

/** What a retired unit wrote stays where it is: no command moves it. */
const takenDown = (cell: number, id: string, retired: boolean): Localized =>
  retired
    ? {
        vi: `Cụm ${cell} được ghi là đã dỡ bỏ mà còn giữ dữ liệu của đơn vị đã ngừng này: hãy ghi cụm vào city.closedCells thay cho city.dismantledCells.`,
        en: `Cell ${cell} is said to be taken down and keeps what this retired unit left: write the cell into city.closedCells in place of city.dismantledCells.`,
      }
    : {
        vi: `Cụm ${cell} được ghi là đã dỡ bỏ (city.dismantledCells) mà đơn vị này còn ở đó: hãy chuyển đi trước bằng \`npx congtruong relocate ${id} --to CỤM\`.`,
        en: `Cell ${cell} is said to be taken down (city.dismantledCells), and this unit is still in it: move it first by \`npx congtruong relocate ${id} --to CELL\`.`,
      };

const tooHigh = (cell: number): Localized => ({
  vi: `Không có cụm ${cell}: số cụm từ 1 đến ${MOST_CELLS}.`,
  en: `There is no cell ${cell}: cells are numbered from 1 to ${MOST_CELLS}.`,
});

const ownCell = (id: string, cell: number): Localized => ({
  vi: `Đơn vị đang ở cụm ${cell} mà lại ghi là chuyển từ chính cụm đó; mục này do \`npx congtruong relocate ${id} --to CỤM\` ghi, hãy bỏ đi.`,
  en: `The unit stands in cell ${cell} and is said to come from there; this is written by \`npx congtruong relocate ${id} --to CELL\`: take it out.`,
});

const stillLeaving = (id: string, cell: number): Localized => ({
  vi: `Đơn vị vừa rời cụm ${cell}, cụm được ghi là đã dỡ bỏ: triển khai, xem lại trang rồi chạy \`npx congtruong relocate ${id} --finish\` trước.`,
  en: `The unit has only just left cell ${cell}, which is said to be taken down: deploy, look at the site and run \`npx congtruong relocate ${id} --finish\` first.`,
});
