import type { WatchedCity, WatchedUnit } from "../../console/city";
import type { SiteRecord } from "../../policy/live/record";
import { breach, GOOD, HACKED, NEVER, OTHER, RECORDS, siteRecord, unitOf, watched } from "./city";

/** As many as the city has. */
const UNITS = 2692;
/** Those that a scan could not open. */
const UNSEEN = 21;

const SMALL = [HACKED, GOOD, OTHER, NEVER];

const units: readonly WatchedUnit[] = [
  ...SMALL,
  ...Array.from({ length: UNITS - SMALL.length }, (_, index) => {
    const office = 7_900_858 + (index % 24);
    return {
      ...unitOf(
        String(7_901_000 + index),
        `Trường Tiểu học Số ${index + 1}`,
        String(office),
        `th${index + 1}`,
      ),
      parentName: `Phòng Giáo dục và Đào tạo Số ${(index % 24) + 1}`,
    };
  }),
];

/** 2,692 units of 24 offices. */
export const largeCity = (): WatchedCity => watched(units);

/** A scan that saw all but a few; every third site breaks a rule. */
export function largeRecords(): readonly SiteRecord[] {
  const others = units.slice(SMALL.length);
  return [
    ...RECORDS,
    ...others.map((unit, index) =>
      index < UNSEEN - 1
        ? siteRecord(unit, {}, "unknown")
        : siteRecord(unit, index % 3 === 0 ? { "site/search": [breach(`${unit.url}/?s=truong`, "0")] } : {}),
    ),
  ];
}
