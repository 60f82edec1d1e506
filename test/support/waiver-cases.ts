import { stringify } from "yaml";
import { evaluate } from "../../policy/evaluate";
import { cityOf, CITY, goodUnit, registryOf, unitsYaml } from "./registry";

/** One row of the table of a rule about waivers. */
export interface WaiverCase {
  readonly name: string;
  readonly waiver: Readonly<Record<string, string>>;
  readonly today?: string;
  /** `field: found`, one a finding; none: the rule is silent. */
  readonly expect: readonly string[];
}

/** Runs all rules over a unit hosted elsewhere, with one waiver, and looks at what one rule says. */
export function waiverTable(id: string, cases: readonly WaiverCase[]): void {
  const outside = {
    host: "thcsnguyendu.hcm.edu.vn",
    hosting: "ben-ngoai",
    software: "Moodle",
    openSource: true,
  };
  const text = CITY + unitsYaml([goodUnit({ site: outside })]);

  describe(id, () => {
    test.each(cases.map((row) => [row.name, row] as const))(
      "%s",
      (_, { waiver, today, expect: expected }) => {
        const content = stringify({ waivers: [waiver] });
        const registry = registryOf(text, { path: "waivers.yaml", role: "waivers", content });
        const { findings } = evaluate(registry, today === undefined ? {} : { today });
        const own = findings.filter(({ rule }) => rule === id);
        expect(own.map(({ field, found }) => `${field}: ${found}`)).toEqual(expected);
        expect(own.every(({ place }) => place.file === "waivers.yaml" && place.line > 1)).toBe(true);
      },
    );

    test("is silent where there is no waiver", () => {
      expect(evaluate(cityOf(goodUnit()), { today: "2026-11-22" }).findings).toEqual([]);
    });
  });
}
