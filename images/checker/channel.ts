import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAs } from "../../contracts/parse";
import { isCheckerConfig, isMonitoredUnits } from "../../contracts/readers/checker";
import type { CheckerConfig, MonitoredUnit } from "../../contracts/types";

export interface Facts {
  readonly config: CheckerConfig;
  readonly units: readonly MonitoredUnit[];
  /** Numbers of the cells that units are in. */
  readonly cells: readonly number[];
}

/** Reads what the checker needs from the channel. Throws when a file is missing or is not as its contract says. */
export function readFacts(directory: string): Facts {
  const text = (path: string): string => readFileSync(join(directory, path), "utf8");
  const files = readdirSync(join(directory, "units"))
    .flatMap((name) => {
      const [, cell] = /^cell-(\d+)\.json$/.exec(name) ?? [];
      return cell === undefined ? [] : [{ cell: Number(cell), path: `units/${name}` }];
    })
    .sort((a, b) => a.cell - b.cell);
  return {
    config: parseAs(isCheckerConfig, text("checker.json"), "checker.json"),
    units: files.flatMap(({ path }) => parseAs(isMonitoredUnits, text(path), path)),
    cells: files.map(({ cell }) => cell),
  };
}
