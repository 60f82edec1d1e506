import { closeSync, fsyncSync, fstatSync, openSync, readFileSync, readSync, writeSync } from "node:fs";

/**
 * Adds values to a file of JSON lines, all of them by one write. What a program that was killed left unfinished ends
 * where these begin, so it spoils nothing but itself.
 *
 * @param durable wait until they are on the disk
 */
export function appendLines(file: string, values: readonly object[], durable = false): void {
  const descriptor = openSync(file, "a+", 0o600);
  try {
    const lines = values.map((value) => `${JSON.stringify(value)}\n`).join("");
    writeSync(descriptor, endsInALine(descriptor) ? lines : `\n${lines}`);
    if (durable) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Every value of the file in its order, none of a file that is not there. A torn line tells nothing. */
export function readLines(file: string): readonly unknown[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return text.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}

function endsInALine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString() === "\n";
}
