import type { Environment } from "../../environments/environment";
import { loadEnvironment } from "../../environments/load";
import type { Cell, City, Fqdn, MailAddress, Unit, UnitId } from "../../model/city";
import { cellId } from "../../model/names";

/** The environment of that name as it stands in git, whatever this machine's own overlay and containers say. */
export function environment(name = "sandbox", changes: Partial<Environment> = {}): Environment {
  const publicKeys = { dkim: [], logs: [] };
  return { ...loadEnvironment(process.cwd(), name, { local: false }), publicKeys, ...changes };
}

/** A believable unit; give what the test is about. */
export function unit(id: string, changes: Partial<Unit> = {}): Unit {
  const label = `thcs${id}`;
  const host = `${label}.hcm.edu.vn.localhost` as Fqdn;
  return {
    id: id as UnitId,
    name: `Trường THCS Số ${Number(id) % 1000}`,
    kind: "thcs",
    ownership: "cong-lap",
    parentId: "7900858" as UnitId,
    parentName: "Phòng Giáo dục và Đào tạo Quận 9",
    address: "12 đường Hồ Xuân Hương, Phường 6",
    phone: "028 37001122",
    location: null,
    lifecycle: "active",
    successorId: null,
    cell: 1,
    relocation: null,
    configCell: changes.cell ?? 1,
    site: {
      type: "hosted",
      registeredHost: `${label}.hcm.edu.vn` as Fqdn,
      host,
      url: `https://${host}:8443`,
      sectorFeed: true,
    },
    formerHosts: [],
    mailbox: { type: "hosted", address: `${label}@hcm.edu.vn` as MailAddress },
    mailTerms: { aliases: [], quotaMiB: 1024, suspended: false },
    roleMailboxes: [],
    staff: [],
    mailFocalPerson: null,
    leaders: [{ name: "Phan Hữu Nga", post: "Hiệu trưởng", phone: "", mail: null, duties: "" }],
    boardHead: "Lê Hồng Uyên",
    ...changes,
  };
}

/** A city of these units, all of them deployed. */
export function city(units: readonly Unit[]): City {
  const numbers = [
    ...new Set(
      units.flatMap(({ cell, relocation }) => (relocation === null ? [cell] : [cell, relocation.from])),
    ),
  ].sort((a, b) => a - b);
  const cells: Cell[] = numbers.map((number) => ({
    number,
    id: cellId(number),
    units: units.filter((each) => each.cell === number),
    migratingOut: units.flatMap(({ id, cell, relocation }) =>
      relocation?.from === number && relocation.former !== "gone"
        ? [{ id, to: cell, drop: relocation.former === "drop" }]
        : [],
    ),
    dismantled: false,
  }));
  return {
    name: "Thành phố Hồ Chí Minh",
    registeredZone: "hcm.edu.vn" as Fqdn,
    zone: "hcm.edu.vn.localhost" as Fqdn,
    department: {
      id: "7900000" as UnitId,
      name: "Sở Giáo dục và Đào tạo",
      mail: "tttt@hcm.edu.vn" as MailAddress,
    },
    portal: { host: "hcm.edu.vn.localhost" as Fqdn, url: "https://hcm.edu.vn.localhost:8443" },
    alertMailbox: "canhbao@hcm.edu.vn" as MailAddress,
    operationsMailbox: "canhbao@hcm.edu.vn" as MailAddress,
    tell: [],
    tellDaily: [],
    units,
    cells,
    closedCells: [],
  };
}
