import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Timing } from "../../../templates/monitoring/timing";
import { BREAK, type Cases, type RuleCase, toolsFor } from "./rule-world";

const FOLDER = join(__dirname, "cases");

/** The cases of all alerts, one file an alert. */
export function ruleCases(timing: Timing): readonly RuleCase[] {
  const tools = toolsFor(timing);
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .flatMap((name) => jest.requireActual<{ cases: Cases }>(join(FOLDER, name)).cases(tools));
}

/**
 * The cases as one file for `promtool test rules`: of all alerts, or of one. Those over the same series are one test
 * with several looks: promtool evaluates every rule from the beginning for each test.
 */
export function promtoolTests(timing: Timing, rules: string, alert?: string): object {
  const step = timing.evaluationInterval;
  const worlds = new Map<string, RuleCase[]>();
  const cases = ruleCases(timing).filter((each) => alert === undefined || each.alert === alert);
  for (const each of cases) {
    const world = JSON.stringify(each.series);
    worlds.set(world, [...(worlds.get(world) ?? []), each]);
  }
  return {
    rule_files: [rules],
    evaluation_interval: `${step}s`,
    tests: [...worlds.values()].map((looks) => ({
      name: looks.map(({ alert, name }) => `${alert}: ${name}`).join(" / "),
      interval: `${step}s`,
      input_series: looks[0]?.series,
      promql_expr_test: looks.map(({ lookAfter, firing }) => firingTest(firing, BREAK * step + lookAfter)),
    })),
  };
}

/** The labels that tell apart alerts of one name; an alert that speaks of the whole city has none. */
const IDENTITY: Readonly<Record<string, string | readonly string[]>> = {
  ObjectiveBurning: ["about", "severity"],
  SiteDown: "unit",
  CellDown: "cell",
  NodeDown: "node",
  ServiceDown: "service",
  DnsWrong: "unit",
  MailboxMissing: "unit",
  CertificateExpiring: "severity",
  ProbeBlind: "about",
  MailFilterDown: "service",
  LogStoreDown: "service",
  LogsSilent: "service",
  MailAccountSuspended: "mailbox",
  MailQueueGrowing: "severity",
  DiskFull: "severity",
  MemoryLow: "severity",
  NodeLost: "about",
  LoginAttacks: "about",
  WafBurst: "about",
  BackupMissing: "severity",
  BackupDrillFailed: "about",
  ProvisionerStuck: "about",
  DatabaseDown: "about",
  CertifierStuck: "about",
  UnitTrouble: ["unit", "fault", "about"],
};

function firingTest(firing: readonly string[], seconds: number): object {
  const which = firing.includes("Watchdog") ? 'alertname="Watchdog"' : 'alertname!~"Watchdog"';
  const alerts = `ALERTS{alertstate="firing",${which}}`;
  const named = Object.entries(IDENTITY)
    .map(([alert, labels]) => {
      const sources = [labels].flat().map((label) => `"${label}"`);
      return `label_join(${alerts.replace("}", `,alertname="${alert}"}`)}, "key", " ", ${sources.join(", ")})`;
    })
    .join(" or ");
  const others = alerts.replace("}", `,alertname!~"${Object.keys(IDENTITY).join("|")}"}`);
  return {
    expr: `count by (alertname, key) (${named} or ${others})`,
    eval_time: `${seconds}s`,
    exp_samples: firing.map((each) => {
      const [alert, key] = each.split(":");
      return { labels: `{alertname="${alert}"${key === undefined ? "" : `,key="${key}"`}}`, value: 1 };
    }),
  };
}
