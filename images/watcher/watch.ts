import { type Observation, type Subject, SUBJECTS } from "./observe";

/** What is remembered between two rounds, and over a restart. */
export interface Memory {
  readonly subjects: Readonly<Record<Subject, SubjectMemory>>;
  /** What people know to be gone. */
  readonly told: readonly Subject[];
  /** When the first of these was seen to fail, ISO 8601; null while nothing is gone. */
  readonly since: string | null;
  /** When people were last told, ISO 8601; null while nothing is gone. */
  readonly toldAt: string | null;
}

interface SubjectMemory {
  readonly isDown: boolean;
  /** Rounds in a row that spoke against `isDown`. */
  readonly contrary: number;
  /** When that began, ISO 8601; of what is down: when it began to fail. */
  readonly from: string | null;
  /** In the words of whoever failed last. */
  readonly reason: string;
}

export interface Notice {
  readonly down: readonly Subject[];
  /** What was gone and is back. */
  readonly back: readonly Subject[];
  readonly since: string;
  /** Of this notice, ISO 8601. */
  readonly at: string;
  readonly reasons: Readonly<Partial<Record<Subject, string>>>;
  /** Nothing has changed: told again, so that nobody forgets. */
  readonly isReminder: boolean;
}

export const NOTHING: Memory = {
  subjects: Object.fromEntries(
    SUBJECTS.map((subject) => [subject, { isDown: false, contrary: 0, from: null, reason: "" }]),
  ) as unknown as Memory["subjects"],
  told: [],
  since: null,
  toldAt: null,
};

/** What still lasts is told again after so long. */
const REMIND_AFTER_MS = 12 * 3_600_000;

export interface Patience {
  /** Failures in a row that count as gone. */
  readonly lostAfter: number;
  /** Successes in a row that count as back. */
  readonly backAfter: number;
}

/**
 * Draws the conclusions of one round.
 *
 * @param seen null while this host's own line is gone: nothing is concluded, and nothing forgotten
 */
export function conclude(
  memory: Memory,
  seen: Observation | null,
  now: Date,
  patience: Patience,
): { readonly memory: Memory; readonly notice: Notice | null } {
  if (seen === null) return { memory, notice: null };
  const at = now.toISOString();
  const subjects = Object.fromEntries(
    SUBJECTS.map((subject) => [subject, judge(memory.subjects[subject], seen[subject], at, patience)]),
  ) as Record<Subject, SubjectMemory>;
  const down = SUBJECTS.filter((subject) => subjects[subject].isDown);
  // What is about to fail, or to come back, as well is waited for: one cause, one message.
  const undecided = SUBJECTS.some((subject) => subjects[subject].contrary > 0);
  const back = memory.told.filter((subject) => !down.includes(subject));
  const isNew = down.some((subject) => !memory.told.includes(subject));
  const isDue =
    memory.toldAt !== null && down.length > 0 && now.getTime() - Date.parse(memory.toldAt) >= REMIND_AFTER_MS;
  const hasChanged = isNew || back.length > 0;
  if (hasChanged ? undecided : !isDue) {
    return { memory: { ...memory, subjects }, notice: null };
  }
  const since = memory.since ?? earliest(down.map((subject) => subjects[subject].from)) ?? at;
  const reasons = Object.fromEntries(down.map((subject) => [subject, subjects[subject].reason]));
  return {
    memory: {
      subjects,
      told: down,
      since: down.length === 0 ? null : since,
      toldAt: down.length === 0 ? null : at,
    },
    notice: { down, back, since, at, reasons, isReminder: !hasChanged },
  };
}

function judge(
  memory: SubjectMemory,
  seen: string | null | undefined,
  at: string,
  { lostAfter, backAfter }: Patience,
): SubjectMemory {
  const { isDown } = memory;
  // Who cannot be asked must keep nobody waiting: what had begun to change begins anew.
  if (seen === undefined) return { ...memory, contrary: 0, from: isDown ? memory.from : null };
  const fails = seen !== null;
  const reason = seen ?? memory.reason;
  if (fails === isDown) return { ...memory, contrary: 0, reason, from: isDown ? memory.from : null };
  const contrary = memory.contrary + 1;
  const from = isDown || memory.contrary > 0 ? memory.from : at;
  if (contrary < (fails ? lostAfter : backAfter)) return { isDown, contrary, from, reason };
  return { isDown: fails, contrary: 0, from: fails ? from : null, reason };
}

function earliest(moments: readonly (string | null)[]): string | null {
  return moments.filter((moment) => moment !== null).sort()[0] ?? null;
}
