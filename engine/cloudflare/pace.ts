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

  /** Nobody's turn comes before this many milliseconds have passed: the API said so. */
  pause(milliseconds: number): void {
    this.tokens = Math.min(this.tokens, 0) - milliseconds * this.perMillisecond;
  }

  private async take(): Promise<void> {
    this.refill();
    if (this.tokens < 1) {
      await this.sleep(Math.ceil((1 - this.tokens) / this.perMillisecond));
      this.refill();
    }
    this.tokens -= 1;
  }

  private refill(): void {
    const now = this.now();
    this.tokens = Math.min(this.burst, this.tokens + (now - this.filledAt) * this.perMillisecond);
    this.filledAt = now;
  }
}
