import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import type { LogHead } from "../../contracts/types";
import { type Entry, hashOf, isSignedBy, linesOf, NOTHING_BEFORE } from "./chain";
import { isExpired, layoutOf, type Layout, type Retention } from "./store";
import type { LogClass } from "./records";

/** What the logs are held against: none of it comes from the store itself. */
export interface Witness {
  /** The public half of the key that signs, as git has it. */
  readonly publicKey: string;
  /** Heads that were handed out earlier. */
  readonly heads: readonly LogHead[];
  readonly retention: Retention;
}

/**
 * - `changed`: a file's text is another one
 * - `shorter`: lines of a file are gone, from its end or from within
 * - `missing`: a file is gone that should still be there
 * - `unlisted`: a file that the chain does not know
 * - `broken`: an entry of the chain, or the one before it, was changed, removed or put in
 * - `cut`: the chain ends before its head does
 * - `forged`: the head is not signed by the key that git has
 * - `another`: the chain is not the one that this head was signed for
 */
export type FaultKind =
  "changed" | "shorter" | "missing" | "unlisted" | "broken" | "cut" | "forged" | "another";

export interface Fault {
  readonly kind: FaultKind;
  /** Which file, entry or head. */
  readonly about: string;
}

export interface Verdict {
  readonly entries: number;
  /** Files that were read to the last byte. */
  readonly files: number;
  /** Files that were removed since they were older than is to be kept. */
  readonly expired: number;
  readonly lines: number;
  /** Of text. */
  readonly bytes: number;
  /** On the disk. */
  readonly storedBytes: number;
  /** The first and the last hour of the chain; empty without one. */
  readonly from: string;
  readonly to: string;
  readonly head: LogHead | null;
  readonly faults: readonly Fault[];
}

/** Reads everything that was closed, and says what is no longer as it was. */
export async function verifyLogs(folder: string, witness: Witness, now: Date): Promise<Verdict> {
  const layout = layoutOf(folder);
  const present = closedFiles(layout);
  const { entries, hashes, faults, head } = await readSettled(layout);
  faults.push(...headFaults(head, hashes, witness));
  let [files, expired, lines, bytes, storedBytes] = [0, 0, 0, 0, 0];
  for (const entry of entries) {
    const path = join(layout.closed, entry.file);
    if (!existsSync(path)) {
      if (isExpired(entry.hour, witness.retention[entry.class as LogClass], now)) expired += 1;
      else faults.push({ kind: "missing", about: entry.file });
      continue;
    }
    files += 1;
    storedBytes += statSync(path).size;
    const found = await digest(path);
    lines += entry.lines;
    bytes += found.bytes;
    if (found.sha256 === entry.sha256) continue;
    faults.push({ kind: found.bytes < entry.bytes ? "shorter" : "changed", about: entry.file });
  }
  // Read again: the store may have closed an hour in the meantime.
  const listed = new Set(readChain(layout).entries.map(({ file }) => file));
  for (const file of present) {
    if (!listed.has(file)) faults.push({ kind: "unlisted", about: file });
  }
  return {
    ...{ entries: entries.length, files, expired, lines, bytes, storedBytes },
    ...{ from: entries.at(0)?.hour ?? "", to: entries.at(-1)?.hour ?? "", head, faults },
  };
}

const TRIES = 5;

/** The chain and its head of one moment: the store adds to the one and then writes the other. */
async function readSettled(layout: Layout) {
  for (let left = TRIES; ; left -= 1) {
    const chain = readChain(layout);
    const head = readHead(layout);
    if (left === 0 || head?.hash === chain.hashes.at(-1)) return { ...chain, head };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function readChain(layout: Layout) {
  const entries: Entry[] = [];
  /** Of the chain after so many entries. */
  const hashes: string[] = [NOTHING_BEFORE];
  const faults: Fault[] = [];
  let number = 0;
  for (const line of linesOf(layout.chain)) {
    number += 1;
    let entry: Entry | null = null;
    try {
      entry = JSON.parse(line) as Entry;
    } catch {
      // Said below.
    }
    if (entry === null || entry.sequence !== number || entry.previous !== hashes.at(-1)) {
      number = entry?.sequence ?? number;
      faults.push({ kind: "broken", about: `${number}` });
    }
    if (entry !== null && isInside(entry.file)) entries.push(entry);
    hashes.push(hashOf(line));
  }
  return { entries, hashes, faults };
}

/** Whoever changed the chain may have it name any file. */
function isInside(file: unknown): file is string {
  return typeof file === "string" && /^[a-z]+\/\d{4}-\d{2}-\d{2}\/\d{2}(-\d+)?\.log\.gz$/.test(file);
}

function readHead({ head }: Layout): LogHead | null {
  try {
    return JSON.parse(readFileSync(head, "utf8")) as LogHead;
  } catch {
    return null;
  }
}

function headFaults(
  head: LogHead | null,
  hashes: readonly string[],
  { publicKey, heads }: Witness,
): readonly Fault[] {
  const faults: Fault[] = [];
  const nameOf = ({ sequence, time }: LogHead): string => `${sequence} (${time})`;
  if (head === null || !isSigned(head, publicKey)) {
    faults.push({ kind: "forged", about: head === null ? "" : nameOf(head) });
  } else if (hashes[head.sequence] === undefined) {
    faults.push({ kind: "cut", about: nameOf(head) });
  } else if (hashes[head.sequence] !== head.hash) {
    faults.push({ kind: "another", about: nameOf(head) });
  } else if (hashes.length - 1 > head.sequence) {
    faults.push({ kind: "broken", about: `${head.sequence + 1}` });
  }
  for (const earlier of heads) {
    // What was handed out and is not signed says nothing about the chain, only about whoever kept it.
    if (!isSigned(earlier, publicKey)) faults.push({ kind: "forged", about: nameOf(earlier) });
    else if (hashes[earlier.sequence] === undefined) faults.push({ kind: "cut", about: nameOf(earlier) });
    else if (hashes[earlier.sequence] !== earlier.hash)
      faults.push({ kind: "another", about: nameOf(earlier) });
  }
  return faults;
}

function isSigned(head: LogHead, publicKey: string): boolean {
  try {
    return isSignedBy(head, publicKey);
  } catch {
    return false;
  }
}

/** Of the text of a compressed file, as far as it can be read. */
async function digest(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const text = createReadStream(path).pipe(createGunzip());
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch {
    // Cut off, or no such file any more: what was read tells.
    return { sha256: "", bytes };
  }
  return { sha256: hash.digest("hex"), bytes };
}

function closedFiles({ closed }: Layout): readonly string[] {
  return readdirSync(closed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".next"))
    .map((entry) => join(entry.parentPath, entry.name).slice(closed.length + 1))
    .sort();
}
