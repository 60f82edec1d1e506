import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";

/** A program that ended with another status than 0; its own words. */
export class ProgramError extends Error {
  constructor(
    program: string,
    readonly status: number | null,
    words: string,
  ) {
    super(`${program} ended with ${status}: ${words.trim().slice(0, 300)}`);
  }
}

/**
 * Runs a program that reads from standard input what must not stand in a list of processes.
 *
 * @returns what it wrote
 * @throws ProgramError
 */
export async function runWith(
  input: string | Uint8Array | NodeJS.ReadableStream,
  program: string,
  ...args: readonly string[]
): Promise<string> {
  const child = spawn(program, args, { stdio: "pipe" });
  // A program that ends early says why by its status.
  child.stdin.on("error", () => undefined);
  if (typeof input === "string" || input instanceof Uint8Array) child.stdin.end(input);
  else input.pipe(child.stdin);
  const status = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const [written, words, code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), status]);
  if (code !== 0) throw new ProgramError(program, code, words.toString("utf8"));
  return written.toString("utf8");
}
