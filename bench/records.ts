/**
 * What the engine itself needs to plan the records of a city: the stack as it is synthesised, with OpenTofu's own
 * `terraform_data` in place of the provider's record, so that no API is asked. For the city and for four times it, and
 * the plan in which a state of one block for all records is moved into the blocks. Prints JSON lines.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SILENT } from "../engine/support/reporter";
import { type Engine, engineEnvironment, prepareEngine } from "../engine/toolchain/toolchain";
import { loadEnvironment } from "../environments/load";
import { IMAGE_NAMES, type ImageTags } from "../images/catalogue";
import { synthesise } from "../test/support/synthesis";
import { withTerraformData } from "../test/support/terraform-data";
import { cityOf } from "./synth/city";

const environment = loadEnvironment(process.cwd(), "production", { local: false });
const images = Object.fromEntries(IMAGE_NAMES.map((name) => [name, `${name}:0`])) as ImageTags;
const outdir = mkdtempSync(join(tmpdir(), "bench-records-"));

interface Cost {
  readonly cpuSeconds: number;
  readonly seconds: number;
}

function line(name: string, value: number, goal = ""): void {
  process.stdout.write(
    `${JSON.stringify({ bench: "records", name, value: Number(value.toFixed(2)), goal })}\n`,
  );
}

/** @throws with the engine's own words unless it ends with 0 or, for a plan, 2 */
function tofu(engine: Engine, folder: string, ...args: readonly string[]): Cost {
  const said = join(outdir, "said");
  const timed = `TIMEFORMAT='%U %S %R'; time "$@" > "${said}" 2>&1`;
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", timed, "bash", engine.binary, `-chdir=${folder}`, ...args, "-input=false"],
    { encoding: "utf8", env: { ...process.env, ...engineEnvironment(engine), LC_ALL: "C" } },
  );
  if (status !== 0 && status !== 2) throw new Error(readFileSync(said, "utf8").slice(-2_000));
  const [user = NaN, system = NaN, seconds = NaN] = stderr.trim().split(/\s+/).map(Number);
  return { cpuSeconds: user + system, seconds };
}

function stackOf(units: number): string {
  const place = join(outdir, String(units));
  synthesise(place, { city: cityOf(units), environment, images }, ["dns"]);
  const folder = join(place, "stacks", "dns");
  withTerraformData(folder);
  return folder;
}

interface State {
  readonly serial: number;
  readonly resources: readonly { readonly instances: readonly unknown[] }[];
}

/** The state as it was while all records stood in one block. */
function intoOneBlock(file: string): void {
  const state = JSON.parse(readFileSync(file, "utf8")) as State;
  const instances = state.resources.flatMap((resource) => resource.instances);
  const record = { ...state.resources[0], name: "record", instances };
  writeFileSync(file, JSON.stringify({ ...state, serial: state.serial + 1, resources: [record] }));
}

async function main(): Promise<void> {
  const engine = {
    ...(await prepareEngine({ root: process.cwd(), openTofuOnly: true, report: SILENT })),
    cliConfig: "/dev/null",
  };
  const plan = (folder: string): Cost =>
    tofu(engine, folder, "plan", "-json", "-parallelism=32", `-out=${join(folder, "plan")}`);
  const [one, four] = [2_692, 10_768].map((units) => {
    const folder = stackOf(units);
    tofu(engine, folder, "init");
    const file = join(folder, "cdk.tf.json");
    const whole = readFileSync(file, "utf8");
    // What lasts; the moves are measured below, and go when every state has made them.
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(whole) as object), moved: undefined }));
    const cost = plan(folder);
    writeFileSync(file, whole);
    return { folder, cost };
  });
  if (one === undefined || four === undefined) throw new Error("no stack");
  line("first plan, 2,692 units, s", one.cost.seconds, "<= 15 on an idle machine");
  line("first plan, 2,692 units, CPU s", one.cost.cpuSeconds, "<= 15");
  line("first plan, 10,768 units, CPU s", four.cost.cpuSeconds);
  line("first plan, 10,768 / 2,692 units, CPU", four.cost.cpuSeconds / one.cost.cpuSeconds, "<= 4.4");

  const state = join(one.folder, "dns.tfstate");
  tofu(engine, one.folder, "apply", "-auto-approve", "-json", "-parallelism=32");
  line("plan without changes, with the moves that are made already, CPU s", plan(one.folder).cpuSeconds);
  intoOneBlock(state);
  line("plan that moves every record out of one block, CPU s", plan(one.folder).cpuSeconds);
  const said = readFileSync(join(outdir, "said"), "utf8");
  if (!said.includes("Plan: 0 to add, 0 to change, 0 to destroy")) throw new Error("the plan is not empty");
}

void main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(outdir, { recursive: true, force: true }));
