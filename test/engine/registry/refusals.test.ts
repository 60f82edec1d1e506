import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { UNBUILT, withRefusals } from "../../../engine/registry/refusals";
import { buildProject } from "../../../engine/registry/project";
import { admitJudged } from "../../../policy/admit";
import { evaluate } from "../../../policy/evaluate";
import { loadRegistry } from "../../../registry/load";
import type { Registry } from "../../../registry/registry";
import { requireFitting } from "../../../synthesis/config-files";
import { configFiles } from "../../../synthesis/stack-inputs";
import { environment } from "../../support/city";
import { CITY, cityOf, goodUnit, registryOf, unitsYaml } from "../../support/registry";

const ENVIRONMENTS = ["production", "sandbox", "test"];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "refusals-"));
  cpSync("environments", join(root, "environments"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function edit(name: string, change: (text: string) => string): void {
  const file = join(root, "environments", `${name}.yaml`);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

const school = (index: number, changes: Record<string, unknown> = {}) =>
  goodUnit({
    id: String(7_910_000 + index),
    name: `Trường Tiểu học Số ${index}`,
    site: { host: `tieuhocso${index}.hcm.edu.vn` },
    mail: { official: `tieuhocso${index}@hcm.edu.vn`, focal: { name: "An" } },
    cell: 1 + Math.floor(index / 64),
    ...changes,
  });

const judged = (registry: Registry) => withRefusals(registry, evaluate(registry), root);
const refused = (registry: Registry) =>
  judged(registry)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ rule, message: { vi, en }, place }) => ({ rule, vi, en, line: place.line }));

test("a registry that every environment can build gets nothing", () => {
  const registry = cityOf(school(1), school(2));
  const verdict = evaluate(registry);
  expect(withRefusals(registry, verdict, root)).toBe(verdict);
});

test("what the rules refuse is said by the rules alone", () => {
  edit("production", (text) => text.replace("recordQuota: 3500", "recordQuota: 1"));
  expect(refused(cityOf(school(1, { cell: undefined }))).map(({ rule }) => rule)).toEqual(["unit/cell"]);
});

test("a zone's records beyond the plan's quota", () => {
  edit("production", (text) => text.replace("recordQuota: 3500", "recordQuota: 1"));
  expect(refused(cityOf(school(1)))).toEqual([
    {
      rule: UNBUILT,
      line: 1,
      vi: expect.stringMatching(
        /^Không dựng được thành phố với environments\/production\.yaml: Vùng hcm\.edu\.vn cần/,
      ) as string,
      en: expect.stringMatching(
        /^The city cannot be built with environments\/production\.yaml: The zone/,
      ) as string,
    },
  ]);
});

test("a relocation to a cell of another node, and a cell that no node carries", () => {
  const moved = school(1, { cell: 17, relocation: { from: 1 } });
  expect(refused(cityOf(moved))).toMatchObject([
    { rule: UNBUILT, vi: expect.stringContaining("Đơn vị 7910001 chuyển từ cụm 1 sang cụm 17") as string },
  ]);
  edit("production", (text) => text.replace('["33-243"]', '["33-40"]'));
  expect(refused(cityOf(school(1, { cell: 41 })))).toMatchObject([
    { en: expect.stringMatching(/no node of docker\.nodes carries the cell 41/) as string },
  ]);
});

test("a cell without a network, in the list of those taken down", () => {
  const registry = registryOf(
    CITY.replace("  alerts", "  dismantledCells: [253]\n  alerts") + unitsYaml([school(1)]),
  );
  expect(refused(registry)).toMatchObject([
    { vi: expect.stringMatching(/production\.yaml, .*: Không có cụm 253/) as string },
  ]);
});

test("a config file that no container could be given", () => {
  const leaders = Array.from({ length: 50 }, (_, index) => ({
    name: `Nguyễn Văn ${"Ă".repeat(80)}`,
    post: "Hiệu trưởng",
    mail: `a${index}@hcm.edu.vn`,
    duties: "Phụ trách chung ".repeat(24),
  }));
  const [first] = refused(
    cityOf(...[1, 2, 3, 4, 5].map((index) => school(index, { leaders: structuredClone(leaders) }))),
  );
  expect(first?.vi).toMatch(/cell-01: tệp cell\.json có \d+ byte/);
});

test("an environment that cannot be read, and one that is asked for a unit that is not there", () => {
  edit("production", (text) => text.replace("prefix: ct\n", "prefix: 7\n"));
  edit("test", (text) => text.replace("units: all", 'units: ["7999999"]'));
  expect(refused(cityOf(school(1))).map(({ vi }) => vi)).toEqual([
    expect.stringContaining("environments/production.yaml: environments/production.yaml: giá trị của prefix"),
    expect.stringContaining("environments/test.yaml: Môi trường"),
  ]);
});

test("this machine's own overlay is not what a registry is judged by", () => {
  mkdirSync(join(root, "environments"), { recursive: true });
  writeFileSync(join(root, "environments", "sandbox.local.yaml"), 'units: ["7999999"]\n');
  expect(refused(cityOf(school(1)))).toEqual([]);
});

/** Values as hands and programs write them: most are right, some are not. */
const mostly = <T>(good: fc.Arbitrary<T>, ...odd: readonly T[]): fc.Arbitrary<T> =>
  odd.length === 0
    ? good
    : fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

const INDEX = fc.integer({ min: 0, max: 6 });
const CELL = mostly<number | undefined>(fc.integer({ min: 1, max: 3 }), undefined, 17, 41, 252, 253, 9999);
const CHANGES = fc.record(
  {
    cell: CELL,
    status: mostly<unknown>(fc.constantFrom("active", "retiring", "retired"), "closed"),
    successor: fc.oneof(
      INDEX.map((index) => String(7_910_000 + index)),
      fc.constant("7999999"),
    ),
    host: mostly<string>(
      INDEX.map((index) => `tieuhocso${index}.hcm.edu.vn`),
      ...["TieuHocSo1.hcm.edu.vn", "a.b.hcm.edu.vn", "tieuhocso-hcm.edu.vn", "hcm.edu.vn", "x.org"],
    ),
    official: mostly<string>(
      INDEX.map((index) => `tieuhocso${index}@hcm.edu.vn`),
      ...["TIEUHOCSO1@hcm.edu.vn", "a b@hcm.edu.vn", "sgddt@hcm.edu.vn", "x@moet.edu.vn"],
    ),
    relocation: fc.record(
      {
        from: fc.constantFrom(1, 2, 3, 17, 253),
        formerDatabase: fc.constantFrom("keep", "drop", "gone"),
      },
      { requiredKeys: ["from"] },
    ),
    hosting: fc.constantFrom("thanh-pho", "ben-ngoai"),
    name: mostly<string>(
      fc.constant("Trường Tiểu học Hòa Bình"),
      "\u0000",
      "\uDC00",
      "\uFFFE",
      "Tr\u200Bường",
    ),
  },
  { requiredKeys: [] },
);
const SETTINGS = fc.record(
  {
    dismantledCells: fc.uniqueArray(fc.constantFrom(2, 3, 17, 253), { minLength: 1, maxLength: 2 }),
    closedCells: fc.uniqueArray(fc.constantFrom(1, 2, 300), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const TOWNS = fc.tuple(
  fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: SETTINGS }),
  fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: CHANGES }), {
    minLength: 1,
    maxLength: 4,
  }),
);

function townOf([settings, changes]: [object, readonly Record<string, unknown>[]]): Registry {
  const units = changes.map(({ host, official, hosting, ...rest }, index) => {
    const plain = school(index, rest);
    const id = String(plain["id"]);
    return {
      ...plain,
      id,
      site: {
        ...(plain["site"] as object),
        ...(host === undefined ? {} : { host }),
        ...(hosting === "ben-ngoai" ? { hosting, software: "Moodle", openSource: true } : {}),
      },
      mail: { ...(plain["mail"] as object), ...(official === undefined ? {} : { official }) },
    };
  });
  const extra = Object.entries(settings)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`)
    .join("");
  // Some of what the rules refuse is let pass, as far as anybody may.
  const waivers = units.flatMap(({ id }) =>
    ["domain/name-match", "hosting/data-centre", "text/invisible", "mail/domain", "unit/coverage"].map(
      (rule) => ({
        rule,
        unit: id,
        reason: "x",
        approver: "x",
        until: "2099-01-01",
      }),
    ),
  );
  return loadRegistry([
    { path: "schools.yaml", role: "root", content: CITY + extra + unitsYaml(units) },
    { path: "waivers.yaml", role: "waivers", content: JSON.stringify({ waivers }) },
  ]);
}

test("whatever passes is built, with every file, in each environment", () => {
  let passed = 0;
  fc.assert(
    fc.property(TOWNS, (town) => {
      const registry = townOf(town);
      const verdict = judged(registry);
      if (verdict.summary.errors > 0) return;
      passed += 1;
      const admitted = admitJudged(registry, verdict);
      for (const name of ENVIRONMENTS) {
        const project = buildProject(admitted, environment(name));
        for (const group of configFiles(project)) {
          for (const [stack, files] of Object.entries(group.render()))
            for (const [path, text] of Object.entries(files)) requireFitting(stack, path, text);
        }
      }
    }),
    { numRuns: 60 },
  );
  // A property of nothing would hold as well.
  expect(passed).toBeGreaterThan(3);
});
