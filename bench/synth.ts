/**
 * Synthesis against straightforward CDKTF code for the same resources, in one run: the whole city, one changed unit,
 * four times the city. Prints ratios as JSON lines.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Cost } from "./synth/measured";

const ROUNDS = 3;
const folder = mkdtempSync(join(tmpdir(), "bench-synth-"));

/** What is tuned in the code that both sides share, as CDKTF has it by itself. */
const untuned: Plugin = {
  name: "untuned",
  setup(building) {
    const instead: Readonly<Record<string, string>> = {
      [resolve("constructs/facts")]: "plain-facts.ts",
      [resolve("constructs/literals")]: "plain-literals.ts",
      [resolve("stacks/city-stack")]: "plain-stack.ts",
    };
    building.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = instead[resolve(resolveDir, path)];
      return file === undefined ? undefined : { path: resolve("bench/synth", file) };
    });
  },
};

/** Bundles a side of the comparison. @returns where to */
async function program(entry: string, name: string, external: string[], plugins: Plugin[]): Promise<string> {
  const outfile = join(folder, `${name}.js`);
  await build({
    entryPoints: [`bench/synth/${entry}.ts`],
    bundle: true,
    platform: "node",
    outfile,
    external,
    plugins,
    loader: { ".liquid": "text" },
    logLevel: "error",
  });
  return outfile;
}

async function main(): Promise<void> {
  // Each side as it is run: ours as one bundle, the yardstick with its packages from node_modules.
  const bundled = await program("ours", "ours", [], []);
  const unbundled = await program("yardstick", "plain", ["cdktf", "constructs", "@cdktf/*"], [untuned]);
  const out = (name: string): string => join(folder, name);
  const cost = (file: string, ...args: string[]): Cost =>
    JSON.parse(
      execFileSync(process.execPath, [file, ...args], {
        encoding: "utf8",
        env: { ...process.env, NODE_PATH: join(process.cwd(), "node_modules") },
      }),
    ) as Cost;

  const anew = (file: string, ...args: [string, string, string]): Cost => {
    rmSync(args[2], { recursive: true, force: true });
    return cost(file, ...args);
  };
  const rounds = Array.from({ length: ROUNDS }, () => ({
    plain: anew(unbundled, "whole", "2692", out("plain")),
    whole: anew(bundled, "whole", "2692", out("ours")),
    change: cost(bundled, "change", "2692", out("ours")),
    large: anew(bundled, "whole", "10768", out("large")),
  }));
  type Side = keyof (typeof rounds)[number];
  // The least of the rounds: other people's load only ever adds.
  const least = (side: Side, pick: (cost: Cost) => number): number =>
    Math.min(...rounds.map((round) => pick(round[side])));
  const seconds = (side: Side): number => least(side, (each) => each.seconds);
  const cpu = (side: Side): number => least(side, (each) => each.cpuSeconds);
  const peak = (side: Side): number => least(side, (each) => each.peakMiB);
  const line = (name: string, value: number, goal: string): void => {
    process.stdout.write(
      `${JSON.stringify({ bench: "synth", name, value: Number(value.toFixed(3)), goal })}\n`,
    );
  };

  line("plain CDKTF, 2,692 units, seconds", seconds("plain"), "the yardstick");
  line("ours, 2,692 units, seconds", seconds("whole"), "");
  line("ours / plain, time", seconds("whole") / seconds("plain"), "<= 0.125");
  line("ours / plain, processor time", cpu("whole") / cpu("plain"), "");
  line("ours / plain, peak memory", peak("whole") / peak("plain"), "<= 0.5");
  line("one changed unit, seconds", seconds("change"), "");
  line("one changed unit / plain, time", seconds("change") / seconds("plain"), "<= 0.125");
  line(
    "stacks made anew for one changed name",
    least("change", ({ stacks }) => stacks),
    "0: a name stands in files beside the stacks' JSON",
  );
  line("10,768 / 2,692 units, time", seconds("large") / seconds("whole"), "<= 4.4");
  line("10,768 units, peak MiB", peak("large"), "");
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
