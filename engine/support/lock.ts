import { lock } from "proper-lockfile";
import { Problem } from "./problem";
import type { Workplace } from "./workplace";

/** A run that was killed stops touching its lock; after this it is taken for dead. */
const STALE_MS = 10_000;

/**
 * Lets one run at a time work on an environment.
 *
 * @throws Problem when another run is at work
 */
export async function withLock<T>(place: Workplace, work: () => Promise<T>): Promise<T> {
  const release = await lock(place.folder, {
    stale: STALE_MS,
    update: STALE_MS / 5,
    // Long enough for the lock of a run that was killed a moment ago.
    retries: { retries: 13, factor: 1, minTimeout: 1_000 },
    // A machine that slept looks like this; the engine's own state lock still guards what matters.
    onCompromised: () => undefined,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ELOCKED") throw error;
    throw new Problem(
      `Một lần chạy khác đang làm việc với môi trường ${place.environment}: hãy đợi nó xong rồi chạy lại.`,
      `Another run is at work on the environment ${place.environment}: wait until it is done and run again.`,
    );
  });
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
}
