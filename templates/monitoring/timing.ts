import type { Environment } from "../../environments/environment";

/** Every duration of the monitoring in whole seconds, derived from the two that an environment chooses. */
export interface Timing {
  /** Between two HTTP or DNS probes of a unit. */
  readonly probeInterval: number;
  /** Between two probes of certificates and mailboxes; below the 5 minutes after which Prometheus forgets a sample. */
  readonly slowInterval: number;
  /**
   * Between two looks at a whole page past the cache. A page costs its site 0.09 s of a core: where units are probed each
   * minute, 2,300 of them in this time are less than one. Below the 5 minutes too.
   */
  readonly pageInterval: number;
  readonly probeTimeout: number;
  readonly evaluationInterval: number;
  /** How long one unit must be in trouble before somebody is told: three of its probes at least, since one may be lost. */
  readonly alertAfter: number;
  /** For what explains many units at once: shorter, so that the cause is known before its effects are reported. */
  readonly causeAfter: number;
  /** The same two for what is probed at the slow interval. */
  readonly slowAlertAfter: number;
  readonly slowCauseAfter: number;
  /** The same for pages: two looks, since one of health, asked far more often, tells all but a fault of the page itself. */
  readonly pageAlertAfter: number;
  /** How long alerts of one group are collected into the first mail: one round of probes. */
  readonly groupWait: number;
  /** Before a mail about a group that changed, a recovery among them. */
  readonly groupInterval: number;
  /** Between two signs of life from Prometheus through Alertmanager to the checker. */
  readonly heartbeat: number;
  /** Without a sign of life for so long, the checker itself raises the alarm. */
  readonly heartbeatLost: number;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Prometheus tells Alertmanager again of an alert that goes on (`--rules.alert.resend-delay`); one that restarted has forgotten all. */
const RESEND = 60;

/** What may go missing or come late in a row before it counts: a restart costs one or two. */
const ROUNDS = 3;

export function timingOf(wanted: Environment["monitoring"]): Timing {
  const { probeInterval } = wanted;
  const heartbeat = clamp(probeInterval, 15, 60);
  const slowInterval = Math.max(probeInterval, Math.min(4 * probeInterval, 120));
  const alertAfter = Math.max(wanted.alertAfter, ROUNDS * probeInterval);
  const causeAfter = Math.max(Math.ceil(alertAfter / 2), (ROUNDS - 1) * probeInterval);
  const pageInterval = Math.min(4 * probeInterval, 240);
  const probeTimeout = Math.min(probeInterval, 10);
  const evaluationInterval = Math.min(probeInterval, 15);
  return {
    probeInterval,
    slowInterval,
    pageInterval,
    probeTimeout,
    evaluationInterval,
    alertAfter,
    causeAfter,
    slowAlertAfter: Math.max(alertAfter, ROUNDS * slowInterval),
    slowCauseAfter: Math.max(causeAfter, (ROUNDS - 1) * slowInterval),
    pageAlertAfter: Math.max(
      alertAfter,
      Math.ceil((pageInterval + probeTimeout) / evaluationInterval + 1) * evaluationInterval,
    ),
    groupWait: clamp(probeInterval, 1, 60),
    groupInterval: clamp(2 * alertAfter, 5, 300),
    heartbeat,
    heartbeatLost: ROUNDS * (RESEND + heartbeat),
  };
}

/** A duration as Prometheus and Alertmanager write it. */
export const seconds = (value: number): string => `${value}s`;

/** A duration as people say it: `45 giây`, `2 phút`, `1 giờ 30 phút`. */
export function spoken(value: number): string {
  const parts = [
    [Math.floor(value / 3600), "giờ"],
    [Math.floor((value % 3600) / 60), "phút"],
    [value % 60, "giây"],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(" ");
}
