import type { Localized } from "../../../language/localized";
import type { SiteRecord } from "../../../policy/live/record";
import type { LiveBreach, LiveRule } from "../../../policy/live/rule";
import { told } from "../../../policy/live/settle";
import type { WaivedBy } from "../../../registry/finding";
import type { WaiverRecord } from "../../../registry/registry";

/** A unit whose site was to be looked at. */
export interface Expected {
  readonly id: string;
  readonly name: string;
  /** Of whoever answers for it; empty where that is not known. */
  readonly parentName: string;
  readonly url: string;
}

/** What is told of one rule at one unit. */
export interface LiveFinding {
  readonly rule: string;
  readonly clause: string | null;
  readonly unit: string;
  /** `waived`: broken, and a waiver allows it for a time. */
  readonly state: "pass" | "fail" | "unknown" | "waived";
  /** Null of what is kept and of what could not be seen. */
  readonly severity: "error" | "warning" | null;
  /** Since when it is held to be so, ISO 8601; null of what was never seen. */
  readonly since: string | null;
  /** When it was last looked at, ISO 8601; null for never. */
  readonly at: string | null;
  readonly breaches: readonly LiveBreach[];
  /** Why it could not be seen; null of what was. */
  readonly reason: Localized | null;
  readonly remedy: Localized;
  readonly waiver: WaivedBy | null;
}

/** How far one rule is kept, of those that could be looked at. */
export interface LiveRuleFacts {
  readonly id: string;
  readonly clause: string;
  readonly statement: Localized;
  /** Units that should have been looked at. */
  readonly of: number;
  /** Units of which the rule could tell: beside every share. */
  readonly checked: number;
  /** Kept, or broken with a waiver. */
  readonly kept: number;
  readonly broken: number;
  readonly waived: number;
}

/** What the scans come to. */
export interface LiveFacts {
  readonly expected: readonly Expected[];
  /** Sites that were looked at. */
  readonly seen: number;
  /** When the first and the last of them were, ISO 8601; null where none was. */
  readonly from: string | null;
  readonly until: string | null;
  readonly rules: readonly LiveRuleFacts[];
  readonly findings: readonly LiveFinding[];
  /** Breaches of errors, and of warnings. */
  readonly errors: number;
  readonly warnings: number;
}

const NEVER: Localized = {
  vi: "Chưa có lượt quét nào xem trang này.",
  en: "No scan has looked at this site yet.",
};

/** Counts what was seen. What no record tells of a unit is unknown, and never kept. */
export function liveFacts(
  expected: readonly Expected[],
  records: readonly SiteRecord[],
  rules: readonly LiveRule[],
  waivers: readonly WaiverRecord[],
  today: string,
): LiveFacts {
  const byUnit = new Map(records.map((record) => [record.unit, record]));
  const inForce = new Map(
    waivers.flatMap(({ entry: { rule, unit, until, reason = "", approver = "" } }) =>
      rule !== undefined && unit !== undefined && until !== undefined && until >= today
        ? [[`${rule} ${unit}`, { reason, approver, until }] as const]
        : [],
    ),
  );
  const findings = expected.flatMap(({ id, url }) => {
    const record = byUnit.get(id);
    // What was seen under another name says nothing of this one.
    const own = record !== undefined && record.url === url ? record : undefined;
    return rules.map((rule) => findingOf(rule, id, own, inForce.get(`${rule.id} ${id}`) ?? null));
  });
  const times = expected.flatMap(({ id, url }) => {
    const record = byUnit.get(id);
    return record?.url === url && wasLookedAt(record) ? [record.at] : [];
  });
  times.sort();
  const count = (severity: LiveFinding["severity"]) =>
    findings.filter((finding) => finding.state === "fail" && finding.severity === severity).length;
  return {
    expected,
    seen: times.length,
    from: times[0] ?? null,
    until: times.at(-1) ?? null,
    rules: rules.map((rule) => ruleFacts(rule, findings)),
    findings,
    errors: count("error"),
    warnings: count("warning"),
  };
}

/** What was kept from the scanner, or forbidden to it, was not looked at, though the DNS may have told of it. */
function wasLookedAt({ pages }: SiteRecord): boolean {
  return pages.every(({ role, unseen }) => role !== "home" || unseen === null);
}

function findingOf(
  rule: LiveRule,
  unit: string,
  record: SiteRecord | undefined,
  waiver: WaivedBy | null,
): LiveFinding {
  const { id, clause, remedy } = rule;
  const known = record?.rules[id];
  const base = { rule: id, clause, unit, remedy, waiver: null, breaches: [], reason: null, severity: null };
  if (known === undefined) return { ...base, state: "unknown", since: null, at: null, reason: NEVER };
  const { judgement, since, at, breaches } = known;
  const state = told(known);
  if (state === "unknown") {
    return {
      ...base,
      state,
      since: null,
      at,
      reason: judgement.state === "unknown" ? judgement.reason : NEVER,
    };
  }
  if (state === "pass") return { ...base, state, since, at };
  const isError = breaches.some(({ severity = rule.severity }) => severity === "error");
  return {
    ...base,
    state: waiver === null ? "fail" : "waived",
    severity: isError ? "error" : "warning",
    since,
    at,
    breaches,
    waiver,
  };
}

function ruleFacts(rule: LiveRule, findings: readonly LiveFinding[]): LiveRuleFacts {
  const own = findings.filter((finding) => finding.rule === rule.id);
  const count = (...states: readonly LiveFinding["state"][]) =>
    own.filter(({ state }) => states.includes(state)).length;
  return {
    id: rule.id,
    clause: rule.clause ?? "",
    statement: rule.statement,
    of: own.length,
    checked: count("pass", "fail", "waived"),
    kept: count("pass", "waived"),
    broken: count("fail"),
    waived: count("waived"),
  };
}
