import { formatPath, type Step } from "../edit/path";
import type { ScalarValue } from "../edit/scalar";
import { kindNames, OWNERSHIP_NAMES, spellings, UNIT_KIND_NAMES } from "../../language/unit-kinds";
import { COLUMNS, plainWords, type ColumnKey } from "./columns";
import type { Parents } from "./parents";

/** Cells of one row by column. */
export type RowValues = Readonly<Partial<Record<ColumnKey, string>>>;

/** Fields of a unit by path (`mail.focal.name`). A field that would be empty or the default is left out. */
export type Fields = ReadonlyMap<string, ScalarValue>;

const STATUS_NAMES: Readonly<Record<string, readonly string[]>> = {
  active: ["Đang hoạt động", "Hoạt động"],
  retiring: ["Đang ngừng", "Sắp ngừng"],
  retired: ["Đã ngừng", "Ngừng hoạt động", "Giải thể"],
};
const RSS_NAMES: Readonly<Record<string, readonly string[]>> = {
  true: ["có", "x", "yes", "true", "1", "đã tích hợp"],
  false: ["không", "no", "false", "0", "chưa", "chưa có", "không có"],
};

const lookup = (said: readonly (readonly [code: string, said: string])[]) =>
  new Map(said.flatMap(([code, name]) => [[code, code] as const, [plainWords(name), code] as const]));
const each = (names: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(names).flatMap(([code, all]) => [code, ...all].map((said) => [code, said] as const));
const KINDS = lookup(spellings(UNIT_KIND_NAMES));
const OWNERSHIPS = lookup(spellings(OWNERSHIP_NAMES));
const STATUSES = lookup(each(STATUS_NAMES));
const RSS = lookup(each(RSS_NAMES));

/** Without these a unit is none: they are written even when the sheet leaves them empty. */
const REQUIRED = ["id", "name", "kind", "ownership", "parent"];

/**
 * What a row says in the registry's terms. A value that the registry has no word for arrives as it is written:
 * the rules then name it with its line.
 */
export function toFields(row: RowValues, parents: Parents): Fields {
  const fields = new Map<string, ScalarValue>();
  for (const { key, path } of COLUMNS) {
    if (path === null) continue;
    const value = fieldValue(key, row, parents);
    const name = formatPath(path);
    if (value !== null && value !== "") fields.set(name, value);
    else if (REQUIRED.includes(name)) fields.set(name, "");
  }
  return fields;
}

function fieldValue(key: ColumnKey, row: RowValues, parents: Parents): ScalarValue | null {
  const text = row[key] ?? "";
  switch (key) {
    case "kind":
      return kindOf(row);
    case "ownership":
      return code(OWNERSHIPS, text);
    case "status":
      return code(STATUSES, text) === "active" ? null : code(STATUSES, text);
    case "parent":
      return kindOf(row) === "phong-gddt"
        ? parents.ofOffice(text, row.id?.trim() ?? "")
        : parents.resolve(text, row.district ?? "");
    case "website":
      return hostOf(text);
    case "rss": {
      const said = RSS.get(plainWords(text));
      return said === "true" || text === "" ? null : said === "false" ? false : text;
    }
    case "latitude":
    case "longitude":
      return degrees(text);
    default:
      return text;
  }
}

/** `10,7769` to 10.7769; what is no number stays for the rules. */
function degrees(text: string): ScalarValue {
  return /^-?\d{1,3}(?:[.,]\d{1,10})?°?$/.test(text) ? Number.parseFloat(text.replace(",", ".")) : text;
}

function kindOf({ kind = "", level = "" }: RowValues): string {
  return kind === "" ? (KINDS.get(plainWords(level)) ?? level) : code(KINDS, kind);
}

function code(codes: ReadonlyMap<string, string>, text: string): string {
  if (codes.get(text) === text) return text;
  return codes.get(plainWords(text)) ?? text;
}

/** `https://abc.hcm.edu.vn/` to `abc.hcm.edu.vn`; what else stands there (port, path, spaces) stays for the rules. */
export function hostOf(website: string): string {
  return website.replace(/^https?:\/\//i, "").replace(/^([^/]*)\/$/, "$1");
}

/** What a unit says in the sheet's terms, the reverse of {@link toFields}. */
export function toRow(fields: Fields, parentName: (id: string) => string): RowValues {
  const row: Partial<Record<ColumnKey, string>> = {};
  for (const { key, path } of COLUMNS) {
    const value = path === null ? undefined : fields.get(formatPath(path));
    const text = cellOf(key, value, fields, parentName);
    if (text !== "") row[key] = text;
  }
  return row;
}

function cellOf(
  key: ColumnKey,
  value: ScalarValue | undefined,
  fields: Fields,
  parentName: (id: string) => string,
): string {
  const text = value === undefined ? "" : String(value);
  switch (key) {
    case "level":
      return kindNames(String(fields.get("kind") ?? ""))?.short ?? "";
    case "ownership":
      return new Map(Object.entries(OWNERSHIP_NAMES)).get(text)?.short ?? text;
    case "status":
      return STATUS_NAMES[text]?.[0] ?? text;
    case "parent":
      return parentName(text);
    case "website":
      return text === "" ? "" : `https://${text}`;
    case "rss":
      return value === undefined || value === true ? "có" : value === false ? "không" : text;
    default:
      return text;
  }
}

/** The fields of an entry that a list can hold; what is the default counts as left out. */
export function fieldsOf(values: Readonly<Record<string, unknown>>): Fields {
  const fields = new Map<string, ScalarValue>();
  for (const { path } of COLUMNS) {
    if (path === null) continue;
    const value = valueAt(values, path);
    const field = formatPath(path);
    const isDefault = (field === "site.rss" && value === true) || (field === "status" && value === "active");
    if (value !== undefined && !isDefault) fields.set(field, value);
  }
  return fields;
}

function valueAt(values: Readonly<Record<string, unknown>>, path: readonly Step[]): ScalarValue | undefined {
  let value: unknown = values;
  for (const step of path) value = (value as Record<Step, unknown> | null | undefined)?.[step];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : undefined;
}
