import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WatchedCity, WatcherChannels } from "../../contracts/types";
import type { Log } from "../base/log";
import { replaceFile } from "../base/replace-file";
import { Heads } from "./heads";
import { observe } from "./observe";
import { type Tell, waysOf } from "./tell";
import { conclude, type Memory, type Notice, NOTHING } from "./watch";

export interface WatcherProps {
  readonly city: WatchedCity;
  readonly channels: WatcherChannels;
  /** Where it remembers what people know. */
  readonly folder: string;
  readonly log: Log;
}

/** What outlives a restart. */
interface Kept {
  readonly memory: Memory;
  /** What a way did not take yet, by the way's name: the last notice replaces one before it. */
  readonly pending: Readonly<Record<string, Notice>>;
}

/** Asks in rounds, and tells people by each way until it was taken. */
export class Watcher {
  private readonly tells: ReadonlyMap<string, Tell>;
  private readonly file: string;
  private readonly heads: Heads;
  private kept: Kept;

  /** @throws when there is no way to tell anybody */
  constructor(private readonly props: WatcherProps) {
    this.tells = waysOf(props.channels);
    if (this.tells.size === 0)
      throw new Error("channels.json has neither smtp nor webhook: nobody would be told");
    this.file = join(props.folder, "memory.json");
    this.heads = new Heads(props.folder);
    this.kept = read(this.file);
  }

  get ways(): readonly string[] {
    return [...this.tells.keys()];
  }

  /** Asks once, concludes, and tells what is new or was not taken before. */
  async round(now: Date): Promise<void> {
    const { city, channels, log } = this.props;
    const seen = await observe(city, channels.references, (head) => this.heads.keep(head));
    if (seen === null)
      log.error("nothing can be reached, the references neither: this host's own line is gone");
    const { memory, notice } = conclude(this.kept.memory, seen, now, city);
    if (notice !== null) log.say(`tells: ${notice.down.join(", ") || "all is well again"}`);
    const pending =
      notice === null
        ? this.kept.pending
        : Object.fromEntries(this.ways.map((way) => [way, this.sinceLastTold(way, notice)]));
    this.keep({ memory, pending });
    for (const [way, waiting] of Object.entries(pending)) {
      // A way that was taken out of channels.json.
      const tell = this.tells.get(way);
      try {
        await tell?.(city, waiting);
        const { [way]: _taken, ...others } = this.kept.pending;
        this.keep({ memory: this.kept.memory, pending: others });
      } catch (error) {
        log.error(`${way} did not take it and is tried again: ${(error as Error).message}`);
      }
    }
    // For the healthcheck and systemd: it is at work.
    replaceFile(join(this.props.folder, "alive"), "");
  }

  /** What was gone by a notice that a way never took, and is back by the next one, is told as back all the same. */
  private sinceLastTold(way: string, notice: Notice): Notice {
    const missed = this.kept.pending[way];
    if (missed === undefined) return notice;
    const back = [...missed.back, ...notice.back].filter((subject) => !notice.down.includes(subject));
    return { ...notice, back: [...new Set(back)] };
  }

  private keep(kept: Kept): void {
    if (JSON.stringify(kept) === JSON.stringify(this.kept)) return;
    this.kept = kept;
    replaceFile(this.file, JSON.stringify(kept), { mode: 0o600, durable: true });
  }
}

/** Nothing known where there is nothing, or what a newer program wrote in another form. */
function read(file: string): Kept {
  try {
    const { memory, pending } = JSON.parse(readFileSync(file, "utf8")) as Partial<Kept>;
    if (memory?.subjects.edge === undefined || pending === undefined) throw new Error("another form");
    return { memory, pending };
  } catch {
    return { memory: NOTHING, pending: {} };
  }
}
