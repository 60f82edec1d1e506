/**
 * One measured piece of work in a process of its own: `plain N`, `ours N` or `change N`, into a folder. Prints what
 * it cost as JSON.
 */
import { isMainThread } from "node:worker_threads";
import { App } from "cdktf";
import { build, buildOnTwoCores } from "../../engine/building";
import { beSecondCore } from "../../engine/second-core";
import { loadEnvironment } from "../../environments/load";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import type { City } from "../../model/city";
import { SynthesisMemory } from "../../output/synthesis/memory";
import { FOUNDATION, recipes } from "../../stacks/city";
import { cityOf, renamed } from "./city";
import { layOutPlainly } from "./plain";

const [, , what = "ours", count = "2692", outdir = "out"] = process.argv;
const images = Object.fromEntries(
  IMAGE_NAMES.map((name) => [name, `congtruong/${name}:0123456789ab`]),
) as ImageTags;
const environment = loadEnvironment(process.cwd(), "production", { local: false });

function plain(city: City): void {
  const app = new App({ outdir });
  layOutPlainly(app, city, environment, images);
  app.synth();
}

/** What main.ts does, from the city on. */
function ours(city: City): number {
  const memory = new SynthesisMemory(outdir, __filename, recipes(city, environment, images));
  buildOnTwoCores(memory.stale, { city, environment, images }, outdir);
  memory.keep(FOUNDATION);
  return memory.stale.length;
}

function measure(): void {
  const city = cityOf(Number(count));
  let stacks = 0;
  if (what === "plain") plain(city);
  else stacks = ours(what === "change" ? renamed(city, Math.floor(Number(count) / 2)) : city);
  const { user, system } = process.cpuUsage();
  process.stdout.write(
    JSON.stringify({
      // Processor time of the whole process, start-up included: other people's load does not change it much.
      cpuSeconds: (user + system) / 1e6,
      seconds: performance.now() / 1000,
      peakMiB: process.resourceUsage().maxRSS / 1024,
      stacks,
    }),
  );
}

if (isMainThread) measure();
else beSecondCore({ build });
