import type { Cell, City, Location, Unit, UnitId, UnitKind } from "./city";

/** A unit as its office's site lists it. */
export interface Child {
  readonly id: UnitId;
  readonly name: string;
  /** Empty where there is no site to open. */
  readonly url: string;
  readonly kind: UnitKind;
  /** Absent where the registry does not say. */
  readonly location?: Location;
}

/**
 * One cell as its files tell of it: its units, and of all others what is said of them there.
 *
 * A cell's files are made from its view and from nothing else of the city's units, so equal views give equal files.
 */
export interface CellView {
  readonly number: number;
  /** As this environment deploys it; null where it deploys none of its units, and only the directory lists them. */
  readonly cell: Cell | null;
  /** The units that this environment deploys and whose facts this cell's files carry (see `Unit.configCell`), by id. */
  readonly filed: readonly Unit[];
  /** The same, whether this environment deploys them or not. */
  readonly listed: readonly Unit[];
  /** Its units, their parents, and whoever succeeds one of them, to the end of the line or once round a ring. */
  readonly known: ReadonlyMap<UnitId, Unit>;
  /** Those of them that this environment does not deploy. */
  readonly undeployed: ReadonlySet<UnitId>;
  /** The units that each of its offices answers for and that have not left, by id. */
  readonly children: ReadonlyMap<UnitId, readonly Child[]>;
}

/** The views of all cells that any unit of the registry is filed in, or that this environment deploys, by number. */
export function cellViews(city: City): readonly CellView[] {
  const units = new Map(city.units.map((unit) => [unit.id, unit]));
  const deployed = new Set(city.cells.flatMap((cell) => cell.units.map(({ id }) => id)));
  const listed = grouped(city.units, ({ configCell }) => configCell);
  const children = grouped(city.units, ({ parentId }) => parentId);
  const cells = new Map(city.cells.map((cell) => [cell.number, cell]));

  return [...new Set([...listed.keys(), ...cells.keys()])]
    .sort((a, b) => a - b)
    .map((number): CellView => {
      const cell = cells.get(number) ?? null;
      const own = [...(listed.get(number) ?? [])].sort(byId);
      const known = new Map<UnitId, Unit>();
      for (const unit of own) meet(unit, known, units);
      for (const unit of cell?.units ?? []) meet(unit, known, units);
      return {
        number,
        cell,
        filed: own.filter(({ id }) => deployed.has(id)),
        listed: own,
        known,
        undeployed: new Set([...known.keys()].filter((id) => !deployed.has(id))),
        children: new Map(officesOf(cell).map(({ id }) => [id, childrenOf(children.get(id) ?? [])])),
      };
    });
}

/** Whether this environment deploys anything whose facts the cell's files carry. */
export function isDeployed({ cell, filed }: CellView): boolean {
  return cell !== null || filed.length > 0;
}

/** The units of a cell that answer for others. */
export function officesOf(cell: Cell | null): readonly Unit[] {
  return cell?.units.filter(({ kind }) => kind === "phong-gddt") ?? [];
}

/** What a browser opens for a unit's site; empty where there is none. */
export function urlOf({ site }: Unit): string {
  return site.type === "hosted" || site.type === "external" ? site.url : "";
}

/** Adds a unit, its parent, and those who succeed it. */
function meet(unit: Unit, known: Map<UnitId, Unit>, units: ReadonlyMap<UnitId, Unit>): void {
  known.set(unit.id, unit);
  const parent = units.get(unit.parentId);
  if (parent !== undefined) known.set(parent.id, parent);
  const line = new Set<UnitId>();
  for (let id = unit.successorId; id !== null && !line.has(id);) {
    line.add(id);
    const heir = units.get(id);
    if (heir !== undefined) known.set(id, heir);
    id = heir?.successorId ?? null;
  }
}

function childrenOf(units: readonly Unit[]): readonly Child[] {
  return units
    .filter(({ lifecycle }) => lifecycle !== "retired")
    .sort(byId)
    .map((unit) => ({
      id: unit.id,
      name: unit.name,
      url: urlOf(unit),
      kind: unit.kind,
      ...(unit.location === null ? {} : { location: unit.location }),
    }));
}

function grouped<Key>(units: readonly Unit[], keyOf: (unit: Unit) => Key): ReadonlyMap<Key, readonly Unit[]> {
  const groups = new Map<Key, Unit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  return groups;
}

function byId(a: Unit, b: Unit): number {
  return a.id < b.id ? -1 : 1;
}
