import { setTimeout as pause } from "node:timers/promises";

const HOUR_MS = 3_600_000;

export interface Rounds {
  /** From the beginning of one to the beginning of the next. */
  readonly hours: number;
  readonly round: () => Promise<void>;
  /** Told when a round failed; the next one is due all the same. */
  readonly failed: (error: unknown) => void;
  readonly now?: () => number;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Round after round, until the program is ended: what one that was broken off had done stays done. A round that takes
 * longer than its time is followed at once by the next, and by one only.
 */
export async function goRound({
  hours,
  round,
  failed,
  now = Date.now,
  wait = pause,
}: Rounds): Promise<never> {
  for (;;) {
    const due = now() + hours * HOUR_MS;
    await round().catch(failed);
    await wait(Math.max(0, due - now()));
  }
}
