import { appendLines, readLines } from "../engine/support/line-file";
import type { Localized } from "../language/localized";
import type { Ledger, UnitEntry } from "../output/plan/deploy/ledger";

/** How one deployment ended for one unit. */
export interface UnitDeployment {
  /** When the run began, ISO 8601. */
  readonly startedAt: string;
  /** Null while it goes on, and for ever where it was cut off. */
  readonly endedAt: string | null;
  readonly state: UnitEntry["state"];
  /** Null for one that is done. */
  readonly reason: Localized | null;
}

/** A deployment as a line of the file: most units are done, and of those only the id is kept. */
interface Line {
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Ids with a space between. */
  readonly done: string;
  readonly behind: Readonly<Record<string, Pick<UnitEntry, "state" | "reason">>>;
}

/** More than a year of one a day; the file has them all. */
const MOST_HELD = 500;

/**
 * How deployments ended. `deploy` keeps the ledger of its last run alone, so each is noted here once it has ended, or
 * once the next has begun.
 */
export class Deployments {
  private readonly past: Line[];
  /** The last run, for as long as it has not ended. */
  private open: Line | null = null;

  constructor(private readonly file: string) {
    this.past = (readLines(file) as Line[]).slice(-MOST_HELD);
  }

  take(ledger: Ledger): void {
    const line = lineOf(ledger);
    if (this.past.some(({ startedAt }) => startedAt === line.startedAt)) return;
    if (this.open !== null && this.open.startedAt !== line.startedAt) this.note(this.open);
    this.open = null;
    if (line.endedAt === null) this.open = line;
    else this.note(line);
  }

  /** The newest first; none of those that came before the unit did. */
  of(unit: string): readonly UnitDeployment[] {
    return [...this.past, ...(this.open === null ? [] : [this.open])]
      .flatMap(({ startedAt, endedAt, done, behind }): UnitDeployment[] => {
        const entry = behind[unit];
        if (entry !== undefined) return [{ startedAt, endedAt, ...entry }];
        return done.split(" ").includes(unit) ? [{ startedAt, endedAt, state: "done", reason: null }] : [];
      })
      .reverse();
  }

  private note(line: Line): void {
    appendLines(this.file, [line], true);
    this.past.push(line);
    if (this.past.length > MOST_HELD) this.past.shift();
  }
}

function lineOf({ startedAt, endedAt, units }: Ledger): Line {
  const behind = units.filter(({ state }) => state !== "done");
  return {
    ...{ startedAt, endedAt },
    done: units.flatMap(({ id, state }) => (state === "done" ? [id] : [])).join(" "),
    behind: Object.fromEntries(behind.map(({ id, state, reason }) => [id, { state, reason }])),
  };
}
