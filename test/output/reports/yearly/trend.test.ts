import type { Tally } from "../../../../output/reports/yearly/facts";
import { trendChart } from "../../../../output/reports/yearly/trend";

const total = (covered: number, clean: number): Tally => ({
  units: 10,
  active: 10,
  sites: 10,
  mailboxes: 10,
  covered,
  clean,
  unread: 0,
  errors: 0,
  warnings: 0,
  waived: 0,
});

const point = (day: string, covered: number, clean: number) => ({
  day,
  commit: "",
  total: total(covered, clean),
});

test("one day is no trend", () => {
  expect(trendChart([])).toBe("");
  expect(trendChart([point("2026-01-01", 5, 5)])).toBe("");
});

test("days lie as far apart as they were, shares between the lines of 0 and 100 %", () => {
  const svg = trendChart([point("2026-01-01", 0, 10), point("2026-01-02", 5, 5), point("2026-01-11", 10, 0)]);
  expect(svg).toContain('<polyline class="covered" points="48,244 113.6,130 704,16"/>');
  expect(svg).toContain('<polyline class="clean" points="48,16 113.6,130 704,244"/>');
});

test("a day without active units is left out, and nothing is divided by it", () => {
  const none = { ...total(0, 0), active: 0 };
  const svg = trendChart([{ day: "2026-01-01", commit: "", total: none }, point("2026-01-03", 5, 5)]);
  expect(svg).not.toMatch(/NaN|Infinity|null/);
  expect(svg.match(/<circle class="covered"/g)).toHaveLength(1);
});
