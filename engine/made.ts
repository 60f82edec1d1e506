import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Workplace } from "./workplace";

/** What the sandbox changed on this machine beyond its own stacks, so that it can be changed back. */
export interface Made {
  readonly swarm: boolean;
  readonly gatewayBridge: boolean;
}

const NOTHING: Made = { swarm: false, gatewayBridge: false };

export function readMade(place: Workplace): Made {
  return { ...NOTHING, ...readJson<Partial<Made>>(place.file("made.json")) };
}

/** Written before the thing is made: an interruption between the two must not leave it behind unknown. */
export function recordMade(place: Workplace, made: Partial<Made>): void {
  writeJson(place.file("made.json"), { ...readMade(place), ...made });
}

/** The content of a JSON file; undefined when it is absent or not JSON. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    // Absent, or cut off by a machine that went down: as if it had never been written.
    return undefined;
  }
}

/** Writes by rename, so that a reader sees the old content or the new. @param mode such as 0o600 for secrets */
export function writeJson(file: string, value: unknown, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode });
  renameSync(temporary, file);
}
