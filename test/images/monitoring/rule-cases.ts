import type { Timing } from "../../../templates/monitoring/timing";

/**
 * Cases for the alert rules: a small city as series, what breaks in it, and exactly which alerts fire when.
 *
 * Time runs in evaluations: things break at {@link BREAK} and, where a case says so, are mended at {@link MEND}.
 */
export interface RuleCase {
  readonly alert: string;
  /** What the case shows of its alert; each alert has at least the first three. */
  readonly shows: "fires" | "quiet" | "resolves" | "exact";
  readonly name: string;
  readonly series: readonly Series[];
  /** Seconds from the break to the look. */
  readonly lookAfter: number;
  /** Every alert that fires at that moment (Watchdog left out), as `Name` or `Name:what it is about`. */
  readonly firing: readonly string[];
}

export interface Series {
  readonly series: string;
  /** In promtool's notation, one value an evaluation. */
  readonly values: string;
}

const BREAK = 10;
const MEND = 40;
const END = 20;

const steady = (value: string): string => `${value}x${BREAK + MEND + END}`;
const breaks = (good: string, bad: string): string => `${good}x${BREAK - 1} ${bad}x${MEND + END}`;
const mends = (good: string, bad: string): string => `${good}x${BREAK - 1} ${bad}x${MEND - 1} ${good}x${END}`;
/** Bad for so many evaluations, again and again. */
const flaps = (bad: number): string => `1x${BREAK - 1} ${`0x${bad - 1} 1x2 `.repeat(8)}`.trim();

type World = Readonly<Record<string, string>>;

const HTTP = (cell: string, unit: number): string =>
  `probe_success{job="http",scope="site",cell="${cell}",unit="${cell}${unit}",instance="ct-blackbox:9115"}`;
const DNS = (cell: string, unit: number): string =>
  `probe_success{job="dns",scope="site",cell="${cell}",unit="${cell}${unit}",instance="ct-checker:9116"}`;
const MAIL = (cell: string, unit: number): string =>
  `probe_success{job="mail",scope="site",cell="${cell}",unit="${cell}${unit}",instance="ct-checker:9116"}`;
const INFO = (cell: string, unit: number): string =>
  `congtruong_unit_info{unit="${cell}${unit}",name="Trường",parent="Phòng",url="",probes="dns,http,mail,tls"}`;
const up = (series: string): string => series.replace("probe_success", "up");
const SERVICE = (service: string): string =>
  `probe_success{job="services",scope="city",service="${service}",instance="ct-blackbox:9115"}`;
const EXPIRY = (unit: string): string =>
  `probe_ssl_earliest_cert_expiry{job="tls",scope="site",cell="01",unit="${unit}",instance="ct-blackbox:9115"}`;
const CHAIN = (unit: string, certificate: string): string =>
  `probe_ssl_last_chain_info{job="tls",scope="site",cell="01",unit="${unit}",instance="ct-blackbox:9115",fingerprint_sha256="${certificate}"}`;

/** A healthy city of so many units in each cell. */
function healthy(cells: Readonly<Record<string, number>>): World {
  const world: Record<string, string> = {};
  for (const [cell, count] of Object.entries(cells)) {
    for (let unit = 1; unit <= count; unit += 1) {
      for (const series of [HTTP(cell, unit), DNS(cell, unit), MAIL(cell, unit)]) {
        world[series] = steady("1");
        world[up(series)] = steady("1");
      }
      world[INFO(cell, unit)] = steady("1");
    }
  }
  for (const service of ["portal", "smtp", "imaps"]) world[SERVICE(service)] = steady("1");
  for (const job of ["blackbox", "checker"]) {
    const port = job === "blackbox" ? 9115 : 9116;
    world[`up{job="${job}",instance="ct-${job}:${port}"}`] = steady("1");
  }
  return world;
}

/** The same values for the units 1 to `count` of a cell. */
function all(
  kind: (cell: string, unit: number) => string,
  cell: string,
  count: number,
  values: string,
): World {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [kind(cell, index + 1), values]));
}

const CITY = healthy({ "01": 4, "02": 4 });
const DAYS = 86_400;

export function ruleCases(timing: Timing): readonly RuleCase[] {
  const step = timing.evaluationInterval;
  const { alertAfter, causeAfter, slowInterval } = timing;
  const mended = MEND * step;
  const mailAfter = Math.max(alertAfter, slowInterval);

  const test = (
    alert: string,
    shows: RuleCase["shows"],
    name: string,
    changes: World,
    lookAfter: number,
    firing: readonly string[],
    base: World = CITY,
  ): RuleCase => ({
    alert,
    shows,
    name,
    lookAfter,
    firing,
    series: Object.entries({ ...base, ...changes }).map(([series, values]) => ({ series, values })),
  });

  /** Fires when due, not one evaluation sooner, and not once it is mended. */
  const life = (
    alert: string,
    changes: (values: (good: string, bad: string) => string) => World,
    due: number,
    firing: readonly string[],
    base: World = CITY,
  ): RuleCase[] => [
    test(alert, "fires", `fires after ${due} s`, changes(breaks), due, firing, base),
    test(alert, "quiet", "is quiet one evaluation sooner", changes(breaks), due - step, [], base),
    test(alert, "resolves", "resolves when mended", changes(mends), mended, [], base),
    test(alert, "exact", "still fires before it is mended", changes(mends), mended - step, firing, base),
  ];

  const bigCell = healthy({ "01": 64, "02": 64 });
  const oneCell = healthy({ "01": 4 });
  const certificate = (days: number): World => ({
    [EXPIRY("011")]: steady(String(days * DAYS)),
    [EXPIRY("012")]: steady(String(days * DAYS)),
    [CHAIN("011", "aa")]: steady("1"),
    [CHAIN("012", "aa")]: steady("1"),
  });
  const blind = (values: (good: string, bad: string) => string): World => ({
    ...Object.fromEntries(
      ["01", "02"].flatMap((cell) => [
        ...Object.entries(all(HTTP, cell, 4, values("1", "stale").replace(/stalex\d+/, "stale _x60"))),
        ...Object.entries(all((each, unit) => up(HTTP(each, unit)), cell, 4, values("1", "0"))),
      ]),
    ),
    'up{job="blackbox",instance="ct-blackbox:9115"}': values("1", "0"),
  });

  return [
    ...life("SiteDown", (values) => ({ [HTTP("01", 1)]: values("1", "0") }), alertAfter, ["SiteDown:011"]),
    test(
      "SiteDown",
      "exact",
      "one of 64 is told alone",
      { [HTTP("01", 7)]: breaks("1", "0") },
      alertAfter,
      ["SiteDown:017"],
      bigCell,
    ),
    test(
      "SiteDown",
      "exact",
      "half a cell is told by unit",
      all(HTTP, "01", 2, breaks("1", "0")),
      alertAfter,
      ["SiteDown:011", "SiteDown:012"],
    ),
    test(
      "SiteDown",
      "exact",
      "flapping for less than the patience is quiet",
      { [HTTP("01", 1)]: flaps(alertAfter / step) },
      40 * step,
      [],
    ),
    test(
      "SiteDown",
      "exact",
      "a value that is no number is quiet",
      { [HTTP("01", 1)]: `1x${BREAK - 1} ${"NaN ".repeat(MEND)}`.trim() },
      alertAfter,
      [],
    ),

    ...life("CellDown", (values) => all(HTTP, "01", 4, values("1", "0")), causeAfter, ["CellDown:01"]),
    test(
      "CellDown",
      "exact",
      "64 sites down are one alert",
      all(HTTP, "02", 64, breaks("1", "0")),
      3 * alertAfter,
      ["CellDown:02"],
      bigCell,
    ),
    test(
      "CellDown",
      "exact",
      "a city of one cell",
      all(HTTP, "01", 4, breaks("1", "0")),
      3 * alertAfter,
      ["CellDown:01"],
      oneCell,
    ),

    ...life(
      "FleetDown",
      (values) => ({ ...all(HTTP, "01", 4, values("1", "0")), ...all(HTTP, "02", 4, values("1", "0")) }),
      causeAfter,
      ["FleetDown"],
    ),
    test(
      "FleetDown",
      "exact",
      "the edge of a city of one cell: the portal is gone as well",
      { ...all(HTTP, "01", 4, breaks("1", "0")), [SERVICE("portal")]: breaks("1", "0") },
      3 * alertAfter,
      ["FleetDown"],
      oneCell,
    ),
    test(
      "FleetDown",
      "exact",
      "128 sites and the portal are one alert",
      {
        ...all(HTTP, "01", 64, breaks("1", "0")),
        ...all(HTTP, "02", 64, breaks("1", "0")),
        [SERVICE("portal")]: breaks("1", "0"),
      },
      3 * alertAfter,
      ["FleetDown"],
      bigCell,
    ),

    ...life("ServiceDown", (values) => ({ [SERVICE("imaps")]: values("1", "0") }), alertAfter, [
      "ServiceDown:imaps",
    ]),
    test("ServiceDown", "exact", "the portal alone", { [SERVICE("portal")]: breaks("1", "0") }, alertAfter, [
      "ServiceDown:portal",
    ]),

    ...life("DnsWrong", (values) => ({ [DNS("01", 2)]: values("1", "0") }), alertAfter, ["DnsWrong:012"]),
    test(
      "DnsWrong",
      "exact",
      "dead name servers are one alert",
      { ...all(DNS, "01", 4, breaks("1", "0")), ...all(DNS, "02", 4, breaks("1", "0")) },
      3 * alertAfter,
      ["DnsWrong"],
    ),

    ...life("MailboxMissing", (values) => ({ [MAIL("02", 3)]: values("1", "0") }), mailAfter, [
      "MailboxMissing:023",
    ]),
    test(
      "MailboxMissing",
      "exact",
      "a mail server without accounts is one alert",
      { ...all(MAIL, "01", 4, breaks("1", "0")), ...all(MAIL, "02", 4, breaks("1", "0")) },
      3 * mailAfter,
      ["MailboxMissing"],
    ),
    test(
      "MailboxMissing",
      "exact",
      "an unreachable mail server is the service's alert",
      {
        ...all(MAIL, "01", 4, `1x${BREAK - 1} stale _x60`),
        ...all(MAIL, "02", 4, `1x${BREAK - 1} stale _x60`),
        [SERVICE("smtp")]: breaks("1", "0"),
      },
      mailAfter,
      ["ServiceDown:smtp"],
    ),

    test(
      "CertificateExpiring",
      "fires",
      "20 days left: one ticket for both units",
      certificate(20.9),
      3 * alertAfter,
      ["CertificateExpiring:ticket"],
    ),
    test("CertificateExpiring", "exact", "6 days left: a page", certificate(6.9), 3 * alertAfter, [
      "CertificateExpiring:page",
    ]),
    test("CertificateExpiring", "quiet", "22 days left", certificate(22), 3 * alertAfter, []),
    test(
      "CertificateExpiring",
      "resolves",
      "renewed: another certificate",
      {
        [EXPIRY("011")]: mends(String(90 * DAYS), String(5 * DAYS)),
        [CHAIN("011", "aa")]: `_x${BREAK - 1} 1x${MEND - 1} stale`,
        [CHAIN("011", "bb")]: `_x${BREAK + MEND - 1} 1x${END}`,
      },
      mended,
      [],
    ),

    ...life("ProbeBlind", blind, causeAfter, ["ProbeBlind:prober"]),
    test("ProbeBlind", "exact", "a dead prober raises nothing about sites", blind(breaks), 5 * alertAfter, [
      "ProbeBlind:prober",
    ]),
    test(
      "ProbeBlind",
      "exact",
      "the list of units is gone",
      Object.fromEntries(
        ["01", "02"].flatMap((cell) => Object.entries(all(INFO, cell, 4, `1x${BREAK - 1} stale`))),
      ),
      causeAfter,
      ["ProbeBlind:registry"],
    ),
    test(
      "ProbeBlind",
      "exact",
      "a unit that nobody probes",
      { [INFO("01", 9)]: steady("1") },
      3 * alertAfter,
      ["ProbeBlind:city"],
    ),
    test(
      "ProbeBlind",
      "exact",
      "one slow target is not blindness",
      { [up(HTTP("01", 1))]: breaks("1", "0") },
      3 * alertAfter,
      [],
    ),

    test("Watchdog", "fires", "always", {}, 0, ["Watchdog"]),
    test("Watchdog", "quiet", "no other alert in a healthy city", {}, 30 * step, []),
    test("Watchdog", "resolves", "stays when all else is gone", blind(breaks), mended, ["Watchdog"]),
  ];
}

/** The cases as one file for `promtool test rules`. */
export function promtoolTests(timing: Timing, rules: string): object {
  const step = timing.evaluationInterval;
  return {
    rule_files: [rules],
    evaluation_interval: `${step}s`,
    tests: ruleCases(timing).map(({ alert, name, series, lookAfter, firing }) => ({
      name: `${alert}: ${name}`,
      interval: `${step}s`,
      input_series: series.map((each) => ({ series: each.series, values: each.values })),
      promql_expr_test: [firingTest(firing, BREAK * step + lookAfter)],
    })),
  };
}

/** The label that tells apart alerts of one name; an alert that speaks of the whole city has none. */
const IDENTITY: Readonly<Record<string, string>> = {
  SiteDown: "unit",
  CellDown: "cell",
  ServiceDown: "service",
  DnsWrong: "unit",
  MailboxMissing: "unit",
  CertificateExpiring: "severity",
  ProbeBlind: "about",
};

function firingTest(firing: readonly string[], seconds: number): object {
  const which = firing.includes("Watchdog") ? 'alertname="Watchdog"' : 'alertname!~"Watchdog"';
  const alerts = `ALERTS{alertstate="firing",${which}}`;
  const named = Object.entries(IDENTITY)
    .map(
      ([alert, label]) =>
        `label_replace(${alerts.replace("}", `,alertname="${alert}"}`)}, "key", "$1", "${label}", "(.*)")`,
    )
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
