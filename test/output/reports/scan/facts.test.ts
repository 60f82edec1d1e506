import { liveFacts } from "../../../../output/reports/scan/facts";
import { scanAsJson, scanAsText } from "../../../../output/reports/scan/render";
import { LIVE_RULES } from "../../../../policy/live/index";
import type { RuleRecord, SiteRecord } from "../../../../policy/live/record";
import { registryOf, CITY, goodUnit, unitsYaml } from "../../../support/registry";

const AT = "2026-11-20T01:00:00.000Z";
const RULES = LIVE_RULES.filter(({ id }) => ["site/tls", "site/search"].includes(id));

const kept: RuleRecord = {
  sights: ["pass"],
  settled: "pass",
  since: AT,
  judgement: { state: "pass" },
  breaches: [],
  at: AT,
};
const breaches = [{ url: "https://a/", found: "<b>\u202e", message: { vi: "Sai.", en: "Wrong." } }];
const broken: RuleRecord = {
  ...kept,
  sights: ["fail"],
  settled: "fail",
  judgement: { state: "fail", breaches },
  breaches,
};
const unseen: RuleRecord = {
  ...kept,
  sights: ["pass", "unknown"],
  judgement: { state: "unknown", reason: { vi: "Không mở được.", en: "It did not open." } },
};

const site = (unit: string, rules: SiteRecord["rules"], url = `https://${unit}`): SiteRecord => ({
  unit,
  run: AT,
  at: AT,
  url,
  rules,
  pages: [],
});
const expected = ["1", "2", "3", "4", "5"].map((id) => ({
  id,
  name: `Trường ${id}`,
  parentName: id < "4" ? "Phòng Quận 9" : "Phòng Quận 10",
  url: `https://${id}`,
}));
const records = [
  site("1", { "site/tls": kept, "site/search": kept }),
  site("2", { "site/tls": broken, "site/search": kept }),
  site("3", { "site/tls": unseen, "site/search": kept }),
  // Seen under the name that the unit had before.
  site("4", { "site/tls": kept, "site/search": kept }, "https://ten-cu"),
];
const { waivers } = registryOf(CITY + unitsYaml([goodUnit()]), {
  path: "waivers.yaml",
  role: "waivers",
  content: 'waivers:\n  - { rule: site/tls, unit: "2", reason: r, approver: a, until: 2026-12-01 }\n',
});

test("what could not be seen is neither kept nor broken, and lowers what was checked", () => {
  const facts = liveFacts(expected, records, RULES, [], "2026-11-20");
  expect(facts.seen).toBe(3);
  expect(facts.rules.map(({ id, of, checked, kept: ok, broken: bad }) => [id, of, checked, ok, bad])).toEqual(
    [
      ["site/search", 5, 3, 3, 0],
      ["site/tls", 5, 2, 1, 1],
    ],
  );
  const states = facts.findings
    .filter(({ rule }) => rule === "site/tls")
    .map(({ state, reason }) => [state, reason?.en]);
  expect(states).toEqual([
    ["pass", undefined],
    ["fail", undefined],
    ["unknown", "It did not open."],
    ["unknown", "No scan has looked at this site yet."],
    ["unknown", "No scan has looked at this site yet."],
  ]);
  expect([facts.errors, facts.warnings]).toEqual([1, 0]);
});

test.each([
  ["2026-12-01", "waived", 0],
  ["2026-12-02", "fail", 1],
])("a waiver on %s: %s", (today, state, errors) => {
  const facts = liveFacts(expected, records, RULES, waivers, today);
  expect(facts.findings.find(({ unit, rule }) => unit === "2" && rule === "site/tls")?.state).toBe(state);
  expect(facts.errors).toBe(errors);
});

test("a terminal is told how many were checked, in either language, and nothing that would steer it", () => {
  const facts = liveFacts(expected, records, RULES, [], "2026-11-20");
  const vi = scanAsText(facts, "vi");
  expect(vi).toMatch(/site\/tls +│[^│]*│ 50 % +│ 1 +│ 0 +│ 2\/5/);
  expect(vi).toContain("Đã xem 3/5 trang");
  expect(vi).not.toContain("\u202e");
  expect(scanAsText(facts, "en")).toContain("3 of 5 sites were looked at");
});

test("a site that the scanner could not open was not looked at, whatever the DNS tells of it", () => {
  const home = {
    role: "home",
    url: "https://1/",
    unseen: "private-address",
    fault: null,
    status: null,
    finalUrl: "https://1/",
    headers: {},
    evidence: null,
  } as const;
  const record = { ...site("1", { "site/tls": kept, "site/search": kept }), pages: [home] };
  expect(liveFacts(expected, [record], RULES, [], "2026-11-20").seen).toBe(0);
  const answered = { ...record, pages: [{ ...home, unseen: null, status: 200 }] };
  expect(liveFacts(expected, [answered], RULES, [], "2026-11-20").seen).toBe(1);
});

test("a clerk reads by office who has what to do first: a line a unit, and none for who has nothing", () => {
  const facts = liveFacts(expected, records, RULES, [], "2026-11-20");
  const vi = scanAsText(facts, "vi");
  const remedy = RULES.find(({ id }) => id === "site/tls")?.remedy.vi ?? "?";
  const lines = vi.slice(vi.indexOf("Theo nơi quản lý")).split("\n");
  expect(lines.slice(0, 6)).toEqual([
    "Theo nơi quản lý:",
    "Phòng Quận 9: 3 đơn vị, 1 có chỗ cần sửa, 0 chưa xem được",
    `  ✗ Trường 2 (2): 1 lỗi; việc đầu tiên: ${remedy}`,
    "Phòng Quận 10: 2 đơn vị, 0 có chỗ cần sửa, 2 chưa xem được",
    "  ? Trường 4 (4): chưa xem được. Chưa có lượt quét nào xem trang này.",
    "  ? Trường 5 (5): chưa xem được. Chưa có lượt quét nào xem trang này.",
  ]);
  // Addresses and single breaches are for who asks for them.
  expect(vi).not.toContain("https://a/");
  expect(scanAsText(facts, "vi", true)).toContain("✗ 2 Trường 2: Sai.");
  expect(scanAsText(facts, "en")).toContain("Phòng Quận 9: 3 units, 1 with something to mend, 0 not seen");
});

test("an intrusion is the first step, then a site that does not open", () => {
  const RULE_IDS = ["intrusion/gambling", "leaders/contact", "site/reachable"];
  const rules = LIVE_RULES.filter(({ id }) => RULE_IDS.includes(id));
  const first = (...ids: readonly string[]) => {
    const state = Object.fromEntries(RULE_IDS.map((id) => [id, ids.includes(id) ? broken : kept]));
    const facts = liveFacts(expected.slice(0, 1), [site("1", state)], rules, [], "2026-11-20");
    return /việc đầu tiên: (.*)/.exec(scanAsText(facts, "vi"))?.[1];
  };
  const remedyOf = (id: string) => rules.find((rule) => rule.id === id)?.remedy.vi;
  expect(first(...RULE_IDS)).toBe(remedyOf("intrusion/gambling"));
  expect(first("leaders/contact", "site/reachable")).toBe(remedyOf("site/reachable"));
});

test("machines are told the same", () => {
  const { summary, rules, findings } = JSON.parse(
    scanAsJson(liveFacts(expected, records, RULES, [], "2026-11-20")),
  ) as {
    summary: unknown;
    rules: unknown[];
    findings: { state: string }[];
  };
  expect(summary).toMatchObject({ units: 5, seen: 3, errors: 1, unknown: 5 });
  expect(rules).toHaveLength(2);
  expect(findings.every(({ state }) => state !== "pass")).toBe(true);
});
