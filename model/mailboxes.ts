import type { MailboxFacts } from "../contracts/types";
import type { CellView } from "./cell-view";
import { DEFAULT_QUOTA_MIB } from "./accounts";
import type { AccountTerms, City, MailAddress, Unit } from "./city";
import { reportsAddress } from "./mail";
import { mailForwardOf } from "./succession";

/** What is served, with how much room, and where a letter goes is decided here and nowhere else. */

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

/** The unit's own accounts, the official one first, then those of its roles; none when it has left or is elsewhere. */
export function unitMailboxes(unit: Unit, view: CellView): readonly MailboxFacts[] {
  const address = servedAddress(unit);
  if (address === null) return [];
  const forward = mailForwardOf(unit, view);
  const own = { unit: unit.id, forward };
  return [
    account({ ...own, address, key: `${unit.id}-official`, name: unit.name, ...termsOf(unit.mailTerms) }),
    ...unit.roleMailboxes.map((role) =>
      account({
        ...own,
        address: role.address,
        key: `${unit.id}-role-${role.name}`,
        name: role.title,
        ...termsOf(role),
      }),
    ),
  ];
}

/** The accounts of the unit's people, who keep their mail while it is retiring; none when it has left. */
export function staffMailboxes({ id: unit, lifecycle, staff }: Unit): readonly MailboxFacts[] {
  if (lifecycle === "retired") return [];
  return staff
    .filter(({ hosted }) => hosted)
    .map((person) =>
      account({
        address: person.address,
        key: `${unit}-person-${person.id}`,
        unit,
        name: person.name,
        ...termsOf(person),
      }),
    );
}

const termsOf = ({ aliases, quotaMiB, suspended }: AccountTerms) => ({
  aliases: [...aliases],
  quotaMiB,
  suspended,
});

/**
 * The platform's own accounts: the department's, which also answers for `postmaster` and `abuse`, those that receive
 * alerts, and the one that other servers' reports go to. None where its domain is not ours, or where a unit has that
 * address already.
 */
export function cityMailboxes(city: City): MailboxFacts[] {
  const addresses = accountAddresses(city);
  const hosted = domainsOf(city, addresses);
  const taken = new Set<string>(addresses);
  const { department, alertMailbox, operationsMailbox } = city;
  const own = [
    { address: department.mail, role: "official", name: department.name },
    { address: alertMailbox, role: "alerts", name: `${department.name} - Cảnh báo` },
    { address: operationsMailbox, role: "operations", name: `${department.name} - Vận hành` },
    { address: reportsAddress(city), role: "reports", name: `${department.name} - Báo cáo thư` },
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
  return new Set(
    city.cells.flatMap(({ units }) =>
      units.flatMap((unit) => {
        const address = servedAddress(unit);
        const official = address === null ? [] : [{ address, ...unit.mailTerms }, ...unit.roleMailboxes];
        const people = unit.lifecycle === "retired" ? [] : unit.staff.filter(({ hosted }) => hosted);
        return [...official, ...people].flatMap((each) => [each.address, ...each.aliases]);
      }),
    ),
  );
}

/** The address of the unit's account on our servers; null when it has none. */
export function servedAddress({ mailbox, lifecycle }: Unit): MailAddress | null {
  return mailbox.type === "hosted" && lifecycle !== "retired" ? mailbox.address : null;
}
