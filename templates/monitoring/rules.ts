import { stringify } from "yaml";
import { ALERTS } from "./alerts";
import { UNIT_NAME, UNIT_PARENT, UNIT_URL, type Alert, type AlertRule } from "./alerts/alert";
import { seconds, type Timing } from "./timing";

/** Fewer failures than this are told one by one, whatever their share: a small city has small cells. */
const COMMON_CAUSE = 3;

/**
 * What one cause explains. A value is a number of units; no series means that all is well.
 * Rules of one group run in order, so that alerts further down see these of the same moment.
 */
const CAUSES: readonly { readonly record: string; readonly expr: string }[] = [
  { record: "cell:sites:count", expr: 'count by (cell) (probe_success{job="http",scope="site"})' },
  { record: "cell:sites_down:count", expr: 'count by (cell) (probe_success{job="http",scope="site"} == 0)' },
  {
    record: "cell:down",
    expr: `cell:sites_down:count >= ${COMMON_CAUSE} and cell:sites_down:count / cell:sites:count > 0.5`,
  },
  {
    record: "fleet:down",
    expr:
      `sum(cell:sites_down:count) >= ${COMMON_CAUSE}` +
      " and sum(cell:sites_down:count) / sum(cell:sites:count) > 0.5" +
      ' and on () (count(cell:sites_down:count) >= 2 or probe_success{job="services",service="portal"} == 0)',
  },
  mostOf("dns:down", 'probe_success{job="dns"}'),
  mostOf("mailbox:down", 'probe_success{job="mail"}'),
  {
    record: "certificate:remaining:seconds",
    expr:
      "min by (fingerprint_sha256) ((probe_ssl_earliest_cert_expiry - time())" +
      " * ignoring (fingerprint_sha256) group_right () probe_ssl_last_chain_info)",
  },
];

function mostOf(record: string, selector: string): { readonly record: string; readonly expr: string } {
  const failing = `count(${selector} == 0)`;
  return { record, expr: `${failing} >= ${COMMON_CAUSE} and ${failing} / count(${selector}) > 0.5` };
}

/** `SiteDown` -> `docs/runbooks/site-down.md`. */
export function runbookOf(alert: string): string {
  const name = alert.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
  return `docs/runbooks/${name}.md`;
}

function alertRule(alert: Alert, rule: AlertRule, timing: Timing): object {
  const duration = rule.for(timing);
  const aboutUnit =
    rule.about === "unit" ? { unit_name: UNIT_NAME, unit_parent: UNIT_PARENT, unit_url: UNIT_URL } : {};
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
      action: alert.action.vi,
      action_en: alert.action.en,
      held: seconds(duration),
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
            ...CAUSES,
            ...ALERTS.flatMap((alert) => alert.rules.map((rule) => alertRule(alert, rule, timing))),
          ],
        },
      ],
    },
    { lineWidth: 0 },
  );
}
