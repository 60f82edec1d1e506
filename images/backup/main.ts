/**
 * The backups of one cell.
 *
 *   serve                     figures on 9118, and a run each night
 *   run [UNIT [before]]       backs all units up, or one; `before`: because it is about to be overwritten
 *   night                     what each night does: all units, a drill, forgetting, a check
 *   drill UNIT                restores a unit's last backup into an empty place and compares
 *   list [UNIT]               the snapshots and the status, as JSON
 *   show UNIT SNAPSHOT        one of them with its tables, as JSON; SNAPSHOT may be `latest`
 *   fetch UNIT SNAPSHOT       lays it ready in /work/restored/UNIT
 *   discard UNIT              takes that away
 *   key                       the repository's key, encrypted to AGE_RECIPIENTS
 *
 * Environment: CELL, BACKUP_AT (`18:37`, UTC), KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY, AGE_RECIPIENTS
 */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { logOf } from "../base/log";
import { expose, METRICS_TYPE } from "../base/metrics";
import { CellBackups, UnknownBackup } from "./cell";
import { FOLDERS } from "./folders";
import { provisionerFigures } from "./provisioner";
import { Repository } from "./restic";
import { secondsUntil } from "./schedule";
import { figures, oldest, readStatus } from "./status";

const PORT = 9118;
/** How often units that came meanwhile are looked for. */
const LOOK_S = 3600;
/** A night was missed or failed: the run is made up for, and tried again so long afterwards. */
const OVERDUE_S = 26 * 3600;
const RETRY_S = 6 * 3600;
/** sysexits: who calls tells these apart. */
const UNKNOWN = 66;
const NO_RECIPIENTS = 78;
const log = logOf("backup");
const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const cell = number("CELL", 0);
const repository = new Repository(FOLDERS);
const backups = new CellBackups(cell, FOLDERS, repository, log);
const keep = {
  daily: number("KEEP_DAILY", 14),
  weekly: number("KEEP_WEEKLY", 8),
  monthly: number("KEEP_MONTHLY", 12),
};

async function serve(): Promise<void> {
  let trouble = "the repository is not open yet";
  createServer((request, response) => {
    const [status, type, body] =
      request.url === "/metrics"
        ? [200, METRICS_TYPE, expose(figures(readStatus(FOLDERS))) + provisionerFigures()]
        : request.url === "/health"
          ? [trouble === "" ? 200 : 503, "text/plain", `${trouble || "ok"}\n`]
          : [404, "text/plain", "use /metrics or /health\n"];
    response.writeHead(Number(status), { "Content-Type": String(type) }).end(body);
  }).listen(PORT, () => log.say(`cell ${cell}, listening on ${PORT}`));
  process.on("SIGTERM", () => process.exit(0));

  for (;;) {
    try {
      const opened = await repository.open();
      log.say(opened === "made" ? "made a repository and its key" : "the repository is open");
      trouble = "";
      break;
    } catch (error) {
      if (trouble !== (error as Error).message) log.error((trouble = (error as Error).message));
      await pause(30);
    }
  }
  const at = process.env.BACKUP_AT ?? "18:00";
  for (let tried = 0; ;) {
    const status = await backups.recall().catch((error: Error) => void log.error(error.message));
    const left = secondsUntil(at, new Date());
    const now = Date.now() / 1000;
    const overdue = now - ((status && oldest(status)) ?? now) > OVERDUE_S && now - tried > RETRY_S;
    if (!overdue) await pause(Math.min(LOOK_S, left));
    if (!overdue && left > LOOK_S) continue;
    tried = Date.now() / 1000;
    await child("night");
  }
}

/** In a process of its own: what works for long ends with it, and one that fails leaves this one alone. */
function child(command: string): Promise<void> {
  return new Promise((resolve) => {
    spawn("backup", [command], { stdio: ["ignore", "ignore", "inherit"] })
      .on("error", (error) => {
        log.error(error.message);
        resolve();
      })
      .on("close", (status) => {
        if (status !== 0) log.error(`${command} ended with status ${status}`);
        resolve();
      });
  });
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

async function command([verb, unit, argument]: readonly string[]): Promise<void> {
  if (unit !== undefined && !/^[0-9]{7}$/.test(unit)) throw new UnknownBackup(`${unit} is no unit`);
  const here = unit ?? "";
  switch (verb) {
    case "serve":
      return serve();
    case "night":
      return backups.night(keep);
    case "run": {
      if (unit !== undefined && !backups.units().includes(unit))
        throw new UnknownBackup(`unit ${unit} is not in cell ${cell}`);
      const result = await backups.run(unit === undefined ? null : [unit], argument === "before");
      print(result);
      if (Object.keys(result.failed).length > 0) process.exitCode = 1;
      return;
    }
    case "drill": {
      const error = await backups.drill(here);
      print({ unit, error });
      if (error !== "") process.exitCode = 1;
      return;
    }
    case "list":
      return print({ cell, snapshots: await repository.snapshots(unit), status: readStatus(FOLDERS) });
    case "show": {
      const snapshot = await backups.find(here, argument ?? "latest");
      const { tables } = await backups.manifestOf(snapshot);
      return print({ ...snapshot, tables });
    }
    case "fetch":
      return print(await backups.fetch(here, argument ?? "latest"));
    case "discard":
      return backups.discard(here);
    case "key": {
      const recipients = (process.env.AGE_RECIPIENTS ?? "").split(" ").filter(Boolean);
      if (recipients.length === 0) {
        process.exitCode = NO_RECIPIENTS;
        return;
      }
      process.stdout.write(await repository.keyFor(recipients));
      return;
    }
    default:
      throw new UnknownBackup(`unknown command ${verb ?? ""}`);
  }
}

command(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UnknownBackup ? UNKNOWN : 1;
});
