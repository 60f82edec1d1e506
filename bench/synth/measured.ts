import { writeSync } from "node:fs";
import { loadEnvironment } from "../../environments/load";
import { IMAGE_NAMES, type ImageTags } from "../../images/catalogue";
import type { CityProps } from "../../stacks/city";
import { cityOf, renamed } from "./city";

/** What one run cost: a process of its own, start-up included. */
export interface Cost {
  /** Processor time: other people's load does not change it much. */
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly peakMiB: number;
  /** How many stacks were made anew. */
  readonly stacks: number;
}

/** The city of this run, by the program's arguments: `whole N` or, with one unit under another name, `change N`. */
export function cityProps(): CityProps {
  const [, , what, count = "2692"] = process.argv;
  const whole = cityOf(Number(count));
  return {
    city: what === "change" ? renamed(whole, Math.floor(Number(count) / 2)) : whole,
    environment: loadEnvironment(process.cwd(), "production", { local: false }),
    images: Object.fromEntries(
      IMAGE_NAMES.map((name) => [name, `congtruong/${name}:0123456789ab`]),
    ) as ImageTags,
  };
}

/** Where this run writes. */
export const outdir = process.argv[4] ?? "out";

/** Prints what this process has cost until now, as JSON. */
export function printCost(stacks: number): void {
  const { user, system } = process.cpuUsage();
  const cost: Cost = {
    cpuSeconds: (user + system) / 1e6,
    seconds: performance.now() / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    stacks,
  };
  // Not by `process.stdout`, which takes as long to start as a tenth of what is measured.
  writeSync(1, JSON.stringify(cost));
}
