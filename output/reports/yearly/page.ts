import { Liquid } from "liquidjs";
import { CRITERIA } from "../../../policy/evaluation/criteria";
import { toneless } from "../../../policy/text/index";
import type { Finding } from "../../../registry/finding";
import { visible } from "../../review/findings/visible";
import { kindName } from "../first-look/words";
import { decimal, share } from "../share";
import type { ReportFacts, Tally, UnitFacts, UnitGroup } from "./facts";
import { pointsInHundred, sinceThen, weighAlike, type YearlyReport } from "./evaluation";
import type { Score } from "./score";
import { type Checked, isSeenError, type SeenFacts, seenGroups, type SeenTally } from "./seen";
import template from "./page.liquid";
import { daysWritten, figuresBySource } from "./sources";
import { trendChart } from "./trend";

const liquid = new Liquid({ strictVariables: true, strictFilters: true, outputEscape: "escape" });
const page = liquid.parse(template);

/**
 * The report as one HTML file: it asks for nothing, can be searched, sorted and printed. The same facts give the
 * same bytes.
 *
 * @param workbook name of the spreadsheet beside the page
 */
export function renderReport(report: YearlyReport, workbook: string): string {
  const { facts, seen, trend } = report;
  const parentName = new Map(facts.parents.map(({ key, name }) => [key, name]));
  const kinds = facts.kinds.map((group) => ({ ...group, name: kindName(group.key).vi }));
  const rowsOf = (groups: readonly UnitGroup[], keyOf: (unit: UnitFacts) => string) => {
    const tallies = seenGroups(seen, facts.units, groups, keyOf);
    return groups.map((group) => groupRow(group, tallies.get(group.key) ?? seen.group([])));
  };
  return liquid.renderSync(page, {
    ...facts,
    workbook,
    source: figuresBySource(facts.today, seen),
    hasSeen: seen.total.looked > 0,
    totals: { ...figures(facts.total), seen: seenFigures(seen.total) },
    parents: rowsOf(facts.parents, ({ parent }) => parent),
    kinds: rowsOf(kinds, ({ kind }) => kind),
    districts: rowsOf(facts.districts, ({ district }) => district),
    rules: ruleRows(facts, seen),
    units: facts.units.map((unit) => unitRow(unit, parentName, seen)),
    general: facts.general.map(findingRow),
    waivers: facts.waivers.map((waiver) => ({
      ...waiver,
      name: visible(waiver.name),
      reason: visible(waiver.reason),
      state: waiver.days === null || waiver.days < 0 ? "ended" : waiver.days <= 30 ? "ending" : "running",
    })),
    scores: scoreRows(report),
    chart: trendChart(trend),
    trend: trend.map(({ day, commit, total }) => ({ day, commit, ...figures(total), units: total.units })),
  }) as string;
}

interface Percent {
  /** As it is written in Vietnamese: `97,5`; a dash of nothing. */
  readonly text: string;
  /** For sorting and for bars. */
  readonly value: number;
}

function percent(part: number, whole: number): Percent {
  const value = share(part, whole);
  return { text: value === null ? "–" : `${decimal(value)} %`, value: value ?? -1 };
}

function figures(total: Tally) {
  const { active, sites, mailboxes, covered, clean } = total;
  return {
    ...total,
    siteShare: percent(sites, active),
    mailShare: percent(mailboxes, active),
    coverage: percent(covered, active),
    compliance: percent(clean, active),
  };
}

function groupRow(group: UnitGroup, seen: SeenTally) {
  const name = group.name === "" ? "(không ghi)" : visible(group.name);
  return { ...figures(group), key: visible(group.key), name, seen: seenFigures(seen) };
}

/** A share of what was checked, and how much that was of all. */
function seenShare({ kept, checked }: Checked, of: number) {
  return { ...percent(kept, checked), checked: `${checked}/${of}` };
}

function seenFigures({ of, looked, reachable, covered, erring }: SeenTally) {
  return {
    looked: `${looked}/${of}`,
    reachable: seenShare(reachable, of),
    covered: seenShare(covered, of),
    erring,
  };
}

/** Points of the city, of each parent and of each criterion, and what has changed since the evaluation before. */
function scoreRows({ facts, scores, before }: YearlyReport) {
  const row = (name: string, key: string, now: Score, then: Score | undefined) => {
    const [value, change] = [pointsInHundred(now), sinceThen(now, then)];
    return {
      ...{ name: visible(name) || "(không ghi)", key: visible(key) },
      points: value === null ? "–" : decimal(value),
      value: value ?? -1,
      known: percent(now.known, now.of).text,
      change:
        change === null ? "–" : `${change > 0 ? "+" : change < 0 ? "−" : ""}${decimal(Math.abs(change))}`,
      changeValue: change ?? -1000,
    };
  };
  const then = new Map(before?.parents.map(({ key, score }) => [key, score]));
  const units = facts.units.flatMap((unit) => scores.unit(unit) ?? []);
  return {
    total: row("Toàn thành phố", "", scores.total, before?.total),
    parents: facts.parents.map(({ key, name }) =>
      row(name, key, scores.parents.get(key) ?? NOTHING, then.get(key)),
    ),
    criteria: CRITERIA.map((criterion) => {
      const told = units.flatMap(({ criteria }) =>
        criteria.filter((each) => each.criterion === criterion && each.state !== "unknown"),
      );
      const points = told.reduce((sum, each) => sum + each.points, 0);
      return {
        ...criterion,
        share: percent(points, told.length * criterion.weight),
        known: `${told.length}/${units.length}`,
        waived: told.filter(({ isWaived }) => isWaived).length,
      };
    }),
    before: before === null ? null : { day: before.day, alike: weighAlike(before, scores.evaluation) },
  };
}

const NOTHING: Score = { points: 0, known: 0, of: 0 };

/** Every rule that the registry or a site is held against; a rule over both has one row. */
function ruleRows({ rules, total: { active } }: ReportFacts, { rules: live }: SeenFacts) {
  const declared = new Map(rules.map((rule) => [rule.id, rule]));
  const seen = new Map(live.map((rule) => [rule.id, rule]));
  return [...new Set([...declared.keys(), ...seen.keys()])].sort().map((id) => {
    const [own, there] = [declared.get(id), seen.get(id)];
    return {
      id,
      clause: own?.clause ?? there?.clause ?? "",
      statement: (own ?? there)?.statement,
      declared: own === undefined ? null : { ...own, share: percent(own.kept, active) },
      seen:
        there === undefined
          ? null
          : { ...seenShare(there, there.of), broken: there.broken, days: daysWritten(there.days) },
    };
  });
}

function unitRow(unit: UnitFacts, parentName: ReadonlyMap<string, string>, seen: SeenFacts) {
  const name = visible(unit.name) || "(không có tên)";
  const parent = visible(parentName.get(unit.parent) ?? unit.parent);
  const errors = unit.findings.filter(({ severity }) => severity === "error");
  const { day, findings } = seen.unit(unit.id);
  const broken = findings.filter(({ state }) => state === "fail");
  const rulesSeen = (isError: boolean) =>
    broken
      .filter((finding) => isSeenError(finding) === isError)
      .map(({ rule }) => rule)
      .join(", ");
  return {
    id: visible(unit.id),
    name,
    kind: unit.kind,
    kindName: kindName(unit.kind).vi,
    parent,
    parentKey: visible(unit.parent),
    host: visible(unit.host),
    mail: visible(unit.mail),
    status: unit.status,
    isUnread: unit.isUnread,
    hasSite: unit.hasSite || !unit.isActive,
    hasMailbox: unit.hasMailbox || !unit.isActive,
    errorCount: errors.length,
    errors: rulesOf(unit.findings, "error"),
    warnings: rulesOf(unit.findings, "warning"),
    waived: rulesOf(unit.findings, "waived"),
    seenDay: unit.isActive ? day : null,
    seenErrors: unit.isActive ? rulesSeen(true) : "",
    seenWarnings: unit.isActive ? rulesSeen(false) : "",
    isUnseen: unit.isActive && day === null,
    words: searchWords([unit.id, name, unit.district, beginning(unit.host), beginning(unit.mail)]),
  };
}

/** What the page searches in: words without tones, a blank before each. */
function searchWords(texts: readonly string[]): string {
  const words = toneless(texts.join(" "))
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u);
  return words.map((word) => ` ${word}`).join("");
}

/** A host or an address without what all of them end with. */
function beginning(name: string): string {
  return name.split(/[.@]/)[0] ?? "";
}

/** Ids of rules with how often each is broken, where that is more than once. */
function rulesOf(findings: readonly Finding[], severity: Finding["severity"]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (finding.severity === severity) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => (count > 1 ? `${rule} ×${count}` : rule)).join(", ");
}

function findingRow({ rule, severity, message, place }: Finding) {
  return {
    rule,
    severity,
    message: { vi: visible(message.vi), en: visible(message.en) },
    place: `${visible(place.file)}:${place.line}:${place.column}`,
  };
}
