import type { Change } from "./changes";
import { isRecord } from "./resource-kinds";

/** What a plan cost at the provider of names, and what applying it will. */
export interface ApiCost {
  /** The provider, as sentences call it. */
  readonly provider: string;
  /** Calls that the provider made while planning. */
  readonly asked: number;
  /** Of those, the ones that had to reach the API. */
  readonly sent: number;
  /** Calls that the apply will make. */
  readonly toApply: number;
  /** Minutes that these take at the pace that the API allows, rounded up; 0 for no call. */
  readonly minutes: number;
}

/** Calls that may go out at once, and then in five minutes in all. */
export interface ApiPace {
  readonly burst: number;
  readonly perFiveMinutes: number;
}

const WRITES: Readonly<Record<Change["action"], number>> = {
  create: 1,
  update: 1,
  destroy: 1,
  replace: 2,
  forget: 0,
};

/**
 * @param provider as sentences call it
 * @param counted the calls of the plan
 */
export function costOf(
  provider: string,
  changes: readonly Change[],
  counted: { readonly asked: number; readonly sent: number },
  pace: ApiPace,
): ApiCost {
  const toApply = changes.filter(isRecord).reduce((sum, { action }) => sum + WRITES[action], 0);
  return { provider, asked: counted.asked, sent: counted.sent, toApply, minutes: minutesFor(toApply, pace) };
}

/** Minutes that so many calls take, rounded up; 0 for none. */
export function minutesFor(calls: number, pace: ApiPace): number {
  if (calls === 0) return 0;
  const paced = Math.max(0, calls - pace.burst);
  return Math.max(1, Math.ceil((paced / Math.max(1, pace.perFiveMinutes - pace.burst)) * 5));
}

export function costInWords({ provider, asked, sent, toApply, minutes }: ApiCost): string {
  return (
    `${provider}: kế hoạch hỏi ${asked}, gửi đi ${sent} cuộc gọi; áp dụng cần khoảng ${toApply} cuộc gọi, ${minutes} phút / ` +
    `the plan asked ${asked} and sent ${sent} calls; applying takes about ${toApply} calls, ${minutes} min.`
  );
}
