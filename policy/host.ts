import type { UnitRecord } from "../registry/registry";
import { labelOfName } from "./host-name";
import { findHomoglyphs, toneless, withoutInvisible } from "./text/index";

/** Other spellings of a city's label in its schools' names, such as `tphcm` for `hcm`. */
const CITY_LABELS: ReadonlyMap<string, readonly string[]> = new Map([["hcm", ["hcm", "tphcm"]]]);

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Why a host can't be a school's. */
export type HostFault =
  | "homoglyph"
  | "not-ascii"
  | "not-a-host"
  | "upper-case"
  | "trailing-dot"
  | "empty-label"
  | "long-label"
  | "bad-label"
  | "punycode"
  | "bare-zone"
  | "outside-zone"
  | "too-deep";

/**
 * Judges a host by the directive's form (III.4(2)): `<school>.hcm.edu.vn`, or `<school>-hcm`, `<school>hcm`,
 * `tphcm` before `.edu.vn`. Null when it is right.
 *
 * What it is made of is asked of the URL standard's own parser, so that look-alike letters, full-width ones and
 * percent codes are seen as browsers see them.
 *
 * @param zone The city's, such as `hcm.edu.vn`.
 */
export function hostFault(host: string, zone: string): HostFault | null {
  // eslint-disable-next-line no-control-regex
  if (/[^\u0000-\u007F]/.test(host)) return lookalikes(host) > 0 ? "homoglyph" : "not-ascii";
  if (/[\s/:?#@\\%[\]]/.test(host)) return "not-a-host";
  if (/[A-Z]/.test(host)) return "upper-case";
  if (host.endsWith(".")) return "trailing-dot";
  const labels = host.split(".");
  if (labels.includes("")) return "empty-label";
  if (labels.some((label) => label.length > 63) || host.length > 253) return "long-label";
  // No name of a school needs it, and what it stands for is not what people read: `xn--ths-5ed` shows as `thсs`.
  if (isPunycode(host)) return "punycode";
  if (!labels.every((label) => LABEL.test(label)) || !isCanonical(host, labels)) return "bad-label";
  return formFault(labels, zone);
}

/** Whether a label of a host or of an address' domain is the ASCII form of other letters, right or wrong. */
export function isPunycode(host: string): boolean {
  return host.split(".").some((label) => /^xn--/i.test(label));
}

/** Of what is left, only punycode and what looks like a number are read otherwise by the URL standard. */
function isCanonical(host: string, labels: readonly string[]): boolean {
  const isPlain = !host.includes("xn--") && !/^[0-9]/.test(labels.at(-1) ?? "");
  return isPlain || canonicalHost(host) === host;
}

function formFault(labels: readonly string[], zone: string): HostFault | null {
  const [city = "", ...suffix] = zone.split(".");
  const names = CITY_LABELS.get(city) ?? [city];
  const below = labels.length - suffix.length;
  if (below < 1 || labels.slice(below).join(".") !== suffix.join(".")) return "outside-zone";
  const own = labels.slice(0, below);
  const last = own.at(-1) ?? "";
  if (names.includes(last)) return own.length === 1 ? "bare-zone" : own.length === 2 ? null : "too-deep";
  const joined = names.some(
    (name) => last.endsWith(name) && last.slice(0, -name.length).replace(/-$/, "") !== "",
  );
  if (!joined) return "outside-zone";
  return own.length === 1 ? null : "too-deep";
}

/** The host as a browser asks for it: lower case, IDNA done, no final dot; null for what is no host. */
export function canonicalHost(host: string): string | null {
  try {
    const url = new URL(`https://${host.trim()}`);
    return url.pathname === "/" && url.port === "" && url.username === ""
      ? url.hostname.replace(/\.$/, "")
      : null;
  } catch {
    return null;
  }
}

/** The nearest host that would be right: the wrong one mended, else one made of the unit's name; null for neither. */
export function proposeHost(unit: UnitRecord, zone: string): string | null {
  const mended = mendedLabel(unit.entry.site?.host ?? "", zone);
  const host = `${mended}.${zone}`;
  if (mended !== "" && hostFault(host, zone) === null) return host;
  const label = labelOfName(unit);
  return label === null ? null : `${label}.${zone}`;
}

function mendedLabel(host: string, zone: string): string {
  const latin = latinised(host);
  const first = toneless(withoutInvisible(latin))
    .toLowerCase()
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/[/?#:].*$/s, "")
    .replace(/^(?:www\.)+/, "")
    .split(".")
    .find((label) => label !== "");
  if (first === undefined || isPunycode(first)) return "";
  const label = first.replace(/[^a-z0-9-]/g, "").replace(/^-+|-+$/g, "");
  const [city = ""] = zone.split(".");
  return (CITY_LABELS.get(city) ?? [city]).includes(label) ? "" : label;
}

function lookalikes(host: string): number {
  return findHomoglyphs(host).length;
}

/** The text with every look-alike letter replaced by the Latin one it looks like. */
function latinised(host: string): string {
  let latin = "";
  let end = 0;
  for (const { index, char, suggestion } of findHomoglyphs(host)) {
    latin += host.slice(end, index) + (suggestion || char);
    end = index + char.length;
  }
  return latin + host.slice(end);
}
