import { formatPath, type Step } from "../edit/path";
import type { ScalarValue } from "../edit/scalar";
import { COLUMNS, plainWords, type ColumnKey } from "./columns";
import type { Parents } from "./parents";

/** Cells of one row by column. */
export type RowValues = Readonly<Partial<Record<ColumnKey, string>>>;

/** Fields of a unit by path (`mail.focal.name`). A field that would be empty or the default is left out. */
export type Fields = ReadonlyMap<string, ScalarValue>;

/** The kinds of unit as lists name them, the customary name first. */
export const KIND_NAMES: Readonly<Record<string, readonly string[]>> = {
  "nha-tre": ["Nhà trẻ", "Nhóm trẻ", "Nhóm trẻ độc lập"],
  "mau-giao": ["Mẫu giáo", "Lớp mẫu giáo"],
  "mam-non": ["Mầm non"],
  "tieu-hoc": ["Tiểu học"],
  thcs: ["THCS", "Trung học cơ sở"],
  thpt: ["THPT", "Trung học phổ thông"],
  "lien-cap": ["Liên cấp", "Phổ thông nhiều cấp học", "Nhiều cấp học"],
  gdtx: ["GDTX", "Giáo dục thường xuyên"],
  "gdnn-gdtx": ["GDNN-GDTX", "Giáo dục nghề nghiệp - Giáo dục thường xuyên"],
  tthtcd: ["TT học tập cộng đồng", "Trung tâm học tập cộng đồng", "TTHTCĐ"],
  "trung-tam-khac": ["Trung tâm khác"],
  "phong-gddt": ["Phòng GDĐT", "Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"],
  "truc-thuoc": ["Trực thuộc", "Đơn vị trực thuộc"],
};
const OWNERSHIP_NAMES: Readonly<Record<string, readonly string[]>> = {
  "cong-lap": ["Công lập", "CL"],
  "ngoai-cong-lap": ["Ngoài công lập", "NCL", "Tư thục", "Dân lập", "Tư nhân"],
};
const STATUS_NAMES: Readonly<Record<string, readonly string[]>> = {
  active: ["Đang hoạt động", "Hoạt động"],
  retiring: ["Đang ngừng", "Sắp ngừng"],
  retired: ["Đã ngừng", "Ngừng hoạt động", "Giải thể"],
};
const RSS_NAMES: Readonly<Record<string, readonly string[]>> = {
  true: ["có", "x", "yes", "true", "1", "đã tích hợp"],
  false: ["không", "no", "false", "0", "chưa", "chưa có", "không có"],
};

const lookup = (names: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(names).flatMap(([code, all]) => [
      [code, code] as const,
      ...[code, ...all].map((name) => [plainWords(name), code] as const),
    ]),
  );
const KINDS = lookup(KIND_NAMES);
const OWNERSHIPS = lookup(OWNERSHIP_NAMES);
const STATUSES = lookup(STATUS_NAMES);
const RSS = lookup(RSS_NAMES);

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
      return text === "" ? (KINDS.get(plainWords(row.level ?? "")) ?? row.level ?? "") : code(KINDS, text);
    case "ownership":
      return code(OWNERSHIPS, text);
    case "status":
      return code(STATUSES, text) === "active" ? null : code(STATUSES, text);
    case "parent":
      return parents.resolve(text, row.district ?? "");
    case "website":
      return hostOf(text);
    case "rss": {
      const said = RSS.get(plainWords(text));
      return said === "true" || text === "" ? null : said === "false" ? false : text;
    }
    default:
      return text;
  }
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
      return KIND_NAMES[String(fields.get("kind") ?? "")]?.[0] ?? "";
    case "ownership":
      return OWNERSHIP_NAMES[text]?.[0] ?? text;
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
