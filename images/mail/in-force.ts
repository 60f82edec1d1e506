import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../base/log";
import { replaceFile } from "../base/replace-file";
import type { ChannelReader, Reading } from "./channel";
import { Directory } from "./directory";
import type { Target } from "./servers";

export interface FactsInForceProps {
  readonly channel: ChannelReader;
  readonly target: Target;
  readonly work: string;
  readonly mailHost: string;
  readonly mayLeave: boolean;
  /** How long a change waits before it is taken up, once the first facts are in force. */
  readonly delayMs: number;
  readonly log: Log;
}

/** What one server works by: the channel's facts as they were read last. */
export class FactsInForce {
  private current: Directory | null = null;
  private reading: Reading | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly props: FactsInForceProps) {}

  get directory(): Directory | null {
    return this.current;
  }

  get incomplete(): boolean {
    return this.reading === null || this.reading.unread.length > 0;
  }

  /**
   * Brings what the channel has into force, one caller after the other: a password and a change of facts must not write
   * the same files at once. Rejects when that failed; what was there before then stays.
   */
  apply(): Promise<void> {
    const turn = this.queue.then(() => this.bringIntoForce());
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async bringIntoForce(): Promise<void> {
    const { channel, work, mailHost, mayLeave, delayMs, target, log } = this.props;
    if (this.reading !== null && channel.generation() !== this.reading.generation) await pause(delayMs);
    // Where publishers are in the middle of a change, the next generation is on its way.
    const reading = channel.read() ?? this.reading;
    if (reading === null) throw new Error("the channel is changing");
    const { facts, broken } = reading;
    if (broken.length > 0) log.error(`${broken.join("; ")}; what it said last stays in force`);
    const directory = new Directory(facts, mailHost, mayLeave);
    // Whoever asks is told by the new facts from here on: a suspension must not wait for tables.
    this.current = directory;
    await target.apply(directory);
    this.reading = reading;
    replaceFile(`${work}/facts.json`, JSON.stringify(facts));
    replaceFile(`${work}/broken`, broken.map((line) => `${line}\n`).join(""));
    for (const line of facts.refused) log.say(`left out: ${line}`);
    log.say(`${facts.mailboxes.length} mailboxes of ${facts.hosted.join(", ")} in force`);
  }
}

/** Lets programs of this container ask for what the channel has, and wait until it is in force. Root only, by the folder's mode. */
export function listenForApply(path: string, facts: FactsInForce): void {
  createServer((socket) => {
    socket.on("error", () => socket.destroy());
    facts.apply().then(
      () => socket.end("ok\n"),
      (error: Error) => socket.end(`${error.message}\n`),
    );
  }).listen(path);
}
