import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textOf } from "../../../constructs/facts";
import { deploy, type Deployed } from "../../../engine/deploy/deployment";
import { ourThings, removeThings } from "../../../engine/docker/removal";
import { Runner } from "../../../engine/opentofu/runner";
import { type Engine, prepareEngine, prepareProvider } from "../../../engine/toolchain/toolchain";
import { workplace } from "../../../engine/support/workplace";
import type { City } from "../../../model/city";
import type { Ledger } from "../../../output/plan/deploy/ledger";
import type { Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import type { PlanReport } from "../../../output/plan/render";
import { city, unit } from "../../support/city";
import { describeWithSwarm, docker, imageUnderTest } from "../../support/docker";
import { SILENT } from "../../../engine/support/reporter";

/** A tiny city of three stacks on the real engine: its own prefix, its own folder, one small container a school. */
const PREFIX = "ctd";
/** What OpenTofu and Swarm would both act upon, were it not a file of facts. */
const FACTS = 'Trường "{{.Service.Name}}" }} ${1 + 1} %{ if true }$${a} \\n\n';

describeWithSwarm("a deployment", () => {
  jest.setTimeout(180_000);
  const root = mkdtempSync(join(tmpdir(), "deploy-"));
  const place = workplace(root, PREFIX);
  let engine: Engine;
  let image: string;
  const asked: PlanReport[] = [];

  beforeAll(async () => {
    const options = { root: process.cwd(), openTofuOnly: false, report: SILENT };
    engine = await prepareProvider(await prepareEngine(options), options);
    image = await imageUnderTest("base");
  }, 1_200_000);

  afterAll(async () => {
    const { service, volume, network } = ourThings(place);
    await removeThings("service", service, SILENT);
    await removeThings("volume", volume, SILENT);
    await removeThings("network", network, SILENT);
    rmSync(root, { recursive: true, force: true });
  });

  const head = (stack: string) => ({
    terraform: {
      required_providers: { docker: { source: "kreuzwerker/docker", version: "~> 4.6" } },
      backend: { local: { path: `../../../.congtruong/${PREFIX}/state/${stack}.tfstate` } },
    },
    provider: { docker: [{}] },
  });

  function cell(stack: string, units: readonly string[], args: readonly string[]) {
    const each = Object.fromEntries(units.map((id) => [id, id]));
    return {
      ...head(stack),
      data: { docker_network: { core: { name: `${PREFIX}-core` } } },
      resource: {
        docker_volume: {
          site_data: {
            for_each: each,
            name: `${PREFIX}-site-\${each.key}`,
            lifecycle: { prevent_destroy: true },
          },
        },
        docker_service: {
          site: {
            for_each: each,
            name: `${PREFIX}-site-\${each.key}`,
            endpoint_spec: { mode: "dnsrr" },
            update_config: {
              ...{ parallelism: 1, delay: "0s", failure_action: "pause", order: "stop-first" },
              monitor: "1s",
            },
            task_spec: {
              networks_advanced: [{ id: "${data.docker_network.core.id}" }],
              container_spec: {
                image,
                args,
                env: { "file:facts": textOf("a/b.txt") },
                healthcheck: { test: ["CMD", "true"], interval: "1s", timeout: "20s" },
                stop_grace_period: "20s",
                mounts: [
                  { type: "volume", source: "${docker_volume.site_data[each.key].name}", target: "/data" },
                ],
              },
            },
          },
        },
      },
    };
  }

  function synthesise(
    cells: Readonly<Record<string, readonly string[]>>,
    args: readonly string[] = ["sleep", "3600"],
  ): void {
    const foundation = {
      ...head("foundation"),
      resource: {
        docker_network: {
          core: {
            name: `${PREFIX}-core`,
            driver: "overlay",
            ipam_config: [{ subnet: "10.249.7.0/24", gateway: "10.249.7.1" }],
            lifecycle: { prevent_destroy: true },
          },
        },
      },
    };
    for (const stack of Object.keys(cells)) {
      const facts = join(place.synthesised, "stacks", stack, "facts", "a");
      mkdirSync(facts, { recursive: true });
      writeFileSync(join(facts, "b.txt"), FACTS);
    }
    const stacks = Object.entries(cells).map(([stack, units]) => [stack, cell(stack, units, args)] as const);
    const all: readonly (readonly [string, unknown])[] = [["foundation", foundation], ...stacks];
    for (const [stack, content] of all) {
      mkdirSync(join(place.synthesised, "stacks", stack), { recursive: true });
      writeFileSync(join(place.synthesised, "stacks", stack, "cdk.tf.json"), JSON.stringify(content));
    }
    const manifest = Object.fromEntries(
      all.map(([stack]) => [stack, { workingDirectory: `stacks/${stack}` }]),
    );
    writeFileSync(join(place.synthesised, "manifest.json"), JSON.stringify({ stacks: manifest }));
  }

  /** Which stacks were planned, what became of the run, and what it printed on its way. */
  async function run(
    options: {
      override?: string;
      engine?: Engine;
      consent?: boolean;
      patienceMs?: number;
      city?: City;
      notes?: string[];
    } = {},
  ): Promise<Deployed & { planned: string[] }> {
    const runner = new Runner(options.engine ?? engine, place);
    const planned: string[] = [];
    const plan = runner.plan.bind(runner);
    jest.spyOn(runner, "plan").mockImplementation((stack, ...rest) => {
      planned.push(stack);
      return plan(stack, ...rest);
    });
    const built = options.city ?? city([unit("7900001"), unit("7900002"), unit("7900003", { cell: 2 })]);
    const result = await deploy({
      place,
      runner,
      prefix: PREFIX,
      units: built.cells.flatMap(({ id, units }) => units.map((each) => ({ ...each, cell: id }))),
      full: false,
      override: options.override,
      judge: (changes: readonly Change[]) => judgePlan(changes, built),
      consent: (report) => {
        asked.push(report);
        return Promise.resolve(options.consent ?? true);
      },
      patience: () => options.patienceMs ?? 60_000,
      report: { ...SILENT, note: (line) => options.notes?.push(line) },
    });
    return { ...result, planned };
  }

  const states = ({ units }: Ledger) => Object.fromEntries(units.map(({ id, state }) => [id, state]));
  const volumes = () =>
    docker("volume", "ls", "--format", "{{.Name}}", "--filter", `name=${PREFIX}-site-`).split("\n").sort();

  /** The engine as it is, killed without mercy a moment after it began to apply that stack. */
  function killedWhileApplying(stack: string): Engine {
    const binary = join(root, "killed");
    writeFileSync(
      binary,
      `#!/bin/sh\ncase "$*" in *stacks/${stack}\\ apply*) exec timeout -s KILL 2 '${engine.binary}' "$@";; esac\nexec '${engine.binary}' "$@"\n`,
    );
    chmodSync(binary, 0o755);
    return { ...engine, binary };
  }

  test("a plan that nobody agrees to changes nothing, and every unit is queued", async () => {
    synthesise({ "cell-01": ["7900001", "7900002"], "cell-02": ["7900003"] });
    const { ledger, planned } = await run({ consent: false });
    expect(planned).toEqual(["foundation"]);
    // The cells' networks are not there yet, and still the plan names every school that will come.
    expect(asked.at(-1)?.effects.created).toEqual(["7900001", "7900002", "7900003"]);
    expect(ledger.counts).toEqual({ done: 0, failed: 0, queued: 3 });
    expect(ledger.units[0]?.reason?.en).toContain("was not agreed to");
    expect(docker("network", "ls", "--format", "{{.Name}}", "--filter", `name=${PREFIX}-core`)).toBe("");
  });

  test("an engine that dies in one cell fails that cell's units, and the others are done", async () => {
    asked.length = 0;
    const { ledger, planned } = await run({ engine: killedWhileApplying("cell-02") });
    expect(asked).toHaveLength(1);
    expect([...planned].sort()).toEqual(["cell-01", "cell-02", "foundation"]);
    expect(states(ledger)).toEqual({ "7900001": "done", "7900002": "done", "7900003": "failed" });
    expect(ledger.units[2]?.reason?.en).toMatch(/^cell-02: /);
    expect(JSON.parse(readFileSync(place.file("ledger.json"), "utf8"))).toEqual(ledger);
  });

  test("a container is told exactly what the file beside its stack says", () => {
    const [container = ""] = docker(
      ...["ps", "--quiet", "--filter", `label=com.docker.swarm.service.name=${PREFIX}-site-7900001`],
    ).split("\n");
    const entries = JSON.parse(docker("inspect", "--format", "{{json .Config.Env}}", container)) as string[];
    expect(entries).toContain(`file:facts=${FACTS}`);
  });

  test("the next run goes on from there: what was applied is not planned again", async () => {
    const { ledger, planned } = await run();
    expect(new Set(planned)).toEqual(new Set(["cell-02"]));
    expect(ledger.counts).toEqual({ done: 3, failed: 0, queued: 0 });
  });

  test("what has not changed is not planned, and a service that does not run is still seen", async () => {
    const quiet = await run();
    expect([quiet.planned, quiet.ledger.counts.done]).toEqual([[], 3]);
    docker("service", "rm", `${PREFIX}-site-7900003`);
    const runner = new Runner(engine, place);
    const built = city([unit("7900003", { cell: 2 })]);
    const { ledger } = await deploy({
      ...{ place, runner, prefix: PREFIX, full: false, override: undefined, report: SILENT },
      units: [{ id: "7900003", name: "", cell: "cell-02" }],
      judge: (changes) => judgePlan(changes, built),
      consent: () => Promise.resolve(true),
      patience: () => 0,
    });
    expect(states(ledger)).toEqual({ "7900003": "failed" });
    expect(ledger.units[0]?.reason?.en).toContain("does not run (không có / absent)");
  });

  test("a lost volume is stopped although the stack guards it; exactly that plan may pass, once", async () => {
    synthesise({ "cell-01": ["7900001"], "cell-02": ["7900003"] });
    const { stopped, ledger } = await run();
    expect(stopped?.brake.reasons.join()).toContain(`cell-01: ${PREFIX}-site-7900002`);
    expect(stopped?.effects.destroyed).toEqual(["7900002"]);
    expect(ledger.units[0]?.reason?.en).toContain("the brake stopped the plan");
    expect(volumes()).toContain(`${PREFIX}-site-7900002`);

    expect((await run({ override: "0123456789abcdef" })).stopped?.checksum).toBe(stopped?.checksum);
    expect(volumes()).toContain(`${PREFIX}-site-7900002`);

    const passed = await run({ override: stopped?.checksum ?? "", patienceMs: 0 });
    expect(passed.stopped).toBeNull();
    expect(passed.ledger.stacks["cell-01"]).toEqual({ state: "applied" });
    expect(volumes()).not.toContain(`${PREFIX}-site-7900002`);
    expect(readFileSync(place.file("overrides.json"), "utf8")).toContain(stopped?.checksum ?? "none");
  });

  describe("of a release to more sites than restart at a time", () => {
    const units = Array.from({ length: 10 }, (_, index) => unit(String(7_900_101 + index), { cell: 3 }));
    const ids = units.map(({ id }) => id);
    const built = city(units);
    const release = (command: string) => synthesise({ "cell-03": ids }, ["sh", "-c", command]);
    const commands = () =>
      ids.map((id) =>
        docker(
          ...["service", "inspect", "--format", "{{index .Spec.TaskTemplate.ContainerSpec.Args 2}}"],
          `${PREFIX}-site-${id}`,
        ),
      );

    test("the first sites run it before the others get it, and the same run reaches them all", async () => {
      release("exec sleep 3600");
      await run({ city: built });
      release("exec sleep 3601");
      const notes: string[] = [];
      const { ledger, planned } = await run({ city: built, notes });
      expect(notes.filter((line) => line.includes("wave"))).toEqual([
        "cell-03: đợt 1/2 / wave, 8 dịch vụ / services",
        "cell-03: đợt 2/2 / wave, 2 dịch vụ / services",
      ]);
      // Once to be agreed to, and once for what the waves leave.
      expect(planned).toEqual(["cell-03", "cell-03"]);
      expect(new Set(commands())).toEqual(new Set(["exec sleep 3601"]));
      expect(ledger.counts).toEqual({ done: 10, failed: 0, queued: 0 });
      expect(existsSync(place.file("applying/cell-03.json"))).toBe(false);
      expect((await run({ city: built })).planned).toEqual([]);
    });

    test("one that does not run is stopped at the first sites", async () => {
      release("exit 1");
      const { ledger } = await run({ city: built, patienceMs: 10_000 });
      expect(commands()).toEqual([...Array<string>(8).fill("exit 1"), "exec sleep 3601", "exec sleep 3601"]);
      expect(ledger.counts).toEqual({ done: 0, failed: 10, queued: 0 });
      expect(ledger.units[0]?.reason?.en).toContain("the ones after them in cell-03 were left as they are");
      release("exec sleep 3602");
      expect((await run({ city: built })).ledger.counts.done).toBe(10);
      expect(new Set(commands())).toEqual(new Set(["exec sleep 3602"]));
    });
  });
});
