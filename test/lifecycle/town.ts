import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "cdktf";
import type { Command } from "commander";
import { CityNetworks } from "../../constructs/swarm/city-networks";
import { OverlayNetwork } from "../../constructs/swarm/overlay-network";
import { useDocker } from "../../constructs/swarm/provider";
import { deploy, type Deployed } from "../../engine/deploy/deployment";
import { ourThings, removeThings } from "../../engine/docker/removal";
import { Runner } from "../../engine/opentofu/runner";
import { type Engine, prepareEngine, prepareProvider } from "../../engine/toolchain/toolchain";
import { workplace } from "../../engine/support/workplace";
import { imageTags } from "../../images/catalogue";
import { buildCity } from "../../model/build";
import { movesOf } from "../../model/cells";
import type { City } from "../../model/city";
import { namesFor } from "../../model/names";
import { cellSubnet } from "../../model/networks";
import type { Change } from "../../output/plan/changes";
import { judgePlan } from "../../output/plan/judge";
import { planRemarks } from "../../output/plan/remarks";
import type { PlanReport } from "../../output/plan/render";
import { admit } from "../../policy/admit";
import { readRegistry } from "../../registry/files";
import { CityStack } from "../../stacks/city-stack";
import { runVerb } from "../cli/support";
import { environment } from "../support/city";
import { docker, imageUnderTest } from "../support/docker";
import { synthesise } from "../support/synthesis";
import { SILENT } from "../../engine/support/reporter";

const PREFIX = "ctjl";
const POOL = "10.205.0.0/16";
const CELLS = 3;

export interface Ran extends Deployed {
  /** All that the engine's plans said, as they were judged. */
  readonly changes: readonly Change[];
  readonly reports: readonly PlanReport[];
}

/**
 * A small city on the real engine: its registry is edited by the product's verbs, its cells are the product's own
 * stacks, and they are deployed as `congtruong deploy` does. Of the rest only the networks are there.
 */
export class Town {
  private readonly root = mkdtempSync(join(tmpdir(), "town-"));
  readonly registry = join(this.root, "schools.yaml");
  private readonly environment = (() => {
    const test = environment("test");
    const engine = { ...test.docker, networkPool: POOL, reservedCells: CELLS };
    return { ...test, name: PREFIX, prefix: PREFIX, docker: engine };
  })();
  private readonly place = workplace(this.root, PREFIX);
  private readonly names = namesFor(this.environment);
  private engine: Engine | undefined;

  async prepare(): Promise<void> {
    await removeLeftovers();
    const options = { root: process.cwd(), openTofuOnly: false, report: SILENT };
    this.engine = await prepareProvider(await prepareEngine(options), options);
    await imageUnderTest("db");
    await imageUnderTest("site");
  }

  async remove(): Promise<void> {
    const { service, volume, network } = ourThings(this.place);
    await removeThings("service", service, SILENT);
    await removeThings("volume", volume, SILENT);
    await removeThings("network", network, SILENT);
    await removeLeftovers();
    rmSync(this.root, { recursive: true, force: true });
  }

  get city(): City {
    return buildCity(admit(readRegistry(this.registry)), this.environment);
  }

  write(text: string): void {
    writeFileSync(this.registry, text);
  }

  edit(change: (text: string) => string): void {
    this.write(change(readFileSync(this.registry, "utf8")));
  }

  verb(register: (program: Command) => void, ...args: readonly string[]): Promise<string> {
    return runVerb(register, ...args, "--registry", this.registry);
  }

  /**
   * What `congtruong deploy --yes` does.
   *
   * @param options.dyingAt the stack during whose apply the engine is killed
   * @param options.patience milliseconds to wait until everything runs
   * @param options.override the checksum of the one plan that may pass the brake
   */
  async deploy(
    options: {
      readonly dyingAt?: string;
      readonly patience?: number;
      readonly override?: string | undefined;
    } = {},
  ): Promise<Ran> {
    const { dyingAt, patience = 120_000, override } = options;
    const { city } = this;
    this.synthesise(city);
    const engine = this.requireEngine();
    const changes: Change[] = [];
    const reports: PlanReport[] = [];
    const result = await deploy({
      place: this.place,
      runner: new Runner(dyingAt === undefined ? engine : this.dying(engine, dyingAt), this.place),
      prefix: PREFIX,
      units: city.cells.flatMap(({ id, units }) => units.map((each) => ({ ...each, cell: id }))),
      moves: movesOf(city),
      full: true,
      override,
      judge: (planned) => {
        const report = this.judged(planned, city);
        changes.push(...planned);
        reports.push(report);
        return report;
      },
      consent: () => Promise.resolve(true),
      patience: () => patience,
      report: SILENT,
    });
    return { ...result, changes, reports };
  }

  private judged(changes: readonly Change[], city: City): PlanReport {
    const notes = planRemarks({ changes, waiting: [], environment: this.environment, city });
    return { ...judgePlan(changes, city), notes };
  }

  /** The container of every site, by unit: another id is a restart. */
  sites(): Record<string, string> {
    const format = '{{.Label "com.docker.swarm.service.name"}} {{.ID}}';
    return Object.fromEntries(
      docker("ps", "--no-trunc", "--format", format, "--filter", `name=${this.names.sitePrefix}`)
        .split("\n")
        .map((line) => line.split(" "))
        .map(([service = "", id = ""]): [string, string] => [service.slice(this.names.sitePrefix.length), id])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  /** A published article, as an editor's form leaves it. */
  post(cell: number, unit: string, slug: string, title: string): void {
    this.sql(
      cell,
      `INSERT INTO u${unit}.wp_posts (post_author, post_title, post_name, post_status, post_type, post_content, post_excerpt, to_ping, pinged, post_content_filtered, post_date, post_date_gmt, post_modified, post_modified_gmt)
       VALUES (1, '${title}', '${slug}', 'publish', 'post', '${title}', '', '', '', '', '2025-06-01', '2025-06-01', '2025-06-01', '2025-06-01')`,
    );
  }

  /** A file among the unit's uploads. */
  upload(unit: string, name: string, content: string): void {
    const target = `/data/uploads/${name}`;
    this.inside(
      this.names.site(unit),
      ["sh", "-c", `cat > ${target} && chown school:school ${target}`],
      content,
    );
  }

  /** A page of a site as it answers inside its cell; status 0 where nobody does. */
  page(unit: string, path: string): { readonly status: number; readonly body: string } {
    // Sites answer the edge and nobody else, so the question comes from inside.
    const ask = `exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET ${path} HTTP/1.0\\r\\nHost: x\\r\\n\\r\\n' >&3 && cat <&3`;
    const done = this.attempt(this.names.site(unit), ["timeout", "10", "bash", "-c", ask]);
    const [, status = "0"] = /^HTTP\/1\.\d (\d{3})/.exec(done) ?? [];
    return { status: Number(status), body: done };
  }

  sql(cell: number, query: string): string {
    const client = [
      "mariadb",
      "--user=root",
      "--default-character-set=utf8mb4",
      "--batch",
      "--skip-column-names",
    ];
    return this.inside(this.names.cellDatabase(cell), [...client, `--execute=${query}`]);
  }

  volumes(): readonly string[] {
    return docker("volume", "ls", "--format", "{{.Name}}", "--filter", `name=${this.names.sitePrefix}`)
      .split("\n")
      .sort();
  }

  /** What the engine has of a cell itself, its sites apart: `service/ctjl-cell-01-db`, sorted. */
  thingsOf(cell: number): readonly string[] {
    const name = this.names.cellNetwork(cell);
    return (["network", "service", "volume"] as const).flatMap((kind) =>
      docker(kind, "ls", "--format", "{{.Name}}", "--filter", `name=${name}`)
        .split("\n")
        .filter((each) => each !== "")
        .map((each) => `${kind}/${each}`)
        .sort(),
    );
  }

  private synthesise(city: City): void {
    const materials = { city, environment: this.environment, images: imageTags(process.cwd()) };
    const cells = city.cells.map(({ id }) => id);
    synthesise(this.place.synthesised, materials, cells, (app) => this.layOutNetworks(app));
  }

  private layOutNetworks(app: App): void {
    const networks = new CityStack(app, "foundation", this.environment);
    useDocker(networks, this.environment);
    CityNetworks.made(networks, this.environment);
    for (let cell = 1; cell <= CELLS; cell++) {
      new OverlayNetwork(networks, `cell-0${cell}`, {
        name: this.names.cellNetwork(cell),
        subnet: cellSubnet(POOL, cell),
      });
    }
  }

  private inside(service: string, command: readonly string[], input = ""): string {
    const done = spawnSync("docker", ["exec", "-i", this.container(service), ...command], {
      encoding: "utf8",
      input,
    });
    if (done.status !== 0) throw new Error(`${service}: ${done.stderr}${done.stdout}`);
    return done.stdout.trim();
  }

  private attempt(service: string, command: readonly string[]): string {
    return spawnSync("docker", ["exec", this.container(service), ...command], { encoding: "utf8" }).stdout;
  }

  private container(service: string): string {
    const filter = `label=com.docker.swarm.service.name=${service}`;
    const [id = "none"] = docker("ps", "--quiet", "--filter", filter).split("\n");
    return id;
  }

  private requireEngine(): Engine {
    if (this.engine === undefined) throw new Error("The town is not prepared.");
    return this.engine;
  }

  /** The engine as it is, killed without mercy a moment after it began to apply that stack. */
  private dying(engine: Engine, stack: string): Engine {
    const binary = join(this.root, "dying");
    writeFileSync(
      binary,
      `#!/bin/sh\ncase "$*" in *stacks/${stack}\\ apply*) exec timeout -s KILL 1.5 '${engine.binary}' "$@";; esac\nexec '${engine.binary}' "$@"\n`,
    );
    chmodSync(binary, 0o755);
    return { ...engine, binary };
  }
}

/** What a run that was killed has left; nothing else begins with this prefix. */
async function removeLeftovers(): Promise<void> {
  for (const kind of ["service", "volume", "network"] as const) {
    const names = docker(kind, "ls", "--format", "{{.Name}}")
      .split("\n")
      .filter((name) => name.startsWith(`${PREFIX}-`));
    await removeThings(kind, names, SILENT);
  }
}
