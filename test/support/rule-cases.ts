import { evaluate, type EvaluateOptions } from "../../policy/evaluate";
import { RULES } from "../../policy/rules/index";
import type { Finding } from "../../registry/finding";
import type { SourceFile } from "../../registry/source";
import { CITY, goodUnit, registryOf, unitsYaml } from "./registry";

/** One row of a rule's table. */
export interface RuleCase {
  readonly name: string;
  /** YAML of the fields that differ from a good unit; or the whole `units:` list; and `staff:` behind it. */
  readonly yaml: string;
  /** `field` or `field: found`, or `field: found => fix`, one a finding in their order; none: the rule is silent. */
  readonly expect: readonly string[];
  readonly options?: EvaluateOptions;
}

/** Runs a rule by itself over each case. A case that is not a list of units is laid over one good unit. */
export function ruleTable(id: string, cases: readonly RuleCase[]): void {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`policy/rules/index.ts has no rule ${id}; run npm run generate`);

  describe(id, () => {
    test.each(cases.map((row) => [row.name, row] as const))(
      "%s",
      (_, { yaml, expect: expected, options }) => {
        const registry = registryOf(rootText(yaml), ...staffFiles(yaml));
        const { findings } = evaluate(registry, { ...options, rules: [rule] });
        expect(registry.findings.filter((finding) => finding.rule === "registry/syntax")).toEqual([]);
        expect(findings.filter((finding) => finding.rule === id).map(describeFinding)).toEqual(expected);
      },
    );

    test("is silent about a unit that is right", () => {
      const { findings } = evaluate(registryOf(CITY + unitsYaml([goodUnit()])), { rules: [rule] });
      expect(findings).toEqual([]);
    });

    test("says the same in two languages, as whole sentences", () => {
      for (const text of [rule.statement, rule.why, rule.remedy]) {
        expect(text.vi).toMatch(/^\p{Lu}.*\.$/su);
        expect(text.en).toMatch(/^\p{Lu}.*\.$/su);
      }
    });
  });
}

/** The root that a piece of YAML is for: a list of units, fields of one, or the good unit where it is about people. */
function rootText(yaml: string): string {
  if (/^city:/m.test(yaml)) return yaml;
  const units = yaml.replace(STAFF, "");
  return CITY + (/^units:/m.test(units) ? units : overlaid(units));
}

/** A list of people at the end of a case is a file of its own. */
export function staffFiles(yaml: string): SourceFile[] {
  const staff = STAFF.exec(yaml)?.[0];
  return staff === undefined ? [] : [{ path: "schools.staff.yaml", role: "staff", content: staff }];
}

const STAFF = /^staff:[^]*/m;

function describeFinding({ field, found, fix, severity }: Finding): string {
  const level = severity === "error" ? "" : `${severity} `;
  const value = found === null ? "" : `: ${found}`;
  const paste = fix?.kind === "yaml" ? ` => ${fix.text}` : "";
  return `${level}${field ?? "(unit)"}${value}${paste}`;
}

/** The good unit's YAML with the case's top-level fields in place of its own, text untouched. */
export function overlaid(yaml: string): string {
  const fields = [...yaml.matchAll(/^([A-Za-z]+):/gm)].map(([, key]) => key as string);
  const kept = Object.fromEntries(Object.entries(goodUnit()).filter(([key]) => !fields.includes(key)));
  const lines = [
    ...unitsYaml([kept]).trimEnd().split("\n"),
    ...yaml
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}
