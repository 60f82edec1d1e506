import { share } from "../output/reports/share";
import type { DayShare } from "./trend";
import { day } from "./words";

/** Drawing in user units; the page scales it. */
const WIDTH = 720;
const HEIGHT = 280;
const LEFT = 52;
const RIGHT = 96;
const TOP = 16;
const BOTTOM = 36;

const keptOf = ({ kept, checked }: DayShare) => share(kept, checked);
const checkedOf = ({ checked, of }: DayShare) => share(checked, of);

/**
 * How far a rule was kept day by day, and how many could be checked, from 0 to 100 %. Two lines that differ in their
 * dashes and are named at their ends; the figures stand in a table beside it. Empty of no days.
 */
export function trendChart(shares: readonly DayShare[]): string {
  const [first, last] = [shares[0], shares.at(-1)];
  if (first === undefined || last === undefined) return "";
  const x = (index: number) =>
    round(LEFT + (index / Math.max(1, shares.length - 1)) * (WIDTH - LEFT - RIGHT));
  const y = (percent: number) => round(TOP + (1 - percent / 100) * (HEIGHT - TOP - BOTTOM));
  const grid = [0, 25, 50, 75, 100].map(
    (percent) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(percent)}" y2="${y(percent)}"/>` +
      `<text class="axis" x="${LEFT - 8}" y="${y(percent) + 5}" text-anchor="end">${percent} %</text>`,
  );
  const [kept, checked] = [shares.map(keptOf), shares.map(checkedOf)];
  const lines = pieces(checked, x, y, "checked") + pieces(kept, x, y, "keeping");
  const [keptEnd, checkedEnd] = [keptOf(last), checkedOf(last)];
  const [checkedAt, keptAt] = apart(
    checkedEnd === null ? null : y(checkedEnd),
    keptEnd === null ? null : y(keptEnd),
  );
  const name = (at: number | null, word: string) =>
    at === null ? "" : `<text class="axis" x="${WIDTH - RIGHT + 6}" y="${round(at + 5)}">${word}</text>`;
  const foot = HEIGHT - BOTTOM + 24;
  const days =
    `<text class="axis" x="${LEFT}" y="${foot}">${day(first.day)}</text>` +
    `<text class="axis" x="${WIDTH - RIGHT}" y="${foot}" text-anchor="end">${day(last.day)}</text>`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${grid.join("")}${lines}${name(keptAt, "Đạt")}${name(checkedAt, "Kiểm được")}${days}</svg>`;
}

const NAME_HEIGHT = 18;

/** Two names at one height would be one smear: the line that is higher has its name higher, the first where both are alike. */
function apart(a: number | null, b: number | null): readonly [number | null, number | null] {
  if (a === null || b === null || Math.abs(a - b) >= NAME_HEIGHT) return [a, b];
  const upper = Math.min(a, b, HEIGHT - BOTTOM - NAME_HEIGHT);
  const lower = upper + NAME_HEIGHT;
  return a <= b ? [upper, lower] : [lower, upper];
}

/** The share of those that keep it, small enough for a cell of a table. */
export function sparkline(shares: readonly DayShare[]): string {
  const x = (index: number) => round((index / Math.max(1, shares.length - 1)) * 90);
  const lines = pieces(shares.map(keptOf), x, (percent) => round(1 + (1 - percent / 100) * 18), "keeping");
  return `<svg class="spark" viewBox="0 0 90 20" aria-hidden="true">${lines}</svg>`;
}

/** A line for each time without a gap; points in the midst of a level stretch are left out. */
function pieces(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (percent: number) => number,
  look: string,
): string {
  const all: string[][] = [[]];
  values.forEach((value, index) => {
    const isLevel = value === values[index - 1] && value === values[index + 1];
    if (value === null) all.push([]);
    else if (!isLevel) all.at(-1)?.push(`${x(index)},${y(value)}`);
  });
  return all
    .filter((points) => points.length > 0)
    .map(
      (points) =>
        `<polyline class="${look}" points="${(points.length === 1 ? [...points, ...points] : points).join(" ")}"/>`,
    )
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
