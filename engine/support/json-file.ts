import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
import { makeFolder } from "./make-folder";

/** The content of a JSON file; undefined when it is absent or not JSON. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    // Absent, or cut off by a machine that went down: as if it had never been written.
    return undefined;
  }
}

/**
 * A reader sees the old content or the new, after a power cut too. Makes the folder.
 *
 * @param mode such as 0o600 for secrets
 */
export function writeJson(file: string, value: unknown, mode = 0o644): void {
  makeFolder(dirname(file));
  writeFileAtomic(file, `${JSON.stringify(value, null, 2)}\n`, { mode });
}
