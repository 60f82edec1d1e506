import type { Cell, City, Lifecycle, Ownership, Unit, UnitId, UnitKind } from "../../model/city";
import { jsonFile } from "../channel";

/** A unit as another unit's site links it. `url` is empty where there is no site to open. */
export interface LinkFacts {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** One unit as its site and the provisioner see it; see "The facts of a cell" in docs/architecture.md. */
export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly ownership: Ownership;
  readonly lifecycle: Lifecycle;
  /** Empty for a retired unit. */
  readonly url: string;
  readonly host: string;
  readonly address: string;
  readonly phone: string;
  /** Empty while the unit has no official mailbox. */
  readonly mail: string;
  readonly parent: LinkFacts;
  /** The units that an office answers for, by id; empty for every other kind. */
  readonly children: readonly LinkFacts[];
  readonly sectorFeed: boolean;
  readonly boardHead: string;
  readonly leaders: readonly {
    readonly name: string;
    readonly post: string;
    readonly phone: string;
    readonly mail: string;
  }[];
  /** Where a retiring unit's visitors are sent; empty for nowhere. */
  readonly successorUrl: string;
}

/**
 * The file `cell.json` of one cell: what its provisioner makes the sites from.
 *
 * Holds the units whose site this platform has (or had, when retired), by id. A unit with a site elsewhere, or with
 * none yet, is not in it. `arriving` says from which cell a unit's data come, `departed` which ones this cell hands
 * over; neither is there where there is none.
 */
export function renderCellFacts(city: City, cell: Cell): string {
  const directory = directoryOf(city);
  const arriving = cell.units.flatMap(({ id, relocation }) =>
    relocation === null ? [] : [{ id, from: relocation.from }],
  );
  return jsonFile({
    cell: cell.number,
    zone: city.zone,
    portalUrl: city.portal.url,
    units: [...cell.units].sort(byId).flatMap((unit) => unitFacts(unit, city, directory)),
    ...(arriving.length === 0 ? {} : { arriving }),
    ...(cell.departed.length === 0 ? {} : { departed: cell.departed }),
  });
}

interface Directory {
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly childrenOf: ReadonlyMap<UnitId, readonly Unit[]>;
}

/** One look at the city is enough for its cells: they are rendered one after the other. */
const directories = new WeakMap<City, Directory>();

function directoryOf(city: City): Directory {
  const known = directories.get(city);
  if (known !== undefined) return known;
  const childrenOf = new Map<UnitId, Unit[]>();
  for (const unit of [...city.units].sort(byId)) {
    const siblings = childrenOf.get(unit.parentId);
    if (siblings === undefined) childrenOf.set(unit.parentId, [unit]);
    else siblings.push(unit);
  }
  const directory = { units: new Map(city.units.map((unit) => [unit.id, unit])), childrenOf };
  directories.set(city, directory);
  return directory;
}

function unitFacts(unit: Unit, city: City, directory: Directory): UnitFacts[] {
  const { site, mailbox } = unit;
  if (site.type === "external" || site.type === "none") return [];
  const children = unit.kind === "phong-gddt" ? (directory.childrenOf.get(unit.id) ?? []) : [];
  return [
    {
      id: unit.id,
      name: unit.name,
      kind: unit.kind,
      ownership: unit.ownership,
      lifecycle: unit.lifecycle,
      url: urlOf(unit),
      host: site.host,
      address: unit.address,
      phone: unit.phone,
      mail: mailbox.type === "none" ? "" : mailbox.address,
      parent: {
        id: unit.parentId,
        name: unit.parentName,
        url: parentUrl(unit.parentId, city, directory),
      },
      children: children
        .filter((child) => child.lifecycle !== "retired")
        .map((child) => ({ id: child.id, name: child.name, url: urlOf(child) })),
      sectorFeed: site.type === "hosted" && site.sectorFeed,
      boardHead: unit.boardHead,
      leaders: unit.leaders.map(({ name, post, phone, mail }) => ({ name, post, phone, mail: mail ?? "" })),
      successorUrl: successorUrl(unit, directory),
    },
  ];
}

function urlOf(unit: Unit): string {
  return unit.site.type === "hosted" || unit.site.type === "external" ? unit.site.url : "";
}

/** The department has no site of its own in the registry: its address is the sector portal. */
function parentUrl(id: UnitId, city: City, directory: Directory): string {
  const parent = directory.units.get(id);
  if (parent !== undefined) return urlOf(parent);
  return id === city.department.id ? city.portal.url : "";
}

/** The site at the end of the line of successors; empty when the line is a ring or ends at nobody. */
function successorUrl(unit: Unit, directory: Directory): string {
  const passed = new Set<UnitId>([unit.id]);
  let last = unit;
  while (last.lifecycle !== "active" && last.successorId !== null) {
    const next = directory.units.get(last.successorId);
    if (next === undefined || passed.has(next.id)) return "";
    passed.add(next.id);
    last = next;
  }
  return last === unit || last.lifecycle === "retired" ? "" : urlOf(last);
}

function byId(a: Unit, b: Unit): number {
  return a.id < b.id ? -1 : 1;
}
