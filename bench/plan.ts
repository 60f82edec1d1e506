/**
 * The plan of one cell against the plan of the whole city, by OpenTofu and the Docker provider. Two measurements:
 *
 * 1. What the product synthesises for 2,692 units, cell by cell and all cells in one state: the first plan, in which
 *    everything is created and no engine is asked (the networks' ids are filled in).
 * 2. Volumes that stand on the real engine, with a refresh of each: 43 cells of 16, as states of their own and as one.
 *    The cells' states are cut out of the one state that was applied.
 *
 * And what an encrypted state costs. Prints ratios as JSON lines; processor time unless it says otherwise, since other
 * people's load changes that little. Removes its volumes.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { keepState } from "../constructs/state/state";
import {
  type Engine,
  engineEnvironment,
  prepareEngine,
  prepareProvider,
} from "../engine/toolchain/toolchain";
import { loadEnvironment } from "../environments/load";
import { IMAGE_NAMES, type ImageTags } from "../images/catalogue";
import { synthesise } from "../test/support/synthesis";
import { cityOf } from "./synth/city";
import { SILENT } from "../engine/support/reporter";

const UNITS = 2_692;
const CELLS = 43;
/** Volumes of a cell on the real engine. */
const VOLUMES = 16;
const PREFIX = "ctbench";
const ROUNDS = 3;
const PARALLELISM = "-parallelism=32";

interface Json {
  [key: string]: unknown;
}
interface Stack extends Json {
  terraform: Json;
  data?: unknown;
  resource: Record<string, Record<string, Json>>;
}
interface Cost {
  readonly cpuSeconds: number;
  readonly seconds: number;
}

const folder = mkdtempSync(join(tmpdir(), "bench-plan-"));
const environment = loadEnvironment(process.cwd(), "sandbox", { local: false });

function print(name: string, value: number, goal = ""): void {
  process.stdout.write(`${JSON.stringify({ bench: "plan", name, value: Number(value.toFixed(4)), goal })}\n`);
}

function median(costs: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number) =>
    costs.map(pick).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? NaN;
  return { cpuSeconds: middle((cost) => cost.cpuSeconds), seconds: middle((cost) => cost.seconds) };
}

/** Runs OpenTofu in a folder. @throws with its own words unless it ends with 0 or, for a plan, 2 */
function tofu(engine: Engine, at: string, args: readonly string[], env: Record<string, string> = {}): Cost {
  // Bash counts what the engine's providers use as well.
  const timed = `TIMEFORMAT='%U %S %R'; time "$@" > "${join(folder, "said")}" 2>&1`;
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", timed, "bash", engine.binary, `-chdir=${at}`, ...args],
    { encoding: "utf8", env: { ...process.env, ...engineEnvironment(engine), ...env, LC_ALL: "C" } },
  );
  if (status !== 0 && status !== 2) throw new Error(readFileSync(join(folder, "said"), "utf8").slice(-2_000));
  const [user = NaN, system = NaN, seconds = NaN] = stderr.trim().split(/\s+/).map(Number);
  return { cpuSeconds: user + system, seconds };
}

function write(name: string, stack: Json): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "cdk.tf.json"), JSON.stringify(stack));
  return at;
}

/** Initialised once: all stacks here need the same provider. */
function prepare(engine: Engine, all: readonly string[]): Record<string, string> {
  const [first = folder] = all;
  const env = { TF_DATA_DIR: join(folder, "data") };
  tofu(engine, first, ["init", "-input=false"], env);
  for (const at of all.slice(1)) {
    copyFileSync(join(first, ".terraform.lock.hcl"), join(at, ".terraform.lock.hcl"));
  }
  return env;
}

const withoutBackend = ({ backend: _backend, ...rest }: Json): Json => rest;

/** The cells of the whole city as they are synthesised, without their state's place and their look at the networks. */
function synthesisedCells(): ReadonlyMap<string, Stack> {
  const outdir = join(folder, "cdktf.out");
  const images = Object.fromEntries(
    IMAGE_NAMES.map((name) => [name, `congtruong/${name}:0123456789ab`]),
  ) as ImageTags;
  const city = cityOf(UNITS);
  const ids = city.cells.map(({ id }) => id);
  synthesise(outdir, { city, environment, images }, ids);
  return new Map(
    ids.map((id) => {
      const text = readFileSync(join(outdir, "stacks", id, "cdk.tf.json"), "utf8");
      const { data: _data, ...stack } = JSON.parse(
        text
          .replaceAll(/\$\{data\.docker_network\.[^.}]+\.id\}/g, "0123456789ab")
          .replaceAll("${path.module}", join(outdir, "stacks", id)),
      ) as Stack;
      return [id, { ...stack, terraform: withoutBackend(stack.terraform) } as Stack];
    }),
  );
}

/** All cells in one state: each block under a name of its own. */
function monolith(cells: ReadonlyMap<string, Stack>): Stack {
  const [[, first] = []] = cells;
  if (first === undefined) throw new Error("no cells");
  const resource: Stack["resource"] = {};
  for (const [id, stack] of cells) {
    let text = JSON.stringify(stack.resource);
    const suffix = id.replaceAll("-", "_");
    for (const [type, blocks] of Object.entries(stack.resource)) {
      for (const name of Object.keys(blocks)) {
        text = text.replaceAll(new RegExp(`\\b${type}\\.${name}\\b`, "g"), `${type}.${name}_${suffix}`);
      }
    }
    for (const [type, blocks] of Object.entries(JSON.parse(text) as Stack["resource"])) {
      for (const [name, body] of Object.entries(blocks)) {
        (resource[type] ??= {})[`${name}_${suffix}`] = body;
      }
    }
  }
  return { ...first, resource };
}

function rounds(work: () => Cost, count = ROUNDS): Cost {
  return median(Array.from({ length: count }, work));
}

function firstPlan(engine: Engine): void {
  const cells = synthesisedCells();
  const whole = write("first/whole", monolith(cells));
  const folders = [...cells].map(([id, stack]) => write(`first/${id}`, stack));
  const env = prepare(engine, [whole, ...folders]);
  const plan = (at: string) => tofu(engine, at, ["plan", "-input=false", "-refresh=false", PARALLELISM], env);
  const [one = whole] = folders;
  const all = plan(whole);
  const cell = rounds(() => plan(one));
  print(`first plan, ${UNITS} units in one state, CPU seconds`, all.cpuSeconds);
  print("first plan, one cell of 64 units, CPU seconds", cell.cpuSeconds);
  print("first plan, one cell / whole city in one state, CPU", cell.cpuSeconds / all.cpuSeconds, "<= 0.05");
  print("first plan, one cell / whole city in one state, time", cell.seconds / all.seconds, "<= 0.05");
}

interface State extends Json {
  resources: { name: string }[];
}

function standing(engine: Engine): void {
  const block = (cell: number) => ({
    for_each: Object.fromEntries(
      Array.from({ length: VOLUMES }, (_, index) => {
        const key = String(7_900_000 + cell * VOLUMES + index);
        return [key, key];
      }),
    ),
    name: `${PREFIX}-\${each.key}`,
  });
  const numbers = Array.from({ length: CELLS }, (_, cell) => cell);
  const stack = (cells: readonly number[]): Json => ({
    terraform: { required_providers: { docker: { source: "kreuzwerker/docker", version: "~> 4.6" } } },
    provider: { docker: [{}] },
    resource: { docker_volume: Object.fromEntries(cells.map((cell) => [`cell_${cell}`, block(cell)])) },
  });
  const whole = write("standing/whole", stack(numbers));
  const folders = numbers.map((cell) => write(`standing/cell-${cell}`, stack([cell])));
  const env = prepare(engine, [whole, ...folders]);
  try {
    tofu(engine, whole, ["apply", "-input=false", "-auto-approve", PARALLELISM], env);
    const state = JSON.parse(readFileSync(join(whole, "terraform.tfstate"), "utf8")) as State;
    numbers.forEach((cell, index) => {
      const own = state.resources.filter(({ name }) => name === `cell_${cell}`);
      const text = JSON.stringify({ ...state, resources: own });
      writeFileSync(join(folders[index] ?? "", "terraform.tfstate"), text);
    });
    const plan = (at: string): Cost => {
      const cost = tofu(engine, at, ["plan", "-input=false", "-detailed-exitcode", PARALLELISM], env);
      if (!readFileSync(join(folder, "said"), "utf8").includes("No changes")) throw new Error("not empty");
      return cost;
    };
    const [one = whole] = folders;
    const all = rounds(() => plan(whole));
    const cell = rounds(() => plan(one));
    const each = folders.map(plan);
    const total = CELLS * VOLUMES;
    print(`no-change plan, ${total} volumes on the engine in one state, CPU seconds`, all.cpuSeconds);
    print(`no-change plan, one cell of ${VOLUMES}, CPU seconds`, cell.cpuSeconds);
    print("no-change plan, one cell / all in one state, CPU", cell.cpuSeconds / all.cpuSeconds);
    const sum = each.reduce((seconds, { cpuSeconds }) => seconds + cpuSeconds, 0);
    print(`no-change plan, one cell / all ${CELLS} stacks, CPU`, cell.cpuSeconds / sum, "<= 0.05");
  } finally {
    tofu(engine, whole, ["destroy", "-input=false", "-auto-approve", PARALLELISM], env);
  }
}

/** What the passphrase costs each time: the same empty stack, its state in the clear and encrypted. */
function encrypted(engine: Engine): void {
  const plan = (name: string, encrypted: boolean, iterations?: number): Cost => {
    const outdir = join(folder, name);
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "foundation");
    keepState(stack, { ...environment, state: { backend: "local", encrypted } });
    stack.addOverride("resource.terraform_data.one", { input: "1" });
    if (iterations !== undefined) {
      stack.addOverride("terraform.encryption.key_provider.pbkdf2.city.iterations", iterations);
    }
    app.synth();
    const at = join(outdir, "stacks", "foundation");
    const env = encrypted ? { TF_VAR_state_passphrase: "a passphrase for measuring" } : {};
    // Where the stack wants its state is relative to a checkout; here it lies beside it.
    const text = JSON.parse(readFileSync(join(at, "cdk.tf.json"), "utf8")) as Stack;
    writeFileSync(
      join(at, "cdk.tf.json"),
      JSON.stringify({ ...text, terraform: { ...text.terraform, backend: { local: { path: "state" } } } }),
    );
    tofu(engine, at, ["init", "-input=false"], env);
    tofu(engine, at, ["apply", "-input=false", "-auto-approve"], env);
    return rounds(() => tofu(engine, at, ["plan", "-input=false"], env), 5);
  };
  const clear = plan("clear", false).cpuSeconds;
  const ours = plan("encrypted", true).cpuSeconds;
  const theirs = plan("encrypted-by-default", true, 600_000).cpuSeconds;
  print("an encrypted state, CPU seconds more a command", ours - clear);
  print("the same with OpenTofu's own 600,000 rounds", theirs - clear);
  print("our rounds / OpenTofu's own, CPU", (ours - clear) / (theirs - clear), "<= 0.5");
}

async function main(): Promise<void> {
  const options = { root: process.cwd(), openTofuOnly: true, report: SILENT };
  const engine = await prepareProvider(await prepareEngine(options), options);
  encrypted(engine);
  standing(engine);
  firstPlan(engine);
}

void main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
