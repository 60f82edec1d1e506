import pMap from "p-map";
import { FOUNDATION } from "../../model/names";
import type { Change } from "../../output/plan/changes";
import { createsOf, networksLookedUp, usesDnsProvider } from "../../output/plan/resources";
import { asProblem, type Problem } from "../support/problem";
import { StateUnavailable } from "../state/unavailable";
import type { Reporter } from "../support/reporter";
import type { PlanOptions, Runner, StackPlan } from "../opentofu/runner";
import { isNetwork, nameOnEngine } from "../../output/plan/resource-kinds";

/** Stacks of one Docker engine at a time: each has many operations of its own under way. */
const CONCURRENTLY = { concurrency: 2 };

/** What applying several stacks would do, and which of them cannot be planned yet. */
export interface Planned {
  readonly plans: readonly StackPlan[];
  /** Their networks come with the foundation, so that they can be planned only after it is applied. */
  readonly waiting: readonly string[];
  readonly refused: ReadonlyMap<string, Problem>;
  /** Of all plans together, and what waiting stacks will create of which nothing exists yet. */
  readonly changes: readonly Change[];
}

/**
 * Plans the foundation, then the others side by side; one that cannot be planned does not stop the rest.
 *
 * A plan that loses what holds data is not refused here: the caller asks the brake.
 *
 * @throws StateUnavailable when no state can be worked with, such as for a wrong passphrase
 */
export async function planStacks(
  runner: Runner,
  stacks: readonly string[],
  report: Reporter,
  options: Pick<PlanOptions, "lookOnly" | "handedOver"> = {},
): Promise<Planned> {
  let closed: StateUnavailable | undefined;
  const plan = (stack: string) =>
    attempted(stack, async () => {
      if (closed !== undefined) throw closed;
      const made = await runner
        .plan(stack, within(stack, report), { ...options, pastGuards: true })
        .catch((error: unknown) => {
          if (error instanceof StateUnavailable) closed = error;
          throw error;
        });
      report.note(`${stack}: ${made.empty ? "không đổi / unchanged" : counted(made.changes)}`);
      return made;
    });
  const first = stacks.includes(FOUNDATION) ? [await plan(FOUNDATION)] : [];
  const coming = new Set(first.flatMap(({ value }) => networksToCreate(value?.changes ?? [])));
  const others = stacks.filter((stack) => stack !== FOUNDATION);
  const waiting = others.filter((stack) =>
    networksLookedUp(runner.synthesised(stack)).some((name) => coming.has(name)),
  );
  const rest = await inLanes(
    runner,
    others.filter((stack) => !waiting.includes(stack)),
    plan,
  );
  if (closed !== undefined) throw closed;
  const expected = await pMap(
    waiting,
    (stack) =>
      attempted(stack, async () =>
        (await runner.isNew(stack, report)) ? createsOf(stack, runner.synthesised(stack)) : [],
      ),
    CONCURRENTLY,
  );
  const tried = [...first, ...rest];
  const refused = new Map(
    [...tried, ...expected].flatMap(({ stack, problem }) =>
      problem === undefined ? [] : [[stack, problem] as const],
    ),
  );
  const plans = tried.flatMap(({ value }) => value ?? []);
  return {
    plans,
    waiting: waiting.filter((stack) => !refused.has(stack)),
    refused,
    changes: [...plans.flatMap(({ changes }) => changes), ...expected.flatMap(({ value }) => value ?? [])],
  };
}

/** Works on stacks side by side: some at a time on the Docker engine, one at a time on an API with a limit of calls. */
export async function inLanes<Result>(
  runner: Runner,
  stacks: readonly string[],
  work: (stack: string) => Promise<Result>,
): Promise<readonly Result[]> {
  const api = stacks.filter((stack) => usesDnsProvider(runner.synthesised(stack)));
  const docker = stacks.filter((stack) => !api.includes(stack));
  return (await Promise.all([pMap(docker, work, CONCURRENTLY), pMap(api, work, { concurrency: 1 })])).flat();
}

export interface Attempted<Value> {
  readonly stack: string;
  readonly value?: Value;
  readonly problem?: Problem;
}

/** What came of one stack, its failure included. */
export async function attempted<Value>(stack: string, work: () => Promise<Value>): Promise<Attempted<Value>> {
  try {
    return { stack, value: await work() };
  } catch (error) {
    return { stack, problem: asProblem(error) };
  }
}

/** `+3 ~1 ±0 -0` */
export function counted(changes: readonly Change[]): string {
  const count = (action: Change["action"]) => changes.filter((change) => change.action === action).length;
  return `+${count("create")} ~${count("update")} ±${count("replace")} -${count("destroy")}`;
}

/** Several stacks report at once: what each does carries its name. */
function within(stack: string, report: Reporter): Reporter {
  return {
    note: (line) => report.note(`${stack}: ${line}`),
    progress: (line) => report.progress(`${stack}: ${line}`),
  };
}

function networksToCreate(changes: readonly Change[]): readonly string[] {
  return changes
    .filter((change) => isNetwork(change) && change.action === "create")
    .flatMap(({ after }) => nameOnEngine(after) ?? []);
}
