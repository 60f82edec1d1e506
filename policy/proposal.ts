import type { UnitRecord } from "../registry/registry";
import { RESERVED_NAMES } from "./data/reserved-names";
import { hostFault } from "./host";
import { labelOfName, readableName } from "./host-name";
import { hasLostLetters, slug } from "./text/index";

/**
 * An address in the city's zone for one of a unit's addresses: the unit's own name for the official one
 * (`thcsnguyendu@…`), the person's before it for a person (`lyvankhanh.thcsnguyendu@…`).
 * Null when it can't be told.
 */
export function officialAddress(record: UnitRecord, field: string, zone: string | null): string | null {
  if (zone === null) return null;
  const { entry } = record;
  const { host } = entry.site ?? {};
  const label = host !== undefined && hostFault(host, zone) === null ? host.split(".")[0] : undefined;
  const own = label !== undefined && RESERVED_NAMES.has(label) ? undefined : label;
  const unit = own ?? labelOfName(record);
  if (unit === null) return null;
  if (field === "mail.official") return `${unit}@${zone}`;
  const leader = /^leaders\[(\d+)\]/.exec(field);
  const person = leader ? entry.leaders?.[Number(leader[1])]?.name : entry.mail?.focal?.name;
  if (person === undefined || hasLostLetters(person)) return null;
  const name = slug(readableName(person)).replaceAll("-", "");
  return name === "" ? null : `${name}.${unit}@${zone}`;
}
