import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAs } from "../../contracts/parse";
import { isWatchedCity, isWatcherChannels } from "../../contracts/readers/watcher";
import { logOf } from "../base/log";
import { Watcher } from "./watcher";

const log = logOf("watcher");
const config = process.env.CONFIG_DIRECTORY ?? "/config";
const state = process.env.STATE_DIRECTORY ?? "/data";

function run(): void {
  const text = (name: string): string => readFileSync(join(config, name), "utf8");
  const city = parseAs(isWatchedCity, text("city.json"), "city.json");
  const channels = parseAs(isWatcherChannels, text("channels.json"), "channels.json");
  mkdirSync(state, { recursive: true });
  const watcher = new Watcher({ city, channels, folder: state, log });
  log.say(`watches ${city.name} every ${city.everySeconds} s, tells by ${watcher.ways.join(" and ")}`);
  const round = (): void => {
    void watcher
      .round(new Date())
      .catch((error: Error) => log.error(error.message))
      .finally(() => setTimeout(round, city.everySeconds * 1000));
  };
  round();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => process.exit(0));
}

try {
  run();
} catch (error) {
  log.error(`${(error as Error).message}. See docs/watcher.md.`);
  process.exitCode = 1;
}
