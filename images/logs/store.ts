import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  closeSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type WriteStream,
} from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";
import type { LogHead } from "../../contracts/types";
import { replaceFile, syncFolder } from "../base/replace-file";
import { Chain, linesOf, type Entry, type SigningKey } from "./chain";
import { classOf, isRoutine, lineOf, LOG_CLASSES, type LogClass, recordOf, withoutValues } from "./records";

/** Days that files of each class are kept. */
export type Retention = Readonly<Record<LogClass, number>>;

/** How long after its end an hour still takes what is on its way. */
const CLOSED_AFTER_MS = 120_000;
const HOUR_MS = 3_600_000;

export interface Layout {
  /** What rsyslog writes: a file an hour. */
  readonly open: string;
  /** What was closed: `<class>/<day>/<hour>.log.gz`. */
  readonly closed: string;
  readonly chain: string;
  readonly head: string;
}

export function layoutOf(folder: string): Layout {
  return {
    open: join(folder, "open"),
    closed: join(folder, "closed"),
    chain: join(folder, "chain.jsonl"),
    head: join(folder, "head.json"),
  };
}

/** The hour of a file's name, `2026-11-30T13.log`; null for anything else. */
export function hourOf(name: string): string | null {
  return /^(\d{4}-\d{2}-\d{2}T\d{2})\.log$/.exec(name)?.[1] ?? null;
}

export function startOf(hour: string): number {
  return Date.parse(`${hour}:00:00Z`);
}

/** The open hours, the oldest first. */
export function openHours({ open }: Layout): readonly string[] {
  return readdirSync(open)
    .map(hourOf)
    .filter((hour) => hour !== null)
    .sort();
}

/** Closes hours: sorts their lines by class, compresses them, and adds them to the chain. */
export class Store {
  private readonly layout: Layout;
  private readonly chain: Chain;

  constructor(
    folder: string,
    private readonly key: SigningKey,
    private readonly retention: Retention,
  ) {
    this.layout = layoutOf(folder);
    for (const path of [this.layout.open, this.layout.closed]) mkdirSync(path, { recursive: true });
    this.chain = new Chain(this.layout.chain);
    // A power cut may have come between the chain and its head.
    if (this.head()?.hash !== this.chain.end.hash) this.sign(new Date());
  }

  head(): LogHead | null {
    try {
      return JSON.parse(readFileSync(this.layout.head, "utf8")) as LogHead;
    } catch {
      return null;
    }
  }

  /** Closes every hour that is over. @returns those that were closed */
  async close(now: Date): Promise<readonly string[]> {
    const over = openHours(this.layout).filter(
      (hour) => now.getTime() >= startOf(hour) + HOUR_MS + CLOSED_AFTER_MS,
    );
    for (const hour of over) {
      const entries = await this.closeHour(hour);
      if (entries.length > 0) {
        this.chain.add(entries);
        this.sign(now);
      }
      // Last: were the power cut before, the hour would be closed once more, and its lines stand there twice.
      rmSync(join(this.layout.open, `${hour}.log`));
    }
    return over;
  }

  /** Removes files that are older than is to be kept. Their entries stay: the chain has no gaps. */
  expire(now: Date): readonly string[] {
    const removed: string[] = [];
    for (const line of linesOf(this.layout.chain)) {
      const { file, hour, class: of } = JSON.parse(line) as Entry;
      const path = join(this.layout.closed, file);
      if (!isExpired(hour, this.retention[of as LogClass], now) || !existsSync(path)) continue;
      rmSync(path);
      removed.push(file);
    }
    return removed;
  }

  private sign(now: Date): void {
    const { sequence, hash } = this.chain.end;
    const head = this.key.head(sequence, hash, now.toISOString());
    replaceFile(this.layout.head, `${JSON.stringify(head)}\n`, { mode: 0o640, durable: true });
  }

  private async closeHour(hour: string): Promise<readonly Omit<Entry, "sequence" | "previous">[]> {
    const source = join(this.layout.open, `${hour}.log`);
    const files = new Map<LogClass, HourFile>();
    const received = new Date(startOf(hour));
    for await (const line of createInterface({ input: createReadStream(source), crlfDelay: Infinity })) {
      if (line === "") continue;
      const record = recordOf(line, received);
      if (isRoutine(record)) continue;
      const of = classOf(record);
      let file = files.get(of);
      if (file === undefined) {
        file = new HourFile(this.layout.closed, this.nameFor(of, hour));
        files.set(of, file);
      }
      await file.write(lineOf(of === "access" ? withoutValues(record) : record));
    }
    const entries = [];
    for (const each of LOG_CLASSES) {
      const file = files.get(each);
      if (file !== undefined) entries.push({ hour, class: each, ...(await file.end()) });
    }
    return entries;
  }

  /** What came after its hour was closed has a file of its own. */
  private nameFor(of: LogClass, hour: string): string {
    const [day = "", number = ""] = hour.split("T");
    for (let part = 1; ; part += 1) {
      const name = `${of}/${day}/${number}${part === 1 ? "" : `-${part}`}.log.gz`;
      if (!this.chain.has(name)) return name;
    }
  }
}

export function isExpired(hour: string, days: number | undefined, now: Date): boolean {
  return days !== undefined && now.getTime() > startOf(hour) + HOUR_MS + days * 24 * HOUR_MS;
}

/** A file while it is written: counted and hashed as it was before it was compressed. */
class HourFile {
  private readonly path: string;
  private readonly hash: Hash = createHash("sha256");
  private readonly gzip: Gzip = createGzip();
  private readonly target: WriteStream;
  private lines = 0;
  private bytes = 0;

  constructor(
    folder: string,
    private readonly name: string,
  ) {
    this.path = join(folder, name);
    mkdirSync(dirname(this.path), { recursive: true });
    this.target = createWriteStream(`${this.path}.next`, { mode: 0o640 });
    this.gzip.pipe(this.target);
  }

  async write(line: string): Promise<void> {
    const bytes = Buffer.from(line);
    this.hash.update(bytes);
    this.lines += 1;
    this.bytes += bytes.length;
    if (!this.gzip.write(bytes)) await once(this.gzip, "drain");
  }

  async end(): Promise<Pick<Entry, "file" | "lines" | "bytes" | "sha256">> {
    this.gzip.end();
    await finished(this.target);
    const file = openSync(`${this.path}.next`, "r+");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${this.path}.next`, this.path);
    syncFolder(dirname(this.path));
    return { file: this.name, lines: this.lines, bytes: this.bytes, sha256: this.hash.digest("hex") };
  }
}
