import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Metric } from "../base/metrics";
import type { Folders } from "./folders";

export interface UnitStatus {
  /** Seconds since 1970, as all times here. Since when it is known: a new unit has no backup yet. */
  readonly since: number;
  readonly backedUp: number | null;
  /** Why the last try failed; empty when it did not. */
  readonly error: string;
}

export interface DrillStatus {
  readonly time: number;
  readonly unit: string;
  /** What was found wrong; empty when the restored unit was as it was backed up. */
  readonly error: string;
}

/** What is remembered between runs. Snapshots say the rest. */
export interface Status {
  readonly units: Readonly<Record<string, UnitStatus>>;
  readonly drill: DrillStatus | null;
}

const NOTHING: Status = { units: {}, drill: null };

export function readStatus({ work }: Folders): Status {
  try {
    return { ...NOTHING, ...(JSON.parse(readFileSync(join(work, "status.json"), "utf8")) as Status) };
  } catch {
    return NOTHING;
  }
}

/** By rename: the process that shows the figures reads it at any time. */
export function writeStatus({ work }: Folders, status: Status): void {
  const path = join(work, "status.json");
  writeFileSync(`${path}.new`, `${JSON.stringify(status)}\n`);
  renameSync(`${path}.new`, path);
}

/** The units that are here, and what is known of each; one that left is forgotten. */
export function withUnits(
  status: Status,
  units: readonly string[],
  latest: ReadonlyMap<string, number>,
  now: number,
): Status {
  return {
    ...status,
    units: Object.fromEntries(
      units.map((unit) => {
        const { since = now, backedUp = null, error = "" } = status.units[unit] ?? {};
        return [unit, { since, backedUp: latest.get(unit) ?? backedUp, error }];
      }),
    ),
  };
}

/** Of which time the backup of the worst unit is; one without any counts from when it came. Null without units. */
export function oldest({ units }: Status): number | null {
  const times = Object.values(units).map(({ since, backedUp }) => backedUp ?? since);
  return times.length === 0 ? null : Math.min(...times);
}

export function figures(status: Status): readonly Metric[] {
  const old = oldest(status);
  const { drill } = status;
  const one = (name: string, help: string, value: number | null): readonly Metric[] =>
    value === null ? [] : [{ name, help, samples: [{ value }] }];
  const failed = Object.values(status.units).filter(({ error }) => error !== "").length;
  return [
    ...one("congtruong_backup_units", "Units of this cell.", Object.keys(status.units).length),
    ...one("congtruong_backup_failed_units", "Units whose last backup failed.", failed),
    ...one(
      "congtruong_backup_oldest_timestamp_seconds",
      "When the unit was backed up whose backup is the oldest; one without any counts from when it came.",
      old,
    ),
    ...one(
      "congtruong_backup_drill_timestamp_seconds",
      "When a unit was last restored into an empty place and compared.",
      drill?.time ?? null,
    ),
    ...one(
      "congtruong_backup_drill_success",
      "1 when it was as it had been backed up.",
      drill === null ? null : Number(drill.error === ""),
    ),
  ];
}
