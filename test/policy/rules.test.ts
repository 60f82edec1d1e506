import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../../policy/evaluate";
import { LIVE_RULES } from "../../policy/live/index";
import { RULES } from "../../policy/rules/index";
import { loadRegistry } from "../../registry/load";
import { cityOf, CITY, goodUnit, unitsYaml } from "../support/registry";
import { overlaid, staffFiles } from "../support/rule-cases";

const ROOT = join(__dirname, "..", "..");
const REGISTRY_PAGES = ["registry/environment", "registry/include", "registry/schema", "registry/syntax"];

/** `topic/name` of every file below a folder. */
function idsIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: topic }) =>
      readdirSync(join(ROOT, folder, topic))
        .filter((file) => file.endsWith(ending))
        .map((file) => `${topic}/${file.slice(0, -ending.length)}`),
    )
    .sort();
}

describe("a rule is a file, a test and a page of one name", () => {
  const rules = idsIn("policy/rules", ".ts");

  test.each(rules)("%s", (id) => {
    const missing = [
      {
        what: `test/policy/rules/${id}.test.ts`,
        is: existsSync(join(ROOT, `test/policy/rules/${id}.test.ts`)),
      },
      { what: `docs/rules/${id}.md`, is: existsSync(join(ROOT, `docs/rules/${id}.md`)) },
      { what: `${id} in policy/rules/index.ts (npm run generate)`, is: RULES.some((rule) => rule.id === id) },
    ].flatMap(({ what, is }) => (is ? [] : [what]));
    expect(missing).toEqual([]);
  });

  test("no test and no page is left without its rule", () => {
    expect(idsIn("test/policy/rules", ".test.ts")).toEqual(rules);
    const pages = idsIn("docs/rules", ".md").filter((id) => !REGISTRY_PAGES.includes(id));
    const live = LIVE_RULES.map(({ id }) => id);
    expect(pages).toEqual([...new Set([...rules, ...live])].sort());
  });

  test("the rules over what a scan sees are all there, each a twin with the same words or alone", () => {
    expect(LIVE_RULES.map(({ id }) => id)).toEqual([
      "hosting/data-centre",
      "intrusion/cloaking",
      "intrusion/foreign-links",
      "intrusion/gambling",
      "intrusion/hidden",
      "intrusion/redirect",
      "leaders/contact",
      "mail/authenticated",
      "mail/forbidden-provider",
      "mail/required",
      "portal/linked",
      "rss/required",
      "site/mobile",
      "site/reachable",
      "site/search",
      "site/sections",
      "site/tls",
      "text/invisible",
      "text/legacy-encoding",
      "text/lost-letters",
      "text/not-nfc",
      "unit/coverage",
    ]);
    for (const { id, clause, statement, why } of LIVE_RULES) {
      const twin = RULES.find((rule) => rule.id === id);
      if (twin)
        expect({ clause, statement, why }).toEqual({
          clause: twin.clause,
          statement: twin.statement,
          why: twin.why,
        });
    }
  });

  test.each(LIVE_RULES.map((rule) => [rule.id, rule] as const))(
    "%s: its page and its words, in both languages",
    (id, rule) => {
      const page = readFileSync(join(ROOT, "docs/rules", `${id}.md`), "utf8");
      for (const text of [rule.statement, rule.why, rule.remedy]) {
        expect(page).toContain(text.vi);
        expect(page).toContain(text.en);
        expect(text.vi).toMatch(/^\p{Lu}.*\.$/su);
        expect(text.en).toMatch(/^\p{Lu}.*\.$/su);
      }
      if (rule.clause !== null) expect(page).toContain(rule.clause);
    },
  );

  test("the rules that POLICY demands of the registry are all there, under their names for ever", () => {
    expect(RULES.map(({ id }) => id)).toEqual([
      "board/accounts",
      "board/approver",
      "board/focal-unit",
      "board/head",
      "board/regulation",
      "domain/format",
      "domain/name-match",
      "domain/reserved",
      "domain/unique",
      "hosting/data-centre",
      "hosting/open-source",
      "leaders/contact",
      "mail/age-key",
      "mail/domain",
      "mail/focal-person",
      "mail/forbidden-provider",
      "mail/look-alike",
      "mail/regulation",
      "mail/required",
      "mail/reserved",
      "mail/roles",
      "mail/staff",
      "mail/unique",
      "registry/city",
      "rss/required",
      "text/homoglyph",
      "text/invisible",
      "text/legacy-encoding",
      "text/lost-letters",
      "text/not-nfc",
      "unit/cell",
      "unit/coverage",
      "unit/kind",
      "unit/location",
      "unit/name",
      "unit/parent",
      "unit/phone",
      "unit/removed",
      "unit/successor",
      "unit/unique-id",
      "waiver/expired",
      "waiver/orphan",
    ]);
  });
});

describe("a rule's page", () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    "%s says what the rule says, in both languages",
    (id, rule) => {
      const page = readFileSync(join(ROOT, "docs/rules", `${id}.md`), "utf8");
      expect(page).toMatch(new RegExp(`^# ${id}\n`));
      for (const text of [rule.statement, rule.why, rule.remedy]) {
        expect(page).toContain(text.vi);
        expect(page).toContain(text.en);
      }
      if (rule.clause !== null) expect(page).toContain(rule.clause);
    },
  );

  test.each(RULES.map(({ id }) => id))("%s: the wrong example is found, the right one is not", (id) => {
    const page = readFileSync(join(ROOT, "docs/rules", `${id}.md`), "utf8");
    const [wrong = "", right = ""] = [...page.matchAll(/```yaml\n([^]*?)\n```/g)].map(([, yaml]) => yaml);
    expect(breached(wrong)).toContain(id);
    expect(breached(right)).not.toContain(id);
  });
});

/** The rules that an example breaks: fields of a unit, a list of units, or a waivers.yaml. */
function breached(example: string): string[] {
  const isStaff = example.startsWith("staff:");
  const isWaivers = example.startsWith("waivers:");
  const outside = {
    host: "thcsnguyendu.hcm.edu.vn",
    hosting: "ben-ngoai",
    software: "Moodle",
    openSource: true,
  };
  const text = example.startsWith("city:")
    ? `${example}\n${unitsYaml([goodUnit()])}`
    : isWaivers
      ? CITY + unitsYaml([goodUnit({ site: outside })])
      : CITY + (example.startsWith("units:") ? example : overlaid(isStaff ? "" : example));
  const registry = loadRegistry([
    { path: "schools.yaml", role: "root", content: text },
    ...staffFiles(example),
    ...(isWaivers ? [{ path: "waivers.yaml", role: "waivers" as const, content: example }] : []),
  ]);
  expect(registry.findings).toEqual([]);
  const base = cityOf(goodUnit());
  return evaluate(registry, {
    base: example.startsWith("units:\n") ? undefined : base,
    today: "2026-11-22",
  }).findings.map(({ rule }) => rule);
}
