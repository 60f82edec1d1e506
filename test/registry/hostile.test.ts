import fc from "fast-check";
import { evaluate } from "../../policy/evaluate";
import { loadRegistry } from "../../registry/load";
import type { Registry } from "../../registry/registry";
import { CITY, goodUnit, registryOf, unitsYaml } from "../support/registry";
import { processorSeconds } from "../support/processor";

/** Reads and judges; whatever the input, every finding has a place within the file. */
function survive(content: string | Uint8Array): Registry {
  const registry = loadRegistry([{ path: "schools.yaml", role: "root", content }]);
  const lines = typeof content === "string" ? content.split(/\r\n?|\n/).length : Infinity;
  const astray = evaluate(registry).findings.filter(
    ({ place: { file, line, column }, message }) =>
      file !== "schools.yaml" ||
      line < 1 ||
      line > lines ||
      column < 1 ||
      message.vi.includes("lỗi của chương trình"),
  );
  expect(astray).toEqual([]);
  return registry;
}

const WELL = CITY + unitsYaml([goodUnit(), goodUnit({ id: "7900867", site: { host: "a.hcm.edu.vn" } })]);

describe("never a crash", () => {
  test("any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => void survive(text)),
      { numRuns: 500 },
    );
  });

  test("any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void survive(bytes)),
      { numRuns: 500 },
    );
  });

  test("a good file with a piece cut out, doubled or written over", () => {
    const edit = fc.record({
      at: fc.nat(WELL.length),
      drop: fc.nat(40),
      put: fc.oneof(
        fc.constantFrom(
          "\t",
          "\n",
          "- ",
          ":",
          '"',
          "'",
          "[",
          "{",
          "}",
          "&a ",
          "*a",
          "!!x ",
          "---\n",
          "...\n",
          "#",
          "|",
          ">",
          "\0",
          "\uFEFF",
          "\r",
          "? ",
          "%YAML 1.1\n",
        ),
        fc.string({ maxLength: 8 }),
        fc.nat(WELL.length).map((from) => WELL.slice(from, from + 60)),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce(
          (old, { at, drop, put }) => old.slice(0, at) + put + old.slice(at + drop),
          WELL,
        );
        survive(text);
      }),
      { numRuns: 600 },
    );
  });

  test("any values in the fields", () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const unit = fc.dictionary(
      fc.constantFrom(
        "id",
        "name",
        "kind",
        "ownership",
        "parent",
        "cell",
        "status",
        "site",
        "mail",
        "board",
        "leaders",
        "x",
      ),
      fc.oneof(
        value,
        fc.dictionary(
          fc.constantFrom("host", "official", "focal", "head", "editors", "decision", "rss"),
          value,
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 4 }), (units) => void survive(CITY + unitsYaml(units))),
      { numRuns: 400 },
    );
  });
});

describe("a good unit is read as it is, whatever stands beside it", () => {
  const neighbours = [
    "  - [\n",
    '  - name: "x\n',
    "  - &a {b: *a}\n",
    "  -\n",
    "  - ? : - \n",
    "  - \t\n",
    "  - >\n   x\n",
    "  - !!map {}\n",
  ];
  test.each(neighbours)("%j", (neighbour) => {
    const good = unitsYaml([goodUnit()]).replace("units:\n", "");
    for (const text of [`units:\n${neighbour}${good}`, `units:\n${good}${neighbour}`]) {
      const read = survive(CITY + text).units.filter(
        ({ broken, entry }) => !broken && entry.id === "7900866",
      );
      expect(read.map(({ entry }) => entry)).toEqual([goodUnit()]);
    }
  });
});

describe("bounded in time and memory", () => {
  const MiB = 1024 * 1024;
  const levels = (open: string, count: number) => open.repeat(count);

  test.each<[string, () => string]>([
    ["brackets in brackets", () => `${CITY}units: ${levels("[", MiB)}`],
    ["dashes in dashes", () => `${CITY}units:\n  ${levels("- ", MiB)}`],
    ["maps in maps", () => Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["question marks in question marks", () => "? ".repeat(1024)],
    ["question marks in a unit", () => `${CITY}units:\n  - ${"? ".repeat(20_000)}`],
    ["all marks by turns", () => `${CITY}units:\n  - ${"? - [{? ".repeat(5_000)}`],
    ["tagged marks", () => `${CITY}units:\n  - ${"!a ? !b - ".repeat(4_000)}`],
    ["brackets hidden by quotes", () => `${CITY}units:\n  - ${'["]}]}",{'.repeat(6_000)}`],
    ["colons in colons", () => `${CITY}units:\n  - ${": ".repeat(20_000)}`],
    ["brackets in a unit", () => `${CITY}units:\n  - ${levels("[", 60_000)}`],
    ["dashes in a unit", () => `${CITY}units:\n  - ${levels("- ", 30_000)}`],
    [
      "twenty thousand unknown fields",
      () => `${CITY}units:\n  - a0: 1\n${Array.from({ length: 6000 }, (_, n) => `    a${n}: 1\n`).join("")}`,
    ],
    ["one field many times", () => `${CITY}units:\n  - ${"name: a\n    ".repeat(5000)}`],
    ["a name of eight megabytes", () => `${CITY}units:\n  - name: ${"x".repeat(8 * MiB)}`],
    ["a million quotes", () => `${CITY}units:\n  - name: ${'"'.repeat(60_000)}`],
    ["blanks without end", () => `${CITY}units:\n  - name: a${" ".repeat(60_000)}:${" ".repeat(4000)}b`],
    [
      "an exponential bomb",
      () =>
        `a: &a0 [x]\n${Array.from({ length: 60 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join("")}`,
    ],
    ["a hundred thousand empty units", () => `${CITY}units:\n${"  -\n".repeat(100_000)}`],
  ])(
    "%s",
    (_, make) => {
      const text = make();
      const seconds = processorSeconds(() => {
        const { findings } = survive(text);
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.length).toBeLessThan(70_000);
      });
      expect(seconds).toBeLessThan(40);
    },
    60_000,
  );

  test("a long list is cut off, and told so", () => {
    const { units, findings } = registryOf(`${CITY}units:\n${"  - a\n".repeat(30_002)}`);
    expect(units).toHaveLength(30_000);
    expect(findings.some(({ message }) => message.en.includes("30000"))).toBe(true);
  }, 60_000);
});
