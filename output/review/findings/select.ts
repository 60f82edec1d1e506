import type { Verdict } from "../../../policy/evaluate";
import type { Finding } from "../../../registry/finding";
import type { UnitNames } from "./units";

/** Which findings a reader wants. */
export interface Selection {
  /** Code of an office: its own and those of the units that it answers for. */
  readonly parent?: string | undefined;
  readonly unit?: string | undefined;
  /** A rule's id, or its topic (`mail`). */
  readonly rule?: string | undefined;
}

/** The verdict about what was selected; its sums are those of the selection. */
export function select(verdict: Verdict, { parent, unit, rule }: Selection, names: UnitNames): Verdict {
  if (parent === undefined && unit === undefined && rule === undefined) return verdict;
  const findings = verdict.findings.filter(
    (finding) =>
      (unit === undefined || finding.unit === unit) &&
      (parent === undefined ||
        finding.unit === parent ||
        (finding.unit !== null && names.officeOf(finding.unit) === parent)) &&
      (rule === undefined || finding.rule === rule || finding.rule.startsWith(`${rule}/`)),
  );
  const count = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    summary: {
      units: verdict.summary.units,
      errors: count("error"),
      warnings: count("warning"),
      waived: count("waived"),
    },
    findings,
  };
}

/** What is true of so many units that it is said once. */
export interface General {
  readonly rule: string;
  readonly severity: Finding["severity"];
  readonly units: number;
  readonly example: Finding;
}

/** Fewer units than this are no city. */
const FEWEST = 20;
const NEARLY_ALL = 0.8;

/** Rules that nearly every unit breaks tell of the list, not of a unit. */
export function generals(findings: readonly Finding[], units: number): General[] {
  if (units < FEWEST) return [];
  const byRule = new Map<string, { example: Finding; ids: Set<string> }>();
  for (const finding of findings) {
    if (finding.unit === null || finding.severity === "waived") continue;
    const key = `${finding.rule} ${finding.severity}`;
    const known = byRule.get(key);
    if (known) known.ids.add(finding.unit);
    else byRule.set(key, { example: finding, ids: new Set([finding.unit]) });
  }
  return [...byRule.values()]
    .filter(({ ids }) => ids.size >= units * NEARLY_ALL)
    .map(({ example, ids }) => ({
      rule: example.rule,
      severity: example.severity,
      units: ids.size,
      example,
    }));
}
