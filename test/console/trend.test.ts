import fc from "fast-check";
import { sparkline, trendChart } from "../../console/chart";
import { overviewOf } from "../../console/overview";
import { COUNTS_DAYS, daysUntil, sharesOf, TREND_DAYS, TrendBook, trackOf } from "../../console/trend";
import type { PastScan, UnitHistory } from "../../engine/scan/history";
import { LIVE_RULES } from "../../policy/live/index";
import type { Sight } from "../../policy/live/settle";
import { GOOD, HACKED, NEVER, OTHER, RECORDS, siteRecord, TODAY, watched } from "./city";

const RULES = ["site/tls", "site/search"];
const [TLS, SEARCH] = ["site/tls", "site/search"].map((id) => LIVE_RULES.find((rule) => rule.id === id)!);

/** A scan at noon in Viet Nam, so many days before today. */
const scan = (ago: number, sights: Readonly<Record<string, Sight>>, hour = 5): PastScan => ({
  ...{ run: `${ago} ${hour}`, url: "https://a.hcm.edu.vn", sights },
  at: new Date(Date.parse(`${TODAY}T00:00:00Z`) + hour * 3_600_000 - ago * 86_400_000).toISOString(),
  held: Object.fromEntries(
    Object.entries(sights).map(([rule, sight]) => [rule, sight === "unknown" ? "pass" : sight]),
  ),
});

const trends = (histories: Readonly<Record<string, readonly PastScan[]>>, days = daysUntil(TODAY, 5)) => ({
  ...{ days, rules: RULES },
  tracks: new Map(
    Object.entries(histories).map(([id, scans]) => [id, trackOf({ scans, changes: [] }, days, RULES)]),
  ),
});

test("each day tells what the last scan until its end in Viet Nam told, with how many could be checked", () => {
  const known = trends({
    [GOOD.id]: [scan(3, { "site/tls": "pass", "site/search": "fail" }), scan(1, { "site/search": "pass" })],
    // At 16:59 UTC it is still that day in the city, at 17:00 the next has begun.
    [HACKED.id]: [scan(3, { "site/tls": "fail" }, 16.99), scan(3, { "site/tls": "pass" }, 17)],
    // What was held stands behind what could not be seen this time.
    [OTHER.id]: [scan(9, { "site/tls": "pass" }), scan(1, { "site/tls": "unknown" })],
  });
  const shares = sharesOf(known, [GOOD, HACKED, OTHER, NEVER], [TLS!, SEARCH!]);
  const told = (rule: string) =>
    shares.get(rule)?.map(({ day, kept, checked, of }) => [day.slice(5), kept, checked, of]);
  expect(told("site/tls")).toEqual([
    ["11-26", 1, 1, 4],
    ["11-27", 2, 3, 4],
    ["11-28", 3, 3, 4],
    ["11-29", 2, 2, 4],
    ["11-30", 2, 2, 4],
  ]);
  expect(told("site/search")?.map(([, kept, checked]) => [kept, checked])).toEqual([
    [0, 0],
    [0, 1],
    [0, 1],
    [1, 1],
    [1, 1],
  ]);
  expect(sharesOf(known, [OTHER], [SEARCH!]).get("site/search")?.at(-1)).toMatchObject({
    kept: 0,
    checked: 0,
  });
});

test("what was seen counts for thirty days, and no day longer", () => {
  const days = daysUntil(TODAY, 3);
  const at = (ago: number) => [
    ...trackOf({ scans: [scan(ago, { "site/tls": "pass" })], changes: [] }, days, ["site/tls"]),
  ];
  expect(at(COUNTS_DAYS - 1)).toEqual([1, 1, 1]);
  expect(at(COUNTS_DAYS)).toEqual([1, 1, 0]);
  expect(at(COUNTS_DAYS + 2)).toEqual([0, 0, 0]);
  expect(at(4000)).toEqual([0, 0, 0]);
  // A clock that went wrong.
  expect(at(-3)).toEqual([0, 0, 0]);
});

test("whatever scans there were, a day tells what a search backwards from its end finds", () => {
  const sights = fc.dictionary(fc.constantFrom(...RULES), fc.constantFrom<Sight>("pass", "fail", "unknown"));
  const scans = fc.array(fc.tuple(fc.integer({ min: 0, max: 140 }), sights), { maxLength: 40 });
  const days = daysUntil(TODAY);
  fc.assert(
    fc.property(scans, (drawn) => {
      const ordered = [...drawn].sort(([a], [b]) => b - a).map(([ago, each]) => scan(ago, each));
      const track = trackOf({ scans: ordered, changes: [] }, days, RULES);
      RULES.forEach((rule, row) => {
        days.forEach((day, index) => {
          const until = Date.parse(`${day}T17:00:00Z`);
          const last = ordered
            .filter(({ at, sights: seen }) => Date.parse(at) < until && rule in seen)
            .at(-1);
          const isFresh = last !== undefined && until - Date.parse(last.at) < COUNTS_DAYS * 86_400_000;
          const sight = isFresh ? last.sights[rule] : "unknown";
          const expected = sight === "pass" ? 1 : sight === "fail" ? 2 : 0;
          expect([rule, day, track[row * days.length + index]]).toEqual([rule, day, expected]);
        });
      });
    }),
    { numRuns: 30 },
  );
});

test("only what is new is read, all of it on a new day, and the last trends stand meanwhile", async () => {
  const city = watched([HACKED, GOOD, OTHER, NEVER]);
  const read: string[] = [];
  const histories: Record<string, UnitHistory> = {};
  const book = new TrendBook((unit, from) => {
    read.push(`${unit} ${from}`);
    return histories[unit] ?? { scans: [], changes: [] };
  });
  const first = overviewOf(city, RECORDS, LIVE_RULES, [], TODAY);
  expect(book.trends).toBeNull();
  const reading = book.refresh(first);
  expect(book.trends).toBeNull();
  await Promise.all([reading, book.refresh(first)]);
  // 120 days before the last day of November.
  expect(read.sort()).toEqual([HACKED, GOOD, OTHER, NEVER].map(({ id }) => `${id} 2026-08`));
  expect(book.trends?.days).toHaveLength(TREND_DAYS);
  const share = (id: string) => sharesOf(book.trends!, [{ id }], [TLS!]).get("site/tls")?.at(-1);
  expect(share(GOOD.id)).toMatchObject({ kept: 0, checked: 0 });

  read.length = 0;
  histories[GOOD.id] = { scans: [scan(0, { "site/tls": "pass" })], changes: [] };
  const records = RECORDS.map((record) => (record.unit === GOOD.id ? siteRecord(GOOD, {}) : record));
  await book.refresh(overviewOf(city, records, LIVE_RULES, [], TODAY));
  expect(read).toEqual([`${GOOD.id} 2026-08`]);
  expect(share(GOOD.id)).toMatchObject({ kept: 1, checked: 1 });

  read.length = 0;
  await book.refresh(overviewOf(city, records, LIVE_RULES, [], "2026-12-01"));
  expect(read).toHaveLength(4);
  expect(book.trends?.days.at(-1)).toBe("2026-12-01");
});

test("a history that cannot be read is told, and the next refresh reads again", async () => {
  let isBroken = true;
  const book = new TrendBook(() => {
    if (isBroken) throw new Error("EACCES");
    return { scans: [], changes: [] };
  });
  const overview = overviewOf(watched([GOOD]), [], LIVE_RULES, [], TODAY);
  await expect(book.refresh(overview)).rejects.toThrow("EACCES");
  isBroken = false;
  await book.refresh(overview);
  expect(book.trends).not.toBeNull();
});

test("a chart has a gap where nothing could be checked, and two lines that differ without colour", () => {
  const known = trends({
    a: [scan(4, { "site/tls": "pass" }), scan(3, { "site/tls": "unknown" }), scan(1, { "site/tls": "fail" })],
  });
  const shares = sharesOf(known, [{ id: "a" }, { id: "b" }], [TLS!]).get("site/tls") ?? [];
  const chart = trendChart(shares);
  expect(chart.match(/<polyline class="keeping"/g)).toHaveLength(2);
  expect(chart.match(/<polyline class="checked"/g)).toHaveLength(1);
  expect(chart).toContain(">Đạt</text>");
  expect(chart).toContain(">Kiểm được</text>");
  expect(chart).toContain(">26/11/2026</text>");
  for (const each of [chart, sparkline(shares), trendChart([]), sparkline([])])
    expect(each).not.toMatch(/NaN|undefined/);
});

test("names at the ends of two lines do not lie on each other, and the higher line has the higher name", () => {
  // How many of a hundred could be checked, and how many percent of them keep the rule.
  for (const [checked, kept] of [
    [92, 90],
    [99, 99],
    [4, 0],
    [4, 4],
    [92, 0],
  ] as const) {
    const shares = daysUntil(TODAY, 3).map((day) => ({
      day,
      of: 100,
      checked,
      kept: (kept * checked) / 100,
    }));
    const chart = trendChart(shares);
    const at = (name: string) => Number(new RegExp(`y="([\\d.]+)">${name}<`).exec(chart)?.[1]);
    expect(at("Đạt") - at("Kiểm được")).toBeGreaterThan(17.9);
    expect(at("Kiểm được")).toBeGreaterThan(16);
    expect(at("Đạt")).toBeLessThanOrEqual(250);
  }
  const all = daysUntil(TODAY, 3).map((day) => ({ day, of: 100, checked: 95, kept: 95 }));
  // All of those that could be checked keep it: that line is the higher one.
  expect(trendChart(all)).toMatch(/y="21">Đạt<.*y="39">Kiểm được</);
});
