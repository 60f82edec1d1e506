import { LocalizedError } from "../../language/localized";
import type { RegistryText, UnitText } from "../edit/registry-text";
import { plainWords } from "./columns";
import { SITE_ROLES } from "../schema/types";
import type { Table } from "./table";

type SiteRole = (typeof SITE_ROLES)[number];

/** The list cannot be taken over as it is; nothing was changed. */
export class StaffListError extends LocalizedError {}

/** Somebody to enter, with the address that they get. */
export interface NewPerson {
  readonly unit: string;
  readonly name: string;
  readonly mail: string;
  /** Null where the list does not say. */
  readonly post: string | null;
  /** What they do at the unit's site; empty where the list does not say. */
  readonly roles: readonly SiteRole[];
}

export interface StaffImport {
  readonly added: readonly NewPerson[];
  /** How many stood in the registry already. */
  readonly known: number;
}

export interface StaffImportOptions {
  /** Whose people these are, where the list has no column for it. */
  readonly unit: string | null;
  /** The city's domain, such as `hcm.edu.vn`. */
  readonly zone: string;
  /** `Nguyễn Văn An` to `nguyen van an`: words of a-z and 0-9 alone. */
  readonly plain: (name: string) => string;
  /** Whether a local part can be the name of a mailbox. */
  readonly isMailboxName: (local: string) => boolean;
}

const HEADINGS: readonly (readonly [keyof Columns, RegExp])[] = [
  ["unit", /^ma (?:don vi|truong)$/],
  ["name", /^(?:ho (?:va )?ten|ten)(?: .*)?$/],
  ["post", /^chuc (?:vu|danh)$/],
  ["roles", /^vai tro(?: .*)?$/],
  ["mail", /^(?:dia chi )?(?:e ?mail|thu dien tu|thu|hop thu)(?: cong vu)?$/],
];

interface Columns {
  unit?: number;
  name?: number;
  post?: number;
  roles?: number;
  mail?: number;
}

/** What people call the roles, in plain words. */
const ROLES: Readonly<Record<SiteRole, RegExp>> = {
  "truong-ban": /^truong ban(?: bien tap)?$/,
  "bien-tap-vien": /^bien tap(?: vien)?$/,
  "quan-tri-vien": /^quan tri(?: vien)?(?: he thong)?$/,
};

/**
 * Enters the people of a list of names. Whoever has no address in it gets one that nobody else in the city has:
 * `nguyenvanan.thcsnguyendu@`, with a number behind the name where that is taken. The same list over the same registry
 * gives the same addresses, and whoever stands in the registry by name already is not entered again.
 *
 * @throws StaffListError when the list has no names, or the unit of one is unknown or has no official address here
 */
export function importStaff(
  tables: readonly Table[],
  text: RegistryText,
  options: StaffImportOptions,
): StaffImport {
  const units = new Map(text.units().map((unit) => [unit.id, unit]));
  const taken = takenAddresses(text);
  const there = namesByUnit(text);
  const added: NewPerson[] = [];
  let known = 0;
  for (const { unit: code, name, mail, post, roles } of rowsOf(tables, options)) {
    const unit = units.get(code);
    if (unit === undefined) {
      throw new StaffListError(
        `Sổ đăng ký không có đơn vị mã "${code}" (${name}): xem lại cột mã đơn vị hoặc --unit.`,
        `The registry has no unit "${code}" (${name}): check the column of codes, or --unit.`,
      );
    }
    const key = `${code} ${name}`;
    const standing = there.get(key) ?? 0;
    if (standing > 0) {
      there.set(key, standing - 1);
      known += 1;
      continue;
    }
    const address = mail === "" ? proposed(name, text, unit, taken, options) : mail.toLowerCase();
    taken.add(address);
    added.push({ unit: code, name, mail: address, post: post === "" ? null : post, roles });
  }
  text.addPeople(added);
  return { added, known };
}

function* rowsOf(tables: readonly Table[], { unit, plain }: StaffImportOptions) {
  let found = false;
  for (const { rows } of tables) {
    const at = rows.findIndex((row) => columnsOf(row, plain).name !== undefined);
    if (at < 0) continue;
    found = true;
    const columns = columnsOf(rows[at] ?? [], plain);
    for (const row of rows.slice(at + 1)) {
      const cell = (index: number | undefined): string =>
        index === undefined ? "" : (row[index] ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
      const name = cell(columns.name);
      if (name === "" || /^\d+$/.test(name)) continue;
      const code = cell(columns.unit) || (unit ?? "");
      const roles = rolesIn(cell(columns.roles), name, plain);
      yield { unit: code, name, mail: cell(columns.mail), post: cell(columns.post), roles };
    }
  }
  if (found) return;
  throw new StaffListError(
    'Bảng không có cột "Họ và tên": thêm một dòng tiêu đề có cột này.',
    'The list has no column "Họ và tên": add a header with it.',
  );
}

function rolesIn(text: string, name: string, plain: (text: string) => string): readonly SiteRole[] {
  const written = text.split(/[,;/+]/).filter((part) => part.trim() !== "");
  const roles = written.map((part) => {
    const words = plain(part);
    const role = SITE_ROLES.find((each) => ROLES[each].test(words));
    if (role !== undefined) return role;
    throw new StaffListError(
      `Không có vai trò "${part.trim()}" (${name}): ghi trưởng ban, biên tập viên hoặc quản trị viên.`,
      `There is no role "${part.trim()}" (${name}): write trưởng ban, biên tập viên or quản trị viên.`,
    );
  });
  return [...new Set(roles)];
}

function columnsOf(row: readonly string[], plain: (text: string) => string): Columns {
  const columns: Columns = {};
  row.forEach((cell, index) => {
    const words = plain(plainWords(cell));
    const key = HEADINGS.find(([, heading]) => heading.test(words))?.[0];
    if (key !== undefined) columns[key] ??= index;
  });
  return columns;
}

function proposed(
  name: string,
  text: RegistryText,
  unit: UnitText,
  taken: ReadonlySet<string>,
  { zone, plain, isMailboxName }: StaffImportOptions,
): string {
  const official = String(record(text.values(unit)["mail"])["official"] ?? "").toLowerCase();
  if (!official.endsWith(`@${zone}`)) {
    throw new StaffListError(
      `Đơn vị ${unit.id} không có thư công vụ ở ${zone}: ghi địa chỉ của từng người vào cột "Thư điện tử".`,
      `The unit ${unit.id} has no official address at ${zone}: give each person's in a column "Thư điện tử".`,
    );
  }
  const own = official.slice(0, official.indexOf("@"));
  const words = plain(name).split(" ");
  const initials = words.slice(0, -1).map((word) => word.charAt(0));
  // The name in full; where that is too long, only the given name is.
  const base = [words.join(""), [words.at(-1), ...initials].join("")].find((each) =>
    isMailboxName(`${each}99.${own}`),
  );
  if (base === undefined || base === "") {
    throw new StaffListError(
      `Không đặt được địa chỉ cho "${name}" ở đơn vị ${unit.id}: ghi địa chỉ vào cột "Thư điện tử".`,
      `No address can be made of "${name}" at the unit ${unit.id}: give one in a column "Thư điện tử".`,
    );
  }
  for (let number = 1; ; number++) {
    const address = `${base}${number === 1 ? "" : number}.${own}@${zone}`;
    if (!taken.has(address)) return address;
  }
}

/** Every address that the registry speaks of, and those of roles. */
function takenAddresses(text: RegistryText): Set<string> {
  const taken = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === "string" && value.includes("@")) taken.add(value.toLowerCase());
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(take);
  };
  for (const unit of text.units()) {
    const values = text.values(unit);
    take(values);
    const { official, aliases, roles } = record(values["mail"]);
    for (const { name } of list(roles)) {
      for (const own of [official, ...(Array.isArray(aliases) ? (aliases as unknown[]) : [])])
        take(`${String(name)}.${String(own)}`);
    }
  }
  for (const entry of text.staff()) take(text.values(entry));
  return taken;
}

function namesByUnit(text: RegistryText): Map<string, number> {
  const names = new Map<string, number>();
  for (const entry of text.staff()) {
    for (const { name } of list(text.values(entry)["people"])) {
      const key = `${entry.id} ${String(name)}`;
      names.set(key, (names.get(key) ?? 0) + 1);
    }
  }
  return names;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record) : [];
}
