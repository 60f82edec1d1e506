import type { CellView } from "../../model/cell-view";
import type { City, MailAddress, Unit } from "../../model/city";

/**
 * One account as the mail servers read it; see "Mail facts" in docs/architecture.md.
 */
export interface MailboxFacts {
  readonly address: MailAddress;
  /** `<unit>-<role>`: names the folder and the password for ever, whatever the address becomes. */
  readonly key: string;
  readonly unit: string;
  readonly name: string;
  /** Nobody can log in; mail is still received. */
  readonly suspended: boolean;
  /** New mail goes there instead; null for none. What was received before stays readable. */
  readonly forward: MailAddress | null;
  /** Further addresses of hosted domains that deliver here and that this account may send as. */
  readonly aliases: readonly string[];
  /** Room for this mailbox, in MiB. */
  readonly quotaMiB: number;
}

export const DEFAULT_QUOTA_MIB = 1024;

/** Addresses that every mail domain must have somebody behind (RFC 2142, RFC 5321 4.5.1). */
const DUTY_NAMES = ["abuse", "postmaster"] as const;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/** The domains whose mail is ours: the city's zone, and that of every account deployed here. Sorted. */
export function hostedDomains(city: City): string[] {
  return domainsOf(city, accountAddresses(city));
}

function domainsOf(city: City, addresses: ReadonlySet<MailAddress>): string[] {
  return [...new Set([city.registeredZone, ...[...addresses].map(domainOf)])].sort();
}

/** The official account of one unit; null when it is the ministry's, or the unit has left. */
export function unitMailbox(unit: Unit, view: CellView): MailboxFacts | null {
  const address = accountAddress(unit);
  if (address === null) return null;
  return account({
    address,
    key: `${unit.id}-official`,
    unit: unit.id,
    name: unit.name,
    forward: successorAddress(unit, view),
  });
}

/**
 * The platform's own accounts: the department's, which also answers for `postmaster` and `abuse`, and the one that
 * receives alerts. Neither where its domain is not ours, and none where a unit has that address already.
 */
export function cityMailboxes(city: City): MailboxFacts[] {
  const addresses = accountAddresses(city);
  const hosted = domainsOf(city, addresses);
  const taken = new Set<string>(addresses);
  const { department, alertMailbox } = city;
  const own = [
    { address: department.mail, role: "official", name: department.name },
    { address: alertMailbox, role: "alerts", name: `${department.name} - Cảnh báo` },
  ].filter(({ address }, index, all) => {
    const first = all.findIndex((other) => other.address === address) === index;
    return first && !taken.has(address) && hosted.includes(domainOf(address));
  });
  own.forEach(({ address }) => taken.add(address));
  const duties = hosted
    .flatMap((domain) => DUTY_NAMES.map((name) => `${name}@${domain}`))
    .filter((address) => !taken.has(address));
  return own.map(({ address, role, name }, index) =>
    account({
      address,
      key: `${department.id}-${role}`,
      unit: department.id,
      name,
      aliases: index === 0 ? duties : [],
    }),
  );
}

function account(
  values: Pick<MailboxFacts, "address" | "key" | "unit" | "name"> & Partial<MailboxFacts>,
): MailboxFacts {
  return { suspended: false, forward: null, aliases: [], quotaMiB: DEFAULT_QUOTA_MIB, ...values };
}

/** Of every account deployed here. */
function accountAddresses(city: City): ReadonlySet<MailAddress> {
  const addresses = city.cells.flatMap((cell) => cell.units.map(accountAddress));
  return new Set(addresses.filter((address) => address !== null));
}

/** The address of the unit's account on our servers; null when it has none. */
function accountAddress({ mailbox, lifecycle }: Unit): MailAddress | null {
  return mailbox.type === "hosted" && lifecycle !== "retired" ? mailbox.address : null;
}

/**
 * Where a retiring unit's mail goes: to the unit at the end of the line of successors. Units that name each other in
 * a ring keep their own mail, since a ring delivers nowhere; so does one whose successor has no address that works.
 */
function successorAddress(unit: Unit, { known, undeployed }: CellView): MailAddress | null {
  const seen = new Set<string>([unit.id]);
  let current = unit;
  while (current.lifecycle !== "active" && current.successorId !== null) {
    const next = known.get(current.successorId);
    if (next === undefined || undeployed.has(next.id) || seen.has(next.id)) return null;
    seen.add(next.id);
    current = next;
  }
  if (current.id === unit.id || current.lifecycle === "retired" || current.mailbox.type === "none")
    return null;
  return current.mailbox.address;
}
