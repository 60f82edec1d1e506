import type { Localized } from "../../language/localized";
import {
  countEndings,
  type DeployedUnit,
  endings,
  type Ledger,
  type StackOutcome,
} from "../../output/plan/deploy/ledger";
import { writeJson } from "../support/json-file";

const NOT_YET: StackOutcome = {
  state: "waiting",
  reason: { vi: "chưa tới lượt", en: "its turn has not come" },
};

/**
 * The ledger while a deployment writes it: on the disk after every step, so that a run that is cut off leaves the
 * truth behind.
 */
export class LedgerFile {
  private readonly startedAt = new Date().toISOString();
  private readonly outcomes = new Map<string, StackOutcome>();
  private notRunning: ReadonlyMap<string, Localized> = new Map();

  constructor(
    private readonly file: string,
    private readonly environment: string,
    private readonly units: readonly DeployedUnit[],
    stacks: readonly string[],
  ) {
    for (const stack of stacks) this.outcomes.set(stack, NOT_YET);
  }

  set(stacks: readonly string[], outcome: StackOutcome): void {
    for (const stack of stacks) this.outcomes.set(stack, outcome);
    this.write(null);
  }

  /** Why the services of single units do not run. */
  setNotRunning(reasons: ReadonlyMap<string, Localized>): void {
    this.notRunning = reasons;
  }

  applied(): readonly string[] {
    return [...this.outcomes].flatMap(([stack, { state }]) => (state === "applied" ? [stack] : []));
  }

  end(): Ledger {
    return this.write(new Date().toISOString());
  }

  private write(endedAt: string | null): Ledger {
    const units = endings(this.units, this.outcomes, this.notRunning);
    const ledger: Ledger = {
      environment: this.environment,
      startedAt: this.startedAt,
      endedAt,
      counts: countEndings(units),
      stacks: Object.fromEntries([...this.outcomes].sort(([a], [b]) => (a < b ? -1 : 1))),
      units,
    };
    writeJson(this.file, ledger);
    return ledger;
  }
}
