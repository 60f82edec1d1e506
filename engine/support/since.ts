import { Problem } from "./problem";

const SECONDS: Readonly<Record<string, number>> = { h: 3600, d: 86_400 };

/**
 * @param now seconds since 1970, as the answer
 * @throws Problem for what is neither a duration nor a day
 */
export function sinceOf(text: string, now: number): number {
  const [, count = "", unit = ""] = /^([1-9]\d{0,4})([hd])$/.exec(text) ?? [];
  if (count !== "") return Math.floor(now - Number(count) * (SECONDS[unit] ?? 0));
  // A day begins as in the city.
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00+07:00`) : NaN;
  if (!Number.isNaN(day) && new Date(day + 7 * 3_600_000).toISOString().startsWith(text)) return day / 1000;
  throw new Problem(
    `--since không hiểu "${text}": hãy viết như 24h, 7d hoặc 2026-11-20.`,
    `--since does not understand "${text}": write 24h, 7d or 2026-11-20.`,
  );
}
