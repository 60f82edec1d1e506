import type { Environment } from "../environments/environment";
import type { Admitted } from "../policy/admit";
import type { PersonEntry, UnitEntry } from "../registry/schema/types";
import { mailAddress as mail, officialMailbox, officialTerms, roleMailboxes, staffMembers } from "./accounts";
import { layCells } from "./cells";
import {
  type City,
  CityError,
  type Fqdn,
  type Person,
  type Relocation,
  type Site,
  type Unit,
  type UnitId,
} from "./city";
import { urlOf } from "./hosts";

export { CityError };

/**
 * Turns admitted records into the city that one environment builds, with every default filled in.
 *
 * @throws CityError when a unit has no cell, a cell has too many units or cannot be taken down, a unit was relocated to
 * where it stood, or the environment asks for an unknown unit; EnvironmentError when no node carries one of the cells
 */
export function buildCity(registry: Admitted, environment: Environment): City {
  const settings = registry.city;
  const records = [...registry.units].sort((a, b) => compare(a.id, b.id));
  const nameOf = new Map(records.map((record) => [record.id, record.name]));
  nameOf.set(settings.department.id, settings.department.name);

  requireCells(records);
  const zone = fqdn(settings.zone);
  const peopleOf = new Map<string, PersonEntry[]>();
  for (const { unit: id, people } of registry.staff)
    peopleOf.set(id, [...(peopleOf.get(id) ?? []), ...people]);
  const units = records.map((record) =>
    unit(record, peopleOf.get(record.id) ?? [], nameOf, zone, environment),
  );
  requireOwnMailboxes(units);
  return freeze({
    name: settings.name,
    registeredZone: zone,
    zone: fqdn(settings.zone + environment.hostSuffix),
    department: {
      id: settings.department.id as UnitId,
      name: settings.department.name,
      mail: mail(settings.department.mail),
    },
    portal: {
      host: fqdn(settings.portal + environment.hostSuffix),
      url: urlOf(settings.portal + environment.hostSuffix, environment),
    },
    alertMailbox: mail(settings.alerts),
    operationsMailbox: mail(settings.operations ?? settings.alerts),
    tell: settings.tell ?? [],
    tellDaily: (settings.tellDaily ?? []) as UnitId[],
    units,
    cells: layCells(deployed(units, environment), settings.dismantledCells ?? [], environment),
    closedCells: [...(settings.closedCells ?? []), ...(settings.dismantledCells ?? [])].sort((a, b) => a - b),
  });
}

function unit(
  record: UnitEntry,
  people: readonly PersonEntry[],
  nameOf: ReadonlyMap<string, string>,
  zone: Fqdn,
  environment: Environment,
): Unit {
  const lifecycle = record.status ?? "active";
  return {
    id: record.id as UnitId,
    name: plain(record.name),
    kind: record.kind,
    ownership: record.ownership,
    parentId: record.parent as UnitId,
    parentName: plain(nameOf.get(record.parent) ?? record.parent),
    address: plain(record.address ?? ""),
    phone: plain(record.phone ?? ""),
    location: record.location ?? null,
    lifecycle,
    successorId: (record.successor as UnitId | undefined) ?? null,
    cell: record.cell ?? 0,
    relocation: relocation(record),
    configCell: record.relocation?.from ?? record.cell ?? 0,
    site: site(record, environment),
    formerHosts: formerHosts(record, environment),
    mailbox: officialMailbox(record, zone),
    mailTerms: officialTerms(record, zone),
    roleMailboxes: roleMailboxes(record, record.name, zone).map((box) => ({
      ...box,
      title: plain(box.title),
    })),
    staff: staffMembers(people, zone).map((person) => ({
      ...person,
      name: plain(person.name),
      post: plain(person.post),
    })),
    mailFocalPerson: focalPerson(record),
    leaders: (record.leaders ?? []).map((leader) => ({
      ...person(leader.name, leader.post, leader.phone, leader.mail),
      duties: plain(leader.duties ?? ""),
    })),
    boardHead: plain(record.board?.head ?? ""),
  };
}

function relocation({ id, cell, relocation: written }: UnitEntry): Relocation | null {
  if (written === undefined) return null;
  if (written.from === cell) {
    throw new CityError(
      `Đơn vị ${id} đang ở cụm ${cell} mà lại ghi là chuyển từ chính cụm đó: \`relocation\` do lệnh \`npx congtruong relocate ${id} --to CỤM\` ghi, không sửa tay.`,
      `Unit ${id} stands in cell ${cell} and is said to come from there: \`relocation\` is written by ` +
        `\`npx congtruong relocate ${id} --to CELL\` and not by hand.`,
    );
  }
  return { from: written.from, former: written.formerDatabase ?? "keep" };
}

function site(record: UnitEntry, environment: Environment): Site {
  if (record.site?.host === undefined) return { type: "none" };
  const registeredHost = fqdn(record.site.host);
  if (record.site.hosting === "ben-ngoai") {
    return { type: "external", registeredHost, host: registeredHost, url: `https://${registeredHost}` };
  }
  const host = fqdn(registeredHost + environment.hostSuffix);
  if (record.status === "retired") return { type: "retired", registeredHost, host };
  return {
    type: "hosted",
    registeredHost,
    host,
    url: urlOf(host, environment),
    sectorFeed: record.site.rss ?? true,
  };
}

function formerHosts({ site }: UnitEntry, { hostSuffix }: Environment): readonly Fqdn[] {
  const hosts = new Set(site?.formerHosts ?? []);
  hosts.delete(site?.host ?? "");
  return [...hosts].sort().map((host) => fqdn(host + hostSuffix));
}

function focalPerson(record: UnitEntry): Person | null {
  const focal = record.mail?.focal;
  return focal?.name === undefined ? null : person(focal.name, "", focal.phone, focal.address);
}

function person(name: string, post = "", phone = "", address = ""): Person {
  return {
    name: plain(name),
    post: plain(post),
    phone: plain(phone),
    mail: address === "" ? null : mail(address),
  };
}

function requireCells(records: readonly UnitEntry[]): void {
  const homeless = records.filter((record) => record.cell === undefined).map((record) => record.id);
  if (homeless.length > 0) {
    throw new CityError(
      `${homeless.length} đơn vị chưa có cụm máy chủ (${some(homeless)}): chạy \`npx congtruong place\` rồi ghi lại vào git.`,
      `${homeless.length} unit(s) have no cell yet (${some(homeless)}): run \`npx congtruong place\` and commit what it fills in.`,
    );
  }
}

/** Two behind one mailbox would each read the other's mail; the directive gives every unit its own (IV.2). */
function requireOwnMailboxes(units: readonly Unit[]): void {
  const owners = new Map<string, string>();
  for (const unit of units) {
    for (const { field, addresses } of claimsOf(unit)) {
      for (const address of addresses) {
        const other = owners.get(address);
        if (other === undefined) {
          owners.set(address, unit.id);
          continue;
        }
        throw new CityError(
          `Đơn vị ${other} và ${unit.id} dùng chung hộp thư ${address}: hãy cho một bên địa chỉ riêng (${field}).`,
          `Units ${other} and ${unit.id} have one mailbox, ${address}: give one of them an address of its own (${field}).`,
        );
      }
    }
  }
}

function claimsOf({ mailbox, mailTerms, roleMailboxes: roles, staff }: Unit) {
  const official = mailbox.type === "none" ? [] : [mailbox.address, ...mailTerms.aliases];
  return [
    { field: "mail.official", addresses: official },
    ...roles.map(({ name, address, aliases }) => ({
      field: `mail.roles: ${name}`,
      addresses: [address, ...aliases],
    })),
    ...staff.map(({ name, address, aliases }) => ({
      field: `staff: ${name}`,
      addresses: [address, ...aliases],
    })),
  ];
}

function deployed(units: readonly Unit[], environment: Environment): readonly Unit[] {
  if (environment.units === "all") return units;
  const wanted = new Set(environment.units);
  const found = units.filter((candidate) => wanted.has(candidate.id));
  const missing = [...wanted].filter((id) => !found.some((candidate) => candidate.id === id)).sort();
  if (missing.length > 0) {
    throw new CityError(
      `Môi trường "${environment.name}" nêu đơn vị không có trong sổ đăng ký (${some(missing)}): sửa \`units\` trong environments/${environment.name}.local.yaml hoặc ${environment.name}.yaml.`,
      `The environment "${environment.name}" asks for unit(s) that the registry does not have (${some(missing)}): ` +
        `correct \`units\` in environments/${environment.name}.local.yaml or ${environment.name}.yaml.`,
    );
  }
  return found;
}

function fqdn(name: string): Fqdn {
  return name.toLowerCase() as Fqdn;
}

/** Control and non-characters, and halves of surrogate pairs: XML, JSON or PHP's parser stops at one of them. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A text that every consumer can write, whatever a waiver let pass: one unit's name must not stop 64 sites. */
function plain(text: string): string {
  return text.replace(UNWRITABLE, "\uFFFD");
}

function some(ids: readonly string[]): string {
  return ids.length > 5 ? `${ids.slice(0, 5).join(", ")}, ...` : ids.join(", ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
