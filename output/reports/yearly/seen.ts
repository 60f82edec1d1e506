import { LIVE_RULES } from "../../../policy/live/index";
import type { SiteRecord } from "../../../policy/live/record";
import type { WaiverRecord } from "../../../registry/registry";
import { type LiveFinding, liveFacts, type LiveRuleFacts } from "../scan/facts";
import type { ReportFacts, UnitFacts, UnitGroup } from "./facts";

/** What is kept of the scans, and how much of it a report takes. */
export interface Scans {
  readonly records: readonly SiteRecord[];
  /** Where they were read, as a reader is told. */
  readonly place: string;
  /** Results that are older on the report's day are not used. */
  readonly withinDays: number;
  /** What the environment that was scanned adds to each host. */
  readonly hostSuffix: string;
}

/** Units of which something could be told, and how many of them it was good of. */
export interface Checked {
  readonly kept: number;
  readonly checked: number;
}

/** A group of units as it was seen. */
export interface SeenTally {
  /** Active units: all that should have been looked at. */
  readonly of: number;
  /** Those of which a scan could tell anything. */
  readonly looked: number;
  /** Whose site answered (`site/reachable`). */
  readonly reachable: Checked;
  /** Whose site and mail are there (`unit/coverage`): the twin of what the registry declares. */
  readonly covered: Checked;
  /** In which an error was seen that nobody waived. */
  readonly erring: number;
}

/** From the first to the last day on which something was seen, `YYYY-MM-DD`; null for never. */
export type Days = readonly [string, string] | null;

export interface SeenRule extends LiveRuleFacts {
  readonly days: Days;
}

/** One unit as it was seen. */
export interface SeenUnit {
  /** When it was last looked at; null for never. */
  readonly day: string | null;
  readonly findings: readonly LiveFinding[];
}

/** What the scans saw of the units that the registry declares. */
export interface SeenFacts extends Pick<Scans, "place" | "withinDays"> {
  readonly days: Days;
  readonly total: SeenTally;
  /** By id. */
  readonly rules: readonly SeenRule[];
  readonly unit: (id: string) => SeenUnit;
  readonly group: (units: readonly UnitFacts[]) => SeenTally;
  /** Active units of which results were left out because they are too old. */
  readonly old: number;
  /** The same, because they are of a later day than the report. */
  readonly later: number;
  /** The same, because they are of another host than the registry names today. */
  readonly renamed: number;
}

const DAY_MS = 86_400_000;
const UNSEEN: SeenUnit = { day: null, findings: [] };

/**
 * Takes what the scans saw together with what is declared. What was not seen, or not on the days that count, is
 * unknown: neither kept nor broken, and missing in what was checked.
 */
export function seenFacts(
  { units, today }: Pick<ReportFacts, "units" | "today">,
  { records, place, withinDays, hostSuffix }: Scans,
  waivers: readonly WaiverRecord[],
): SeenFacts {
  const byUnit = new Map(records.map((record) => [record.unit, record]));
  const active = units.filter(({ isActive }) => isActive);
  // An id that two entries have is looked at once.
  const single = [...new Map(active.filter(({ id }) => id !== "").map((unit) => [unit.id, unit])).values()];
  const leftOut = { old: 0, later: 0, renamed: 0 };
  const used: SiteRecord[] = [];
  for (const { id, host } of single) {
    const record = byUnit.get(id);
    if (record === undefined) continue;
    if (![host, host + hostSuffix].includes(hostnameOf(record.url))) {
      leftOut.renamed++;
      continue;
    }
    const ages = Object.entries(record.rules).map(([rule, known]) => ({
      rule,
      known,
      age: (Date.parse(today) - Date.parse(dayOf(known.at))) / DAY_MS,
    }));
    if (ages.some(({ age }) => age > withinDays)) leftOut.old++;
    if (ages.some(({ age }) => age < 0)) leftOut.later++;
    const recent = ages.filter(({ age }) => age >= 0 && age <= withinDays);
    used.push({ ...record, rules: Object.fromEntries(recent.map(({ rule, known }) => [rule, known])) });
  }
  const urls = new Map(used.map(({ unit, url }) => [unit, url]));
  const expected = single.map(({ id, name }) => ({
    id,
    name,
    // Groups are made by whoever asks.
    parentName: "",
    url: urls.get(id) ?? "",
  }));
  const { rules, findings } = liveFacts(expected, used, LIVE_RULES, waivers, today);
  const seen = new Map<string, SeenUnit>();
  for (const [id, own] of groupedBy(findings, ({ unit: own }) => own)) {
    seen.set(id, { day: daysOf(own)?.[1] ?? null, findings: own });
  }
  const unit = (id: string) => seen.get(id) ?? UNSEEN;
  const group = (members: readonly UnitFacts[]) => {
    const own = members.filter(({ isActive }) => isActive);
    return tallyOf(
      own.length,
      [...new Set(own.map(({ id }) => id))].map((id) => unit(id).findings),
    );
  };
  const byRule = groupedBy(findings, ({ rule }) => rule);
  return {
    place,
    withinDays,
    days: daysOf(findings),
    total: group(units),
    rules: rules.map((rule) => ({ ...rule, of: active.length, days: daysOf(byRule.get(rule.id) ?? []) })),
    unit,
    group,
    ...leftOut,
  };
}

/** The groups of a report as they were seen, by their keys. */
export function seenGroups(
  seen: SeenFacts,
  units: readonly UnitFacts[],
  groups: readonly UnitGroup[],
  keyOf: (unit: UnitFacts) => string,
): ReadonlyMap<string, SeenTally> {
  const members = groupedBy(units, keyOf);
  return new Map(groups.map(({ key }) => [key, seen.group(members.get(key) ?? [])]));
}

function tallyOf(of: number, units: readonly (readonly LiveFinding[])[]): SeenTally {
  const looked = units.filter((findings) => findings.some(isTold));
  const checked = (rule: string): Checked => {
    const told = looked.flatMap((findings) =>
      findings.filter((finding) => finding.rule === rule && isTold(finding)),
    );
    return { kept: told.filter(({ state }) => state !== "fail").length, checked: told.length };
  };
  return {
    of,
    looked: looked.length,
    reachable: checked("site/reachable"),
    covered: checked("unit/coverage"),
    erring: looked.filter((findings) => findings.some(isSeenError)).length,
  };
}

export function isSeenError({ state, severity }: LiveFinding): boolean {
  return state === "fail" && severity === "error";
}

function isTold({ state }: LiveFinding): boolean {
  return state !== "unknown";
}

/** The days on which findings were told. */
function daysOf(findings: readonly LiveFinding[]): Days {
  const days = findings.flatMap((finding) =>
    isTold(finding) && finding.at !== null ? [dayOf(finding.at)] : [],
  );
  days.sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** The day of the city (UTC+7) on which something was. */
function dayOf(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);
}

function hostnameOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return "";
  }
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
