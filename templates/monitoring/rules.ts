import { stringify } from "yaml";
import { ALERTS } from "./alerts";
import {
  UNIT_LIVE,
  UNIT_NAME,
  UNIT_PARENT,
  UNIT_URL,
  affectedUnits,
  unitAddress,
  type About,
  type Alert,
  type AlertRule,
  type Recording,
} from "./alerts/alert";
import { FAILING } from "./failing";
import { NODE_NAME } from "./nodes";
import { seconds, spoken, type Timing } from "./timing";

/** What the alerts' causes are computed from, in an order in which each comes after those that it mentions. */
function recordings(): readonly Recording[] {
  const waiting = [FAILING, NODE_NAME, ...ALERTS.flatMap(({ causes = [] }) => causes)];
  const ordered: Recording[] = [];
  while (waiting.length > 0) {
    const mentions = (expr: string, other: Recording): boolean =>
      new RegExp(`${other.record}(?![:\\w])`).test(expr);
    const next = waiting.findIndex(({ record, expr }) =>
      waiting.every((other) => other.record === record || !mentions(expr, other)),
    );
    if (next < 0)
      throw new Error(
        `These series are made from each other: ${waiting.map((each) => each.record).join(", ")}`,
      );
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

/** `SiteDown` -> `docs/runbooks/site-down.md`. */
export function runbookOf(alert: string): string {
  const name = alert.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
  return `docs/runbooks/${name}.md`;
}

/** What mails say of the unit that an alert is about. */
function aboutUnits(about: About): Readonly<Record<string, string>> {
  switch (about) {
    case "unit":
    case "page":
      return { unit_name: UNIT_NAME, unit_parent: UNIT_PARENT, unit_url: UNIT_URL, unit_live: UNIT_LIVE };
    case "mailbox":
      return { unit_name: UNIT_NAME, unit_parent: UNIT_PARENT };
    case "self":
    case "parent":
      return { unit_name: UNIT_NAME, unit_url: UNIT_URL };
    default:
      return {};
  }
}

function alertRule(alert: Alert, rule: AlertRule, timing: Timing): object {
  const duration = rule.for(timing);
  const { action = alert.action } = rule;
  const aboutUnit = aboutUnits(rule.about);
  return {
    alert: alert.name,
    expr: rule.expr,
    for: seconds(duration),
    labels: { severity: rule.severity, owner: alert.owner, about: rule.about },
    annotations: {
      title: alert.title.vi,
      title_en: alert.title.en,
      summary: rule.summary.vi,
      summary_en: rule.summary.en,
      ...aboutUnit,
      ...(rule.affected === undefined
        ? {}
        : { affected: affectedUnits(rule.affected, rule.about === "node" ? "node" : "cell") }),
      action: action.vi,
      action_en: action.en,
      held: spoken(duration),
      runbook: runbookOf(alert.name),
      ...(alert.toUnit !== undefined && "unit_name" in aboutUnit
        ? { told: [unitAddress("tell_unit"), unitAddress("tell_parent")].join(" ") }
        : {}),
      ...rule.annotations,
    },
  };
}

/** The rules of Prometheus; they do not grow with the number of units. */
export function ruleFile(timing: Timing): string {
  const rulesOf = (alerts: readonly Alert[]): readonly object[] =>
    alerts.flatMap((alert) => alert.rules.map((rule) => alertRule(alert, rule, timing)));
  return stringify(
    {
      groups: [
        {
          name: "congtruong",
          rules: [
            // In order: what comes later sees these of the same moment.
            ...recordings(),
            ...rulesOf(ALERTS.filter(({ isDaily }) => isDaily !== true)),
          ],
        },
        {
          name: "daily",
          interval: "5m",
          rules: rulesOf(ALERTS.filter(({ isDaily }) => isDaily === true)),
        },
      ],
    },
    { lineWidth: 0 },
  );
}
