import { Problem } from "./problem";

/** `YYYY-MM-DD`. A day begins and ends as in the city, wherever the machine stands: UTC+7 all the year. */
export function todayInVietnam(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The day of `--today`.
 *
 * @throws Problem when it is none
 */
export function requireDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new Problem(
    `--today "${text}" không phải một ngày: hãy viết năm-tháng-ngày, ví dụ 2026-09-01.`,
    `--today "${text}" is no day: write year-month-day, such as 2026-09-01.`,
  );
}
