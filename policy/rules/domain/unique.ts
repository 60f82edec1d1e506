import type { UnitRecord } from "../../../registry/registry";
import { pasteable } from "../../../registry/yaml/paste";
import { canonicalHost, hostFault } from "../../host";
import { RESERVED_NAMES } from "../../data/reserved-names";
import { isNamedAfter, labelOfName } from "../../host-name";
import { registryRule, type UnitBreach } from "../../rule";
import { proposeHostLabel } from "../../text/index";

export const rule = registryRule({
  id: "domain/unique",
  clause: "III.4(2)",
  severity: "error",
  waivable: false,
  statement: {
    vi: "Mỗi tên miền chỉ thuộc về một đơn vị; `www.` hay chữ hoa không làm thành tên khác.",
    en: "A name belongs to one unit; `www.` or capitals make no other name of it.",
  },
  why: {
    vi: "Hai trường chung tên miền thì khách của trường này vào nhầm trang của trường kia.",
    en: "With one name for two schools, visitors of one come to the other.",
  },
  remedy: {
    vi: "Đặt cho một trong các đơn vị một tên khác, ví dụ thêm tên quận.",
    en: "Give one of the units another name, for instance with the district.",
  },
  *check({ units }, { zone }) {
    const sharers = new Map<string, UnitRecord[]>();
    for (const unit of units) {
      const host = unit.entry.site?.host;
      if (host === undefined) continue;
      const key = keyOf(host);
      const group = sharers.get(key);
      if (group) group.push(unit);
      else sharers.set(key, [unit]);
    }
    const taken = new Set(sharers.keys());
    for (const [key, group] of sharers) {
      // A name that no unit may have is `domain/format`'s business; there is nothing to share.
      if (group.length < 2 || (zone !== null && hostFault(key, zone) !== null)) continue;
      const named = group.filter((unit) => isNamedAfter(unit, key));
      const owner = named.length === 1 ? named[0] : undefined;
      for (const unit of group) {
        if (unit === owner) continue;
        const other = owner ?? group.find((sharer) => sharer !== unit) ?? unit;
        // The first of those with equal right may stay, once the others have gone.
        const free = zone === null || unit === (owner ?? group[0]) ? null : freeHost(unit, zone, taken);
        if (free !== null) taken.add(free);
        yield accuse(unit, other, free);
      }
    }
  },
});

function accuse(unit: UnitRecord, other: UnitRecord, free: string | null): UnitBreach {
  const host = unit.entry.site?.host ?? "";
  const { file, line } = other.place("site.host");
  const { name = "?", id = "?" } = other.entry;
  return {
    unit,
    at: "site.host",
    found: host,
    message: {
      vi: `Tên miền ${host} cũng là của "${name}" (${id}) ở ${file}:${line}.`,
      en: `${host} is also that of "${name}" (${id}) at ${file}:${line}.`,
    },
    fix: free === null ? undefined : pasteable("host", free),
  };
}

function keyOf(host: string): string {
  if (/^[a-z0-9.-]+[a-z]$/.test(host) && !host.includes("xn--")) return host.replace(/^www\./, "");
  return (canonicalHost(host) ?? host.toLowerCase()).replace(/^www\./, "");
}

function freeHost(record: UnitRecord, zone: string, taken: ReadonlySet<string>): string | null {
  if (labelOfName(record) === null) return null;
  const { entry } = record;
  const unit = { name: entry.name ?? "", kind: entry.kind ?? "", district: entry.district ?? "" };
  return `${proposeHostLabel(unit, (label) => RESERVED_NAMES.has(label) || taken.has(`${label}.${zone}`))}.${zone}`;
}
