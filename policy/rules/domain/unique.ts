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
    vi: "Mỗi tên miền, kể cả tên cũ, chỉ thuộc về một đơn vị; `www.` hay chữ hoa không làm thành tên khác.",
    en: "A name, a former one too, belongs to one unit; `www.` or capitals make no other name of it.",
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
    const sharers = new Map<string, Claim[]>();
    for (const claim of units.flatMap(claimsOf)) {
      const key = keyOf(claim.host);
      const group = sharers.get(key);
      if (group === undefined) sharers.set(key, [claim]);
      // Who goes back to a name that it had before shares it with nobody.
      else if (group.every(({ unit }) => unit !== claim.unit)) group.push(claim);
    }
    const taken = new Set(sharers.keys());
    for (const [key, group] of sharers) {
      // A name that no unit may have is `domain/format`'s business; there is nothing to share.
      if (group.length < 2 || (zone !== null && hostFault(key, zone) !== null)) continue;
      const named = group.filter(({ unit }) => isNamedAfter(unit, key));
      // Links that were printed and sent lead to whoever had the name before.
      const owner = group.find(({ at }) => at !== HOST) ?? (named.length === 1 ? named[0] : undefined);
      for (const claim of group) {
        if (claim === owner) continue;
        const other = owner ?? group.find((sharer) => sharer !== claim) ?? claim;
        // The first of those with equal right may stay, once the others have gone.
        const isKept = claim === (owner ?? group[0]) || claim.at !== HOST;
        const free = zone === null || isKept ? null : freeHost(claim.unit, zone, taken);
        if (free !== null) taken.add(free);
        yield accuse(claim, other, free);
      }
    }
  },
});

const HOST = "site.host";

/** A name that a unit has or had. */
interface Claim {
  readonly unit: UnitRecord;
  readonly at: string;
  readonly host: string;
}

function claimsOf(unit: UnitRecord): readonly Claim[] {
  const { host, formerHosts = [] } = unit.entry.site ?? {};
  return [
    ...(host === undefined ? [] : [{ unit, at: HOST, host }]),
    ...formerHosts.map((former, index) => ({ unit, at: `site.formerHosts[${index}]`, host: former })),
  ];
}

function accuse({ unit, at, host }: Claim, other: Claim, free: string | null): UnitBreach {
  const { file, line } = other.unit.place(other.at);
  const { name = "?", id = "?" } = other.unit.entry;
  return {
    unit,
    at,
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
