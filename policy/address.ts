import { parseOneAddress } from "email-addresses";
import type { StaffRecord, UnitRecord } from "../registry/registry";

/** The parts of an address of electronic mail, the domain in lower case. */
export interface ParsedAddress {
  readonly local: string;
  readonly domain: string;
}

/** An address in a unit's entry. */
export interface UnitAddress {
  /** `mail.official`, `mail.focal.address`, `leaders[0].mail`. */
  readonly field: string;
  readonly text: string;
}

/** All addresses of a unit: the official one and its aliases, the focal person's, the leaders'. */
export function addressesOf({ entry }: UnitRecord): UnitAddress[] {
  const { official, aliases, focal } = entry.mail ?? {};
  return [
    { field: "mail.official", text: official },
    ...(aliases ?? []).map((text, index) => ({ field: `mail.aliases[${index}]`, text })),
    { field: "mail.focal.address", text: focal?.address },
    ...(entry.leaders ?? []).map(({ mail }, index) => ({ field: `leaders[${index}].mail`, text: mail })),
  ].filter((address): address is UnitAddress => address.text !== undefined);
}

/** The addresses of a unit's roles, at each address that the unit has or had. */
export function addressesOfRoles({ entry }: UnitRecord): (UnitAddress & { readonly role: string })[] {
  const { official, aliases = [], roles = [] } = entry.mail ?? {};
  return roles.flatMap(({ name: role }, index) =>
    [official, ...aliases].flatMap((own) =>
      role === undefined || own === undefined
        ? []
        : [{ field: `mail.roles[${index}].name`, role, text: `${role}.${own}` }],
    ),
  );
}

/** All addresses of a unit's people. */
export function addressesOfStaff({ entry }: StaffRecord): UnitAddress[] {
  return (entry.people ?? []).flatMap(({ mail, aliases }, index) =>
    [
      { field: `people[${index}].mail`, text: mail },
      ...(aliases ?? []).map((text, at) => ({ field: `people[${index}].aliases[${at}]`, text })),
    ].filter((address): address is UnitAddress => address.text !== undefined),
  );
}

/** Dot-atoms on both sides (RFC 5322, 3.2.3) with the labels of a host name: what every address of a unit looks like. */
const PLAIN = /^([a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*)@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]+)$/i;

/**
 * Parses one bare address; null for what RFC 5322 does not know, and for more than an address (`An <an@x.edu.vn>`).
 * The plain form is recognised here, since the full grammar costs a hundred times as much.
 */
export function parseAddress(text: string): ParsedAddress | null {
  const plain = PLAIN.exec(text);
  if (plain) return { local: plain[1] ?? "", domain: (plain[2] ?? "").toLowerCase() };
  if (text.length > 254) return null;
  const parsed = parseOneAddress({ input: text, rfc6532: true });
  if (!parsed || parsed.type !== "mailbox" || parsed.address !== text) return null;
  return { local: parsed.local, domain: parsed.domain.toLowerCase() };
}

/** The address within a text that holds more: a display name, `mailto:`, blanks around it; null for none. */
export function addressIn(text: string): string | null {
  const bare = text.trim().replace(/^mailto:/i, "");
  if (PLAIN.test(bare)) return bare;
  const parsed = bare.length <= 254 ? parseOneAddress({ input: bare, rfc6532: true }) : null;
  return parsed?.type === "mailbox" && PLAIN.test(parsed.address) ? parsed.address : null;
}

/** Every address in a text that was meant for one: a cell of a list may hold two, with anything between. */
export function addressesIn(text: string): ParsedAddress[] {
  const one = parseAddress(addressIn(text) ?? text);
  if (one !== null) return [one];
  return text.split(/[\s,;/|<>()]+/).flatMap((part) => parseAddress(part.replace(/^mailto:/i, "")) ?? []);
}
