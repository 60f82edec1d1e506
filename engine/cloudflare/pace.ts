/** Cloudflare's documented limit for one account's API: 1,200 calls in five minutes; a little is left to others. */
export const CALLS_PER_FIVE_MINUTES = 1_140;

/** Calls that may go out at once before pacing begins. */
export const CALLS_AT_ONCE = 60;

export interface PaceProps {
  /** @default - {@link CALLS_PER_FIVE_MINUTES} */
  readonly callsPerFiveMinutes?: number;
  /** Calls that may go out at once before pacing begins. @default - 60 */
  readonly burst?: number;
  /** Milliseconds of a clock that never goes back. @default - the process's own */
  readonly now?: () => number;
  /** @default - a timer */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/**
 * A token bucket that never lets more calls out in any five minutes than the limit: `burst` tokens at first, refilled
 * so slowly that burst and refill together stay within it.
 */
export class Pace {
  private readonly burst: number;
  private readonly perMillisecond: number;
  private readonly now: () => number;
  private readonly sleep: (milliseconds: number) => Promise<void>;
  private tokens: number;
  private filledAt: number;
  private silentUntil = -Infinity;
  private queue: Promise<void> = Promise.resolve();

  constructor(props: PaceProps = {}) {
    const limit = props.callsPerFiveMinutes ?? CALLS_PER_FIVE_MINUTES;
    this.burst = Math.min(props.burst ?? CALLS_AT_ONCE, limit);
    this.perMillisecond = Math.max(limit - this.burst, 1) / 300_000;
    this.now = props.now ?? (() => performance.now());
    this.sleep =
      props.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
    this.tokens = this.burst;
    this.filledAt = this.now();
  }

  /** Resolves when one more call may go out, in the order of asking. */
  turn(): Promise<void> {
    const mine = this.queue.then(() => this.take());
    this.queue = mine;
    return mine;
  }

  /**
   * Nobody's turn comes before this many milliseconds have passed, and no burst after them. Many calls that are
   * refused at once mean one silence, not a sum of them.
   */
  pause(milliseconds: number): void {
    this.refill();
    this.tokens = Math.min(this.tokens, 0);
    this.silentUntil = Math.max(this.silentUntil, this.now() + milliseconds);
  }

  private async take(): Promise<void> {
    for (;;) {
      this.refill();
      const untilToken = this.tokens < 1 ? (1 - this.tokens) / this.perMillisecond : 0;
      const wait = Math.ceil(Math.max(untilToken, this.silentUntil - this.now()));
      if (wait <= 0) break;
      await this.sleep(wait);
    }
    this.tokens -= 1;
  }

  private refill(): void {
    const now = this.now();
    const since = Math.max(this.filledAt, Math.min(now, this.silentUntil));
    this.tokens = Math.min(this.burst, this.tokens + (now - since) * this.perMillisecond);
    this.filledAt = now;
  }
}
