import type { AccountsFacts, CellFacts, ChildrenFacts, UnitFacts } from "../../contracts/types";
import { type CellView, officesOf, urlOf } from "../../model/cell-view";
import type { Cell, CitySettings, Site, Unit, UnitId } from "../../model/city";
import { siteAccounts } from "../../model/site-accounts";
import { heirUrlOf } from "../../model/succession";
import { jsonFile, noFiles, type ChannelTemplate } from "../channel";

/**
 * What the provisioner of a cell makes its sites from: `cell.json`, `accounts.json`, and `children/<id>.json` for each
 * office.
 */
export const cellFacts: ChannelTemplate = {
  settings: noFiles,

  city: noFiles,

  cell(view, city) {
    const { cell } = view;
    if (cell === null || cell.dismantled) return {};
    const migratingIn = cell.units.flatMap(({ id, relocation }) =>
      relocation === null ? [] : [{ id, from: relocation.from }],
    );
    return {
      "cell.json": jsonFile<CellFacts>({
        cell: cell.number,
        zone: city.zone,
        portalUrl: city.portal.url,
        units: keptUnits(cell).map((unit) => unitFacts(unit, city, view)),
        ...(migratingIn.length === 0 ? {} : { migratingIn }),
        ...(cell.migratingOut.length === 0 ? {} : { migratingOut: cell.migratingOut }),
      }),
      "accounts.json": jsonFile<AccountsFacts>({
        units: keptUnits(cell).flatMap((unit) => {
          const accounts = siteAccounts(unit);
          return accounts.length === 0 ? [] : [{ id: unit.id, accounts: [...accounts] }];
        }),
      }),
      ...Object.fromEntries(
        keptOffices(cell).map((office) => [
          childrenFile(office),
          jsonFile<ChildrenFacts>({ id: office.id, children: view.children.get(office.id) ?? [] }),
        ]),
      ),
    };
  },
};

/** The paths of the files of a cell that is not taken down: known without their texts. */
export function cellFactsPaths(cell: Cell): readonly string[] {
  return ["cell.json", "accounts.json", ...keptOffices(cell).map(childrenFile)];
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
    leaders: unit.leaders.map(({ name, post, phone, mail, duties }) => ({
      name,
      post,
      phone,
      mail: mail ?? "",
      duties,
    })),
    successorUrl: heirUrlOf(unit, view) ?? "",
  };
}

/** The department has no site of its own in the registry: its address is the sector portal. */
function parentUrl(id: UnitId, city: CitySettings, { known }: CellView): string {
  const parent = known.get(id);
  if (parent !== undefined) return urlOf(parent);
  return id === city.department.id ? city.portal.url : "";
}

function byId(a: Unit, b: Unit): number {
  return a.id < b.id ? -1 : 1;
}
