import { availableParallelism } from "node:os";
import { Worker, workerData } from "node:worker_threads";

/** A core that has not answered by then is not waited for. */
const PATIENCE_MS = 60_000;

const PENDING = 0;
const DONE = 1;
const FAILED = 2;

/** This program, by its launcher where it has one, which keeps compiled code (`scripts/launcher.cjs`). */
const PROGRAM = __filename.replace(/\.bundle\.js$/, ".js");

interface Assignment {
  readonly task: string;
  readonly data: unknown;
  readonly outcome: SharedArrayBuffer;
}

/**
 * Gives a task to a second core. It runs the same program, which answers with {@link beSecondCore}.
 *
 * @param data plain values; the second core gets a copy
 * @returns what waits for the second core and says whether it has done its task. If not (one core only, an error, no
 * answer for a minute), the caller has to do it: an error then shows itself where people see it
 */
export function startSecondCore(task: string, data: unknown): () => boolean {
  if (availableParallelism() < 2) return () => false;
  const assignment: Assignment = { task, data, outcome: new SharedArrayBuffer(4) };
  // A small nursery: the two cores together shall need little more memory than one.
  const resourceLimits = { maxYoungGenerationSizeMb: 8 };
  const worker = new Worker(PROGRAM, { workerData: assignment, resourceLimits });
  worker.unref();
  worker.on("error", () => undefined);
  return () => {
    const outcome = new Int32Array(assignment.outcome);
    Atomics.wait(outcome, 0, PENDING, PATIENCE_MS);
    return Atomics.load(outcome, 0) === DONE;
  };
}

/** Gives a task to a second core and works here meanwhile: see {@link startSecondCore}. */
export function withSecondCore(task: string, data: unknown, meanwhile: () => void): boolean {
  const isDone = startSecondCore(task, data);
  meanwhile();
  return isDone();
}

/** Does the task that this worker was given. */
export async function beSecondCore(
  tasks: Readonly<Record<string, (data: never) => void | Promise<void>>>,
): Promise<void> {
  const { task, data, outcome } = workerData as Assignment;
  let result = FAILED;
  try {
    const work = tasks[task];
    if (work !== undefined) {
      await work(data as never);
      result = DONE;
    }
  } finally {
    const flag = new Int32Array(outcome);
    Atomics.store(flag, 0, result);
    Atomics.notify(flag, 0);
  }
}

/** Two lists of about the same size, together all items, each once. */
export function halves<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
): readonly [readonly T[], readonly T[]] {
  const sides: [T[], T[]] = [[], []];
  const sizes = [0, 0];
  for (const item of [...items].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const side = (sizes[0] ?? 0) <= (sizes[1] ?? 0) ? 0 : 1;
    sides[side].push(item);
    sizes[side] = (sizes[side] ?? 0) + sizeOf(item);
  }
  return sides;
}
