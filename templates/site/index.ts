import { type CellView, type Link, officesOf, urlOf } from "../../model/cell-view";
import type {
  Cell,
  CitySettings,
  Lifecycle,
  Ownership,
  Site,
  Unit,
  UnitId,
  UnitKind,
} from "../../model/city";
import { jsonFile, noFiles, type ChannelTemplate } from "../channel";

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
  /** Its `url` is empty where there is no site to open. */
  readonly parent: { readonly id: string; readonly name: string; readonly url: string };
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

/** The units that an office answers for. */
export interface ChildrenFacts {
  /** The office's. */
  readonly id: string;
  /** By id. */
  readonly children: readonly Link[];
}

/**
 * What the provisioner of a cell makes its sites from: `cell.json`, and `children/<id>.json` for each office, since
 * the offices of one cell answer for more units than fit in one file.
 *
 * Holds the units whose site this platform has (or had, when retired), by id. A unit with a site elsewhere, or with
 * none yet, is not in it. `arriving` says from which cell a unit's data come, `departed` which ones this cell hands
 * over; neither is there where there is none.
 */
export const cellFacts: ChannelTemplate = {
  settings: noFiles,

  city: noFiles,

  cell(view, city) {
    const { cell } = view;
    if (cell === null || cell.dismantled) return {};
    const arriving = cell.units.flatMap(({ id, relocation }) =>
      relocation === null ? [] : [{ id, from: relocation.from }],
    );
    return {
      "cell.json": jsonFile({
        cell: cell.number,
        zone: city.zone,
        portalUrl: city.portal.url,
        units: keptUnits(cell).map((unit) => unitFacts(unit, city, view)),
        ...(arriving.length === 0 ? {} : { arriving }),
        ...(cell.departed.length === 0 ? {} : { departed: cell.departed }),
      }),
      ...Object.fromEntries(
        keptOffices(cell).map((office) => [
          childrenFile(office),
          jsonFile({ id: office.id, children: view.children.get(office.id) ?? [] } satisfies ChildrenFacts),
        ]),
      ),
    };
  },
};

/** The paths of the files of a cell that is not taken down: known without their texts. */
export function cellFactsPaths(cell: Cell): readonly string[] {
  return ["cell.json", ...keptOffices(cell).map(childrenFile)];
}

const childrenFile = ({ id }: Unit): string => `children/${id}.json`;

function keptOffices(cell: Cell): readonly Unit[] {
  const kept = new Set<Unit>(keptUnits(cell));
  return officesOf(cell).filter((office) => kept.has(office));
}

type KeptUnit = Unit & { readonly site: Extract<Site, { readonly type: "hosted" | "retired" }> };

/** The units whose site this platform has, or had, by id. */
function keptUnits({ units }: Cell): readonly KeptUnit[] {
  const isKept = (unit: Unit): unit is KeptUnit =>
    unit.site.type === "hosted" || unit.site.type === "retired";
  return units.filter(isKept).sort(byId);
}

function unitFacts(unit: KeptUnit, city: CitySettings, view: CellView): UnitFacts {
  const { site, mailbox } = unit;
  return {
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
      url: parentUrl(unit.parentId, city, view),
    },
    sectorFeed: site.type === "hosted" && site.sectorFeed,
    boardHead: unit.boardHead,
    leaders: unit.leaders.map(({ name, post, phone, mail }) => ({ name, post, phone, mail: mail ?? "" })),
    successorUrl: successorUrl(unit, view),
  };
}

/** The department has no site of its own in the registry: its address is the sector portal. */
function parentUrl(id: UnitId, city: CitySettings, { known }: CellView): string {
  const parent = known.get(id);
  if (parent !== undefined) return urlOf(parent);
  return id === city.department.id ? city.portal.url : "";
}

/** The site at the end of the line of successors; empty when the line is a ring or ends at nobody. */
function successorUrl(unit: Unit, { known }: CellView): string {
  const passed = new Set<UnitId>([unit.id]);
  let last = unit;
  while (last.lifecycle !== "active" && last.successorId !== null) {
    const next = known.get(last.successorId);
    if (next === undefined || passed.has(next.id)) return "";
    passed.add(next.id);
    last = next;
  }
  return last === unit || last.lifecycle === "retired" ? "" : urlOf(last);
}

function byId(a: Unit, b: Unit): number {
  return a.id < b.id ? -1 : 1;
}
