import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import type { City } from "../../model/city";
import { namesFor } from "../../model/names";
import type {
  CellReport,
  Present,
  RestoredAll,
  RestoredPage,
  ShownSnapshot,
} from "../../output/plan/backup/facts";
import { execInService, type RunningService } from "../nodes/service";
import type { Finished } from "../support/command";
import { lastLines, Problem } from "../support/problem";

export interface RunResult {
  /** Ids of the snapshots by unit. */
  readonly made: Readonly<Record<string, string>>;
  readonly failed: Readonly<Record<string, string>>;
}

/** Statuses of `images/backup/main.ts`. */
const UNKNOWN = 66;
const NO_RECIPIENTS = 78;

/** The backup of one cell, in the container where it runs. */
export class CellBackup {
  private readonly service: RunningService;
  private readonly provisioner: RunningService;

  constructor(environment: Environment, cell: number) {
    const names = namesFor(environment);
    const dockerHost = nodeOf(environment, cell)?.engine ?? environment.docker.host;
    this.service = { service: names.cellBackup(cell), dockerHost };
    this.provisioner = { service: names.cellProvisioner(cell), dockerHost };
  }

  async list(unit?: string): Promise<CellReport> {
    return JSON.parse(await this.ask("list", ...(unit === undefined ? [] : [unit]))) as CellReport;
  }

  /** One that fails stops no other, and is no error here. @param beforeRestore since it is about to be overwritten */
  async run(unit?: string, beforeRestore = false): Promise<RunResult> {
    const words = ["run", ...(unit === undefined ? [] : [unit]), ...(beforeRestore ? ["before"] : [])];
    const done = await execInService(this.service, ["backup", ...words]);
    if (done.exitCode > 1 || !done.stdout.startsWith("{")) throw this.refusal(done);
    return JSON.parse(done.stdout) as RunResult;
  }

  /** @returns what was found wrong; empty when nothing was */
  async drill(unit: string): Promise<string> {
    const done = await execInService(this.service, ["backup", "drill", unit]);
    if (done.exitCode > 1 || !done.stdout.startsWith("{")) throw this.refusal(done);
    return (JSON.parse(done.stdout) as { readonly error: string }).error;
  }

  /** The key to the repository, encrypted to the environment's recipients. */
  async key(): Promise<string> {
    const done = await execInService(this.service, ["backup", "key"]);
    if (done.exitCode === NO_RECIPIENTS) {
      throw new Problem(
        `${this.service.service} không biết trao khóa cho ai: hãy ghi khóa công khai age của người giữ vào \`backup.recipients\` của môi trường, triển khai rồi chạy lại.`,
        `${this.service.service} does not know whom to give the key: enter the holders' public age keys in the environment's backup.recipients, deploy, and run again.`,
      );
    }
    if (done.exitCode !== 0) throw this.refusal(done);
    if (!done.stdout.startsWith("-----BEGIN AGE ENCRYPTED FILE-----")) {
      throw new Problem(
        `${this.service.service} trả lời không phải một tệp mã hóa: không ghi gì cả.`,
        `What ${this.service.service} answers is no encrypted file: nothing was written.`,
      );
    }
    return done.stdout;
  }

  async show(unit: string, snapshot: string): Promise<ShownSnapshot> {
    return JSON.parse(await this.ask("show", unit, snapshot)) as ShownSnapshot;
  }

  async fetch(unit: string, snapshot: string): Promise<void> {
    await this.ask("fetch", unit, snapshot);
  }

  async discard(unit: string): Promise<void> {
    await this.ask("discard", unit);
  }

  /** What a restore would replace. */
  async state(unit: string, since: number): Promise<Present> {
    return JSON.parse(await this.provision("state", unit, String(since))) as Present;
  }

  /** @throws Problem with the provisioner's own sentence, which says what was changed */
  async restoreAll(unit: string): Promise<RestoredAll> {
    return JSON.parse(await this.provision("all", unit)) as RestoredAll;
  }

  /** @throws Problem with the provisioner's own sentence, which says what was changed */
  async restorePage(unit: string, slug: string): Promise<RestoredPage> {
    return JSON.parse(await this.provision("page", unit, slug)) as RestoredPage;
  }

  private async ask(...words: string[]): Promise<string> {
    const done = await execInService(this.service, ["backup", ...words]);
    if (done.exitCode !== 0) throw this.refusal(done);
    return done.stdout;
  }

  private async provision(...words: string[]): Promise<string> {
    const done = await execInService(this.provisioner, ["site-restore", ...words]);
    if (done.exitCode === 0) return done.stdout.trim();
    throw new Problem(
      `${this.provisioner.service} từ chối; lời của nó ở dưới.`,
      `${this.provisioner.service} refuses; its own words are below.`,
      lastLines(done.stderr),
    );
  }

  private refusal({ exitCode, stderr }: Finished): Problem {
    const { service } = this.service;
    if (exitCode === UNKNOWN) {
      return new Problem(
        `${service} không có bản sao lưu đó: hãy xem \`npx congtruong backup list\`. Chưa có gì thay đổi.`,
        `${service} has no such backup: see \`npx congtruong backup list\`. Nothing was changed.`,
        lastLines(stderr),
      );
    }
    return new Problem(
      `${service} không làm được (mã ${exitCode}); lời của nó ở dưới.`,
      `${service} could not do it (status ${exitCode}); its own words are below.`,
      lastLines(stderr),
    );
  }
}

/** The cells that have backups, by number. */
export function cellsWithBackups(city: City): readonly number[] {
  return city.cells.filter(({ dismantled }) => !dismantled).map(({ number }) => number);
}

/** @throws Problem when this environment deploys no such unit */
export function cellOf(city: City, unit: string): number {
  const found = city.cells.find(({ units }) => units.some(({ id }) => id === unit));
  if (found !== undefined) return found.number;
  throw new Problem(
    `Môi trường này không chạy đơn vị nào mã ${unit}: hãy xem mã trong sổ đăng ký.`,
    `This environment runs no unit ${unit}: look the code up in the registry.`,
  );
}
