import { execFile, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";

const run = promisify(execFile);
const LARGEST_QUEUE_BYTES = 64 * 1024 * 1024;

/** A letter in Postfix' queue, as `postqueue -j` tells it. */
export interface QueuedLetter {
  readonly queue: string;
  readonly id: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly bytes: number;
  /** ISO 8601. */
  readonly arrived: string;
  /** Why it waits; empty where nobody tried yet. */
  readonly reason: string;
}

interface Told {
  readonly queue_name: string;
  readonly queue_id: string;
  readonly sender: string;
  readonly message_size: number;
  readonly arrival_time: number;
  readonly recipients: readonly { readonly address: string; readonly delay_reason?: string }[];
}

/** What `postqueue -j` says, a letter a line. */
export function parseQueue(lines: string): readonly QueuedLetter[] {
  return lines.split("\n").flatMap((line) => {
    if (line.trim() === "") return [];
    const told = JSON.parse(line) as Told;
    return [
      {
        queue: told.queue_name,
        id: told.queue_id,
        sender: told.sender,
        recipients: told.recipients.map(({ address }) => address),
        bytes: told.message_size,
        arrived: new Date(told.arrival_time * 1000).toISOString(),
        reason: told.recipients.find(({ delay_reason: reason }) => reason !== undefined)?.delay_reason ?? "",
      },
    ];
  });
}

/** Every letter that waits. */
export async function queuedLetters(): Promise<readonly QueuedLetter[]> {
  const { stdout } = await run("postqueue", ["-j"], { maxBuffer: LARGEST_QUEUE_BYTES });
  return parseQueue(stdout);
}

/** `hold` keeps letters where they are, `release` lets them go on, `delete` takes them away for good. */
export type QueueAction = "hold" | "release" | "delete";
const FLAGS: Readonly<Record<QueueAction, string>> = { hold: "-h", release: "-H", delete: "-d" };

/** @throws Error when Postfix refuses */
export async function handleLetters(action: QueueAction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const child = spawn("postsuper", [FLAGS[action], "-"], { stdio: ["pipe", "ignore", "pipe"] });
  child.stdin.end(ids.map((id) => `${id}\n`).join(""));
  const [said, status] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject)),
  ]);
  if (status !== 0) throw new Error(said.trim());
}
