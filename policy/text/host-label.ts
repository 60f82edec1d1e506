/** The host labels that the city's schools have by custom: kind, name without spaces, district where it is needed. */
import { kindNames } from "../../language/unit-kinds";
import prefixes from "./data/host-labels.json";
import { detectLegacy } from "./legacy";
import { withoutInvisible } from "./invisible";
import { slug } from "./slug";

/** A label of the DNS has at most 63 octets (RFC 1035, 2.3.4). */
export const LABEL_LIMIT = 63;

export interface Named {
  readonly name: string;
  /** One of the registry's kinds of unit; another kind gets no prefix. */
  readonly kind: string;
  /** `Quận 9`, `Huyện Củ Chi`, `Phường Bến Nghé`; empty when unknown. */
  readonly district?: string;
}

const DISTRICTS = new Map<string, string>(Object.entries(prefixes.districts));
/** Designations that the prefix stands for, the longest first. */
const DESIGNATIONS = [...prefixes.designations].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Levels as they are named in a multi-level school, in the order of the levels. */
const LEVELS: readonly (readonly [string, RegExp])[] = [
  ["mn", /^(?:mam-non|mn)$/],
  ["th", /^(?:tieu-hoc|th)$/],
  ["thcs", /^(?:trung-hoc-co-so|thcs)$/],
  ["thpt", /^(?:trung-hoc-pho-thong|thpt)$/],
];
const LEVEL = /^(mam-non|mn|tieu-hoc|th|trung-hoc-co-so|thcs|trung-hoc-pho-thong|thpt)(?:-(?:va-)?|$)/;

const initials = (slugged: string): string =>
  slugged
    .split("-")
    .filter((word) => word !== "va")
    .map((word) => (/^\d/.test(word) ? word : word.charAt(0)))
    .join("");

/** `Quận 9` to `q9`, `Huyện Củ Chi` to `cc`, `Quận Bình Tân` to `btan` (`bt` is Bình Thạnh); empty for nothing. */
export function districtLabel(district: string): string {
  const whole = slug(withoutInvisible(district));
  const numbered = /^(quan|phuong|xa)-(\d+)$/.exec(whole);
  if (numbered !== null) return `${(numbered[1] ?? "").charAt(0)}${Number(numbered[2])}`;
  const place = whole.replace(/^(?:quan|huyen|thanh-pho|thi-xa|phuong|xa|dac-khu|tp)-/, "");
  return DISTRICTS.get(place) ?? initials(place);
}

function withoutDesignation(slugged: string): string {
  for (const designation of DESIGNATIONS) {
    if (slugged === designation) return "";
    if (slugged.startsWith(`${designation}-`)) return slugged.slice(designation.length + 1);
  }
  return slugged;
}

/** The levels at the head of a name (`TH, THCS và THPT X`) and what is left of it. */
function levelsOf(slugged: string): { readonly levels: string; readonly rest: string } {
  let rest = slugged.replace(/^truong-/, "");
  const found = new Set<string>();
  for (let match = LEVEL.exec(rest); match !== null; match = LEVEL.exec(rest)) {
    const word = match[1] ?? "";
    for (const [label, pattern] of LEVELS) if (pattern.test(word)) found.add(label);
    rest = rest.slice(match[0].length);
  }
  return {
    levels: LEVELS.map(([label]) => label)
      .filter((label) => found.has(label))
      .join(""),
    rest,
  };
}

/** Cuts a label to what the DNS takes: leading words become initials until it fits, the last one stays whole. */
function fitting(prefix: string, slugged: string, limit: number): string {
  const words = slugged.split("-").filter((word) => word !== "");
  for (let short = 0; short < words.length; short += 1) {
    const name = words.map((word, index) => (index < short ? initials(word) : word)).join("");
    if (prefix.length + name.length <= limit) return prefix + name;
  }
  return (prefix + initials(slugged)).slice(0, limit);
}

/** No name is longer; of what claims to be one, the rest would only cost time. */
const LONGEST_NAME = 500;

function baseLabel(name: string, kind: string, limit: number): string {
  const repaired = detectLegacy(name)?.corrected ?? name;
  const slugged = slug(withoutInvisible(repaired)).slice(0, LONGEST_NAME);
  const prefix = kindNames(kind)?.label ?? "";
  if (kind === "phong-gddt" || kind === "gdnn-gdtx" || kind === "gdtx") {
    const rest = withoutDesignation(slugged);
    if (/^(?:quan|huyen|thanh-pho|thi-xa)-/.test(rest)) return prefix + districtLabel(rest);
    return fitting(prefix, rest, limit);
  }
  if (kind === "lien-cap") {
    const { levels, rest } = levelsOf(slugged);
    return fitting(levels, rest, limit);
  }
  if (kind === "truc-thuoc") return initials(slugged.replace(/^truong-/, "")).slice(0, limit);
  return fitting(prefix, withoutDesignation(slugged), limit);
}

/**
 * The customary label of a unit: `("Trường THCS Nguyễn Du", "thcs")` to `thcsnguyendu`.
 * Lower-case ASCII letters and digits, 1 to 63 of them; the prefix alone when the name has no letters; the name in
 * a legacy encoding is decoded first.
 */
export function hostLabelFor(name: string, kind: string): string {
  const label = baseLabel(name, kind, LABEL_LIMIT);
  return label === "" ? "donvi" : label;
}

/**
 * A label that nobody has yet: the customary one, else with the district (`mnsenhongq9`), else numbered from 2.
 * `taken` is asked about labels in lower case, never about a host.
 */
export function proposeHostLabel(unit: Named, taken: (label: string) => boolean): string {
  const plain = hostLabelFor(unit.name, unit.kind);
  if (!taken(plain)) return plain;
  const district = districtLabel(unit.district ?? "");
  const withDistrict = (extra: string): string => {
    const suffix = district + extra;
    return (baseLabel(unit.name, unit.kind, LABEL_LIMIT - suffix.length) || "donvi") + suffix;
  };
  if (district !== "" && !plain.endsWith(district) && !taken(withDistrict(""))) return withDistrict("");
  for (let number = 2; ; number += 1) {
    const label = withDistrict(String(number));
    if (!taken(label)) return label;
  }
}
