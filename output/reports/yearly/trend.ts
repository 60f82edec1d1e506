import type { Tally } from "./facts";
import { share } from "../share";

/** The registry's figures at one day of its history. */
export interface TrendPoint {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The commit; empty for the state that the report is about. */
  readonly commit: string;
  readonly total: Tally;
}

/** Drawing in user units; the page scales it. */
const WIDTH = 720;
const HEIGHT = 280;
const LEFT = 48;
const RIGHT = 16;
const TOP = 16;
const BOTTOM = 36;

interface Line {
  readonly name: string;
  readonly share: (total: Tally) => number | null;
}

/** What the chart follows, in the order of its colours. */
export const TREND_LINES: readonly Line[] = [
  { name: "covered", share: ({ covered, active }) => share(covered, active) },
  { name: "clean", share: ({ clean, active }) => share(clean, active) },
];

/**
 * Shares of the active units over time as SVG, from 0 to 100 %; empty for less than two days. Its colours and texts
 * are classes of the page; the figures stand in a table beside it.
 */
export function trendChart(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last || first.day === last.day) return "";
  const [start, end] = [time(first.day), time(last.day)];
  const x = (day: string) => round(LEFT + ((time(day) - start) / (end - start)) * (WIDTH - LEFT - RIGHT));
  const y = (percent: number) => round(TOP + (1 - percent / 100) * (HEIGHT - TOP - BOTTOM));
  const grid = [0, 25, 50, 75, 100].map(
    (percent) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(percent)}" y2="${y(percent)}"/>` +
      `<text class="axis" x="${LEFT - 8}" y="${y(percent) + 5}" text-anchor="end">${percent}%</text>`,
  );
  const lines = TREND_LINES.map(({ name, share: shareOf }) => {
    const dots = points.flatMap(({ day, total }) => {
      const percent = shareOf(total);
      return percent === null ? [] : [[x(day), y(percent)] as const];
    });
    const path = dots.map(([dx, dy]) => `${dx},${dy}`).join(" ");
    const marks = dots.map(([dx, dy]) => `<circle class="${name}" cx="${dx}" cy="${dy}" r="3.5"/>`);
    return `<polyline class="${name}" points="${path}"/>${marks.join("")}`;
  });
  const foot = HEIGHT - BOTTOM + 24;
  const days =
    `<text class="axis" x="${LEFT}" y="${foot}">${first.day}</text>` +
    `<text class="axis" x="${WIDTH - RIGHT}" y="${foot}" text-anchor="end">${last.day}</text>`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${grid.join("")}${lines.join("")}${days}</svg>`;
}

function time(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
