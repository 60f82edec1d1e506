import { LIVE_RULES } from "../../../policy/live/index";
import { CRITERIA, type Criterion } from "../../../policy/evaluation/criteria";
import { RULES } from "../../../policy/rules/index";
import type { UnitFacts } from "./facts";
import type { SeenFacts } from "./seen";

/**
 * `partly`: only what the rules call a warning. `unknown`: a rule could not tell, and no other says that it is broken.
 * What visitors can do on a site only is broken where there is none.
 */
export type CriterionState = "kept" | "partly" | "broken" | "unknown";

export interface CriterionScore {
  readonly criterion: Criterion;
  readonly state: CriterionState;
  /** The whole weight of what is kept, half of what is kept in part, nothing of the rest. */
  readonly points: number;
  /** A breach of it is waived, and counts as kept. */
  readonly isWaived: boolean;
}

/** What somebody has, of what could be told of him. */
export interface Score {
  readonly points: number;
  /** Points that could be told, whether he has them or not: what is unknown is neither given nor taken. */
  readonly known: number;
  /** Points of everything. */
  readonly of: number;
}

export interface UnitScore extends Score {
  readonly criteria: readonly CriterionScore[];
}

const DECLARED = new Set<string>(RULES.map(({ id }) => id));
const SEEN = new Set(LIVE_RULES.map(({ id }) => id));

/** The points of an active unit; null of any other, which the directive asks nothing of. */
export function unitScore(unit: UnitFacts, seen: SeenFacts): UnitScore | null {
  if (!unit.isActive) return null;
  const own = CRITERIA.map((criterion) => criterionScore(criterion, unit, seen));
  const isDown = own.some(({ criterion, state }) => criterion.id === "site" && state === "broken");
  const criteria = own.map((each) =>
    isDown && each.criterion.needsSite && each.state === "unknown"
      ? { ...each, state: "broken" as const }
      : each,
  );
  return { criteria, ...total(criteria.map(scoreOf)) };
}

/** All of these together. */
export function total(scores: readonly Score[]): Score {
  const sum = (pick: (score: Score) => number) => scores.reduce((all, score) => all + pick(score), 0);
  return { points: sum(({ points }) => points), known: sum(({ known }) => known), of: sum(({ of }) => of) };
}

function scoreOf({ criterion: { weight }, state, points }: CriterionScore): Score {
  return { points, known: state === "unknown" ? 0 : weight, of: weight };
}

function criterionScore(criterion: Criterion, unit: UnitFacts, seen: SeenFacts): CriterionScore {
  const verdicts = criterion.rules.flatMap((rule) => [
    ...(DECLARED.has(rule) ? [declaredVerdict(rule, unit)] : []),
    ...(SEEN.has(rule) ? [seenVerdict(rule, unit, seen)] : []),
  ]);
  const has = (verdict: Verdict) => verdicts.includes(verdict);
  const state = has("error") ? "broken" : has("unknown") ? "unknown" : has("warning") ? "partly" : "kept";
  const share = { kept: 1, partly: 0.5, broken: 0, unknown: 0 }[state];
  return { criterion, state, points: criterion.weight * share, isWaived: has("waived") };
}

type Verdict = "kept" | "waived" | "warning" | "error" | "unknown";

function declaredVerdict(rule: string, { findings, isUnread }: UnitFacts): Verdict {
  if (isUnread) return "unknown";
  const severities = findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity);
  return (["error", "warning", "waived"] as const).find((each) => severities.includes(each)) ?? "kept";
}

function seenVerdict(rule: string, { id }: UnitFacts, seen: SeenFacts): Verdict {
  const finding = seen.unit(id).findings.find((each) => each.rule === rule);
  if (finding === undefined || finding.state === "unknown") return "unknown";
  if (finding.state === "pass") return "kept";
  if (finding.state === "waived") return "waived";
  return finding.severity === "error" ? "error" : "warning";
}
