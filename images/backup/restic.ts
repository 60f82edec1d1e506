import { existsSync, writeFileSync, renameSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Folders } from "./folders";
import { ProgramFailed, program } from "./program";

/** One backup of one unit. */
export interface Snapshot {
  readonly id: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly unit: string;
  /** Made because something was about to be overwritten. */
  readonly beforeRestore: boolean;
  readonly files: number;
  readonly bytes: number;
}

/** How many of a unit's backups are kept. */
export interface Keep {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

interface ResticSnapshot {
  readonly id: string;
  readonly time: string;
  readonly tags?: readonly string[];
  readonly summary?: { readonly total_files_processed: number; readonly total_bytes_processed: number };
}

const UNIT = /^unit-([0-9]{7})$/;
export const BEFORE_RESTORE = "before-restore";

/** The repository of one cell. */
export class Repository {
  constructor(private readonly folders: Folders) {}

  private get keyFile(): string {
    return join(this.folders.secret, "repository-key");
  }

  private restic(args: readonly string[], accept: readonly number[] = [0]): Promise<string> {
    return program("restic", ["--quiet", "--no-cache", ...args], {
      env: {
        RESTIC_REPOSITORY: this.folders.repository,
        RESTIC_PASSWORD_FILE: this.keyFile,
        // What restic writes beside its repository on its way.
        TMPDIR: this.folders.work,
        GOMAXPROCS: "1",
      },
      accept,
    });
  }

  /** Makes the key and the repository where there are none, and proves that they belong together. @throws ProgramFailed */
  async open(): Promise<"made" | "there"> {
    const there = existsSync(join(this.folders.repository, "config"));
    if (!existsSync(this.keyFile)) {
      if (there) {
        throw new ProgramFailed(
          "the repository is there and its key is not: put back the key that `congtruong backup key` handed out (docs/backup.md)",
        );
      }
      writeFileSync(`${this.keyFile}.new`, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o400 });
      renameSync(`${this.keyFile}.new`, this.keyFile);
    }
    if (!there) await this.restic(["init"]);
    // A process that was killed leaves its lock.
    await this.restic(["unlock"]);
    await this.restic(["cat", "config"]);
    return there ? "there" : "made";
  }

  /** Takes paths as they are. @returns the snapshot's id */
  async take(unit: string, paths: readonly string[], tags: readonly string[]): Promise<string> {
    const said = await this.restic([
      ...["backup", "--json", "--host", "congtruong", "--tag", [`unit-${unit}`, ...tags].join(",")],
      ...paths,
    ]);
    const last = said.trim().split("\n").pop() ?? "";
    return (JSON.parse(last) as { readonly snapshot_id: string }).snapshot_id;
  }

  /** The oldest first. */
  async snapshots(unit?: string): Promise<readonly Snapshot[]> {
    const only = unit === undefined ? [] : ["--tag", `unit-${unit}`];
    const found = JSON.parse(await this.restic(["snapshots", "--json", ...only])) as ResticSnapshot[];
    return found
      .flatMap(({ id, time, tags = [], summary }): Snapshot[] => {
        const of = tags.map((tag) => UNIT.exec(tag)?.[1]).find((each) => each !== undefined);
        if (of === undefined) return [];
        return [
          {
            id: id.slice(0, 12),
            time: Math.floor(Date.parse(time) / 1000),
            unit: of,
            beforeRestore: tags.includes(BEFORE_RESTORE),
            files: summary?.total_files_processed ?? 0,
            bytes: summary?.total_bytes_processed ?? 0,
          },
        ];
      })
      .sort((a, b) => a.time - b.time);
  }

  /** Puts a snapshot below a folder and reads every file again. */
  async restore(snapshot: string, folder: string): Promise<void> {
    await this.restic(["restore", snapshot, "--target", folder, "--verify"]);
  }

  /** A text out of a snapshot. */
  text(snapshot: string, path: string): Promise<string> {
    return this.restic(["dump", snapshot, path]);
  }

  /** Forgets what is older than is to be kept; of each unit by itself, and its last ones in any case. */
  async forget({ daily, weekly, monthly }: Keep): Promise<void> {
    await this.restic([
      ...["forget", "--prune", "--group-by", "paths", "--keep-last", "1"],
      ...["--keep-daily", String(daily), "--keep-weekly", String(weekly), "--keep-monthly", String(monthly)],
    ]);
  }

  /** Whether the repository is whole; one part of so many is read to the last byte. */
  async check(part: number, parts: number): Promise<void> {
    await this.restic(["check", `--read-data-subset=${part}/${parts}`]);
  }

  /** The key, encrypted to whoever may open the backups when this node is no more. */
  async keyFor(recipients: readonly string[]): Promise<string> {
    const to = recipients.flatMap((recipient) => ["--recipient", recipient]);
    return program("age", ["--armor", ...to, this.keyFile]);
  }
}
