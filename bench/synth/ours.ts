/** What main.ts does, from the city on: `whole N FOLDER` or `change N FOLDER`, in a process of its own. */
import { isMainThread } from "node:worker_threads";
import { bringUpToDate, build } from "../../engine/building";
import { beSecondCore } from "../../engine/second-core";
import { materials, outdir, printCost } from "./measured";

async function measure(): Promise<void> {
  const stacks = await bringUpToDate(materials(), outdir, __filename);
  printCost(stacks.length);
}

if (isMainThread) void measure();
else void beSecondCore({ build });
