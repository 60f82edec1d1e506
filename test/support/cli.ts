import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
/** One folder below the root, as `dist/` is: the command finds its pages from there. */
const BUNDLE = join(ROOT, ".congtruong", `test-cli-${process.pid}.js`);
let isBuilt = false;

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command compiled from the sources as they are, as one file for node. */
export function bundle(): string {
  if (!isBuilt) {
    mkdirSync(join(ROOT, ".congtruong"), { recursive: true });
    buildSync({
      entryPoints: [join(ROOT, "cli/main.ts")],
      outfile: BUNDLE,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      external: ["cdktf", "constructs", "@cdktf/*", "libxmljs2", "xmlbuilder2"],
      loader: { ".liquid": "text", ".md": "text" },
      logLevel: "error",
    });
    isBuilt = true;
  }
  return BUNDLE;
}

/** Runs `congtruong` as a user does. */
export function congtruong(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle(), ...args], {
    cwd: options.cwd ?? ROOT,
    env: { PATH: process.env["PATH"] ?? "", ...options.env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
