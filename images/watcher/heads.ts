import { appendFileSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { LogHead } from "../../contracts/types";

/** A year has 9,000 of them: an hour each. Whoever sends more fills no disk. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/**
 * The signed ends of the city's chain of logs, in `heads.jsonl`: a line each, and none is ever changed. With them
 * `congtruong logs verify --heads` tells whether somebody inside has made the chain anew (docs/logs.md). Whether a head is
 * signed is judged there.
 */
export class Heads {
  private readonly file: string;
  private last: string;
  private bytes: number;

  constructor(folder: string) {
    this.file = join(folder, "heads.jsonl");
    let text = "";
    try {
      const found = readFileSync(this.file, "utf8");
      text = found.slice(0, found.lastIndexOf("\n") + 1);
      // What a power cut left of a line.
      if (text !== found) truncateSync(this.file, Buffer.byteLength(text));
    } catch {
      // None was heard of yet.
    }
    this.bytes = Buffer.byteLength(text);
    this.last = text.split("\n").at(-2) ?? "";
  }

  keep({ sequence, hash, time, signature }: LogHead): void {
    const line = JSON.stringify({ sequence, hash, time, signature });
    if (line === this.last || this.bytes + line.length > LARGEST_BYTES) return;
    appendFileSync(this.file, `${line}\n`, { mode: 0o644 });
    this.bytes += line.length + 1;
    this.last = line;
  }
}
