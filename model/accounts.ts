import { isMailboxAddress } from "../policy/mail-address";
import type { MailEntry, PersonEntry, SuspensionEntry, UnitEntry } from "../registry/schema/types";
import type { AccountTerms, Fqdn, MailAddress, Mailbox, RoleMailbox, StaffMember } from "./city";

/** Which accounts a unit's entries ask for: computed here from what people wrote, and nowhere else. */

export const DEFAULT_QUOTA_MIB = 1024;

/** In lower case, as all addresses of the model are. */
export const mailAddress = (text: string): MailAddress => text.toLowerCase() as MailAddress;

/**
 * Only the city's own domain is served here; an address elsewhere under `edu.vn` is published and left alone. So is
 * one that a waiver lets pass and that no server can have: it must stop nobody else's mailbox.
 */
export function isHosted(address: string, zone: Fqdn): boolean {
  return address.endsWith(`@${zone}`) && isMailboxAddress(address);
}

export function officialMailbox({ mail }: UnitEntry, zone: Fqdn): Mailbox {
  if (mail?.official === undefined) return { type: "none" };
  const address = mailAddress(mail.official);
  return { type: isHosted(address, zone) ? "hosted" : "external", address };
}

/** What the official mailbox has: nothing of account where it is not hosted. */
export function officialTerms(record: UnitEntry, zone: Fqdn): AccountTerms {
  const { type } = officialMailbox(record, zone);
  return terms(type === "hosted" ? record.mail : {}, record.mail?.official ?? "", zone);
}

/** `hieutruong.thcsnguyendu@`, and the same before each former official address. */
export function roleMailboxes(record: UnitEntry, unitName: string, zone: Fqdn): readonly RoleMailbox[] {
  const official = officialMailbox(record, zone);
  if (official.type !== "hosted") return [];
  const { aliases } = officialTerms(record, zone);
  return (record.mail?.roles ?? [])
    .map((role): RoleMailbox => ({
      ...terms(role, "", zone),
      name: role.name,
      title: role.title ?? unitName,
      address: roleAddress(role.name, official.address),
      aliases: aliases.map((former) => roleAddress(role.name, former)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The address of a role at a unit, from the unit's official one. */
export function roleAddress(name: string, official: string): MailAddress {
  return mailAddress(`${name}.${official}`);
}

export function staffMembers(people: readonly PersonEntry[], zone: Fqdn): readonly StaffMember[] {
  return people
    .map((person): StaffMember => {
      const address = mailAddress(person.mail);
      return {
        ...terms(person, person.mail, zone),
        id: person.id ?? address.slice(0, address.indexOf("@")),
        name: person.name,
        post: person.post ?? "",
        address,
        hosted: isHosted(address, zone),
        roles: person.roles ?? [],
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

type WrittenTerms = Pick<MailEntry, "aliases" | "quotaMiB"> & {
  readonly suspended?: SuspensionEntry | undefined;
};

function terms(written: WrittenTerms | undefined, own: string, zone: Fqdn): AccountTerms {
  const aliases = new Set((written?.aliases ?? []).map(mailAddress));
  aliases.delete(mailAddress(own));
  return {
    aliases: [...aliases].filter((alias) => alias.endsWith(`@${zone}`)).sort(),
    quotaMiB: written?.quotaMiB ?? DEFAULT_QUOTA_MIB,
    suspended: written?.suspended !== undefined,
  };
}
