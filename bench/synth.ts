/**
 * Synthesis against straightforward CDKTF code for the same resources, in one run: the whole city, one changed unit,
 * four times the city. Prints ratios as JSON lines.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

interface Cost {
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly peakMiB: number;
  readonly stacks: number;
}

const ROUNDS = 3;
const folder = mkdtempSync(join(tmpdir(), "bench-synth-"));

function main(): void {
  const program = (name: string, external: string[]): string => {
    const outfile = join(folder, `${name}.js`);
    buildSync({
      entryPoints: ["bench/synth/work.ts"],
      bundle: true,
      platform: "node",
      outfile,
      external,
      loader: { ".liquid": "text" },
      logLevel: "error",
    });
    return outfile;
  };
  // Each side as it is run: ours bundled whole behind its launcher, the yardstick with its packages from node_modules.
  program("ours.bundle", []);
  const bundled = join(folder, "ours.js");
  copyFileSync("scripts/launcher.cjs", bundled);
  const unbundled = program("plain", ["cdktf", "constructs", "@cdktf/*"]);
  const out = (name: string): string => join(folder, name);
  const cost = (file: string, ...args: string[]): Cost =>
    JSON.parse(
      execFileSync(process.execPath, [file, ...args], {
        encoding: "utf8",
        env: { ...process.env, NODE_PATH: join(process.cwd(), "node_modules") },
      }),
    ) as Cost;

  // The first run leaves the compiled code that every later one starts from.
  cost(bundled, "ours", "64", out("ours"));
  const rounds = Array.from({ length: ROUNDS }, () => ({
    plain: cost(unbundled, "plain", "2692", out("plain")),
    whole: cost(bundled, "ours", "2692", out("ours")),
    change: cost(bundled, "change", "2692", out("ours")),
    large: cost(bundled, "ours", "10768", out("large")),
  }));
  const median = (pick: (round: (typeof rounds)[number]) => number): number =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
  const line = (name: string, value: number, goal: string): void => {
    process.stdout.write(
      `${JSON.stringify({ bench: "synth", name, value: Number(value.toFixed(3)), goal })}\n`,
    );
  };

  line(
    "plain CDKTF, 2,692 units, CPU seconds",
    median(({ plain }) => plain.cpuSeconds),
    "the yardstick",
  );
  line(
    "ours, 2,692 units, CPU seconds",
    median(({ whole }) => whole.cpuSeconds),
    "",
  );
  line(
    "ours / plain, time",
    median(({ plain, whole }) => whole.cpuSeconds / plain.cpuSeconds),
    "<= 0.1",
  );
  line(
    "ours / plain, peak memory",
    median(({ plain, whole }) => whole.peakMiB / plain.peakMiB),
    "<= 0.5",
  );
  line(
    "one changed unit / plain, time",
    median(({ plain, change }) => change.cpuSeconds / plain.cpuSeconds),
    "<= 0.02",
  );
  line(
    "stacks made anew for one changed name",
    median(({ change }) => change.stacks),
    "5: its cell, its office's cell, mail, monitoring, portal",
  );
  line(
    "10,768 / 2,692 units, time",
    median(({ large, whole }) => large.cpuSeconds / whole.cpuSeconds),
    "<= 4.4",
  );
  line(
    "10,768 units, peak MiB",
    median(({ large }) => large.peakMiB),
    "",
  );
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
