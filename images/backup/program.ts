import { spawn } from "node:child_process";

/** A program that failed, with its last words. */
export class ProgramFailed extends Error {}

export interface ProgramOptions {
  /** Added to this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** A file for its standard input. @default - none */
  readonly input?: number;
  /** Called with what it prints. @default - kept and returned */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Statuses that are no failure. @default - 0 */
  readonly accept?: readonly number[];
}

/** What a program says last is why it failed. */
const WORDS = 400;

/**
 * Runs a program to its end.
 *
 * @returns what it printed
 * @throws ProgramFailed when it ends otherwise than expected
 */
export async function program(
  command: string,
  args: readonly string[],
  { env = {}, input, onOutput, accept = [0] }: ProgramOptions = {},
): Promise<string> {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: [input ?? "ignore", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  let said = "";
  child.stdout?.on("data", onOutput ?? ((chunk: Buffer) => void printed.push(chunk)));
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4 * WORDS)));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status === null || !accept.includes(status)) {
    const words = said.trim().replace(/\s+/g, " ").slice(-WORDS);
    throw new ProgramFailed(`${command} ended with status ${status ?? "none"}: ${words}`);
  }
  return Buffer.concat(printed).toString();
}
