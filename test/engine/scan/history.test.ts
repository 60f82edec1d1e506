import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { History, turnOf } from "../../../engine/scan/history";
import { ScanStore } from "../../../engine/scan/store";
import type { SiteRecord } from "../../../policy/live/record";
import type { Judgement } from "../../../policy/live/rule";
import { settle, type Sight, UNSEEN_YET } from "../../../policy/live/settle";
import { temporaryFolder } from "../../cli/support";

// Seconds on a quiet machine.
jest.setTimeout(60_000);

const UNIT = "7900001";
const URL = "https://a.hcm.edu.vn";
const HOME = { url: `${URL}/`, evidence: "e".repeat(64) };

const judgementOf = (state: Sight): Judgement =>
  state === "fail"
    ? { state, breaches: [{ url: HOME.url, found: "<b>", message: { vi: "Sai.", en: "Wrong." } }] }
    : state === "unknown"
      ? { state, reason: { vi: "Không mở được.", en: "It did not open." } }
      : { state };

/** What a scan would write: as `recordOf` does, of sights that are given. */
function after(
  before: SiteRecord | null,
  at: string,
  sights: Readonly<Record<string, Sight>>,
  run = at,
): SiteRecord {
  const rules = Object.entries(sights).map(([id, sight]) => {
    const judgement = judgementOf(sight);
    const standing = settle(before?.rules[id] ?? UNSEEN_YET, sight, at);
    const breaches = judgement.state === "fail" ? judgement.breaches : (before?.rules[id]?.breaches ?? []);
    return [id, { ...standing, judgement, breaches, at }] as const;
  });
  return {
    ...{ unit: UNIT, run, at, url: URL },
    rules: { ...before?.rules, ...Object.fromEntries(rules) },
    pages: [HOME as SiteRecord["pages"][number]],
  };
}

const hour = (count: number) =>
  new Date(Date.parse("2026-11-30T20:00:00Z") + count * 3_600_000).toISOString();

/** Writes a scan an hour. */
function written(folder: string, scans: readonly Readonly<Record<string, Sight>>[]): History {
  const history = new History(folder);
  scans.reduce<SiteRecord | null>((before, sights, index) => {
    const record = after(before, hour(index), sights);
    history.add(record, before);
    return record;
  }, null);
  return history;
}

test("each scan is told as it was, over the end of a month and a change of what was asked for", () => {
  const scans: Readonly<Record<string, Sight>>[] = [
    { "site/tls": "pass", "site/search": "fail" },
    { "site/tls": "unknown", "site/search": "fail" },
    { "site/tls": "fail" },
    { "site/search": "pass", "site/tls": "fail" },
    { "site/search": "pass", "site/tls": "fail" },
    { "site/tls": "fail", "site/search": "pass" },
  ];
  const folder = temporaryFolder();
  const { scans: told, changes } = written(folder, scans).of(UNIT);
  expect(told.map(({ at, sights }) => [at, sights])).toEqual(
    scans.map((sights, index) => [hour(index), sights]),
  );
  expect(told.map(({ held }) => held["site/tls"])).toEqual(["pass", "pass", "pass", "pass", "fail", "fail"]);
  expect(changes.map(({ at, rule, now }) => [at, rule, now])).toEqual([
    [hour(0), "site/search", "fail"],
    [hour(4), "site/tls", "fail"],
    [hour(4), "site/search", "pass"],
  ]);
  expect(changes[1]).toMatchObject({
    breaches: [{ url: HOME.url, found: "<b>" }],
    evidence: { [HOME.url]: HOME.evidence },
  });
  expect(readdirSync(folder).sort()).toEqual(["2026-11", "2026-12"]);
  expect(new History(folder).of("7900002")).toEqual({ scans: [], changes: [] });
});

test("the last good page and the first bad one are known when a rule is held to be broken", () => {
  const folder = temporaryFolder();
  const history = new History(folder);
  const sights: readonly Sight[] = ["pass", "pass", "fail", "unknown", "fail", "fail"];
  const evidence = (index: number) => String(index).repeat(64);
  sights.reduce<SiteRecord | null>((before, sight, index) => {
    const pages = [{ ...HOME, evidence: evidence(index) } as SiteRecord["pages"][number]];
    const record = { ...after(before, hour(index), { "site/tls": sight, "site/search": "fail" }), pages };
    history.add(record, before);
    return record;
  }, null);
  const { changes } = history.of(UNIT);
  expect(changes.map(({ at, rule, turns }) => [at, rule, turns])).toEqual([
    // Nobody has seen it kept.
    [hour(0), "site/search", {}],
    [
      hour(5),
      "site/tls",
      {
        [HOME.url]: {
          ...{ was: evidence(1), wasAt: hour(1) },
          ...{ became: evidence(2), becameAt: hour(2) },
        },
      },
    ],
  ]);
  expect(turnOf(history.of(UNIT), "site/tls", HOME.url)?.was).toBe(evidence(1));
  for (const [rule, url] of [
    ["site/tls", "__proto__"],
    ["site/search", HOME.url],
    ["site/other", HOME.url],
  ] as const)
    expect(turnOf(history.of(UNIT), rule, url)).toBeNull();
});

test("what a scan did not ask for has no page of that scan before it", () => {
  const folder = temporaryFolder();
  const history = new History(folder);
  const scans: Readonly<Record<string, Sight>>[] = [
    { "site/tls": "pass" },
    { "site/search": "pass" },
    { "site/tls": "fail" },
    { "site/tls": "fail" },
    { "site/tls": "fail" },
  ];
  scans.reduce<SiteRecord | null>((before, sights, index) => {
    const record = after(before, hour(index), sights);
    history.add(record, before);
    return record;
  }, null);
  expect(history.of(UNIT).changes.map(({ now, turns }) => [now, turns])).toEqual([["fail", {}]]);
});

test("from a month on, earlier ones are not read", () => {
  const folder = temporaryFolder();
  const history = written(folder, Array<Readonly<Record<string, Sight>>>(6).fill({ "site/tls": "pass" }));
  expect(history.of(UNIT, "2026-12").scans.map(({ at }) => at)).toEqual([4, 5].map(hour));
  expect(history.of(UNIT, "2026-11").scans).toHaveLength(6);
});

test("a run that was killed before its record was written looks again, and is told once", () => {
  const folder = temporaryFolder();
  const store = new ScanStore(folder);
  const first = after(null, hour(0), { "site/tls": "fail" });
  store.history.add(first, null);
  const again = after(null, hour(1), { "site/tls": "pass" }, first.run);
  store.write(again, null);
  expect(store.history.of(UNIT)).toMatchObject({
    scans: [{ at: hour(1), sights: { "site/tls": "pass" } }],
    changes: [],
  });
});

test("wherever the file is cut off, it tells scans that there were, and takes the next", () => {
  const folder = temporaryFolder();
  const history = written(folder, [
    { "site/tls": "pass" },
    { "site/tls": "fail" },
    { "site/tls": "fail" },
    { "site/tls": "fail" },
  ]);
  const file = join(folder, "2026-11", `${UNIT}.jsonl`);
  const whole = readFileSync(file);
  const { scans } = history.of(UNIT);
  const next = after(null, hour(3.5), { "site/tls": "unknown" });
  for (let cut = 0; cut <= whole.length; cut++) {
    writeFileSync(file, whole.subarray(0, cut));
    const left = history.of(UNIT).scans;
    expect(left).toEqual(scans.slice(0, left.length));
    history.add(next, null);
    expect(history.of(UNIT).scans).toEqual([
      ...left,
      expect.objectContaining({ sights: { "site/tls": "unknown" } }),
    ]);
  }
});

test("whatever scans see, the history tells the same in the same order", () => {
  const sight = fc.constantFrom<Sight>("pass", "fail", "unknown");
  const scan = fc.dictionary(fc.constantFrom("a/a", "b/b", "c/c"), sight, {
    minKeys: 1,
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fc.array(scan, { maxLength: 12 }), (scans) => {
      const { scans: told } = written(join(temporaryFolder(), "history"), scans).of(UNIT);
      expect(told.map(({ sights }) => sights)).toEqual(scans);
    }),
    { numRuns: 40 },
  );
});

test("a month goes when its last day is older than 400 days", () => {
  const folder = temporaryFolder();
  const history = written(folder, [
    { "site/tls": "pass" },
    ...Array<Record<string, Sight>>(5).fill({ "site/tls": "pass" }),
  ]);
  expect(readdirSync(folder)).toHaveLength(2);
  // 1 December 2026 and 400 days are 5 January 2028.
  expect(history.forget(new Date("2028-01-04T12:00:00Z"))).toBe(0);
  expect(history.forget(new Date("2028-01-05T12:00:00Z"))).toBe(1);
  expect(history.of(UNIT).scans.every(({ at }) => at.startsWith("2026-12"))).toBe(true);
});
