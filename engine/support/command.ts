import type { Localized } from "../../language/localized";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { Problem, causeOf, lastLines } from "./problem";

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  /** Added to this process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Text for its standard input. @default - none */
  readonly input?: string;
  /** Called with each line that it prints, on either stream. @default - captured only */
  readonly onLine?: (line: string) => void;
  /** Milliseconds after which it is ended. @default - no limit */
  readonly timeout?: number;
}

/**
 * Runs a program to its end and returns how it went, whatever the exit status.
 *
 * @throws Problem when there is no such program
 */
export async function attempt(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Finished> {
  const child = execa(file, [...args], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: { ...options.env } }),
    ...(options.input === undefined ? { stdin: "ignore" } : { input: options.input }),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    all: true,
    reject: false,
    maxBuffer: 512 * 1024 * 1024,
    // An interrupted OpenTofu needs its time to write the state down.
    forceKillAfterDelay: 120_000,
  });
  if (options.onLine !== undefined) createInterface({ input: child.all }).on("line", options.onLine);
  const result = await child;
  if (result.code === "ENOENT" && result.exitCode === undefined) {
    throw new Problem(
      `Không tìm thấy chương trình \`${file}\`: hãy cài nó hoặc thêm vào PATH rồi chạy lại.`,
      `The program \`${file}\` was not found: install it or add it to PATH, and run again.`,
    );
  }
  return {
    exitCode: result.exitCode ?? 1,
    stdout: result.stdout ?? "",
    stderr: result.stderr ?? (result.timedOut ? "timed out" : ""),
  };
}

/**
 * Runs a program that has to succeed.
 *
 * @param what what it was to do, in both languages, for the sentence of the failure
 * @returns what it printed on standard output
 * @throws Problem when it fails
 */
export async function run(
  what: Localized,
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const result = await attempt(file, args, options);
  if (result.exitCode === 0) return result.stdout;
  const said = `${result.stdout}\n${result.stderr}`;
  const cause = causeOf(said);
  if (cause !== undefined) {
    const { vi, en, detail } = cause;
    throw new Problem(`Không ${what.vi} được. ${vi}`, `Could not ${what.en}. ${en}`, detail);
  }
  throw new Problem(
    `Không ${what.vi} được (\`${file}\` kết thúc với mã ${result.exitCode}); lời của chương trình ở dưới, sửa rồi chạy lại.`,
    `Could not ${what.en} (\`${file}\` ended with status ${result.exitCode}); its own words are below: correct that and run again.`,
    lastLines(result.stderr.trim() === "" ? result.stdout : result.stderr),
  );
}

/**
 * Where PATH finds a program.
 *
 * @param except folders that do not count, such as `node_modules/.bin` with our own shims in it
 */
export function findOnPath(name: string, except: readonly string[] = []): string | undefined {
  const skipped = new Set(except.map((folder) => resolve(folder)));
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    if (folder === "" || skipped.has(resolve(folder))) continue;
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not here: the next folder may have it.
    }
  }
  return undefined;
}
