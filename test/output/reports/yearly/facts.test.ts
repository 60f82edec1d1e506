import fc from "fast-check";
import { share } from "../../../../output/reports/share";
import { reportFacts } from "../../../../output/reports/yearly/facts";
import { evaluate } from "../../../../policy/evaluate";
import { RULES } from "../../../../policy/rules/index";
import { CITY, goodUnit, registryOf, unitsYaml } from "../../../support/registry";

const TODAY = "2026-01-10";

const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  district: "Quận 9",
  site: { host: "pgdq9.hcm.edu.vn" },
});

const school = (id: string, name: string, changes: Record<string, unknown> = {}) =>
  goodUnit({
    id,
    name: `Trường THCS ${name}`,
    parent: "7900858",
    district: "Quận 9",
    site: { host: `thcs${id}.hcm.edu.vn` },
    ...changes,
  });

function factsOf(text: string, waivers = "") {
  const registry = registryOf(text, { path: "waivers.yaml", role: "waivers", content: waivers });
  return reportFacts(registry, evaluate(registry, { today: TODAY }), TODAY);
}

const UNITS = [
  OFFICE,
  school("7900001", "Một"),
  school("7900002", "Hai", { site: undefined, mail: { official: "hai@gmail.com" } }),
  school("7900003", "Ba", { mail: undefined }),
  school("7900004", "Bốn", { status: "retired", site: undefined, mail: undefined }),
  school("7900005", "Năm", {
    parent: "7900404",
    site: { host: "thcs7900005.hcm.edu.vn", hosting: "ben-ngoai" },
  }),
];

const WAIVERS = [
  "waivers:",
  "  - rule: hosting/data-centre",
  '    unit: "7900005"',
  "    reason: Hợp đồng cũ",
  "    approver: Giám đốc",
  "    until: 2026-01-31",
  "  - rule: mail/regulation",
  '    unit: "7900001"',
  "    reason: Đang soạn",
  "    approver: Giám đốc",
  "    until: 2025-12-31",
].join("\n");

const facts = factsOf(CITY + unitsYaml(UNITS), WAIVERS);

test("shares are of the active units, by the rule of coverage", () => {
  expect(facts.total).toMatchObject({ units: 6, active: 5, sites: 4, mailboxes: 4, covered: 3, unread: 0 });
});

test("units are grouped by parent: the department first, then offices, then what hangs nowhere", () => {
  expect(
    facts.parents.map(({ key, name, units, active, covered }) => [key, name, units, active, covered]),
  ).toEqual([
    ["7900000", "Sở Giáo dục và Đào tạo", 1, 1, 1],
    ["7900858", "Phòng Giáo dục và Đào tạo Quận 9", 4, 3, 1],
    ["7900404", "7900404", 1, 1, 1],
  ]);
});

test("every group sums up to the whole", () => {
  for (const groups of [facts.parents, facts.kinds, facts.districts]) {
    for (const figure of [
      "units",
      "active",
      "sites",
      "mailboxes",
      "covered",
      "clean",
      "errors",
      "warnings",
    ] as const) {
      expect(groups.reduce((sum, group) => sum + group[figure], 0)).toBe(facts.total[figure]);
    }
  }
});

test("every rule about units is there, kept or not, with what the reader of files says", () => {
  const ids = facts.rules.map(({ id }) => id);
  const expected = RULES.filter(({ about }) => about !== "waivers").map(({ id }) => id);
  expect(ids).toEqual([...expected, "registry/include", "registry/schema", "registry/syntax"].sort());
  expect(facts.rules.find(({ id }) => id === "mail/forbidden-provider")).toMatchObject({
    kept: 4,
    errors: 1,
  });
  expect(facts.rules.find(({ id }) => id === "text/not-nfc")).toMatchObject({ kept: 5, errors: 0 });
});

test("what is waived counts as kept and stays visible", () => {
  const rule = facts.rules.find(({ id }) => id === "hosting/data-centre");
  expect(rule).toMatchObject({ kept: 5, errors: 0, waived: 1 });
  expect(facts.total.waived).toBe(1);
});

test("exemptions come with the days they have left, the next to end first", () => {
  expect(facts.waivers.map(({ unit, days }) => [unit, days])).toEqual([
    ["7900001", -10],
    ["7900005", 21],
  ]);
  expect(facts.general.map(({ rule }) => rule)).toContain("waiver/expired");
});

test("an entry that can't be read is no unit that keeps the rules", () => {
  const broken = '  - id: "7900006"\n    name: "không đóng\n    kind: thcs\n';
  const { total, units } = factsOf(CITY + unitsYaml([OFFICE]) + broken);
  expect(total).toMatchObject({ units: 2, active: 2, covered: 1, clean: 1, unread: 1 });
  expect(units[1]?.findings.map(({ rule }) => rule)).toContain("registry/syntax");
});

test("of two entries with one code each has its own findings", () => {
  const twin = school("7900001", "Khác", { ownership: "tu-thuc" });
  const { units } = factsOf(CITY + unitsYaml([OFFICE, school("7900001", "Một"), twin]));
  const rules = units.map(({ findings }) =>
    findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule),
  );
  expect(rules[1]).not.toContain("unit/kind");
  expect(rules[2]).toEqual(expect.arrayContaining(["unit/kind", "unit/unique-id"]));
});

test("a share is rounded down, so that only all are 100 %", () => {
  expect(share(2691, 2692)).toBe(99.9);
  expect(share(0, 0)).toBeNull();
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (part, rest) => {
      const value = share(part, part + rest);
      if (part + rest === 0) return value === null;
      return value !== null && (value === 100) === (rest === 0) && (part > 0 || value === 0);
    }),
  );
});
