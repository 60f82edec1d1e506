import {
  type City,
  type Fqdn,
  type MailAddress,
  type Unit,
  type UnitId,
  CELL_CAPACITY,
} from "../../model/city";
import { cellId } from "../../model/names";

/** A city of that many units, 64 a cell, every seventy-fifth an office: the size of a registry, without one. */
export function cityOf(count: number): City {
  const units = Array.from({ length: count }, (_, index) => unit(index, count));
  const last = Math.ceil(count / CELL_CAPACITY);
  return {
    name: "Thành phố Hồ Chí Minh",
    registeredZone: "hcm.edu.vn" as Fqdn,
    zone: "hcm.edu.vn" as Fqdn,
    department: {
      id: "7900000" as UnitId,
      name: "Sở Giáo dục và Đào tạo",
      mail: "tttt@hcm.edu.vn" as MailAddress,
    },
    portal: { host: "hcm.edu.vn" as Fqdn, url: "https://hcm.edu.vn" },
    alertMailbox: "canhbao@hcm.edu.vn" as MailAddress,
    operationsMailbox: "canhbao@hcm.edu.vn" as MailAddress,
    tell: [],
    tellDaily: [],
    units,
    cells: Array.from({ length: last }, (_, index) => ({
      number: index + 1,
      id: cellId(index + 1),
      units: units.slice(index * CELL_CAPACITY, (index + 1) * CELL_CAPACITY),
      migratingOut: [],
      dismantled: false,
    })),
    closedCells: [],
  };
}

/** The same city with one unit under another name, as a pull request changes it. */
export function renamed(city: City, index: number): City {
  const change = (unit: Unit): Unit =>
    unit === city.units[index] ? { ...unit, name: `${unit.name} (mới)` } : unit;
  return {
    ...city,
    units: city.units.map(change),
    cells: city.cells.map((cell) => ({ ...cell, units: cell.units.map(change) })),
  };
}

function unit(index: number, count: number): Unit {
  const id = String(7900001 + index) as UnitId;
  const office = index % 75 === 0;
  const label = office ? `pgd${id}` : `thcsnguyendu${id}`;
  const host = `${label}.hcm.edu.vn` as Fqdn;
  return {
    id,
    name: office
      ? `Phòng Giáo dục và Đào tạo ${index / 75 + 1}`
      : `Trường Trung học cơ sở Nguyễn Du ${index}`,
    kind: office ? "phong-gddt" : "thcs",
    ownership: index % 3 === 0 ? "ngoai-cong-lap" : "cong-lap",
    parentId: (office ? "7900000" : String(7900001 + index - (index % 75))) as UnitId,
    parentName: office ? "Sở Giáo dục và Đào tạo" : `Phòng Giáo dục và Đào tạo ${Math.floor(index / 75) + 1}`,
    address: `${(index % 900) + 1} đường Hồ Xuân Hương, Phường ${(index % 25) + 1}`,
    location: null,
    phone: `028 3${String(1000000 + (index % count)).padStart(7, "0")}`,
    lifecycle: "active",
    successorId: null,
    cell: Math.floor(index / CELL_CAPACITY) + 1,
    relocation: null,
    configCell: Math.floor(index / CELL_CAPACITY) + 1,
    site: { type: "hosted", registeredHost: host, host, url: `https://${host}`, sectorFeed: true },
    mailbox: { type: "hosted", address: `${label}@hcm.edu.vn` as MailAddress },
    formerHosts: [],
    mailTerms: { aliases: [], quotaMiB: 1024, suspended: false },
    roleMailboxes: [],
    staff: [],
    mailFocalPerson: null,
    leaders: [
      {
        name: "Phan Hữu Nga",
        post: "Hiệu trưởng",
        phone: "028 37001122",
        mail: `${label}.ht@hcm.edu.vn` as MailAddress,
        duties: "",
      },
    ],
    boardHead: "Lê Hồng Uyên",
  };
}
