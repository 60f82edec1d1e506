import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { renderSarif } from "../../../../output/review/findings/sarif";
import { evaluate } from "../../../../policy/evaluate";
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import { CITY, cityOf, goodUnit, registryOf, unitsYaml } from "../../../support/registry";

// The standard's schema has a pattern that only the older syntax of regular expressions takes.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

const outside = goodUnit({
  site: { host: "thcsnguyendu.hcm.edu.vn", hosting: "ben-ngoai", software: "Moodle", openSource: true },
});
const waiver =
  '{ rule: hosting/data-centre, unit: "7900866", reason: chờ chuyển, approver: Giám đốc, until: 2099-12-31 }';

test.each([
  ["nothing", evaluate(cityOf(goodUnit()))],
  ["errors and warnings", evaluate(cityOf(goodUnit({ mail: {}, board: {} }), goodUnit({ colour: "red" })))],
  ["what is no YAML", evaluate(registryOf("a: [\n"))],
  [
    "a file with blanks in its name",
    evaluate(registryOf(CITY, { path: "trường học/a b.yaml", role: "units", content: "x" })),
  ],
])("%s validates against the standard's schema", (_, verdict) => {
  const log: unknown = JSON.parse(renderSarif(verdict, "vi"));
  expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
});

test("a waived finding is a suppressed result with its reason", () => {
  const registry = registryOf(CITY + unitsYaml([outside]), {
    path: "waivers.yaml",
    role: "waivers",
    content: `waivers:\n  - ${waiver}\n`,
  });
  const log = JSON.parse(renderSarif(evaluate(registry), "vi"));
  expect(isSarif(log)).toBe(true);
  expect(log.runs[0].results).toEqual([
    expect.objectContaining({
      ruleId: "hosting/data-centre",
      level: "note",
      suppressions: [
        expect.objectContaining({ status: "accepted", justification: "chờ chuyển (Giám đốc, 2099-12-31)" }),
      ],
    }),
  ]);
});

test("a finding keeps its fingerprint when lines move", () => {
  const fingerprints = (text: string) =>
    JSON.parse(renderSarif(evaluate(registryOf(text)), "vi")).runs[0].results.map(
      (result: { partialFingerprints: unknown }) => result.partialFingerprints,
    );
  const text = CITY + unitsYaml([goodUnit({ mail: {} })]);
  expect(fingerprints(`# một dòng mới\n${text}`)).toEqual(fingerprints(text));
});
