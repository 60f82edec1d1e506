import type { Environment } from "../../environments/environment";

/** Every duration of the monitoring in whole seconds, derived from the two that an environment chooses. */
export interface Timing {
  /** Between two HTTP or DNS probes of a unit. */
  readonly probeInterval: number;
  /** Between two probes of certificates and mailboxes; below the 5 minutes after which Prometheus forgets a sample. */
  readonly slowInterval: number;
  readonly probeTimeout: number;
  readonly evaluationInterval: number;
  /** How long one unit must be in trouble before somebody is told. */
  readonly alertAfter: number;
  /** For what explains many units at once: shorter, so that the cause is known before its effects are reported. */
  readonly causeAfter: number;
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

export function timingOf({ probeInterval, alertAfter }: Environment["monitoring"]): Timing {
  const heartbeat = clamp(probeInterval, 15, 60);
  return {
    probeInterval,
    slowInterval: Math.max(probeInterval, Math.min(4 * probeInterval, 120)),
    probeTimeout: Math.min(probeInterval, 10),
    evaluationInterval: Math.min(probeInterval, 15),
    alertAfter,
    causeAfter: Math.ceil(alertAfter / 2),
    groupWait: clamp(probeInterval, 1, 30),
    groupInterval: clamp(2 * alertAfter, 5, 300),
    heartbeat,
    heartbeatLost: 5 * heartbeat,
  };
}

/** A duration as Prometheus and Alertmanager write it. */
export const seconds = (value: number): string => `${value}s`;
