import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { watchedCity, type WatchedCity } from "../console/city";
import { Deployments } from "../console/deployments";
import { Desk } from "../console/desk";
import { type Overview, overviewOf } from "../console/overview";
import { consoleServer } from "../console/server";
import { TrendBook } from "../console/trend";
import { mayLogIn } from "../engine/mail/log-in";
import { alertmanagerOf, type SilenceEntry, silenceLog } from "../engine/monitoring/silences";
import { digest } from "../engine/registry/cache";
import { buildProject } from "../engine/registry/project";
import { defaultRegistry, withRegistry } from "../engine/registry/read";
import { trustedAuthority } from "../engine/sandbox/authority";
import { ScanReader } from "../engine/scan/reader";
import { SCAN_FOLDER, ScanStore } from "../engine/scan/store";
import { targetsOf } from "../engine/scan/target";
import { todayInVietnam } from "../engine/support/day";
import { readJson } from "../engine/support/json-file";
import { Problem, sentenceOf } from "../engine/support/problem";
import { ROOT } from "../engine/support/root";
import { workplace } from "../engine/support/workplace";
import type { Environment } from "../environments/environment";
import { loadEnvironment } from "../environments/load";
import { mailHost } from "../model/mail";
import type { Ledger } from "../output/plan/deploy/ledger";
import { admit } from "../policy/admit";
import { LIVE_RULES } from "../policy/live/index";
import { readRegistryFiles } from "../registry/files";
import type { WaiverRecord } from "../registry/registry";

interface ConsoleOptions {
  readonly port: number;
  readonly origin?: string;
  readonly registry: string;
}

/** Below the folder of an environment: objections, answers, saved filters, past deployments and the audit log. */
const CONSOLE_FOLDER = "console";
/** New scans, a changed registry and a deployment are seen after so long. */
const FRESH_MS = 30_000;
/** What was silenced is asked of Alertmanager, by a program of its own each time. */
const SILENCES_MS = 120_000;

/** `congtruong console`: what scans have told, on pages for the department, each office and each school. */
export function registerConsole(program: Command): void {
  program
    .command("console")
    .option("--port <port>", "cổng trên máy này / the port on this machine", port, 8410)
    .option(
      "--origin <url>",
      "địa chỉ mà người xem mở, nếu có máy chủ web đứng trước / as people open it, where a web server stands before it",
      origin,
    )
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .description("mở bảng giám sát / serve the console of what scans have told")
    .action(async (options: ConsoleOptions) => {
      const environment = loadEnvironment(process.cwd(), process.env.CONGTRUONG_ENV ?? "sandbox");
      const place = workplace(ROOT, environment.name);
      const folder = place.file(SCAN_FOLDER);
      const failed = (error: unknown) => void process.stderr.write(`${sentenceOf(error)}\n`);
      const watched = new Watched(options.registry, environment, new ScanReader(folder));
      const store = new ScanStore(folder);
      const trends = new TrendBook((unit, from) => store.history.of(unit, from));
      const desk = new Desk(place.file(CONSOLE_FOLDER));
      const deployments = new Deployments(join(place.file(CONSOLE_FOLDER), "deployments.jsonl"));
      const refresh = () => {
        const ledger = readJson<Ledger>(place.file("ledger.json"));
        if (ledger !== undefined) deployments.take(ledger);
        watched.refresh();
        trends.refresh(watched.overview).catch(failed);
      };
      refresh();
      setInterval(() => attempt(refresh, failed), FRESH_MS).unref();
      // Where nothing is deployed there is nobody to ask, and the page says that it could not be read.
      let silences: readonly SilenceEntry[] | null = null;
      const askSilences = () => {
        void silenceLog(alertmanagerOf(environment)).then(
          (read) => (silences = read),
          () => (silences = null),
        );
      };
      askSilences();
      setInterval(askSilences, SILENCES_MS).unref();
      const address = options.origin ?? `http://127.0.0.1:${options.port}`;
      let ca = "";
      const server = consoleServer({
        origin: address,
        isBehindServer: options.origin !== undefined,
        overview: () => watched.overview,
        history: (unit) => store.history.of(unit),
        evidence: (sha256) => store.evidence(sha256),
        trends: () => trends.trends,
        deployments: (unit) => deployments.of(unit),
        silences: () => silences,
        desk,
        mayLogIn: async (mailbox, password) => {
          // The sandbox's authority is another one after each start.
          if (ca === "") ca = await trustedAuthority(place, environment);
          const door = {
            host: environment.edge.ipv4,
            port: environment.ports.imaps,
            servername: watched.mailServer,
            ca,
          };
          try {
            return await mayLogIn(door, mailbox, password);
          } catch (error) {
            ca = "";
            throw error;
          }
        },
        now: Date.now,
        failed,
      });
      await new Promise<void>((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) => reject(occupied(error, options.port)));
        server.listen(options.port, "127.0.0.1", resolve);
      });
      process.stdout.write(
        `Bảng giám sát của ${watched.overview.units.length} trang: ${address} (Ctrl+C để dừng). / The console is at ${address}.\n`,
      );
    });
}

/** The city and what is known of it, made anew when one of both has changed. */
class Watched {
  private read: {
    readonly digest: string;
    readonly city: WatchedCity;
    readonly waivers: readonly WaiverRecord[];
    readonly mailServer: string;
  } | null = null;
  private made: { readonly from: readonly unknown[]; readonly overview: Overview } | null = null;

  constructor(
    private readonly registry: string,
    private readonly environment: Environment,
    private readonly scans: ScanReader,
  ) {}

  /** @throws when the registry is refused; what was known stays */
  refresh(): void {
    const now = digest(JSON.stringify(readRegistryFiles(this.registry).files));
    if (this.read?.digest !== now) {
      const { admitted, waivers } = withRegistry(this.registry, __filename, (registry, cache) => ({
        admitted: admit(registry, { cache }),
        waivers: registry.waivers,
      }));
      const { city } = buildProject(admitted, this.environment);
      const watched = watchedCity(city, targetsOf(city, this.environment));
      this.read = { digest: now, city: watched, waivers, mailServer: mailHost(city) };
    }
    const { city, waivers } = this.read;
    const today = todayInVietnam();
    const from = [city, this.scans.read(), today];
    if (this.made?.from.every((each, index) => each === from[index]) === true) return;
    this.made = { from, overview: overviewOf(city, this.scans.read(), LIVE_RULES, waivers, today) };
  }

  get overview(): Overview {
    if (this.made === null) throw new Error("refresh comes first");
    return this.made.overview;
  }

  get mailServer(): string {
    return this.read?.mailServer ?? "";
  }
}

function attempt(work: () => void, failed: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    failed(error);
  }
}

function occupied(error: NodeJS.ErrnoException, at: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Problem(
    `Cổng ${at} đang có chương trình khác dùng: chọn cổng khác bằng --port.`,
    `Port ${at} is taken by another program: choose another with --port.`,
  );
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new InvalidArgumentError("1-65535");
  return value;
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, ""))
    throw new InvalidArgumentError("https://giamsat.hcm.edu.vn");
  return url.origin;
}
