import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A unit as the monitoring channel lists it (`units/cell-NN.json`). */
export interface UnitInfo {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  readonly url: string;
  /** The jobs of Prometheus that probe it, such as `http`. */
  readonly probes: readonly string[];
}

/** `checker.json` of the channel. */
export interface CheckerConfig {
  readonly smtp: { readonly server: string; readonly hello: string; readonly from: string };
  readonly alertMailbox: string;
  readonly heartbeatLostAfterSeconds: number;
}

export interface Facts {
  readonly config: CheckerConfig;
  readonly units: readonly UnitInfo[];
}

/** The channel's generation; empty while nothing is published. */
export function generation(directory: string): string {
  try {
    return readFileSync(join(directory, ".generation"), "utf8").trim();
  } catch {
    return "";
  }
}

/** Reads what the checker needs from the channel. Throws when a file is missing or is no JSON. */
export function readFacts(directory: string): Facts {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(directory, path), "utf8"));
  const units = readdirSync(join(directory, "units"))
    .filter((name) => /^cell-\d+\.json$/.test(name))
    .sort()
    .flatMap((name) => json(join("units", name)) as UnitInfo[]);
  return { config: json("checker.json") as CheckerConfig, units };
}
