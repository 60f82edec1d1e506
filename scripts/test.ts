import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { readHostChanges } from "../engine/sandbox/host-changes";
import { leaveSwarm, prepareSwarm } from "../engine/sandbox/swarm";
import { SILENT } from "../engine/support/reporter";
import { ROOT } from "../engine/support/root";
import { workplace } from "../engine/support/workplace";

/**
 * `npm test`: every suite. What needs nothing but Node runs while OpenTofu, its provider and the images are made; then
 * what needs an engine runs in two lanes, since an engine has one Swarm mode and everything else makes containers with
 * names and ports of its own. Three suites at a time keep two cores nine tenths busy, and then those fail that watch
 * whether something happens within seconds.
 *
 * Ends with a table of the slowest suites and the line `N passed, N failed, N skipped`; exit status 0 only when nothing
 * failed.
 */

/** Suites that deploy into a swarm; those on engines of their own among them, so that both lanes take about as long. */
const IN_SWARM = [
  "test/e2e/",
  "test/engine/bundle/",
  "test/engine/deploy/",
  "test/engine/nodes/",
  "test/engine/state/",
  "test/lifecycle/",
];

/** What jest writes with --json, as far as it is read here. */
interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

interface Part {
  readonly name: string;
  readonly seconds: number;
  /** Of all that the processors could have done meanwhile, for whomever. */
  readonly busyPercent: number;
  /** Null where jest was ended before it could write. */
  readonly results: Results | null;
}

const folder = mkdtempSync(join(tmpdir(), "congtruong-test-"));

/** Runs a program with its output on ours. @returns its exit status */
function run(file: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

async function jest(name: string, ...args: string[]): Promise<Part> {
  const start = Date.now();
  const before = processorTime();
  const file = join(folder, `${name}.json`);
  await run("npx", ["jest", "--ci", "--json", `--outputFile=${file}`, ...args]);
  const after = processorTime();
  const busyPercent = Math.round((100 * (after.busy - before.busy)) / (after.all - before.all));
  const results = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : null;
  return { name, seconds: seconds(Date.now() - start), busyPercent, results };
}

/** Milliseconds of all processors together, since the machine started. */
function processorTime(): { readonly busy: number; readonly all: number } {
  const sum = (times: readonly number[]) => times.reduce((total, each) => total + each, 0);
  const each = cpus().map(({ times }) => times);
  const all = sum(each.flatMap((times) => Object.values(times)));
  return { busy: all - sum(each.map(({ idle }) => idle)), all };
}

/** What suites with an engine need, made once: each of them would make it itself, one after the other. */
async function prepare(): Promise<void> {
  if (!hasEngine()) return;
  const start = Date.now();
  await run("node", ["dist/scripts/toolchain.js", "--opentofu"]);
  await run("node", ["dist/scripts/images.js"]);
  console.log(`engine, provider and images: ${seconds(Date.now() - start)} s`);
}

function hasEngine(): boolean {
  return spawnSync("docker", ["info"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** The suites that need an engine or a browser, by lane. */
function lanes(): { readonly swarm: readonly string[]; readonly containers: readonly string[] } {
  const all = readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(docker|browser)\.test\.ts$/.test(file))
    .map((file) => `test/${file}`)
    .sort();
  const swarm = all.filter((file) => IN_SWARM.some((part) => file.startsWith(part)));
  return { swarm, containers: all.filter((file) => !swarm.includes(file)) };
}

/**
 * Both lanes, in one swarm from the first suite to the last: an engine that leaves its swarm forgets the names of all
 * containers, those of the other lane among them.
 */
async function inLanes(): Promise<readonly Part[]> {
  const { swarm, containers } = lanes();
  const place = workplace(folder, "tests");
  if (hasEngine()) await prepareSwarm(place, SILENT);
  try {
    return await Promise.all([lane("swarm", swarm), lane("containers", containers)]);
  } finally {
    await leaveSwarm(readHostChanges(place));
  }
}

function lane(name: string, files: readonly string[]): Promise<Part> {
  return jest(name, "--selectProjects=real", "--runInBand", "--runTestsByPath", ...files);
}

/** The table and the last line. @returns whether all is well */
function report(parts: readonly Part[]): boolean {
  const suites = parts.flatMap(({ results }) => results?.testResults ?? []);
  const rows = suites
    .map(({ name, startTime, endTime }) => ({ name, seconds: seconds(endTime - startTime) }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 25);
  console.log("\nSeconds by part and by suite:");
  for (const { name, seconds: each, busyPercent } of parts) {
    console.log(`${String(each).padStart(6)}  ${name} (processors ${busyPercent} % busy)`);
  }
  for (const { name, seconds: each } of rows) {
    console.log(`${String(each).padStart(6)}    ${name.slice(ROOT.length + 1)}`);
  }
  const total = (count: (results: Results) => number) =>
    parts.reduce((sum, { results }) => sum + (results === null ? 0 : count(results)), 0);
  const passed = total((results) => results.numPassedTests);
  const cutOff = parts.filter(({ results }) => results === null).length;
  const failed = total((results) => results.numFailedTests + results.numRuntimeErrorTestSuites) + cutOff;
  const skipped = total((results) => results.numPendingTests + results.numTodoTests);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && passed > 0;
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}

async function main(): Promise<void> {
  try {
    const [unit] = await Promise.all([jest("unit", "--selectProjects=unit", "--maxWorkers=100%"), prepare()]);
    process.exitCode = report([unit, ...(await inLanes())]) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
