const DAY_S = 86_400;

/**
 * Seconds until it is next that time of day, at least one.
 *
 * @param at `18:37`, UTC
 */
export function secondsUntil(at: string, now: Date): number {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const today = now.getUTCHours() * 3600 + now.getUTCMinutes() * 60 + now.getUTCSeconds();
  const left = hours * 3600 + minutes * 60 - today;
  return left > 0 ? left : left + DAY_S;
}

/** The units in turn, one a day: who is drilled tonight follows from the date alone. */
export function ofTheDay<T>(all: readonly T[], now: Date): T | undefined {
  return all[Math.floor(now.getTime() / 1000 / DAY_S) % Math.max(1, all.length)];
}
