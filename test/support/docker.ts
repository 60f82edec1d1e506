import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leaveSwarm, prepareSwarm } from "../../engine/sandbox/swarm";
import { readHostChanges } from "../../engine/sandbox/host-changes";
import { workplace } from "../../engine/support/workplace";
import { type ImageName, imageTags } from "../../images/catalogue";
import { buildImage, missingImages } from "../../engine/docker/images";
import { SILENT } from "../../engine/support/reporter";

const engineAnswers = spawnSync("docker", ["info"], { stdio: "ignore", timeout: 20_000 }).status === 0;

/** Containers take their time on a busy machine; a test that hangs still ends. */
const SLOWEST_TEST_MS = 120_000;

/**
 * A suite that needs a Docker engine. Without one it fails where tests must not be left out (CI), and is skipped
 * aloud elsewhere.
 */
export function describeWithDocker(name: string, suite: () => void): void {
  if (engineAnswers) {
    describe(name, () => {
      jest.setTimeout(SLOWEST_TEST_MS);
      suite();
    });
  } else if (process.env.CI === "true") {
    test(name, () => {
      throw new Error("There is no Docker engine, and CI leaves no test out.");
    });
  } else {
    console.warn(`Skipped, since no Docker engine answers: ${name}`);
    describe.skip(name, suite);
  }
}

/**
 * A suite that deploys into a swarm of this engine. Where there is none it is switched on, as the sandbox does it, and
 * off again: a new machine has none.
 */
export function describeWithSwarm(name: string, suite: () => void): void {
  describeWithDocker(name, () => {
    const folder = mkdtempSync(join(tmpdir(), "congtruong-swarm-"));
    const place = workplace(folder, "suite");
    beforeAll(() => prepareSwarm(place, SILENT));
    suite();
    // After what the suite itself clears away: a swarm in which anything is left stays. With `npm test` it is the runner's.
    afterAll(async () => {
      await leaveSwarm(readHostChanges(place));
      rmSync(folder, { recursive: true, force: true });
    });
  });
}

/**
 * The tag of an image of this checkout, built if the engine lacks it. `CONGTRUONG_TEST_IMAGES=mail=some:tag,…` puts
 * images in their place that were built by hand.
 */
export async function imageUnderTest(name: ImageName): Promise<string> {
  const byHand = new Map((process.env.CONGTRUONG_TEST_IMAGES ?? "").split(",").map((entry) => split(entry)));
  const given = byHand.get(name);
  if (given !== undefined) return given;
  const root = process.cwd();
  for (const each of await missingImages(root, ["base", name])) {
    await buildImage(root, each, SILENT);
  }
  return imageTags(root)[name];
}

function split(entry: string): [string, string] {
  const at = entry.indexOf("=");
  return [entry.slice(0, at), entry.slice(at + 1)];
}

/** Runs `docker` and returns what it printed. @throws with Docker's own words */
export function docker(...args: string[]): string {
  return execFileSync("docker", withoutPulling(args), {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

/** The same words, but an image that is not there is asked of nobody: a stranger could have put that name on a public hub. */
export function withoutPulling(args: readonly string[]): readonly string[] {
  const [verb = "", ...rest] = args;
  const starts = ["run", "create"].includes(verb) && !rest.includes("--pull");
  return starts ? [verb, "--pull", "never", ...rest] : args;
}

/** A TCP port of the loopback address that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** The first pause, and the longest: a question put to a container costs a tenth of a second of processor. */
const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 1_000;

/** Asks again and again, ever more seldom, until `probe` gives something true. @throws after `patienceMs`, naming `what` */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T> | T,
  patienceMs = 20_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + patienceMs;
  let last: unknown = "it never held";
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(1.25 * pause, LONGEST_PAUSE_MS)) {
    try {
      const value = await probe();
      if (value) return value;
    } catch (error) {
      last = error instanceof Error ? error.message : error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain: ${what} (${String(last)})`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
