import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";

/** Digest of a list of values. Texts go in as they are: quoting megabytes of them costs more than all the digests. */
export function fingerprint(parts: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const text = typeof part === "string" ? part : (JSON.stringify(part) ?? "");
    // Type and length first, so that no two lists of parts read the same.
    hash.update(`${typeof part}:${text.length}:`).update(text);
  }
  return hash.digest("hex").slice(0, 32);
}

export function digest(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}

/** Size and time of a file: while both are the same nobody has touched it. Null where there is no such file. */
export function stampOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.size} ${found.mtimeNs}`;
}

/** What an earlier run wrote there; empty where it is not to be read. */
export function readRecord<T>(file: string): Readonly<Record<string, T>> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, T>;
  } catch {
    return {};
  }
}

export function writeRecord(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
