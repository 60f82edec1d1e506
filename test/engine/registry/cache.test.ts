import fc from "fast-check";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RegistryCache } from "../../../engine/registry/cache";
import { renderJson } from "../../../output/review/findings/json";
import { evaluate } from "../../../policy/evaluate";
import { loadRegistry } from "../../../registry/load";
import { CITY, goodUnit, unitsYaml } from "../../support/registry";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "congtruong-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function validate(text: string, cache?: RegistryCache): string {
  const registry = loadRegistry(
    [{ path: "schools.yaml", role: "root", content: text }],
    cache ? { cache } : {},
  );
  const answer = renderJson(evaluate(registry, { today: "2026-11-22", cache }), "vi");
  cache?.save();
  return answer;
}
const newCache = (program = "p1") => new RegistryCache(folder, program);

const entry = fc.oneof(
  fc.record({
    id: fc.constantFrom("7900001", "7900002", "x"),
    name: fc.string(),
    kind: fc.constantFrom("thcs", "THCS"),
  }),
  fc.constant(goodUnit()),
  fc.constant(goodUnit({ mail: { official: "a@gmail.com" }, cell: Number.NaN, phone: 12 })),
);
const registry = fc.array(entry, { maxLength: 6 }).map((units) => CITY + unitsYaml(units));
const broken = fc.constantFrom(
  `${CITY}units:\n  - id: &x 1\n`,
  `${CITY}units:\n  - [\n  - id: 1\n`,
  "units: 3\n",
  "",
);

test("a cache never changes an answer, whatever was validated before", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(registry, broken), { minLength: 1, maxLength: 5 }), (texts) => {
      for (const text of texts) expect(validate(text, newCache())).toBe(validate(text));
    }),
    { numRuns: 60 },
  );
});

test("nor does one of other settings of the city, or of another program", () => {
  const text = CITY + unitsYaml([goodUnit()]);
  const elsewhere = text.replace("zone: hcm.edu.vn", "zone: hanoi.edu.vn");
  validate(text, newCache());
  expect(validate(elsewhere, newCache())).toBe(validate(elsewhere));
  expect(validate(text, newCache("p2"))).toBe(validate(text));
});

test("what is remembered is used", () => {
  const text = CITY + unitsYaml([goodUnit()]);
  validate(text, newCache());
  const cache = newCache();
  const units = text.slice(text.indexOf("  - id"));
  expect(cache.recallEntry("units", "schools.yaml", units)?.value).toEqual(goodUnit());
});

test("of remembered entries every place is as it was read, whatever their fields", () => {
  const units = [
    goodUnit(),
    goodUnit({ id: "7900867", leaders: [{ name: "An" }] }),
    goodUnit({ id: "7900868" }),
  ];
  const spotsOf = (cache?: RegistryCache) => {
    const content = CITY + unitsYaml(units);
    const registry = loadRegistry([{ path: "schools.yaml", role: "root", content }], cache ? { cache } : {});
    cache?.save();
    return registry.units.map((unit) =>
      ["", "id", "mail.official", "leaders[0].name", "cell"].map((field) => unit.place(field)),
    );
  };
  expect(spotsOf(newCache())).toEqual(spotsOf());
  // A change of one writes the others once more, as they were recalled.
  units.splice(0, 1, goodUnit({ name: "Trường THCS Nguyễn Trãi", board: { head: "An" } }));
  expect(spotsOf(newCache())).toEqual(spotsOf());
  units.reverse();
  expect(spotsOf(newCache())).toEqual(spotsOf());
});

test.each([
  ["garbage", "{"],
  ["another form", "[]"],
  ["nothing", "null"],
])("a damaged cache (%s) is no cache", (_, content) => {
  const text = CITY + unitsYaml([goodUnit({ mail: {} })]);
  validate(text, newCache());
  for (const file of readdirSync(folder)) writeFileSync(join(folder, file), content);
  expect(validate(text, newCache())).toBe(validate(text));
});

test("a folder that can't be written is no fault", () => {
  writeFileSync(join(folder, "file"), "");
  const cache = new RegistryCache(join(folder, "file", "cache"), "p");
  const text = CITY + unitsYaml([goodUnit()]);
  expect(validate(text, cache)).toBe(validate(text));
});
