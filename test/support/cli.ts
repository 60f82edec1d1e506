import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
/** One folder below the root, as `dist/` is: the command finds its pages from there. */
const FOLDER = join(ROOT, ".congtruong");
const BUNDLE = join(FOLDER, `test-cli-${process.pid}.js`);
let isBuilt = false;
afterAll(() => remove(FOLDER, process.pid));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command compiled from the sources as they are, as one file for node. */
export function bundle(): string {
  if (!isBuilt) {
    mkdirSync(FOLDER, { recursive: true });
    removeAbandoned(FOLDER);
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

/** Takes away what test processes that are gone have left, such as those of a run that was killed. */
export function removeAbandoned(folder: string): void {
  const cache = join(folder, "cache");
  const names = [folder, cache].flatMap((place) => (existsSync(place) ? readdirSync(place) : []));
  const owners = names.flatMap((name) => /^test-cli-(\d+)(?:\.js)?$/.exec(name)?.[1] ?? []);
  for (const pid of new Set(owners.map(Number))) if (!isRunning(pid)) remove(folder, pid);
}

/** The program of a process and what it remembered. */
function remove(folder: string, pid: number): void {
  rmSync(join(folder, `test-cli-${pid}.js`), { force: true });
  rmSync(join(folder, "cache", `test-cli-${pid}`), { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
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
