import { evaluate, type BreachMemory } from "../../policy/evaluate";
import type { Finding } from "../../registry/finding";
import type { Registry } from "../../registry/registry";

/** What a change does to the state of the rules. */
export interface FindingChanges {
  /** Errors and warnings that were not there before, in the order of file and line. */
  readonly introduced: readonly Finding[];
  /** How many of the former ones are gone. */
  readonly resolved: number;
}

/**
 * Holds both states against the rules and tells what is new, so that a reviewer of one line does not read what was
 * wrong with the whole city before. `memory` changes no answer. No waiver ends here: that is no matter of a change, and `validate` watches it.
 */
export function compareFindings(
  base: Registry | null,
  head: Registry,
  memory?: BreachMemory,
): FindingChanges {
  const before = base === null ? [] : counted(evaluate(base, { memory }).findings);
  const after = counted(evaluate(head, { base: base ?? undefined, memory }).findings);
  const known = new Set(before.map(keyOf));
  const left = new Set(after.map(keyOf));
  return {
    introduced: after.filter((finding) => !known.has(keyOf(finding))),
    resolved: before.filter((finding) => !left.has(keyOf(finding))).length,
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
