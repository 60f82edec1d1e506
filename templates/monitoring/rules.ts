import { stringify } from "yaml";
import { ALERTS } from "./alerts";
import {
  UNIT_LIVE,
  UNIT_NAME,
  UNIT_PARENT,
  UNIT_URL,
  affectedUnits,
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

function alertRule(alert: Alert, rule: AlertRule, timing: Timing): object {
  const duration = rule.for(timing);
  const { action = alert.action } = rule;
  const aboutUnit =
    rule.about === "unit" || rule.about === "page"
      ? { unit_name: UNIT_NAME, unit_parent: UNIT_PARENT, unit_url: UNIT_URL, unit_live: UNIT_LIVE }
      : rule.about === "mailbox"
        ? { unit_name: UNIT_NAME, unit_parent: UNIT_PARENT }
        : {};
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
    },
  };
}

/** The rules of Prometheus; they do not grow with the number of units. */
export function ruleFile(timing: Timing): string {
  return stringify(
    {
      groups: [
        {
          name: "congtruong",
          rules: [
            // In order: what comes later sees these of the same moment.
            ...recordings(),
            ...ALERTS.flatMap((alert) => alert.rules.map((rule) => alertRule(alert, rule, timing))),
          ],
        },
      ],
    },
    { lineWidth: 0 },
  );
}
