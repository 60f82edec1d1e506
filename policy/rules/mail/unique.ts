import type { Registry, StaffRecord, UnitRecord } from "../../../registry/registry";
import { pasteable } from "../../../registry/yaml/paste";
import { addressesOf, addressesOfRoles, addressesOfStaff } from "../../address";
import { officialAddress } from "../../proposal";
import { registryRule } from "../../rule";

export const rule = registryRule({
  id: "mail/unique",
  clause: "IV.2",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Mỗi địa chỉ chỉ thuộc về một hộp thư, của một đơn vị, một chức danh hay một người; chữ hoa không làm thành địa chỉ khác.",
    en: "An address belongs to one mailbox: a unit's, a role's or a person's; capitals make no other address of it.",
  },
  why: {
    vi: "Hai bên chung một hộp thư thì đọc thư của nhau, và hệ thống không biết giao cho ai.",
    en: "Two who share a mailbox read each other's mail, and the platform can't tell whose it is.",
  },
  remedy: {
    vi: "Ghi cho bên không phải chủ của hộp thư một địa chỉ riêng.",
    en: "Give whoever does not own the mailbox an address of their own.",
  },
  *check(registry, { zone }) {
    const owners = new Map<string, Claim[]>();
    for (const claim of claimsOn(registry)) {
      const claims = owners.get(claim.address);
      if (claims === undefined) owners.set(claim.address, [claim]);
      // Twice in one mailbox's own lines is one claim.
      else if (!claims.some(({ mailbox }) => mailbox === claim.mailbox)) claims.push(claim);
    }
    for (const [address, claims] of owners) {
      if (claims.length < 2) continue;
      const proposals = new Map(
        claims.map(
          (claim) => [claim, claim.unit && officialAddress(claim.unit, "mail.official", zone)] as const,
        ),
      );
      // Whose name the address has is hardly the one to change it.
      const strangers = claims.filter((claim) => proposals.get(claim) !== address);
      const proposed = new Set<string>();
      for (const claim of strangers.length === 0 ? claims : strangers) {
        const other = claims.find((each) => each !== claim) ?? claim;
        const { file, line } = other.entry.place(other.at);
        const proposal = claim.at === "mail.official" ? (proposals.get(claim) ?? null) : null;
        const isFree = proposal !== null && !owners.has(proposal) && !proposed.has(proposal);
        if (isFree) proposed.add(proposal);
        const breach = {
          at: claim.at,
          found: claim.text,
          message: {
            vi: `Hộp thư ${address} cũng là của "${other.name}" (${other.id}) ở ${file}:${line}.`,
            en: `${address} is also the mailbox of "${other.name}" (${other.id}) at ${file}:${line}.`,
          },
          fix: isFree ? pasteable("official", proposal) : undefined,
        };
        yield claim.unit === null
          ? { ...breach, unitId: claim.id, place: claim.entry.place(claim.at) }
          : { ...breach, unit: claim.unit };
      }
    }
  },
});

/** An address at which a mailbox receives, and where it is written. */
interface Claim {
  /** Null for a person's. */
  readonly unit: UnitRecord | null;
  readonly entry: UnitRecord | StaffRecord;
  /** Of the unit. */
  readonly id: string;
  /** Of whoever owns it. */
  readonly name: string;
  readonly at: string;
  readonly text: string;
  readonly address: string;
  /** What all addresses of one mailbox have in common. */
  readonly mailbox: object;
}

function* claimsOn({ units, staff }: Registry): Generator<Claim> {
  for (const unit of units) {
    const { id = "?", name = "?", mail } = unit.entry;
    const of = (at: string, text: string, address: string, mailbox: object): Claim => {
      return { unit, entry: unit, id, name, at, text, address: address.toLowerCase(), mailbox };
    };
    for (const { field, text } of addressesOf(unit)) {
      if (field === "mail.official" || field.startsWith("mail.aliases")) yield of(field, text, text, unit);
    }
    for (const { field, role, text } of addressesOfRoles(unit)) {
      const index = Number(/\d+/.exec(field)?.[0]);
      yield of(field, role, text, mail?.roles?.[index] ?? unit);
    }
  }
  for (const entry of staff) {
    const people = entry.entry.people ?? [];
    for (const { field, text } of addressesOfStaff(entry)) {
      const person = people[Number(/\d+/.exec(field)?.[0])];
      if (person === undefined) continue;
      const { unit: id = "?" } = entry.entry;
      const { name = "?" } = person;
      yield { unit: null, entry, id, name, at: field, text, address: text.toLowerCase(), mailbox: person };
    }
  }
}
