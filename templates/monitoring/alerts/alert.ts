import type { Localized } from "../../../language/localized";
import type { Timing } from "../timing";

/** `page`: somebody acts now. `ticket`: somebody acts this week. `none`: a sign of life, for machines. */
export type Severity = "page" | "ticket" | "none";

/** Who acts: the city's security staff, or the engineers that run the platform. */
export type Owner = "security" | "operations";

export type About =
  | "unit"
  | "page"
  | "cell"
  | "node"
  | "city"
  | "service"
  | "mailbox"
  | "queue"
  | "certificate"
  | "prober"
  | "job"
  | "registry"
  | "services"
  | "stranger"
  | "monitoring"
  | "provisioner"
  | "units"
  | "connections"
  | "slow"
  | "publisher"
  | "order"
  | "self"
  | "parent"
  | "day"
  | "mailboxes";

/** One rule of one alert: an alert may have several, such as a ticket first and a page later. */
export interface AlertRule {
  readonly severity: Severity;
  /** What one alert of this rule speaks of; tells apart the rules of one alert. */
  readonly about: About;
  /** PromQL; each series of its result is one alert. */
  readonly expr: string;
  /** Seconds that `expr` must hold. */
  readonly for: (timing: Timing) => number;
  /** What happened to whom, in one line; may use Prometheus' template language. */
  readonly summary: Localized;
  /** Where the first step is not that of the alert's other rules. */
  readonly action?: Localized;
  /** Annotations beside those that every alert has, or in their place. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** PromQL: the units that suffer, with the label `unit`, where one alert speaks of many; may use `%s` for its cell or node. */
  readonly affected?: string;
}

/** A series that rules compute for others: a value is a number of units or seconds; no series means that all is well. */
export interface Recording {
  readonly record: string;
  readonly expr: string;
}

/** While this alert rings, Alertmanager keeps quiet about others. Matchers are Alertmanager's. */
export interface Inhibition {
  /** Of this alert's own labels, where not all of its alerts mute others. */
  readonly source?: readonly string[];
  readonly target: readonly string[];
  /** Only others with the same values of these labels. */
  readonly equal: readonly string[];
}

export interface Alert {
  /** The name in Prometheus and of its page in `docs/runbooks/`. */
  readonly name: string;
  readonly owner: Owner;
  /** What the alert's rules and those of its effects are made from, in any order. */
  readonly causes?: readonly Recording[];
  /** Evaluated every five minutes with those that look back a day. @default - as often as all others */
  readonly isDaily?: true;
  /** What this alert explains. Its effects leave themselves out in PromQL; this covers the moments in between. */
  readonly inhibits: readonly Inhibition[];
  /** The head of the mail's subject. */
  readonly title: Localized;
  /** What to do first, for somebody who has only this mail. */
  readonly action: Localized;
  /** What a unit does that is told of it as well (`UnitTrouble`). @default - units are not told */
  readonly toUnit?: Localized;
  readonly rules: readonly AlertRule[];
}

/** Fewer failures than this are told one by one, whatever their share: a small city has small cells. */
export const COMMON_CAUSE = 3;

/** What explains that a cell, or a site in it, is down: its node, the edge, the whole city. See {@link unlessExplained}. */
export const WIDER_THAN_A_CELL = [
  "on (cell) node:cells:info",
  "on () fleet:down",
  "on () edge:down",
] as const;

/** Most of the targets of such a job, and more than a few. */
export function mostOf(record: string, job: string): Recording {
  const failing = `count(probe:failing{job="${job}"})`;
  return { record, expr: `${failing} >= ${COMMON_CAUSE} and ${failing} / count(up{job="${job}"}) > 0.5` };
}

/**
 * How much a counter has risen: one that appears with its first event has risen by all that it shows, of which
 * Prometheus' own function sees nothing.
 *
 * @param counter a selector
 */
export const risen = (counter: string, past: string): string =>
  `(increase(${counter}[${past}]) and ${counter} offset ${past} or ${counter} unless ${counter} offset ${past})`;

/**
 * What a wider alert explains is not told again. What was told before stays, since a mail that says "recovered" in the
 * moment when all gets worse is a lie.
 *
 * @param expr with the label `by` in each of its series
 * @param explained PromQL after `unless`, such as `on () fleet:down`
 */
export function unlessExplained(alert: string, expr: string, by: string, ...explained: string[]): string {
  const unexplained = [expr, ...explained].join(" unless ");
  return `${unexplained} or (${expr} and on (${by}) ALERTS{alertname="${alert}",alertstate="firing"})`;
}

/** Asks the checker's list for a fact of the unit that the alert is about: names are no part of an alert's identity. */
function unitFact(label: string, otherwise: string): string {
  const query = 'printf `congtruong_unit_info{unit="%s"}` $labels.unit | query';
  return `{{ with ${query} }}{{ . | first | label "${label}" }}{{ else }}${otherwise}{{ end }}`;
}

/** So many schools are named in a mail; of the rest it says how many they are. */
const NAMED = 10;

/**
 * The schools that suffer, by name: the first ten, and how many more.
 *
 * @param label of the alert, for `%s` in the expression
 */
export function affectedUnits(expr: string, label: "cell" | "node"): string {
  const query = (promql: string): string =>
    promql.includes("%s") ? `query (printf \`${promql}\` $labels.${label})` : `query \`${promql}\``;
  const named = query(`(${expr}) * on (unit) group_left (name) congtruong_unit_info`);
  return (
    `{{ range $index, $unit := ${named} | sortByLabel "name" }}{{ if lt $index ${NAMED} }}` +
    '{{ if $index }}; {{ end }}{{ $unit | label "name" }}{{ end }}{{ end }}' +
    `{{ range ${query(`count(${expr}) > ${NAMED}`)} }}; … ({{ . | value }}){{ end }}`
  );
}

/**
 * An address from the checker's list, or from what the list said within a day: a checker that is away keeps nobody from
 * being told. Empty where nobody is.
 */
export function unitAddress(label: "tell_unit" | "tell_parent"): string {
  const info = 'congtruong_unit_info{unit="%[1]s"}';
  const query = `printf \`${info} or on (unit) last_over_time(${info}[1d])\` $labels.unit | query`;
  return `{{ with ${query} }}{{ . | first | label "${label}" }}{{ end }}`;
}

export const UNIT_NAME = unitFact("name", "đơn vị {{ $labels.unit }}");
export const UNIT_PARENT = unitFact("parent", "");
export const UNIT_URL = unitFact("url", "");
/** Where the site itself answers: at its plain address the edge shows its last copy of a page while the site is down. */
export const UNIT_LIVE = unitFact("url", "").replace(
  '{{ . | first | label "url" }}',
  '{{ with . | first | label "url" }}{{ . }}/?_live=1{{ end }}',
);
