import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Metric } from "./metrics";

/**
 * Publishers of a channel that have not finished (see `publish`): none is there in a moment when all is well.
 *
 * @param directory where the channel is mounted
 */
export function publishersAtWork(channel: string, directory: string): Metric {
  return {
    name: "congtruong_publisher_begun_timestamp_seconds",
    help: "Since when a publisher has been writing its files.",
    samples: begun(join(directory, ".publishers")).map(({ publisher, since }) => ({
      labels: { channel, publisher },
      value: since,
    })),
  };
}

function begun(records: string): { publisher: string; since: number }[] {
  try {
    return readdirSync(records).flatMap((name) => {
      const [, publisher] = /^([a-z0-9-]+)\.begun$/.exec(name) ?? [];
      const since = statSync(join(records, name), { throwIfNoEntry: false })?.mtimeMs;
      return publisher === undefined || since === undefined
        ? []
        : [{ publisher, since: Math.floor(since / 1000) }];
    });
  } catch {
    // Nobody has published here yet.
    return [];
  }
}
