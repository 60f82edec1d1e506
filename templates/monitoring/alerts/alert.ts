import type { Timing } from "../timing";

/** `page`: somebody acts now. `ticket`: somebody acts this week. `none`: a sign of life, for machines. */
export type Severity = "page" | "ticket" | "none";

/** Who acts: the city's security staff, or the engineers that run the platform. */
export type Owner = "security" | "operations";

export type About =
  "unit" | "cell" | "city" | "service" | "certificate" | "prober" | "registry" | "monitoring";

/** A sentence for the people who read the mail, and its twin for engineers. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

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
  readonly summary: Text;
}

export interface Alert {
  /** The name in Prometheus and of its page in `docs/runbooks/`. */
  readonly name: string;
  readonly owner: Owner;
  /** The head of the mail's subject. */
  readonly title: Text;
  /** What to do first, for somebody who has only this mail. */
  readonly action: Text;
  readonly rules: readonly AlertRule[];
}

/** Asks the checker's list for a fact of the unit that the alert is about: names are no part of an alert's identity. */
function unitFact(label: string, otherwise: string): string {
  const query = 'printf `congtruong_unit_info{unit="%s"}` $labels.unit | query';
  return `{{ with ${query} }}{{ . | first | label "${label}" }}{{ else }}${otherwise}{{ end }}`;
}

export const UNIT_NAME = unitFact("name", "đơn vị {{ $labels.unit }}");
export const UNIT_PARENT = unitFact("parent", "");
export const UNIT_URL = unitFact("url", "");
