import { createHash } from "node:crypto";

/** Digest of a list of values. Texts go in as they are: quoting megabytes of them costs more than all the digests. */
export function digestOfValues(parts: readonly unknown[]): string {
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
