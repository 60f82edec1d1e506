import type { Environment } from "../environments/environment";
import type { Admitted } from "../policy/admit";
import type { UnitEntry } from "../registry/schema/types";
import { layCells } from "./cells";
import {
  type City,
  CityError,
  type Fqdn,
  type MailAddress,
  type Mailbox,
  type Person,
  type Relocation,
  type Site,
  type Unit,
  type UnitId,
} from "./city";

export { CityError };

/**
 * Turns admitted records into the city that one environment builds, with every default filled in.
 *
 * @throws CityError when a unit has no cell, a cell has too many units or cannot be taken down, a unit was relocated to
 * where it stood, or the environment asks for an unknown unit
 */
export function buildCity(registry: Admitted, environment: Environment): City {
  const settings = registry.city;
  const records = [...registry.units].sort((a, b) => compare(a.id, b.id));
  const nameOf = new Map(records.map((record) => [record.id, record.name]));
  nameOf.set(settings.department.id, settings.department.name);

  requireCells(records);
  requireOwnMailboxes(records);
  const zone = fqdn(settings.zone);
  const units = records.map((record) => unit(record, nameOf, zone, environment));
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
      url: url(settings.portal + environment.hostSuffix, environment),
    },
    alertMailbox: mail(settings.alerts),
    units,
    cells: layCells(deployed(units, environment), settings.dismantledCells ?? [], environment),
    closedCells: [...(settings.closedCells ?? []), ...(settings.dismantledCells ?? [])].sort((a, b) => a - b),
  });
}

function unit(
  record: UnitEntry,
  nameOf: ReadonlyMap<string, string>,
  zone: Fqdn,
  environment: Environment,
): Unit {
  const lifecycle = record.status ?? "active";
  return {
    id: record.id as UnitId,
    name: record.name,
    kind: record.kind,
    ownership: record.ownership,
    parentId: record.parent as UnitId,
    parentName: nameOf.get(record.parent) ?? record.parent,
    address: record.address ?? "",
    phone: record.phone ?? "",
    lifecycle,
    successorId: (record.successor as UnitId | undefined) ?? null,
    cell: record.cell ?? 0,
    relocation: relocation(record),
    filedIn: record.relocation?.from ?? record.cell ?? 0,
    site: site(record, environment),
    mailbox: mailbox(record, zone),
    mailFocalPerson: focalPerson(record),
    leaders: (record.leaders ?? []).map((leader) =>
      person(leader.name, leader.post, leader.phone, leader.mail),
    ),
    boardHead: record.board?.head ?? "",
  };
}

function relocation({ id, cell, relocation: written }: UnitEntry): Relocation | null {
  if (written === undefined) return null;
  if (written.from === cell) {
    throw new CityError(
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
    url: url(host, environment),
    sectorFeed: record.site.rss ?? true,
  };
}

/** Only the city's own domain is served here; an address elsewhere under `edu.vn` is published and left alone. */
function mailbox(record: UnitEntry, zone: Fqdn): Mailbox {
  if (record.mail?.official === undefined) return { type: "none" };
  const address = mail(record.mail.official);
  return { type: address.endsWith(`@${zone}`) ? "hosted" : "external", address };
}

function focalPerson(record: UnitEntry): Person | null {
  const focal = record.mail?.focal;
  return focal?.name === undefined ? null : person(focal.name, "", focal.phone, focal.address);
}

function person(name: string, post = "", phone = "", address = ""): Person {
  return { name, post, phone, mail: address === "" ? null : mail(address) };
}

function requireCells(records: readonly UnitEntry[]): void {
  const homeless = records.filter((record) => record.cell === undefined).map((record) => record.id);
  if (homeless.length > 0) {
    throw new CityError(
      `${homeless.length} unit(s) have no cell yet (${some(homeless)}): run \`npx congtruong place\` and commit what it fills in.`,
    );
  }
}

/** Two units behind one mailbox would each read the other's mail; the directive gives every unit its own (IV.2). */
function requireOwnMailboxes(records: readonly UnitEntry[]): void {
  const owners = new Map<string, string>();
  for (const { id, mail: entry } of records) {
    if (entry?.official === undefined) continue;
    const address = entry.official.toLowerCase();
    const other = owners.get(address);
    if (other !== undefined) {
      throw new CityError(
        `Units ${other} and ${id} have one mailbox, ${address}: give one of them an address of its own ` +
          `(\`npx congtruong set ${id} mail.official NEW\`).`,
      );
    }
    owners.set(address, id);
  }
}

function deployed(units: readonly Unit[], environment: Environment): readonly Unit[] {
  if (environment.units === "all") return units;
  const wanted = new Set(environment.units);
  const found = units.filter((candidate) => wanted.has(candidate.id));
  const missing = [...wanted].filter((id) => !found.some((candidate) => candidate.id === id)).sort();
  if (missing.length > 0) {
    throw new CityError(
      `The environment "${environment.name}" asks for unit(s) that the registry does not have (${some(missing)}): ` +
        `correct \`units\` in environments/${environment.name}.local.yaml or ${environment.name}.yaml.`,
    );
  }
  return found;
}

function url(host: string, environment: Environment): string {
  const { https } = environment.ports;
  return https === 443 ? `https://${host}` : `https://${host}:${https}`;
}

function fqdn(name: string): Fqdn {
  return name.toLowerCase() as Fqdn;
}

function mail(address: string): MailAddress {
  return address.toLowerCase() as MailAddress;
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
