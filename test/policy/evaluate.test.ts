import { admit, RegistryRefused } from "../../policy/admit";
import { evaluate } from "../../policy/evaluate";
import { registryRule, unitRule } from "../../policy/rule";
import { CITY, cityOf, goodUnit, registryOf, unitsYaml } from "../support/registry";

const both = (text: string) => ({ vi: text, en: text });
const texts = {
  clause: null,
  severity: "error",
  statement: both("S."),
  why: both("W."),
  remedy: both("R."),
} as const;

const shouting = unitRule({
  ...texts,
  id: "test/shouting",
  *check({ entry }) {
    if (entry.name === entry.name?.toUpperCase())
      yield { at: "name", found: entry.name, message: both("Loud.") };
  },
});

test("a finding has the rule's severity, the unit, the place and the remedy where nothing can be pasted", () => {
  const { findings, summary } = evaluate(cityOf(goodUnit({ name: "ABC" })), { rules: [shouting] });
  expect(summary).toEqual({ units: 1, errors: 1, warnings: 0, waived: 0 });
  expect(findings).toEqual([
    expect.objectContaining({
      rule: "test/shouting",
      severity: "error",
      unit: "7900866",
      field: "name",
      found: "ABC",
      place: { file: "schools.yaml", line: 9, column: 11 },
      fix: { kind: "advice", text: both("R.") },
    }),
  ]);
});

test("a new rule only warns", () => {
  const { summary } = evaluate(cityOf(goodUnit({ name: "ABC" })), {
    rules: [{ ...shouting, stage: "warn" }],
  });
  expect(summary).toMatchObject({ errors: 0, warnings: 1 });
});

test.each([
  ["about a unit", unitRule({ ...texts, id: "test/broken", check: () => fail() }), "7900866"],
  ["about the registry", registryRule({ ...texts, id: "test/broken", check: () => fail() }), null],
])("a rule %s that throws becomes an error, and the others still speak", (_, broken, unit) => {
  const { findings } = evaluate(cityOf(goodUnit({ name: "ABC" })), { rules: [broken, shouting] });
  expect(findings.map((finding) => [finding.rule, finding.severity, finding.unit])).toEqual(
    expect.arrayContaining([
      ["test/broken", "error", unit],
      ["test/shouting", "error", "7900866"],
    ]),
  );
  expect(findings.find(({ rule }) => rule === "test/broken")?.message.vi).toContain("hỏng rồi");
});

function fail(): never {
  throw new Error("hỏng rồi");
}

test("what a broken entry lacks is not held against it", () => {
  const registry = registryOf(`${CITY}units:\n  - id: "7900866"\n    name: [\n`);
  expect(evaluate(registry).findings.map(({ rule }) => rule)).toEqual(["registry/syntax"]);
});

test("without a readable city nobody is blamed for a name outside it", () => {
  const registry = registryOf(unitsYaml([goodUnit()]));
  expect(evaluate(registry).findings.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
    "registry/schema city",
  ]);
});

test("the same registry gives the same findings, byte by byte", () => {
  const text = CITY + unitsYaml([goodUnit({ name: "x", mail: {} }), goodUnit({ parent: "7999999" })]);
  const once = () => JSON.stringify(evaluate(registryOf(text)));
  expect(once()).toBe(once());
});

describe("admit", () => {
  test("lets a registry without errors through, warnings included", () => {
    const admitted = admit(cityOf(goodUnit({ leaders: [{ name: "An" }] })));
    expect(admitted.units.map(({ id }) => id)).toEqual(["7900866"]);
    expect(admitted.city.zone).toBe("hcm.edu.vn");
    expect(admitted.verdict.summary).toEqual({ units: 1, errors: 0, warnings: 1, waived: 0 });
  });

  test("refuses one with errors, and carries them", () => {
    const refuse = () => admit(cityOf(goodUnit({ parent: "7999999", site: { host: "x.com" } })));
    expect(refuse).toThrow(RegistryRefused);
    try {
      refuse();
    } catch (error) {
      expect((error as RegistryRefused).findings.map(({ rule }) => rule)).toEqual([
        "unit/parent",
        "domain/format",
      ]);
    }
  });

  test("refuses what is broken as a file", () => {
    expect(() => admit(registryOf(`${CITY}units:\n  - *x\n`))).toThrow(RegistryRefused);
  });
});
