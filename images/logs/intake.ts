import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Metric } from "../base/metrics";
import { classOf, LOG_CLASSES, type LogClass, recordOf } from "./records";
import { type Layout, openHours } from "./store";

const CHUNK = 1 << 20;

/** Reads along what comes in, to tell how much it is and from whom. */
export class Intake {
  private readonly counts = new Map<LogClass, { lines: number; bytes: number }>(
    LOG_CLASSES.map((of) => [of, { lines: 0, bytes: 0 }]),
  );
  private readonly last = new Map<string, number>();
  private hour = "";
  private position = 0;
  private rest = "";

  /** @param expected services that must say something; silent since now, until they do */
  constructor(
    private readonly layout: Layout,
    expected: readonly string[],
    now: Date,
  ) {
    for (const service of expected) this.last.set(service, now.getTime() / 1000);
  }

  /** Reads what has come in since the last time. */
  read(now: Date): void {
    for (const hour of openHours(this.layout).filter((each) => each >= this.hour)) {
      if (hour !== this.hour) [this.hour, this.position, this.rest] = [hour, 0, ""];
      this.readFile(join(this.layout.open, `${hour}.log`), now);
    }
  }

  private readFile(path: string, now: Date): void {
    if (!existsSync(path)) return;
    const file = openSync(path, "r");
    try {
      const buffer = Buffer.alloc(CHUNK);
      const { size } = fstatSync(file);
      while (this.position < size) {
        const read = readSync(file, buffer, 0, CHUNK, this.position);
        if (read === 0) break;
        this.position += read;
        // A character may be cut in two here: it is counted, and shown to nobody.
        const lines = (this.rest + buffer.toString("utf8", 0, read)).split("\n");
        this.rest = lines.pop() ?? "";
        for (const line of lines) this.count(line, now);
      }
    } finally {
      closeSync(file);
    }
  }

  private count(line: string, now: Date): void {
    const record = recordOf(line, now);
    const count = this.counts.get(classOf(record));
    if (count !== undefined) {
      count.lines += 1;
      count.bytes += Buffer.byteLength(record.text);
    }
    const last = this.last.get(record.service);
    if (last !== undefined) {
      const time = Math.min(Date.parse(record.time), now.getTime()) / 1000;
      this.last.set(record.service, Math.max(time, last));
    }
  }

  figures(): readonly Metric[] {
    const byClass = (name: string, help: string, key: "lines" | "bytes"): Metric => ({
      name,
      help,
      samples: [...this.counts].map(([of, count]) => ({ labels: { class: of }, value: count[key] })),
    });
    return [
      byClass("congtruong_logs_lines_total", "Lines that came in since the start, by class.", "lines"),
      byClass("congtruong_logs_bytes_total", "Text that came in since the start, by class.", "bytes"),
      {
        name: "congtruong_logs_last_line_timestamp_seconds",
        help: "When a service that is never silent wrote the last line that came in; at least the start.",
        samples: [...this.last].map(([service, value]) => ({ labels: { service }, value })),
      },
    ];
  }
}
