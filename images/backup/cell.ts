import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { digestOf, type Dump, loadDump, sql, writeDump } from "./dump";
import type { Folders } from "./folders";
import { BEFORE_RESTORE, type Keep, type Repository, type Snapshot } from "./restic";
import { ofTheDay } from "./schedule";
import { readStatus, type Status, withUnits, writeStatus } from "./status";
import { unitsHere } from "./units";
import type { Log } from "../base/log";

/** What a snapshot says of itself. */
export interface Manifest extends Dump {
  readonly unit: string;
  readonly cell: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** The database of the drill. */
const DRILL = "drill";
/** In so many nights every byte of the repository is read once. */
const PARTS = 28;
const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

/** Nobody has that snapshot. */
export class UnknownBackup extends Error {}

/** The backups of the units of one cell. */
export class CellBackups {
  constructor(
    private readonly cell: number,
    private readonly folders: Folders,
    private readonly repository: Repository,
    private readonly log: Log,
    private readonly now: () => Date = () => new Date(),
  ) {}

  units(): readonly string[] {
    return unitsHere(this.folders, this.cell);
  }

  /** Takes up what the repository has: what was remembered may be of an earlier day, or lost. */
  async recall(): Promise<Status> {
    const latest = new Map((await this.repository.snapshots()).map(({ unit, time }) => [unit, time]));
    const status = withUnits(readStatus(this.folders), this.units(), latest, seconds(this.now()));
    writeStatus(this.folders, status);
    return status;
  }

  /**
   * Backs units up, one after the other; one that fails stops no other.
   *
   * @returns the snapshots that were made, by unit, and why others failed
   */
  async run(only: readonly string[] | null, beforeRestore = false) {
    const made: Record<string, string> = {};
    const failed: Record<string, string> = {};
    for (const unit of only ?? this.units()) {
      try {
        made[unit] = await this.backUp(unit, beforeRestore ? [BEFORE_RESTORE] : []);
        this.note(unit, { backedUp: seconds(this.now()), error: "" });
      } catch (error) {
        failed[unit] = (error as Error).message;
        this.note(unit, { error: failed[unit] });
        this.log.error(`${unit}: no backup: ${failed[unit]}`);
      }
    }
    return { made, failed };
  }

  private note(unit: string, change: object): void {
    const status = readStatus(this.folders);
    const known = status.units[unit] ?? { since: seconds(this.now()), backedUp: null, error: "" };
    writeStatus(this.folders, { ...status, units: { ...status.units, [unit]: { ...known, ...change } } });
  }

  /** Database first, files afterwards: an article whose picture is newer than it is whole, the other way round it is not. */
  private async backUp(unit: string, tags: readonly string[]): Promise<string> {
    const staging = this.staging(unit);
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true, mode: 0o700 });
    try {
      const dump = await writeDump(`u${unit}`, join(staging, "dump.sql"));
      const manifest: Manifest = { unit, cell: this.cell, time: seconds(this.now()), ...dump };
      writeFileSync(join(staging, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
      const files = ["uploads", "private/secret.json"]
        .map((path) => join(this.folders.units, unit, path))
        // `access` goes by the user alone and not by what he may do besides, so `existsSync` sees nothing there.
        .filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined);
      return (await this.repository.take(unit, [staging, ...files], tags)).slice(0, 12);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }

  private staging(unit: string): string {
    return join(this.folders.work, "staging", unit);
  }

  /** What a night does: every unit, a drill, what is too old, and whether the repository is whole. */
  async night(keep: Keep): Promise<void> {
    await this.recall();
    const { made, failed } = await this.run(null);
    this.log.say(`backed up ${Object.keys(made).length} units, ${Object.keys(failed).length} failed`);
    const now = this.now();
    const unit = ofTheDay(Object.keys(made).sort(), now);
    if (unit !== undefined) await this.drill(unit);
    await this.repository.forget(keep);
    try {
      await this.repository.check((Math.floor(seconds(now) / 86_400) % PARTS) + 1, PARTS);
    } catch (error) {
      this.drilled(unit ?? "", `the repository is damaged: ${(error as Error).message}`);
    }
  }

  /**
   * Restores a unit's last backup into an empty place and compares it with what was backed up: rows and hash of each
   * table, number and size of files; restic reads each restored file again and compares its hash.
   *
   * @returns what was found wrong; empty when nothing was
   */
  async drill(unit: string): Promise<string> {
    const folder = join(this.folders.work, "drill");
    let error = "";
    try {
      const snapshot = (await this.repository.snapshots(unit)).at(-1);
      if (snapshot === undefined) throw new UnknownBackup("there is no backup of it");
      const manifest = await this.unpack(snapshot, folder);
      await sql(`DROP DATABASE IF EXISTS ${DRILL}; CREATE DATABASE ${DRILL} CHARACTER SET utf8mb4`);
      const dump = openSync(join(folder, "dump.sql"), "r");
      try {
        await loadDump(DRILL, dump);
      } finally {
        closeSync(dump);
      }
      error = difference(manifest, await digestOf(DRILL));
    } catch (problem) {
      error = (problem as Error).message;
    }
    rmSync(folder, { recursive: true, force: true });
    await sql(`DROP DATABASE IF EXISTS ${DRILL}`).catch((problem: Error) => (error ||= problem.message));
    this.drilled(unit, error);
    return error;
  }

  private drilled(unit: string, error: string): void {
    writeStatus(this.folders, {
      ...readStatus(this.folders),
      drill: { time: seconds(this.now()), unit, error },
    });
    if (error === "") this.log.say(`${unit}: drill: restored and as it was backed up`);
    else this.log.error(`${unit}: drill failed: ${error}`);
  }

  async find(unit: string, id: string): Promise<Snapshot> {
    const all = await this.repository.snapshots(unit);
    const found =
      id === "latest"
        ? all.filter(({ beforeRestore }) => !beforeRestore).at(-1)
        : all.find((each) => each.id === id);
    if (found === undefined) throw new UnknownBackup(`there is no backup ${id} of unit ${unit}`);
    return found;
  }

  async manifestOf(snapshot: Snapshot): Promise<Manifest> {
    const text = await this.repository.text(snapshot.id, join(this.staging(snapshot.unit), "manifest.json"));
    return JSON.parse(text) as Manifest;
  }

  /** Lays a snapshot ready for the provisioner, which alone may write into the unit's database and volume. */
  async fetch(unit: string, id: string): Promise<Snapshot> {
    const snapshot = await this.find(unit, id);
    await this.unpack(snapshot, join(this.folders.work, "restored", unit));
    return snapshot;
  }

  discard(unit: string): void {
    rmSync(join(this.folders.work, "restored", unit), { recursive: true, force: true });
  }

  /** A snapshot keeps whole paths; what reads it wants them by what they are. */
  private async unpack({ id, unit }: Snapshot, folder: string): Promise<Manifest> {
    rmSync(folder, { recursive: true, force: true });
    const raw = join(folder, "raw");
    mkdirSync(raw, { recursive: true, mode: 0o700 });
    await this.repository.restore(id, raw);
    const staged = join(raw, this.staging(unit));
    for (const name of ["dump.sql", "manifest.json"]) renameSync(join(staged, name), join(folder, name));
    for (const name of ["uploads", "private"]) {
      const path = join(raw, this.folders.units, unit, name);
      if (existsSync(path)) renameSync(path, join(folder, name));
    }
    rmSync(raw, { recursive: true });
    return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  }
}

/** @returns a sentence; empty when both are the same */
export function difference(manifest: Dump, restored: Dump): string {
  const names = [...new Set([...Object.keys(manifest.tables), ...Object.keys(restored.tables)])].sort();
  for (const name of names) {
    const [before, after] = [manifest.tables[name], restored.tables[name]];
    if (before === undefined || after === undefined) return `the table ${name} is in one of the two only`;
    if (before.rows !== after.rows) return `the table ${name} had ${before.rows} rows and has ${after.rows}`;
    if (before.sha256 !== after.sha256) return `the table ${name} is not what it was`;
  }
  return names.length === 0 ? "the backup has no tables" : "";
}
