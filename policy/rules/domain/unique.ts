import type { UnitRecord } from "../../../registry/registry";
import { pasteable } from "../../../registry/yaml/paste";
import { canonicalHost, hostFault } from "../../host";
import { registryRule } from "../../rule";
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
    vi: "Đặt cho đơn vị đăng ký sau một tên khác, ví dụ thêm tên quận.",
    en: "Give the later unit another name, for instance with the district.",
  },
  *check({ units }, { zone }) {
    const owners = new Map<string, UnitRecord>();
    const taken = new Set(units.flatMap(({ entry }) => (entry.site?.host ? [keyOf(entry.site.host)] : [])));
    for (const unit of units) {
      const host = unit.entry.site?.host;
      if (host === undefined) continue;
      const key = keyOf(host);
      const owner = owners.get(key);
      if (!owner) {
        owners.set(key, unit);
        continue;
      }
      // A name that no unit may have is `domain/format`'s business; there is nothing to share.
      if (zone !== null && hostFault(key, zone) !== null) continue;
      const { file, line } = owner.place("site.host");
      const free = zone === null ? null : freeHost(unit, zone, taken);
      if (free !== null) taken.add(free);
      yield {
        unit,
        at: "site.host",
        found: host,
        message: {
          vi: `Tên miền ${host} đã thuộc về "${owner.entry.name ?? "?"}" (${owner.entry.id ?? "?"}) ở ${file}:${line}.`,
          en: `${host} already belongs to "${owner.entry.name ?? "?"}" (${owner.entry.id ?? "?"}) at ${file}:${line}.`,
        },
        fix: free === null ? undefined : pasteable("host", free),
      };
    }
  },
});

function keyOf(host: string): string {
  if (/^[a-z0-9.-]+[a-z]$/.test(host) && !host.includes("xn--")) return host.replace(/^www\./, "");
  return (canonicalHost(host) ?? host.toLowerCase()).replace(/^www\./, "");
}

function freeHost({ entry }: UnitRecord, zone: string, taken: ReadonlySet<string>): string {
  const unit = { name: entry.name ?? "", kind: entry.kind ?? "", district: entry.district ?? "" };
  return `${proposeHostLabel(unit, (label) => taken.has(`${label}.${zone}`))}.${zone}`;
}
