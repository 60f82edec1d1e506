import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type ClientRequest, get as httpGet, type IncomingMessage } from "node:http";
import { get as httpsGet, type RequestOptions } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { recordedEngine } from "../../engine/toolchain/toolchain";
import { Runner } from "../../engine/opentofu/runner";
import { workplace } from "../../engine/support/workplace";
import type { Environment } from "../../environments/environment";
import { loadEnvironment } from "../../environments/load";
import type { Change } from "../../output/plan/changes";
import { docker } from "../support/docker";
import { SILENT } from "../../engine/support/reporter";

/** The sandbox of the tests: another prefix, other ports, so that it never meets one that is in use. */
export const NAME = "test";
const root = process.cwd();

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What `congtruong plan --format json` says, as far as it is read here. */
interface PlanAsJson {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly replaced: readonly string[];
  readonly destroyed: readonly string[];
  readonly brake: { readonly stopped: boolean; readonly reasons: readonly string[] };
}

/** Drives one sandbox as its users do: by its commands and by clients of its protocols. */
export class Platform {
  readonly place = workplace(root, NAME);
  /** The registry under test: a copy, since tests edit it. */
  private readonly folder = mkdtempSync(join(tmpdir(), "registry-"));
  readonly registry = join(this.folder, "schools.yaml");

  constructor() {
    writeFileSync(this.registry, readFileSync("schools.yaml"));
  }

  get environment(): Environment {
    return loadEnvironment(root, NAME);
  }

  /** The certificate authority of the sandbox, as it tells its users to trust it. */
  get ca(): string {
    return readFileSync(this.place.file("ca.pem"), "utf8");
  }

  /** Passwords of mailboxes by address. */
  get passwords(): Readonly<Record<string, string>> {
    return JSON.parse(readFileSync(this.place.file("mailboxes.json"), "utf8")) as Record<string, string>;
  }

  edit(change: (text: string) => string): void {
    const before = readFileSync(this.registry, "utf8");
    const after = change(before);
    if (after === before)
      throw new Error("The edit changed nothing: the registry is not what the test expects.");
    writeFileSync(this.registry, after);
  }

  /** `npm run sandbox`, and what it said. */
  async up(...flags: string[]): Promise<{ exitCode: number | undefined; output: string }> {
    return this.script("sandbox", flags);
  }

  /** `npm run sandbox:down`. */
  async down(): Promise<{ exitCode: number | undefined; output: string }> {
    return this.script("sandbox-down", []);
  }

  /** `npx congtruong …` in this environment: its exit status, and what it said on either stream. */
  async verb(args: readonly string[], registry = this.registry) {
    const { exitCode, all } = await execa("node", ["dist/congtruong.js", ...args], {
      env: { CONGTRUONG_ENV: NAME, CONGTRUONG_REGISTRY: registry },
      all: true,
      reject: false,
      stdin: "ignore",
    });
    return { exitCode, said: all };
  }

  /** `npx congtruong plan --format json --detailed-exitcode`: its exit status, and what it printed. */
  async planVerb(...flags: string[]): Promise<{ exitCode: number | undefined; plan: PlanAsJson }> {
    const { exitCode, stdout, stderr } = await execa(
      "node",
      ["dist/congtruong.js", "plan", "--format", "json", "--detailed-exitcode", ...flags],
      { env: { CONGTRUONG_ENV: NAME, CONGTRUONG_REGISTRY: this.registry }, reject: false },
    );
    if (!stdout.startsWith("{")) throw new Error(`plan printed no JSON (status ${exitCode}): ${stderr}`);
    return { exitCode, plan: JSON.parse(stdout) as PlanAsJson };
  }

  /** Does something while this machine's overlay does not deploy one of its units. */
  async withoutUnit<T>(id: string, work: () => Promise<T>): Promise<T> {
    const overlay = join(root, "environments", `${NAME}.local.yaml`);
    const before = readFileSync(overlay, "utf8");
    const after = before.replace(new RegExp(`^ *- "${id}"\\n`, "m"), "");
    if (after === before) throw new Error(`${overlay} does not name ${id}.`);
    writeFileSync(overlay, after);
    try {
      return await work();
    } finally {
      writeFileSync(overlay, before);
    }
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Synthesises the registry as it stands and plans every stack against the real engine; nothing is applied. */
  async plan(): Promise<readonly Change[]> {
    const engine = recordedEngine(root);
    if (engine === undefined) throw new Error("There is no engine yet: run `npm run toolchain`.");
    await execa("node", ["dist/main.js"], {
      env: { CONGTRUONG_ENV: NAME, CONGTRUONG_REGISTRY: this.registry, CDKTF_OUTDIR: this.place.synthesised },
    });
    const runner = new Runner(engine, this.place);
    const changes: Change[] = [];
    for (const stack of runner.stacks()) changes.push(...(await runner.plan(stack, SILENT)).changes);
    return changes;
  }

  /** Asks the edge for a page of a host, verifying its certificate. */
  https(host: string, path = "/", options: RequestOptions = {}): Promise<Answer> {
    const { ports } = this.environment;
    return answer((done) =>
      httpsGet(
        {
          host: "127.0.0.1",
          port: ports.https,
          servername: host,
          path,
          ca: this.ca,
          timeout: 15_000,
          ...options,
          headers: { host: `${host}:${ports.https}`, ...options.headers },
        },
        done,
      ),
    );
  }

  http(host: string, path = "/"): Promise<Answer> {
    const { http: port } = this.environment.ports;
    return answer((done) =>
      httpGet({ host: "127.0.0.1", port, path, headers: { host: `${host}:${port}` } }, done),
    );
  }

  /** When each site's container began to run: a restart shows. */
  started(): ReadonlyMap<string, string> {
    const prefix = `${this.environment.prefix}-`;
    const lines = docker(
      "ps",
      "--no-trunc",
      "--format",
      '{{.Label "com.docker.swarm.service.name"}} {{.ID}}',
    );
    return new Map(
      lines
        .split("\n")
        .map((line) => line.split(" ") as [string, string])
        .filter(([service]) => service.startsWith(prefix))
        .map(([service, id]) => [service, docker("inspect", "-f", "{{.State.StartedAt}}", id)]),
    );
  }

  /** The id of the container that runs a service's task at this moment. */
  container(service: string): string {
    const [id] = docker(
      "ps",
      "-q",
      "-f",
      `label=com.docker.swarm.service.name=${this.environment.prefix}-${service}`,
    ).split("\n");
    if (id === undefined || id === "") throw new Error(`No container of ${service} runs.`);
    return id;
  }

  private async script(name: string, flags: readonly string[]) {
    const { exitCode, all } = await execa("node", [`dist/scripts/${name}.js`, ...flags], {
      env: { CONGTRUONG_ENV: NAME, CONGTRUONG_REGISTRY: this.registry, NO_COLOR: "1", CI: "true" },
      all: true,
      reject: false,
    });
    return { exitCode, output: all };
  }
}

function answer(send: (done: (response: IncomingMessage) => void) => ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send((response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8"),
          headers: response.headers,
        });
      });
    });
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", reject);
  });
}

/** Whether anything that Docker holds carries the prefix of the tests. */
export function leftovers(prefix: string): readonly string[] {
  // With the swarm that the sandbox switched on its services are gone.
  const swarm = docker("info", "--format", "{{.Swarm.LocalNodeState}}") === "active";
  const names = [
    swarm ? docker("service", "ls", "--format", "{{.Name}}") : "",
    docker("volume", "ls", "--format", "{{.Name}}"),
    docker("network", "ls", "--format", "{{.Name}}"),
  ].flatMap((text) => text.split("\n"));
  return names.filter((name) => name.startsWith(`${prefix}-`));
}

export const stateExists = (): boolean => existsSync(join(root, ".congtruong", NAME, "state"));
