import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { linesOf, type Entry } from "./chain";
import { classOf, isRoutine, type LogClass, type LogRecord, recordOf, withoutValues } from "./records";
import { layoutOf, openHours, startOf } from "./store";

export interface Question {
  /** One of these texts stands in the line or its service's name. Empty: any line. */
  readonly anyOf: readonly string[];
  /** And this one stands in the line. @default - any line */
  readonly text?: string;
  /** Seconds since 1970. */
  readonly since: number;
  readonly until: number;
  /** @default - all */
  readonly classes?: readonly LogClass[];
  /** The newest so many. */
  readonly limit: number;
}

export interface Found extends LogRecord {
  readonly class: LogClass;
}

const HOUR_S = 3600;

/** The newest lines that fit, in the order in which they came in; those of the hour that is still open too. */
export async function searchLogs(folder: string, question: Question): Promise<readonly Found[]> {
  const layout = layoutOf(folder);
  const { since, until, classes, limit } = question;
  const overlaps = (hour: string): boolean => {
    const start = startOf(hour) / 1000;
    // A line that waited for the store lies in a later hour than it was written in.
    return start + HOUR_S > since && start <= until + 7 * 24 * HOUR_S;
  };
  const found: Found[] = [];
  const take = (record: LogRecord, of: LogClass): void => {
    if (classes !== undefined && !classes.includes(of)) return;
    const time = Date.parse(record.time) / 1000;
    if (time < since || time > until || !fits(record, question)) return;
    found.push({ class: of, ...record });
    // Now and then, since taking away the first of many is dear.
    if (found.length > 2 * limit) found.splice(0, found.length - limit);
  };
  for (const line of linesOf(layout.chain)) {
    const { file, hour, class: of } = JSON.parse(line) as Entry;
    const path = join(layout.closed, file);
    const isWanted = classes === undefined || classes.includes(of as LogClass);
    if (!isWanted || !overlaps(hour) || !existsSync(path)) continue;
    for await (const each of textLines(createReadStream(path).pipe(createGunzip()))) {
      if (mayFit(each, question.anyOf)) take(JSON.parse(each) as LogRecord, of as LogClass);
    }
  }
  for (const hour of openHours(layout).filter(overlaps)) {
    for await (const each of textLines(createReadStream(join(layout.open, `${hour}.log`)))) {
      if (each === "" || !mayFit(each, question.anyOf)) continue;
      const record = recordOf(each, new Date(startOf(hour)));
      if (isRoutine(record)) continue;
      const of = classOf(record);
      take(of === "access" ? withoutValues(record) : record, of);
    }
  }
  return found.slice(-limit).sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
}

function textLines(input: Readable): AsyncIterable<string> {
  return createInterface({ input, crlfDelay: Infinity });
}

/** Before a line is taken apart: most do not fit. Texts with a character that JSON escapes are looked for afterwards. */
function mayFit(line: string, anyOf: readonly string[]): boolean {
  return anyOf.length === 0 || anyOf.some((text) => /["\\]/.test(text) || line.includes(text));
}

function fits({ service, text }: LogRecord, { anyOf, text: also = "" }: Question): boolean {
  const isAbout =
    anyOf.length === 0 || anyOf.some((wanted) => text.includes(wanted) || service.includes(wanted));
  return isAbout && text.includes(also);
}
