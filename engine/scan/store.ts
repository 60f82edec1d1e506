import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sync as writeFileAtomic } from "write-file-atomic";
import type { RuleRecord, SiteRecord } from "../../policy/live/record";
import { makeFolder } from "../support/make-folder";
import { History } from "./history";

/** A run that has not ended. */
export interface Run {
  /** When it began, ISO 8601: its name. */
  readonly id: string;
  /** What was asked for, so that another question begins anew. */
  readonly scope: string;
}

/** In the folder of an environment (`workplace`). */
export const SCAN_FOLDER = "scan";

/** After so many days nobody needs the evidence: a year and the time to evaluate it. */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * Where scans are kept: a file a unit, written whole or not at all, and the evidence by the hash of its content, so
 * that a page that never changes is kept once. The file's time says when it was last seen.
 */
export class ScanStore {
  /** What each scan said, besides what is known now. */
  readonly history: History;

  constructor(private readonly folder: string) {
    makeFolder(join(folder, "units"));
    this.history = historyIn(folder);
  }

  unit(id: string): SiteRecord | null {
    return readJson<SiteRecord>(join(this.folder, "units", `${id}.json`));
  }

  /**
   * Notes what a scan said, and then what is known now: a scan that is killed in between looks again.
   *
   * @param before what was known
   */
  write(record: SiteRecord, before: SiteRecord | null): void {
    this.history.add(record, before);
    writeFileAtomic(join(this.folder, "units", `${record.unit}.json`), `${JSON.stringify(record)}\n`);
  }

  run(): Run | null {
    return readJson<Run>(join(this.folder, "run.json"));
  }

  begin(run: Run): void {
    writeFileAtomic(join(this.folder, "run.json"), `${JSON.stringify(run)}\n`);
  }

  end(): void {
    rmSync(join(this.folder, "run.json"), { force: true });
  }

  /** Keeps a body, or notes that it was seen again. */
  keep(sha256: string, body: Buffer): void {
    const file = this.evidenceFile(sha256);
    if (existsSync(file)) {
      const now = new Date();
      utimesSync(file, now, now);
      return;
    }
    makeFolder(join(this.folder, "evidence", sha256.slice(0, 2)));
    writeFileAtomic(file, gzipSync(body), { fsync: false });
  }

  evidence(sha256: string): Buffer | null {
    const file = this.evidenceFile(sha256);
    return existsSync(file) ? gunzipSync(readFileSync(file)) : null;
  }

  /** Removes what has reached its age, and says how many pieces of evidence there were. */
  forget(now: Date): number {
    this.history.forget(now);
    const root = join(this.folder, "evidence");
    if (!existsSync(root)) return 0;
    let gone = 0;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || now.getTime() - statSync(file).mtimeMs <= KEPT_DAYS * DAY_MS) continue;
      rmSync(file, { force: true });
      gone++;
    }
    return gone;
  }

  private evidenceFile(sha256: string): string {
    return join(this.folder, "evidence", sha256.slice(0, 2), `${sha256}.gz`);
  }
}

/** What scans have said, of a folder in which one is perhaps at work. */
export function historyIn(folder: string): History {
  return new History(join(folder, "history"));
}

/**
 * What scans have told of each unit, read from a folder that is only looked at: nothing is made there. A file that is
 * no record tells nothing of its unit.
 */
export function readScans(folder: string): readonly SiteRecord[] {
  const units = join(folder, "units");
  if (!existsSync(units)) return [];
  return readdirSync(units)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => readScan(join(units, file)) ?? []);
}

/** One unit's record; null where the file is none. */
export function readScan(file: string): SiteRecord | null {
  const value = readJson<unknown>(file);
  return isRecord(value) ? value : null;
}

function isRecord(value: unknown): value is SiteRecord {
  const { unit, url, rules } = (value ?? {}) as Partial<SiteRecord>;
  const isKnown = (known: Partial<RuleRecord> | null) =>
    !Number.isNaN(Date.parse(known?.at ?? "")) &&
    Array.isArray(known?.sights) &&
    Array.isArray(known.breaches) &&
    typeof known.judgement === "object";
  return typeof unit === "string" && typeof url === "string" && Object.values(rules ?? {}).every(isKnown);
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}
