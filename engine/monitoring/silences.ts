import type { Environment } from "../../environments/environment";
import { nodeOf } from "../../environments/nodes";
import { namesFor } from "../../model/names";
import { execInService, type RunningService } from "../nodes/service";
import { lastLines, Problem } from "../support/problem";

/** What a silence holds back: all of it must be so of an alert. Values of one label are alternatives. */
export interface Matchers {
  readonly unit?: readonly string[];
  /** As alerts have it: `01`. */
  readonly cell?: readonly string[];
  readonly node?: readonly string[];
  readonly alertname?: readonly string[];
}

export interface Silence {
  readonly id: string;
  /** As Alertmanager writes them: `unit=~"7900866|7900867"`. */
  readonly matchers: readonly string[];
  /** ISO 8601. */
  readonly startsAt: string;
  /** ISO 8601. */
  readonly endsAt: string;
  readonly author: string;
  readonly reason: string;
}

export interface NewSilence {
  readonly matchers: readonly string[];
  /** When it begins, as RFC 3339 has it. @default - now */
  readonly start?: string;
  /** As Prometheus writes it: `2h`, `30m`, `1d`. */
  readonly duration: string;
  readonly author: string;
  readonly reason: string;
}

/** Silences of one Alertmanager, for who holds messages back by itself. */
export interface SilencesOf {
  /** @returns the silence's id */
  add(silence: NewSilence): Promise<string>;
  end(id: string, author: string): Promise<void>;
}

/** A line of what was done. */
export interface SilenceEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly what: "add" | "end";
  readonly id: string;
  readonly author: string;
  /** When it begins, ISO 8601; empty at an end, and absent from lines of older versions. */
  readonly start?: string;
  /** Empty at an end. */
  readonly duration: string;
  /** Empty at an end. */
  readonly reason: string;
  readonly matchers: readonly string[];
}

/** Where Alertmanager of an environment runs: of several nodes, on the one that keeps its data. */
export function alertmanagerOf(environment: Environment): RunningService {
  return {
    service: namesFor(environment).of("alertmanager"),
    dockerHost: nodeOf(environment, "core")?.engine ?? environment.docker.host,
  };
}

/**
 * Matchers in Alertmanager's words. The sign of life is never among what is held back: its silence would be told as the
 * end of the monitoring.
 *
 * @param wanted an empty one means every alert
 */
export function matchersOf(wanted: Matchers): readonly string[] {
  const given = Object.entries(wanted as Readonly<Record<string, readonly string[]>>).flatMap(
    ([label, values]) => (values.length === 0 ? [] : [`${label}=~"${values.map(literally).join("|")}"`]),
  );
  return [...given, 'alertname!="Watchdog"'];
}

/** A value as itself and nothing else, in a regular expression within quotes. */
function literally(value: string): string {
  return value.replace(/[^A-Za-z0-9]/g, (sign) => `\\\\${sign}`);
}

/**
 * Holds messages about these alerts back; the alerts themselves go on.
 *
 * @returns the silence's id
 * @throws Problem when Alertmanager does not run here, or refuses
 */
export async function addSilence(server: RunningService, silence: NewSilence): Promise<string> {
  const { author, start = "now", duration, reason, matchers } = silence;
  return (await silences(server, ["add", author, start, duration, reason, ...matchers])).trim();
}

/** @throws Problem when Alertmanager does not run here, or has no such silence */
export async function endSilence(server: RunningService, id: string, author: string): Promise<void> {
  await silences(server, ["end", author, id]);
}

/** @param server is asked anew each time: the work during which messages are held back may move it */
export function silencesOf(server: () => RunningService): SilencesOf {
  return {
    add: (silence) => addSilence(server(), silence),
    end: (id, author) => endSilence(server(), id, author),
  };
}

/** Those that hold at this moment or will, the first to end first. @throws Problem when Alertmanager does not run here */
export async function listSilences(server: RunningService): Promise<readonly Silence[]> {
  const found = JSON.parse((await silences(server, ["list"])) || "[]") as readonly AlertmanagerSilence[];
  return found
    .map(({ id, matchers, startsAt, endsAt, createdBy, comment }) => ({
      ...{ id, startsAt, endsAt, author: createdBy, reason: comment },
      matchers: matchers.map(
        ({ name, value, isEqual, isRegex }) =>
          `${name}${isEqual ? "=" : "!"}${isRegex ? "~" : isEqual ? "" : "="}${JSON.stringify(value)}`,
      ),
    }))
    .sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
}

/** Everything that was ever done, the oldest first. @throws Problem when Alertmanager does not run here */
export async function silenceLog(server: RunningService): Promise<readonly SilenceEntry[]> {
  const text = await silences(server, ["log"]);
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as SilenceEntry);
}

/** Of Alertmanager's API v2, as far as it is read here. */
interface AlertmanagerSilence {
  readonly id: string;
  readonly matchers: readonly {
    readonly name: string;
    readonly value: string;
    readonly isEqual: boolean;
    readonly isRegex: boolean;
  }[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly createdBy: string;
  readonly comment: string;
}

async function silences(server: RunningService, command: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await execInService(server, ["silences", ...command]);
  if (exitCode === 0) return stdout;
  throw new Problem(
    `Alertmanager không nhận lệnh: xem mã (\`congtruong silence list\`) và \`docker service logs ${server.service}\`.`,
    `Alertmanager refused: check the id (\`congtruong silence list\`) and \`docker service logs ${server.service}\`.`,
    lastLines(stderr),
  );
}
