import { SHARED } from "../../../model/services";
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

export const BREAK = 10;
export const MEND = 40;
export const END = 20;

export const steady = (value: string): string => `${value}x${BREAK + MEND + END}`;
export const breaks = (good: string, bad: string): string => `${good}x${BREAK - 1} ${bad}x${MEND + END}`;
export const mends = (good: string, bad: string): string =>
  `${good}x${BREAK - 1} ${bad}x${MEND - 1} ${good}x${END}`;
/** Bad for so many evaluations, again and again. */
/** Fails from the break on, and gives no result at all from so many evaluations later until it is mended. */
export const fadesAndMends = (after: number): string =>
  `1x${BREAK - 1} 0x${after - 1} stale _x${MEND - after - 2} 1x${END}`;
export const fades = (after: number): string => `1x${BREAK - 1} 0x${after - 1} stale _x${MEND + END}`;
/** As {@link breaks}, so many evaluations later. */
export const breaksLater = (after: number): string => `1x${BREAK + after - 1} 0x${MEND + END}`;
export const flaps = (bad: number): string => `1x${BREAK - 1} ${`0x${bad - 1} 1x2 `.repeat(8)}`.trim();

export type World = Readonly<Record<string, string>>;

export const HTTP = (cell: string, unit: number): string =>
  `probe_success{job="http",scope="site",cell="${cell}",unit="${cell}${unit}",instance="ct-blackbox:9115"}`;
/** A whole page, asked seldom. */
export const PAGE = (cell: string, unit: number): string => HTTP(cell, unit).replace('"http"', '"page"');
export const DNS = (cell: string, unit: number): string =>
  `probe_success{job="dns",scope="site",cell="${cell}",unit="${cell}${unit}",instance="ct-checker:9116"}`;
export const MAIL = (cell: string, unit: number): string =>
  `probe_success{job="mail",scope="site",cell="${cell}",unit="${cell}${unit}",instance="ct-checker:9116"}`;
export const TLS = (cell: string, unit: number): string =>
  `probe_success{job="tls",scope="site",cell="${cell}",unit="${cell}${unit}",instance="ct-blackbox:9115"}`;
export const INFO = (cell: string, unit: number): string =>
  `congtruong_unit_info{unit="${cell}${unit}",name="Trường",parent="Phòng",url="",probes="dns,http,mail,page,tls"}`;
export const NODE = (cell: string, node: string): string =>
  `congtruong_cell_info{cell="${cell}",node="${node}",instance="ct-checker:9116"}`;
/** What the exporter of a node shows; a world that names one has its name and its `up` as well. */
export const NODE_FIGURE = (name: string, node: string): string =>
  `${name}{job="node-exporter",instance="10.201.15.${node.length}:9100"}`;
/** The node of the small city. */
export const nodeExporter = (node: string, values: string): World => ({
  [NODE_FIGURE("node_uname_info", node).replace("}", `,nodename="${node}"}`)]: values,
  [NODE_FIGURE("up", node)]: values,
});
export const up = (series: string): string => series.replace("probe_success", "up");
export const SERVICE = (service: string): string =>
  `probe_success{job="services",scope="city",service="${service}",instance="ct-blackbox:9115"}`;
export const EXPIRY = (unit: string): string =>
  `probe_ssl_earliest_cert_expiry{job="tls",scope="site",cell="01",unit="${unit}",instance="ct-blackbox:9115"}`;
export const LIFE = (certificate: string): string =>
  `probe_ssl_lifetime_seconds{job="lifetimes",scope="certificate",instance="ct-checker:9116",fingerprint_sha256="${certificate}"}`;
export const CHAIN = (unit: string, certificate: string): string =>
  `probe_ssl_last_chain_info{job="tls",scope="site",cell="01",unit="${unit}",instance="ct-blackbox:9115",fingerprint_sha256="${certificate}"}`;

/** A healthy city of so many units in each cell, of which a big one is probed for its pages only: that is slow enough. */
export function healthy(cells: Readonly<Record<string, number>>, pagesOnly = false): World {
  const world: Record<string, string> = {};
  for (const [cell, count] of Object.entries(cells)) {
    for (let unit = 1; unit <= count; unit += 1) {
      const others = [PAGE(cell, unit), DNS(cell, unit), MAIL(cell, unit), TLS(cell, unit)];
      for (const series of [HTTP(cell, unit), ...(pagesOnly ? [] : others)]) {
        world[series] = steady("1");
        world[up(series)] = steady("1");
      }
      world[pagesOnly ? INFO(cell, unit).replace("dns,http,mail,page,tls", "http") : INFO(cell, unit)] =
        steady("1");
    }
  }
  for (const { name: service } of SHARED) {
    world[SERVICE(service)] = steady("1");
    world[up(SERVICE(service))] = steady("1");
  }
  for (const [job, port] of Object.entries({ blackbox: 9115, checker: 9116, prometheus: 9090 })) {
    world[`up{job="${job}",instance="ct-${job}:${port}"}`] = steady("1");
  }
  return { ...world, ...nodeExporter("node", steady("1")) };
}

/** The same values for the units 1 to `count` of a cell. */
export function all(
  kind: (cell: string, unit: number) => string,
  cell: string,
  count: number,
  values: string,
): World {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [kind(cell, index + 1), values]));
}

/** The same world for so many evaluations. */
export const lasting = (world: World, evaluations: number): World =>
  Object.fromEntries(
    Object.entries(world).map(([series, values]) => [series, values.replace(/x\d+$/, `x${evaluations}`)]),
  );

export const CITY = healthy({ "01": 4, "02": 4 });
/** Nobody is watched, which is known: enough for what does not depend on sites, and a tenth of the work. */
export const NOBODY: World = { 'congtruong_unit_info{unit="none",probes=""}': steady("1") };
export const DAYS = 86_400;

/** What the cases of an alert are written with. */
export type Cases = (tools: ReturnType<typeof toolsFor>) => readonly RuleCase[];

export const BIG_CELL = healthy({ "01": 64, "02": 64 }, true);
/** Four cells on nodes of these names. */
export const onNodes = (...nodes: readonly [string, string, string, string]): World => ({
  ...healthy({ "01": 4, "02": 4, "03": 4, "04": 4 }),
  ...Object.fromEntries(nodes.map((node, index) => [NODE(`0${index + 1}`, node), steady("1")])),
});
export const ONE_CELL = healthy({ "01": 4 });

/** The prober of pages and certificates is gone. */
export const blind = (values: (good: string, bad: string) => string): World => ({
  ...Object.fromEntries(
    ["01", "02"].flatMap((cell) =>
      [HTTP, PAGE, TLS].flatMap((kind) => [
        ...Object.entries(all(kind, cell, 4, values("1", "stale").replace(/stalex\d+/, "stale _x60"))),
        ...Object.entries(all((each, unit) => up(kind(each, unit)), cell, 4, values("1", "0"))),
      ]),
    ),
  ),
  ...Object.fromEntries(SHARED.map(({ name: service }) => [up(SERVICE(service)), values("1", "0")])),
  'up{job="blackbox",instance="ct-blackbox:9115"}': values("1", "0"),
});

export function toolsFor(timing: Timing) {
  const step = timing.evaluationInterval;
  const mended = MEND * step;

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

  /** Fires when due, not one evaluation sooner, and not once it is mended: in one world, where it is due before that. */
  const life = (
    alert: string,
    changes: (values: (good: string, bad: string) => string) => World,
    due: number,
    firing: readonly string[],
    base: World = CITY,
  ): RuleCase[] => {
    const untilDue = changes(due < mended ? mends : breaks);
    const untilMended = changes(mends);
    return [
      test(alert, "fires", `fires after ${due} s`, untilDue, due, firing, base),
      test(alert, "quiet", "is quiet one evaluation sooner", untilDue, due - step, [], base),
      test(alert, "resolves", "resolves when mended", untilMended, mended, [], base),
      test(alert, "exact", "still fires before it is mended", untilMended, mended - step, firing, base),
    ];
  };

  return { timing, step, mended, test, life };
}
