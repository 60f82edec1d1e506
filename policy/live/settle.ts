import type { Judgement } from "./rule";

export type Sight = Judgement["state"];

/** What the scans of one rule at one unit come to. */
export interface Standing {
  /** The last sights, the newest last; at most four. */
  readonly sights: readonly Sight[];
  /** What is held to be so; null until something was seen. */
  readonly settled: "pass" | "fail" | null;
  /** Since when, ISO 8601; null until something was seen. */
  readonly since: string | null;
}

export const UNSEEN_YET: Standing = { sights: [], settled: null, since: null };

const REMEMBERED = 4;
const FAILS_TO_REGRESS = 3;
const PASSES_TO_RECOVER = 2;

/**
 * Takes one more sight in. What was kept is held to be broken after three breaches in four sights, what was broken to
 * be kept after two that were kept in a row; the first sight counts at once, and so does a breach of a rule that says
 * `atOnce`. What could not be seen changes nothing that is held.
 */
export function settle(before: Standing, sight: Sight, at: string, atOnce = false): Standing {
  const sights = [...before.sights, sight].slice(-REMEMBERED);
  const settled = settledBy(before.settled, sights, sight, atOnce);
  return settled === before.settled ? { ...before, sights } : { sights, settled, since: at };
}

function settledBy(
  held: Standing["settled"],
  sights: readonly Sight[],
  sight: Sight,
  atOnce: boolean,
): Standing["settled"] {
  if (sight === "unknown") return held;
  if (held === null) return sight;
  if (held === "pass") {
    const fails = sights.filter((each) => each === "fail").length;
    return fails >= FAILS_TO_REGRESS || (atOnce && sight === "fail") ? "fail" : "pass";
  }
  return sights.slice(-PASSES_TO_RECOVER).filter((each) => each === "pass").length === PASSES_TO_RECOVER
    ? "pass"
    : "fail";
}

/** What is told of it today: what could not be seen this time is unknown, whatever was held before. */
export function told({ sights, settled }: Standing): Sight {
  const last = sights.at(-1);
  return last === undefined || last === "unknown" || settled === null ? "unknown" : settled;
}
