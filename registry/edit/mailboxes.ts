import { EditError, type FieldEdit } from "./fields";
import type { Step } from "./path";
import type { RegistryText, UnitText } from "./registry-text";
import type { ScalarValue } from "./scalar";

/** Where the registry says what a mailbox has. */
interface MailboxText {
  readonly entry: UnitText;
  /** Of the map with its aliases, quota and suspension. */
  readonly path: readonly Step[];
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Writes fields of a mailbox, whoever's it is: a unit's, a role's or a person's.
 *
 * @param address the mailbox's own or one of its aliases
 * @param fields gives values by the path below the mailbox, from what it has now; null takes one away
 * @throws EditError when no entry has the address, or it is a role's and a field is not one of a role
 */
export function editMailbox(
  text: RegistryText,
  address: string,
  fields: (values: MailboxText["values"]) => readonly (readonly [readonly Step[], ScalarValue | null])[],
): void {
  const found = findMailbox(text, address.toLowerCase());
  const edits = fields(found.values).map(([path, value]): FieldEdit => ({
    path: [...found.path, ...path],
    value,
  }));
  if (found.path.includes("roles") && edits.some(({ path }) => path.includes("aliases"))) {
    throw new EditError(
      `${address} là hộp thư chức danh: địa chỉ phụ của nó theo địa chỉ phụ của đơn vị (\`mail.aliases\`).`,
      `${address} is a role's mailbox: its aliases follow from those of the unit (mail.aliases)`,
    );
  }
  text.edit([{ unit: found.entry, edits }]);
}

/**
 * An official address that was published goes on receiving when another takes its place: it becomes an alias of the same
 * mailbox, where both are in one domain.
 *
 * @param entry of the unit, as it is
 * @param wanted the new official address
 */
export function keptAddress(
  entry: Readonly<Record<string, unknown>>,
  wanted: ScalarValue | null,
  isMailboxAddress: (text: string) => boolean,
): readonly FieldEdit[] {
  const { official, aliases } = record(entry["mail"]);
  const known: readonly unknown[] = Array.isArray(aliases) ? aliases : [];
  if (typeof official !== "string" || typeof wanted !== "string") return [];
  const [former, next] = [official.toLowerCase(), wanted.toLowerCase()];
  const isKept = former === next || known.some((each) => String(each).toLowerCase() === former);
  const domain = former.slice(former.indexOf("@"));
  return isKept || !isMailboxAddress(former) || !next.endsWith(domain)
    ? []
    : [{ path: ["mail", "aliases", known.length], value: official }];
}

function findMailbox(text: RegistryText, address: string): MailboxText {
  for (const entry of text.units()) {
    const mail = record(text.values(entry)["mail"]);
    if (hasAddress(mail, "official", address)) return { entry, path: ["mail"], values: mail };
    const official = String(mail["official"] ?? "").toLowerCase();
    const roles = list(mail["roles"]);
    const index = roles.findIndex((role) => `${String(role["name"])}.${official}` === address);
    const values = roles[index];
    if (values !== undefined) return { entry, path: ["mail", "roles", index], values };
  }
  for (const entry of text.staff()) {
    const people = list(text.values(entry)["people"]);
    const index = people.findIndex((person) => hasAddress(person, "mail", address));
    const values = people[index];
    if (values !== undefined) return { entry, path: ["people", index], values };
  }
  throw new EditError(
    `Sổ đăng ký không có hộp thư ${address}: xem \`congtruong mailbox list\`.`,
    `the registry has no mailbox ${address}: see \`congtruong mailbox list\``,
  );
}

function hasAddress(values: Readonly<Record<string, unknown>>, field: string, address: string): boolean {
  const aliases = Array.isArray(values["aliases"]) ? (values["aliases"] as unknown[]) : [];
  return [values[field], ...aliases].some(
    (each) => typeof each === "string" && each.toLowerCase() === address,
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record) : [];
}
