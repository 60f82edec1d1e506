import { Liquid } from "liquidjs";
import { visible } from "../../review/findings/visible";
import { decimal } from "../share";
import { pointsInHundred, sinceThen, type YearlyReport } from "./evaluation";
import type { UnitFacts } from "./facts";
import { isSeenError } from "./seen";
import styles from "./pages.css.liquid";
import template from "./office-page.liquid";

const liquid = new Liquid({ strictVariables: true, strictFilters: true, outputEscape: "escape" });
const page = liquid.parse(template);

/**
 * What whoever answers for some units reads of them: which have something to do, the worst first, and what became of
 * those that had it last time.
 *
 * @param key the code of an office or of the department; its page leads to those of {@link renderUnitPage}, in `pages`
 * @returns null where it answers for no active unit
 */
export function renderOfficePage(key: string, report: YearlyReport, pages: string): string | null {
  const { facts, scores, before } = report;
  const own = facts.parents.find((parent) => parent.key === key);
  const units = facts.units.filter((unit) => unit.parent === key && unit.isActive);
  const score = scores.parents.get(key);
  if (own === undefined || score === undefined || units.length === 0) return null;
  const then = new Map(before?.units.map(({ id, score: past }) => [id, past]));
  const rows = units.map((unit) => row(unit, report, then.get(unit.id)));
  const points = pointsInHundred(score);
  const change = sinceThen(score, before?.parents.find((parent) => parent.key === key)?.score);
  return liquid.renderSync(page, {
    styles,
    pages,
    city: visible(facts.city),
    department: visible(facts.department),
    mail: facts.departmentMail,
    today: facts.today,
    name: visible(own.name) || key,
    key: visible(key),
    before: before === null ? null : before.day,
    points: points === null ? null : decimal(points),
    known: score.of === 0 ? 0 : Math.floor((100 * score.known) / score.of),
    change: change === null ? null : signed(change),
    counts: {
      units: rows.length,
      erring: rows.filter(({ errors }) => errors > 0).length,
      unseen: rows.filter(({ day }) => day === null).length,
      better: rows.filter(({ change: own }) => own !== null && own > 0).length,
      worse: rows.filter(({ change: own }) => own !== null && own < 0).length,
    },
    rows: rows
      .sort(
        (a, b) =>
          b.errors - a.errors || a.value - b.value || b.warnings - a.warnings || (a.id < b.id ? -1 : 1),
      )
      .map((each) => ({ ...each, change: each.change === null ? "–" : signed(each.change) })),
  }) as string;
}

function row(unit: UnitFacts, { seen, scores }: YearlyReport, past: Parameters<typeof sinceThen>[1]) {
  const { day, findings } = seen.unit(unit.id);
  const failing = findings.filter(({ state }) => state === "fail");
  const score = scores.unit(unit);
  const points = score === null ? null : pointsInHundred(score);
  const declared = (severity: string) => unit.findings.filter((finding) => finding.severity === severity);
  const first = [
    ...failing.filter(isSeenError).map(({ breaches }) => breaches[0]?.message.vi ?? ""),
    ...declared("error").map(({ message }) => message.vi),
  ].find((text) => text !== "");
  return {
    id: visible(unit.id),
    name: visible(unit.name) || unit.id,
    day,
    errors: failing.filter(isSeenError).length + declared("error").length,
    warnings: failing.length - failing.filter(isSeenError).length + declared("warning").length,
    first: visible(first ?? ""),
    points: points === null ? "–" : decimal(points),
    value: points ?? 101,
    change: score === null ? null : sinceThen(score, past),
  };
}

function signed(change: number): string {
  return `${change > 0 ? "+" : change < 0 ? "−" : ""}${decimal(Math.abs(change))}`;
}
