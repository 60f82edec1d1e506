import type { Localized } from "./localized";

/** What a kind of unit does; the texts and the look of its site follow from it. */
export type UnitSort = "preschool" | "school" | "centre" | "office";

export interface ListName extends Localized {
  /** As it is called in lists and headings, where space is short. */
  readonly short: string;
  /** What lists of the departments call it besides. */
  readonly also: readonly string[];
}

export interface KindNames extends ListName {
  readonly sort: UnitSort;
  /** What its host begins with by the city's custom; empty where the name itself makes the whole of it. */
  readonly label: string;
}

/**
 * Everything that a kind of unit is called, in the order of the school years: the only list of them beside the `enum`
 * of the registry's schema, which a test holds to it. PHP has it from `npm run generate`.
 */
export const UNIT_KIND_NAMES = {
  "nha-tre": {
    vi: "Nhà trẻ, nhóm trẻ",
    en: "Nursery",
    short: "Nhà trẻ",
    sort: "preschool",
    label: "nt",
    also: ["Nhóm trẻ", "Nhóm trẻ độc lập", "NT"],
  },
  "mau-giao": {
    vi: "Trường mẫu giáo",
    en: "Kindergarten",
    short: "Mẫu giáo",
    sort: "preschool",
    label: "mg",
    also: ["Lớp mẫu giáo", "Mẫu giáo độc lập", "MG"],
  },
  "mam-non": {
    vi: "Trường mầm non",
    en: "Pre-school",
    short: "Mầm non",
    sort: "preschool",
    label: "mn",
    also: ["MN"],
  },
  "tieu-hoc": {
    vi: "Trường tiểu học",
    en: "Primary school",
    short: "Tiểu học",
    sort: "school",
    label: "th",
    also: ["TH"],
  },
  thcs: {
    vi: "Trường trung học cơ sở",
    en: "Lower secondary school",
    short: "THCS",
    sort: "school",
    label: "thcs",
    also: ["Trung học cơ sở"],
  },
  thpt: {
    vi: "Trường trung học phổ thông",
    en: "Upper secondary school",
    short: "THPT",
    sort: "school",
    label: "thpt",
    also: ["Trung học phổ thông"],
  },
  "lien-cap": {
    vi: "Trường phổ thông nhiều cấp học",
    en: "Multi-level school",
    short: "Liên cấp",
    sort: "school",
    label: "",
    also: ["Liên cấp học", "Nhiều cấp học", "Trường nhiều cấp học", "Phổ thông nhiều cấp học"],
  },
  gdtx: {
    vi: "Trung tâm giáo dục thường xuyên",
    en: "Continuing education centre",
    short: "GDTX",
    sort: "centre",
    label: "gdtx",
    also: ["Giáo dục thường xuyên"],
  },
  "gdnn-gdtx": {
    vi: "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên",
    en: "Vocational and continuing education centre",
    short: "GDNN-GDTX",
    sort: "centre",
    label: "gdtx",
    also: ["Giáo dục nghề nghiệp - Giáo dục thường xuyên"],
  },
  tthtcd: {
    vi: "Trung tâm học tập cộng đồng",
    en: "Community learning centre",
    short: "TT học tập cộng đồng",
    sort: "centre",
    label: "tthtcd",
    also: ["TTHTCĐ", "Học tập cộng đồng"],
  },
  "trung-tam-khac": {
    vi: "Trung tâm khác",
    en: "Other centre",
    short: "Trung tâm khác",
    sort: "centre",
    label: "tt",
    also: [],
  },
  "phong-gddt": {
    vi: "Phòng Giáo dục và Đào tạo",
    en: "District office",
    short: "Phòng GDĐT",
    sort: "office",
    label: "pgd",
    also: ["Phòng GD&ĐT", "Phòng giáo dục", "PGD"],
  },
  "truc-thuoc": {
    vi: "Đơn vị trực thuộc Sở",
    en: "Subordinate body",
    short: "Đơn vị trực thuộc",
    sort: "office",
    label: "",
    also: ["Trực thuộc", "Trực thuộc Sở"],
  },
} as const satisfies Readonly<Record<string, KindNames>>;

export const OWNERSHIP_NAMES = {
  "cong-lap": { vi: "Công lập", en: "Public", short: "Công lập", also: ["CL"] },
  "ngoai-cong-lap": {
    vi: "Ngoài công lập (tư thục, dân lập)",
    en: "Private",
    short: "Ngoài công lập",
    also: ["NCL", "Ngoài công", "Tư thục", "Dân lập", "Tư nhân"],
  },
} as const satisfies Readonly<Record<string, ListName>>;

/** The names of a kind that was read; null for a text that is none. */
export function kindNames(kind: string): KindNames | null {
  return Object.hasOwn(UNIT_KIND_NAMES, kind) ? UNIT_KIND_NAMES[kind as keyof typeof UNIT_KIND_NAMES] : null;
}

/** Every way in which a list may say one of these, the code itself first. */
export function spellings(
  names: Readonly<Record<string, ListName>>,
): (readonly [code: string, said: string])[] {
  return Object.entries(names).flatMap(([code, { vi, short, also }]) =>
    [code, short, vi, ...also].map((said) => [code, said] as const),
  );
}
