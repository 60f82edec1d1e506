import { closeSync, existsSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
import { makeFolder, unwritable } from "./make-folder";

/**
 * Writes a file that a person asked for, whole or not at all, and the folders above it. What is no file (`/dev/stdout`, a
 * pipe) is written to as it is.
 *
 * @throws Problem where that can't be
 */
export function writeOutput(file: string, content: string | Uint8Array): void {
  makeFolder(dirname(resolve(file)));
  try {
    const isOther = existsSync(file) && !statSync(file).isFile();
    if (isOther) writeFileSync(file, content);
    else writeFileAtomic(file, typeof content === "string" ? content : Buffer.from(content));
  } catch (error) {
    throw unwritable(file, error);
  }
}

/**
 * Called before long work whose result goes into a file.
 *
 * @throws Problem where it could not be written
 */
export function requireWritable(file: string): void {
  makeFolder(dirname(resolve(file)));
  const trial = `${file}.new`;
  try {
    if (existsSync(file) && statSync(file).isDirectory())
      throw Object.assign(new Error(), { code: "EISDIR" });
    closeSync(openSync(trial, "w"));
    rmSync(trial);
  } catch (error) {
    throw unwritable(file, error);
  }
}
