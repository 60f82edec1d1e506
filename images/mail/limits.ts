import type { Box } from "./facts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How much a mailbox sends, and a school in all. A letter to every parent of a large school fits. */
export const LIMITS = {
  messagesAMinute: 30,
  recipientsADay: 1_000,
  unitRecipientsADay: 3_000,
  /** Letters beyond a limit within ten minutes, after which it is a program that writes and no person. */
  excess: 10,
  /** Recipients that do not exist within ten minutes: a list that was bought or guessed. */
  unknown: 20,
} as const;

/** What comes of a recipient or a letter; `suspend` says why. */
export type Judgement = { readonly kind: "fits" } | { readonly kind: "later" } | Suspend;
interface Suspend {
  readonly kind: "suspend";
  readonly reason: string;
}

const FITS: Judgement = { kind: "fits" };
const LATER: Judgement = { kind: "later" };

/** Counts of some keys over a span that moves with the clock, in steps of a twelfth. */
export class MovingCount {
  private readonly counts = new Map<string, Map<number, number>>();
  private readonly stepMs: number;

  constructor(
    spanMs: number,
    private readonly now: () => number,
  ) {
    this.stepMs = spanMs / STEPS;
  }

  add(key: string, amount: number): number {
    const steps = this.counts.get(key) ?? new Map<number, number>();
    const step = Math.floor(this.now() / this.stepMs);
    steps.set(step, (steps.get(step) ?? 0) + amount);
    for (const other of steps.keys()) if (other <= step - STEPS) steps.delete(other);
    this.counts.set(key, steps);
    if (this.counts.size > MOST_KEYS) this.forgetOld(step);
    return this.of(key);
  }

  of(key: string): number {
    const oldest = Math.floor(this.now() / this.stepMs) - STEPS;
    let sum = 0;
    for (const [step, amount] of this.counts.get(key) ?? []) if (step > oldest) sum += amount;
    return sum;
  }

  forget(key: string): void {
    this.counts.delete(key);
  }

  /** Strangers choose some of the keys: those that count no more must not stay for ever. */
  private forgetOld(now: number): void {
    for (const [key, steps] of this.counts) {
      if (Math.max(...steps.keys()) <= now - STEPS) this.counts.delete(key);
    }
  }
}
const STEPS = 12;
const MOST_KEYS = 50_000;

/**
 * What each log-in and each unit sends, counted in letters and recipients. Over a limit a letter has to wait; who goes on
 * all the same, or writes to many that do not exist, is to be suspended.
 */
export class SendingLimits {
  private readonly messages: MovingCount;
  private readonly recipients: MovingCount;
  private readonly unitRecipients: MovingCount;
  private readonly excess: MovingCount;
  private readonly unknown: MovingCount;
  /** The letter whose excess was counted last, by login: one letter is one, however many its recipients. */
  private readonly counted = new Map<string, string>();

  constructor(now: () => number) {
    this.messages = new MovingCount(MINUTE, now);
    this.recipients = new MovingCount(24 * HOUR, now);
    this.unitRecipients = new MovingCount(24 * HOUR, now);
    this.excess = new MovingCount(10 * MINUTE, now);
    this.unknown = new MovingCount(10 * MINUTE, now);
  }

  /** Asked at each recipient, before it is accepted. */
  mayWrite({ key, unit }: Box, letter: string): Judgement {
    const isOver =
      this.messages.of(key) >= LIMITS.messagesAMinute || this.recipients.of(key) >= LIMITS.recipientsADay;
    // The unit's limit is no fault of this log-in: such a letter only waits.
    if (!isOver) return this.unitRecipients.of(unit) < LIMITS.unitRecipientsADay ? FITS : LATER;
    if (this.counted.get(key) === letter) return LATER;
    this.counted.set(key, letter);
    return this.excess.add(key, 1) < LIMITS.excess
      ? LATER
      : { kind: "suspend", reason: `${LIMITS.excess} letters beyond the limit within ten minutes` };
  }

  /** A recipient that does not exist. */
  wroteToNobody({ key }: Box): Judgement {
    return this.unknown.add(key, 1) < LIMITS.unknown
      ? FITS
      : { kind: "suspend", reason: `${LIMITS.unknown} recipients that do not exist within ten minutes` };
  }

  /** A letter that was accepted. */
  wrote({ key, unit }: Box, recipients: number): void {
    this.messages.add(key, 1);
    this.recipients.add(key, recipients);
    this.unitRecipients.add(unit, recipients);
  }

  /** Whoever is let in again begins anew; the unit's count stays. */
  forget(key: string): void {
    for (const count of [this.messages, this.recipients, this.excess, this.unknown]) count.forget(key);
    this.counted.delete(key);
  }
}
