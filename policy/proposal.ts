import type { UnitRecord } from "../registry/registry";
import { hostFault } from "./host";
import { hostLabelFor, slug } from "./text/index";

/**
 * An address in the city's zone for one of a unit's addresses: the unit's own name for the official one
 * (`thcsnguyendu@…`), the person's before it for a person (`lyvankhanh.thcsnguyendu@…`).
 * Null when it can't be told.
 */
export function officialAddress({ entry }: UnitRecord, field: string, zone: string | null): string | null {
  if (zone === null) return null;
  const { host } = entry.site ?? {};
  const own = host !== undefined && hostFault(host, zone) === null ? host.split(".")[0] : undefined;
  const unit = own ?? hostLabelFor(entry.name ?? "", entry.kind ?? "");
  if (field === "mail.official") return `${unit}@${zone}`;
  const leader = /^leaders\[(\d+)\]/.exec(field);
  const person = leader ? entry.leaders?.[Number(leader[1])]?.name : entry.mail?.focal?.name;
  const name = slug(person ?? "").replaceAll("-", "");
  return name === "" ? null : `${name}.${unit}@${zone}`;
}
