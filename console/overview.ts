import { liveFacts, type LiveFinding } from "../output/reports/scan/facts";
import { visible } from "../output/review/findings/visible";
import type { LiveRule } from "../policy/live/rule";
import type { SiteRecord } from "../policy/live/record";
import { toneless } from "../policy/text/index";
import type { WaiverRecord } from "../registry/registry";
import type { WatchedCity, WatchedUnit } from "./city";

/** A unit and what is told of its site. */
export interface UnitSight extends WatchedUnit {
  readonly findings: readonly LiveFinding[];
  readonly record: SiteRecord | null;
  /** When its site was last looked at, ISO 8601; null for never. */
  readonly at: string | null;
  /** Something could be told of it. */
  readonly isSeen: boolean;
  /** Rules that are broken: errors, warnings, and those of them that are signs of an intrusion. */
  readonly errors: number;
  readonly warnings: number;
  readonly intrusions: number;
  /** Without tones and capitals, for the search. */
  readonly words: string;
}

/** What is known of the whole city at a moment. */
export interface Overview {
  readonly city: WatchedCity;
  readonly rules: readonly LiveRule[];
  /** What needs somebody first stands first. */
  readonly units: readonly UnitSight[];
  readonly byId: ReadonlyMap<string, UnitSight>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const COLLATOR = new Intl.Collator("vi", { numeric: true });

export function overviewOf(
  city: WatchedCity,
  records: readonly SiteRecord[],
  rules: readonly LiveRule[],
  waivers: readonly WaiverRecord[],
  today: string,
): Overview {
  const { findings } = liveFacts(city.units, records, rules, waivers, today);
  const known = new Map(records.map((record) => [record.unit, record]));
  const own = new Map<string, LiveFinding[]>(city.units.map(({ id }) => [id, []]));
  for (const finding of findings) own.get(finding.unit)?.push(finding);
  const units = city.units
    .map((unit) => sightOf(unit, own.get(unit.id) ?? [], known.get(unit.id)))
    .sort(
      (a, b) =>
        b.intrusions - a.intrusions ||
        b.errors - a.errors ||
        b.warnings - a.warnings ||
        Number(a.isSeen) - Number(b.isSeen) ||
        COLLATOR.compare(a.name, b.name),
    );
  return { city, rules, units, byId: new Map(units.map((unit) => [unit.id, unit])), today };
}

function sightOf(
  unit: WatchedUnit,
  findings: readonly LiveFinding[],
  record: SiteRecord | undefined,
): UnitSight {
  const broken = findings.filter(({ state }) => state === "fail");
  const errors = broken.filter(({ severity }) => severity === "error");
  // What was seen under another name says nothing of this one.
  const own = record?.url === unit.url ? record : null;
  return {
    ...unit,
    name: visible(unit.name) || unit.id,
    parentName: visible(unit.parentName),
    findings,
    record: own,
    at: own?.at ?? null,
    isSeen: findings.some(({ state }) => state !== "unknown"),
    errors: errors.length,
    warnings: broken.length - errors.length,
    intrusions: errors.filter(({ rule }) => isIntrusion(rule)).length,
    words: toneless(`${unit.name} ${unit.id} ${unit.url}`).toLowerCase(),
  };
}

export const isIntrusion = (rule: string): boolean => rule.startsWith("intrusion/");

/** How far a rule is kept among some units. */
export interface RuleTally {
  readonly rule: LiveRule;
  readonly of: number;
  readonly kept: number;
  readonly waived: number;
  readonly broken: number;
  readonly unknown: number;
}

/** Of each rule, those that most units break first. */
export function tallyRules(rules: readonly LiveRule[], units: readonly UnitSight[]): readonly RuleTally[] {
  const counts = new Map(rules.map(({ id }) => [id, { pass: 0, waived: 0, fail: 0, unknown: 0 }]));
  for (const { findings } of units) {
    for (const { rule, state } of findings) {
      const count = counts.get(rule);
      if (count !== undefined) count[state]++;
    }
  }
  return rules
    .map((rule): RuleTally => {
      const { pass = 0, waived = 0, fail = 0, unknown = 0 } = counts.get(rule.id) ?? {};
      return { rule, of: units.length, kept: pass + waived, waived, broken: fail, unknown };
    })
    .sort((a, b) => b.broken - a.broken || (a.rule.id < b.rule.id ? -1 : 1));
}

/** What the units that one parent answers for come to. */
export interface ParentTally {
  readonly id: string;
  readonly name: string;
  readonly units: number;
  readonly seen: number;
  /** Units with an error, and those that are only reminded. */
  readonly erring: number;
  readonly reminded: number;
}

export function tallyParents(units: readonly UnitSight[]): readonly ParentTally[] {
  const groups = new Map<
    string,
    { id: string; name: string; units: number; seen: number; erring: number; reminded: number }
  >();
  for (const unit of units) {
    const group = groups.get(unit.parentId) ?? {
      ...{ id: unit.parentId, name: unit.parentName },
      ...{ units: 0, seen: 0, erring: 0, reminded: 0 },
    };
    groups.set(unit.parentId, group);
    group.units++;
    if (unit.isSeen) group.seen++;
    if (unit.errors > 0) group.erring++;
    else if (unit.warnings > 0) group.reminded++;
  }
  return [...groups.values()].sort((a, b) => COLLATOR.compare(a.name, b.name));
}
