import type { Localized } from "../../../language/localized";

/**
 * The ledger of a deployment: every unit ends as done, failed or queued, and none is forgotten. A unit is done when
 * all that serves it is applied and runs: its cell, and the stacks that serve the whole city.
 */

export type Ending = "done" | "failed" | "queued";

/** How far a stack is; one that is not `applied` says why. */
export type StackOutcome =
  | { readonly state: "applied" }
  | { readonly state: "failed"; readonly reason: Localized; readonly detail: string }
  | { readonly state: "waiting"; readonly reason: Localized };

export interface DeployedUnit {
  readonly id: string;
  readonly name: string;
  /** The stack of its cell: `cell-01`. */
  readonly cell: string;
}

export interface UnitEntry {
  readonly id: string;
  readonly name: string;
  readonly state: Ending;
  /** Null for one that is done. */
  readonly reason: Localized | null;
}

export interface Ledger {
  readonly environment: string;
  /** When the run began, ISO 8601. */
  readonly startedAt: string;
  /** Null while the run goes on, and for ever where it was cut off. */
  readonly endedAt: string | null;
  readonly counts: Readonly<Record<Ending, number>>;
  readonly stacks: Readonly<Record<string, StackOutcome>>;
  readonly units: readonly UnitEntry[];
}

const NOT_SYNTHESISED: Localized = {
  vi: "ngăn của đơn vị chưa được tổng hợp",
  en: "the unit's stack is not synthesised",
};

/**
 * How each unit ended, by id.
 *
 * @param outcomes of every stack of the city
 * @param notRunning why a unit's own service does not run although its stacks are applied, by unit
 */
export function endings(
  units: readonly DeployedUnit[],
  outcomes: ReadonlyMap<string, StackOutcome>,
  notRunning: ReadonlyMap<string, Localized>,
): readonly UnitEntry[] {
  const shared = [...outcomes.keys()].filter((stack) => !isCell(stack)).sort();
  return [...units]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name, cell }) => {
      const mine = [cell, ...shared].map((stack) => ({ stack, outcome: outcomes.get(stack) }));
      const failed = mine.find(({ outcome }) => outcome?.state === "failed");
      const behind = failed ?? mine.find(({ outcome }) => outcome?.state !== "applied");
      if (behind !== undefined) {
        const state = failed === undefined ? "queued" : "failed";
        return { id, name, state, reason: because(behind.stack, behind.outcome) };
      }
      const reason = notRunning.get(id) ?? null;
      return { id, name, state: reason === null ? "done" : "failed", reason };
    });
}

function because(stack: string, outcome: StackOutcome | undefined): Localized {
  const { vi, en } = outcome === undefined || outcome.state === "applied" ? NOT_SYNTHESISED : outcome.reason;
  return { vi: `${stack}: ${vi}`, en: `${stack}: ${en}` };
}

function isCell(stack: string): boolean {
  return /^cell-\d+$/.test(stack);
}

export function countEndings(units: readonly UnitEntry[]): Record<Ending, number> {
  const count = (state: Ending) => units.filter((unit) => unit.state === state).length;
  return { done: count("done"), failed: count("failed"), queued: count("queued") };
}
