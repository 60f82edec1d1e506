import { evaluate, type BreachCache, type Verdict } from "../../../policy/evaluate";
import type { Finding } from "../../../registry/finding";
import type { Registry } from "../../../registry/registry";

/** What a change does to the state of the rules. */
export interface FindingChanges {
  /** Errors and warnings that were not there before, in the order of file and line. */
  readonly introduced: readonly Finding[];
  /** How many of the former ones are gone. */
  readonly resolved: number;
  /** All that is said of the state after it. */
  readonly head: Verdict;
}

export interface CompareOptions {
  readonly cache?: BreachCache | undefined;
  readonly complete?: ((registry: Registry, verdict: Verdict) => Verdict) | undefined;
}

/**
 * Holds both states against the rules and tells what is new, so that a reviewer of one line does not read what was
 * wrong with the whole city before. No waiver ends here: that is no matter of a change, and `validate` watches it.
 *
 * @param options.cache changes no answer
 * @param options.complete adds what is found by no rule
 */
export function compareFindings(
  base: Registry | null,
  head: Registry,
  { cache, complete = (_, verdict) => verdict }: CompareOptions = {},
): FindingChanges {
  const before = base === null ? [] : counted(complete(base, evaluate(base, { cache })).findings);
  const verdict = complete(head, evaluate(head, { base: base ?? undefined, cache }));
  const after = counted(verdict.findings);
  const known = new Set(before.map(keyOf));
  const left = new Set(after.map(keyOf));
  return {
    introduced: after.filter((finding) => !known.has(keyOf(finding))),
    resolved: before.filter((finding) => !left.has(keyOf(finding))).length,
    head: verdict,
  };
}

function counted(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity !== "waived");
}

/** Lines move and a finding stays the same; what has no unit is known by its file. */
function keyOf({ rule, unit, field, found, place, message }: Finding): string {
  return JSON.stringify(
    unit === null ? [rule, place.file, field, found, message.vi] : [rule, unit, field, found],
  );
}
