import { Liquid } from "liquidjs";
import type { Localized } from "../../../language/localized";
import { RULES } from "../../../policy/rules/index";
import { LIVE_RULES } from "../../../policy/live/index";
import { visible } from "../../review/findings/visible";
import { kindName } from "../first-look/words";
import { decimal } from "../share";
import { pointsInHundred, sinceThen, type YearlyReport } from "./evaluation";
import type { UnitFacts } from "./facts";
import type { CriterionState } from "./score";
import styles from "./pages.css.liquid";
import template from "./unit-page.liquid";

const liquid = new Liquid({ strictVariables: true, strictFilters: true, outputEscape: "escape" });
const page = liquid.parse(template);

const STATEMENTS = new Map<string, Localized>(
  [...RULES, ...LIVE_RULES].map(({ id, statement }) => [id, statement]),
);

const STATES: Readonly<Record<CriterionState, Localized>> = {
  kept: { vi: "Đạt", en: "kept" },
  partly: { vi: "Đạt một nửa", en: "half" },
  broken: { vi: "Chưa đạt", en: "not kept" },
  unknown: { vi: "Chưa kiểm được", en: "could not be checked" },
};

/** One thing to do, as somebody at a school reads it. */
interface Task {
  readonly rule: string;
  readonly isError: boolean;
  /** Where it shows: an address, or a line of the registry. */
  readonly place: string;
  readonly isAddress: boolean;
  readonly message: Localized;
  /** What stands there; empty where something is missing. */
  readonly found: string;
  readonly remedy: string;
  /** How to see it oneself. */
  readonly check: string;
  readonly dispute: string;
}

/**
 * "Your site and the directive": one unit's page of the report, for the unit itself, to be read on a phone or printed.
 *
 * @returns null for a unit that is not active: nothing is asked of it
 */
export function renderUnitPage(unit: UnitFacts, report: YearlyReport): string | null {
  const { facts, seen, scores, before } = report;
  const score = scores.unit(unit);
  if (score === null) return null;
  const { day, findings } = seen.unit(unit.id);
  const tasks = [...declaredTasks(unit, report), ...seenTasks(unit, report)];
  const points = pointsInHundred(score);
  const change = sinceThen(score, before?.units.find(({ id }) => id === unit.id)?.score);
  return liquid.renderSync(page, {
    styles,
    city: visible(facts.city),
    department: visible(facts.department),
    mail: facts.departmentMail,
    today: facts.today,
    name: visible(unit.name) || unit.id,
    id: visible(unit.id),
    kind: kindName(unit.kind).vi,
    host: visible(unit.host),
    day,
    points: points === null ? null : decimal(points),
    known: score.known,
    change: change === null || before === null ? null : { day: before.day, value: changeWords(change) },
    tasks: [...tasks.filter(({ isError }) => isError), ...tasks.filter(({ isError }) => !isError)],
    criteria: score.criteria.map(({ criterion, state, points: own, isWaived }) => ({
      title: criterion.title,
      clause: criterion.clause,
      weight: criterion.weight,
      points: state === "unknown" ? "–" : decimal(own),
      state,
      word: STATES[state],
      isWaived,
    })),
    unknown: findings.flatMap(({ state, rule, reason }) =>
      state === "unknown" && reason !== null && day !== null
        ? [{ rule, statement: STATEMENTS.get(rule)?.vi ?? rule, reason: reason.vi }]
        : [],
    ),
    waivers: facts.waivers
      .filter((waiver) => waiver.unit === unit.id && (waiver.days ?? -1) >= 0)
      .map(({ rule, reason, until }) => ({ rule, reason: visible(reason), until })),
  }) as string;
}

function declaredTasks({ id, findings }: UnitFacts, { facts }: YearlyReport): Task[] {
  return findings
    .filter(({ severity }) => severity !== "waived")
    .map(({ rule, severity, place, message, found, fix }) => ({
      rule,
      isError: severity === "error",
      place: `${visible(place.file)}:${place.line}`,
      isAddress: false,
      message: { vi: visible(message.vi), en: visible(message.en) },
      found: visible(found ?? ""),
      remedy: fix === null ? "" : fix.kind === "yaml" ? visible(fix.text) : visible(fix.text.vi),
      check: `Mở tệp trên ở dòng ${place.line}. Sở kiểm lại bằng: npx congtruong validate`,
      dispute: disputeOf(facts.departmentMail, id, rule, facts.today),
    }));
}

function seenTasks({ id }: UnitFacts, { facts, seen }: YearlyReport): Task[] {
  return seen
    .unit(id)
    .findings.filter(({ state }) => state === "fail")
    .flatMap(({ rule, severity, breaches, remedy }) =>
      breaches.map((breach) => ({
        rule,
        isError: (breach.severity ?? severity) === "error",
        place: visible(breach.url),
        isAddress: /^https?:\/\//.test(breach.url),
        message: { vi: visible(breach.message.vi), en: visible(breach.message.en) },
        found: visible(breach.found ?? ""),
        remedy: remedy.vi,
        check: `Mở địa chỉ trên bằng trình duyệt. Sở quét lại bằng: npx congtruong scan --unit ${id} --rule ${rule}`,
        dispute: disputeOf(facts.departmentMail, id, rule, facts.today),
      })),
    );
}

/** A letter to the department that says which judgement is meant; empty where it has no address. */
function disputeOf(mail: string, unit: string, rule: string, day: string): string {
  if (mail === "") return "";
  const subject = `Chưa đúng: ${unit} ${rule} (báo cáo ${day})`;
  const body = `Đơn vị ${unit} cho rằng kết quả "${rule}" trong báo cáo ngày ${day} chưa đúng, vì:\n\n`;
  return `mailto:${encodeURIComponent(mail).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

function changeWords(change: number): string {
  if (change === 0) return "không đổi";
  return `${change > 0 ? "tăng" : "giảm"} ${decimal(Math.abs(change))}`;
}
