import { evaluate, type EvaluateOptions } from "../../policy/evaluate";
import { RULES } from "../../policy/rules/index";
import type { Finding } from "../../registry/finding";
import { CITY, goodUnit, registryOf, unitsYaml } from "./registry";

/** One row of a rule's table. */
export interface RuleCase {
  readonly name: string;
  /** YAML of the fields that differ from a good unit; or the whole `units:` list. */
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
        const text = /^units:/m.test(yaml)
          ? /^city:/m.test(yaml)
            ? yaml
            : CITY + yaml
          : CITY + overlaid(yaml);
        const registry = registryOf(text);
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
