import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileSet } from "../../../templates/channel";
import { docker, eventually, freePort } from "../../support/docker";
import type { Trouble } from "./neighbours";

/** The prefix of the services' names inside the lab's own network. */
export const PREFIX = "ctw";

/** As the platform runs them: a read-only root and a `/tmp` of their own. */
const LIKE_SWARM = ["--read-only", "--mount", "type=tmpfs,destination=/tmp,tmpfs-mode=0777"];

/** The whole monitoring in containers, with {@link ./neighbours} to look at. */
export class Lab {
  readonly folder = mkdtempSync(join(tmpdir(), "ctw-"));
  readonly ports = { prometheus: 0, neighbours: 0 };
  private readonly name = `ctw-lab-${process.pid}`;
  private generation = 0;

  constructor(private readonly images: { readonly monitoring: string; readonly checker: string }) {}

  async start(): Promise<void> {
    for (const folder of ["config", "lab"]) mkdirSync(join(this.folder, folder));
    this.ports.prometheus = await freePort();
    this.ports.neighbours = await freePort();
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"],
        ...["-keyout", "lab/key.pem", "-out", "lab/root.pem", "-subj", "/CN=lab"],
        ...["-addext", "subjectAltName=DNS:hcm.edu.vn.localhost,DNS:*.hcm.edu.vn.localhost"],
      ],
      { cwd: this.folder, stdio: "ignore" },
    );
    execFileSync(join(process.cwd(), "node_modules/.bin/esbuild"), [
      ...["test/images/monitoring/neighbours.ts", "--bundle", "--platform=node", "--target=node20"],
      ...["--log-level=error", `--outfile=${join(this.folder, "lab/neighbours.js")}`],
    ]);
    execFileSync("chmod", ["-R", "a+rX", this.folder]);

    docker("network", "create", this.name);
    const { monitoring, checker } = this.images;
    const config = ["-v", `${join(this.folder, "config")}:/config:ro`];
    const lab = join(this.folder, "lab");
    this.run(
      "neighbours",
      [
        ...["edge", "mail-mx", "mail-imap", "mail-filter", "dns", "node-exporter", "logs"],
        ...["cell-01-backup", "cell-02-backup"],
      ],
      [
        ...["-v", `${lab}:/lab:ro`, "-p", `127.0.0.1:${this.ports.neighbours}:8099`],
        ...["--entrypoint", "node", checker, "/lab/neighbours.js"],
      ],
    );
    this.run("checker", ["checker"], [...config, "-e", `DNS_SERVER=${PREFIX}-dns`, checker]);
    this.run("blackbox", ["blackbox"], [...config, "-v", `${lab}:/public:ro`, monitoring, "blackbox"]);
    this.run(
      "alertmanager",
      ["alertmanager"],
      [...[...config, "-v", `${this.name}-alertmanager:/data`, monitoring, "alertmanager"]],
    );
    this.run(
      "prometheus",
      ["prometheus"],
      [
        ...[...config, "-v", `${this.name}-prometheus:/data`, "-e", "RETENTION_DAYS=1"],
        ...["-p", `127.0.0.1:${this.ports.prometheus}:9090`, monitoring, "prometheus"],
      ],
    );
  }

  private run(name: string, aliases: readonly string[], rest: readonly string[]): void {
    const names = aliases.flatMap((alias) => ["--network-alias", `${PREFIX}-${alias}`]);
    docker(
      "run",
      "-d",
      "--name",
      `${this.name}-${name}`,
      "--network",
      this.name,
      ...names,
      ...LIKE_SWARM,
      ...rest,
    );
  }

  /** Writes a channel as its publishers do: all files, then the generation. */
  publish(files: FileSet): void {
    for (const [path, text] of Object.entries(files)) {
      const target = join(this.folder, "config", path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    this.generation += 1;
    writeFileSync(join(this.folder, "config/.generation"), `generation-${this.generation}`);
  }

  async trouble(changes: Partial<Trouble>): Promise<void> {
    const body = JSON.stringify({ down: [], wrongAddress: [], unknownMailboxes: [], ...changes });
    await fetch(`http://127.0.0.1:${this.ports.neighbours}/`, { method: "POST", body });
  }

  /** The mails that arrived so far, as they travelled. */
  async mails(): Promise<readonly string[]> {
    return (await (await fetch(`http://127.0.0.1:${this.ports.neighbours}/`)).json()) as string[];
  }

  logs(name: string): string {
    return execFileSync("docker", ["logs", `${this.name}-${name}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).concat(
      execFileSync("sh", ["-c", `docker logs ${this.name}-${name} 2>&1 >/dev/null`], { encoding: "utf8" }),
    );
  }

  /** Runs a command in one of the containers. @returns what it printed */
  exec(name: string, ...command: string[]): string {
    return docker("exec", `${this.name}-${name}`, ...command);
  }

  restart(name: string): void {
    docker("restart", "-t", "5", `${this.name}-${name}`);
  }

  async healthy(...names: string[]): Promise<void> {
    for (const name of names) {
      const state = (): string => docker("inspect", "-f", "{{.State.Health.Status}}", `${this.name}-${name}`);
      await eventually(`${name} is healthy`, () => state() === "healthy", 40_000);
    }
  }

  async query(
    expression: string,
  ): Promise<readonly { metric: Record<string, string>; value: [number, string] }[]> {
    const url = `http://127.0.0.1:${this.ports.prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`;
    const body = (await (await fetch(url)).json()) as {
      data: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    return body.data.result;
  }

  remove(): void {
    for (const name of ["prometheus", "alertmanager", "blackbox", "checker", "neighbours"]) {
      execFileSync("docker", ["rm", "-f", "-v", `${this.name}-${name}`], { stdio: "ignore" });
    }
    execFileSync("docker", ["volume", "rm", "-f", `${this.name}-prometheus`, `${this.name}-alertmanager`], {
      stdio: "ignore",
    });
    execFileSync("docker", ["network", "rm", this.name], { stdio: "ignore" });
    rmSync(this.folder, { recursive: true, force: true });
  }
}
