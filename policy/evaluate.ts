import type { Localized } from "../language/localized";
import { compareFindings, type Finding, type Place } from "../registry/finding";
import type { Registry, UnitRecord, WaiverRecord } from "../registry/registry";
import { LIVE_RULES } from "./live/index";
import type { AnyRule, Breach, CityFacts, RegistryRule, UnitRule, WaiverRule } from "./rule";
import { RULES } from "./rules/index";
import { settleProposals } from "./settle-proposals";

export interface EvaluateOptions {
  /** `YYYY-MM-DD`: waivers that ended before it no longer count. Left out: no waiver ends, as a synthesis must not depend on the day. */
  readonly today?: string | undefined;
  /** The registry as it was before; without it nothing is said of what was removed. */
  readonly base?: Registry | undefined;
  /** Left out: every rule of the policy. */
  readonly rules?: readonly AnyRule[] | undefined;
  /** Remembers what the rules about one unit said of it. Leaving it away changes no answer. */
  readonly cache?: BreachCache | undefined;
}

/** What the rules about one unit found, by rule id. */
export type UnitBreaches = readonly { readonly rule: string; readonly breach: Breach }[];

export interface BreachCache {
  recallBreaches(unit: UnitRecord, city: CityFacts): UnitBreaches | undefined;
  storeBreaches(unit: UnitRecord, city: CityFacts, breaches: UnitBreaches): void;
}

/** What was found, and how much of it counts. */
export interface Verdict {
  readonly summary: {
    readonly units: number;
    readonly errors: number;
    readonly warnings: number;
    readonly waived: number;
  };
  /** Everything in the order of file and line, what the loader found included. */
  readonly findings: readonly Finding[];
}

/** Holds the registry against the rules. Pure; a rule that throws becomes a finding. */
export function evaluate(registry: Registry, options: EvaluateOptions = {}): Verdict {
  const rules = options.rules ?? RULES;
  const city = cityFacts(registry);
  const findings = [
    ...registry.findings,
    ...unitFindings(registry, rules.filter(isUnitRule), city, options.cache),
    ...staffFindings(registry, rules.filter(isUnitRule), city),
    ...registryFindings(registry, rules.filter(isRegistryRule), city, options.base ?? null),
  ];
  const remedies = new Map(rules.map(({ id, remedy }) => [id, remedy]));
  settleProposals(findings, registry, city, (rule) => remedies.get(rule) ?? CORRECT_IT);
  const judged = applyWaivers(findings, registry.waivers, rules, options.today ?? null);
  judged.sort(compareFindings);
  const count = (severity: Finding["severity"]) =>
    judged.filter((finding) => finding.severity === severity).length;
  return {
    summary: {
      units: registry.units.length,
      errors: count("error"),
      warnings: count("warning"),
      waived: count("waived"),
    },
    findings: judged,
  };
}

const CORRECT_IT: Localized = { vi: "Sửa lại giá trị này.", en: "Correct this value." };

/** The settings that rules need, or nulls where the city's entry could not be read. */
export function cityFacts({ city }: Registry): CityFacts {
  const { zone, department, portal, alerts } = city.entry;
  return {
    zone: zone ?? null,
    departmentId: department?.id ?? null,
    portal: portal ?? null,
    cityMailboxes: [department?.mail, alerts].filter((mailbox) => mailbox !== undefined),
  };
}

function unitFindings(
  registry: Registry,
  rules: readonly UnitRule[],
  city: CityFacts,
  cache: BreachCache | undefined,
): Finding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const findings: Finding[] = [];
  for (const unit of registry.units) {
    // What is missing from an entry that can't be read whole may be there.
    if (unit.broken) continue;
    let breaches = cache?.recallBreaches(unit, city);
    if (!breaches) {
      breaches = breachesOfUnit(rules, unit, city);
      cache?.storeBreaches(unit, city, breaches);
    }
    for (const { rule: id, breach } of breaches) {
      const rule = byId.get(id);
      if (rule) findings.push(toFinding(rule, breach, unit.entry.id ?? null, unit.place(breach.at)));
    }
  }
  return findings;
}

function staffFindings({ staff }: Registry, rules: readonly UnitRule[], city: CityFacts): Finding[] {
  const read = staff.filter(({ broken }) => !broken);
  return rules.flatMap((rule) => {
    const { checkStaff } = rule;
    if (checkStaff === undefined) return [];
    return read.flatMap((each) =>
      breachesOf(rule, () => checkStaff(each, city)).map((breach) =>
        toFinding(rule, breach, each.entry.unit ?? null, each.place(breach.at)),
      ),
    );
  });
}

function breachesOfUnit(rules: readonly UnitRule[], unit: UnitRecord, city: CityFacts): UnitBreaches {
  const found: { rule: string; breach: Breach }[] = [];
  for (const rule of rules) {
    for (const breach of breachesOf(rule, () => rule.check(unit, city)))
      found.push({ rule: rule.id, breach });
  }
  return found;
}

function registryFindings(
  registry: Registry,
  rules: readonly RegistryRule[],
  city: CityFacts,
  base: Registry | null,
): Finding[] {
  const byId = new Map<string, UnitRecord>();
  for (const unit of registry.units) {
    const { id } = unit.entry;
    if (id !== undefined && !byId.has(id)) byId.set(id, unit);
  }
  const facts = { ...city, base, byId };
  const start: Place = { file: registry.root, line: 1, column: 1 };
  return rules.flatMap((rule) =>
    breachesOf(rule, () => rule.check(registry, facts)).map((breach) => {
      if ("unit" in breach) {
        const unit = breach.unit as UnitRecord;
        return toFinding(rule, breach, unit.entry.id ?? null, unit.place(breach.at));
      }
      if ("place" in breach)
        return toFinding(rule, breach, breach.unitId as string | null, breach.place as Place);
      return toFinding(rule, breach, null, start);
    }),
  );
}

/** A rule's breaches; where it fails, one more that says so. */
function breachesOf<B extends Breach>(rule: AnyRule, check: () => Iterable<B>): (B | Breach)[] {
  const found: (B | Breach)[] = [];
  try {
    for (const breach of check()) found.push(breach);
  } catch (error) {
    found.push({ at: "", message: ruleFailed(rule.id, error), severity: "error" });
  }
  return found;
}

function ruleFailed(id: string, error: unknown): Localized {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    vi: `Không kiểm tra được quy định ${id} ở đây vì lỗi của chương trình (${reason}). Báo cho Trung tâm kỹ thuật; dữ liệu có thể vẫn đúng.`,
    en: `The rule ${id} could not be checked here, by a fault of the program (${reason}). Report it; the data may be right.`,
  };
}

function toFinding(rule: AnyRule, breach: Breach, unit: string | null, place: Place): Finding {
  const severity = rule.stage === "warn" ? "warning" : (breach.severity ?? rule.severity);
  return {
    rule: rule.id,
    severity,
    unit,
    field: breach.at === "" ? null : breach.at,
    place,
    found: breach.found ?? null,
    clause: rule.clause,
    message: breach.message,
    fix:
      breach.fix === undefined ? { kind: "advice", text: rule.remedy } : { kind: "yaml", text: breach.fix },
    waiver: null,
  };
}

/** Marks what is waived, and lets the rules about waivers speak. */
function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly WaiverRecord[],
  rules: readonly AnyRule[],
  today: string | null,
): Finding[] {
  if (waivers.length === 0) return [...findings];
  const waivable = new Set(
    rules.filter((rule) => rule.waivable !== false && rule.about !== "waivers").map(({ id }) => id),
  );
  const breached = new Set(findings.map(({ rule, unit }) => `${rule} ${unit}`));
  const inForce = new Map<string, WaiverRecord>();
  for (const waiver of waivers) {
    const { rule, unit, until } = waiver.entry;
    if (waiver.broken || !rule || !unit || !waivable.has(rule)) continue;
    if (today === null || (until !== undefined && until >= today)) inForce.set(`${rule} ${unit}`, waiver);
  }
  const judged = findings.map((finding): Finding => {
    const waiver = inForce.get(`${finding.rule} ${finding.unit}`);
    if (!waiver) return finding;
    const { reason = "", approver = "", until = "" } = waiver.entry;
    return { ...finding, severity: "waived", waiver: { reason, approver, until } };
  });
  // Of rules over what a scan sees the registry cannot tell whether they are broken.
  const seenOnly = new Set(
    LIVE_RULES.map(({ id }) => id).filter((id) => !rules.some((rule) => rule.id === id)),
  );
  const facts = {
    today,
    isWaivable: (rule: string) => waivable.has(rule) || seenOnly.has(rule),
    isBreached: (rule: string, unit: string) => breached.has(`${rule} ${unit}`) || seenOnly.has(rule),
  };
  const about = rules
    .filter(isWaiverRule)
    .flatMap((rule) =>
      waivers
        .filter(({ broken }) => !broken)
        .flatMap((waiver) =>
          breachesOf(rule, () => rule.check(waiver, facts)).map((breach) =>
            toFinding(rule, breach, waiver.entry.unit ?? null, waiver.place(breach.at)),
          ),
        ),
    );
  return [...judged, ...about];
}

function isUnitRule(rule: AnyRule): rule is UnitRule {
  return rule.about === "unit";
}

function isRegistryRule(rule: AnyRule): rule is RegistryRule {
  return rule.about === "registry";
}

function isWaiverRule(rule: AnyRule): rule is WaiverRule {
  return rule.about === "waivers";
}
