import { City } from "../../form/city";
import { collectFacts } from "../../form/collect";
import { packFacts, unpackFacts } from "../../form/pack";
import { evaluate } from "../../policy/evaluate";
import { RULES } from "../../policy/rules/index";
import { loadRegistry } from "../../registry/load";
import type { SourceFile } from "../../registry/source";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { cityOfFiles, factsOf, folder, OFFICE, WRITTEN } from "./support";

const TODAY = "2026-01-01";

const entry = (unit: Record<string, unknown>) =>
  unitsYaml([unit])
    .replace(/^units:\n/, "")
    .trimEnd();

const NEW = goodUnit({
  id: "7900999",
  name: "Trường THCS Mới",
  parent: "7900858",
  site: { host: "thcsmoi.hcm.edu.vn" },
  mail: {
    official: "thcsmoi@hcm.edu.vn",
    focal: { name: "An", address: "an.thcsmoi@hcm.edu.vn" },
    regulation: { number: "12/QĐ-M", date: "2025-09-01" },
  },
});

describe("an entry that is being typed", () => {
  const city = cityOfFiles(folder());
  const rules = (unit: Record<string, unknown>) =>
    city.check(entry(unit), null, TODAY).own.map(({ rule, field }) => [rule, field]);

  test("without a fault has no findings", () => {
    expect(rules(NEW)).toEqual([]);
  });

  test("is held against the schema, the rules about one unit and those about the city", () => {
    expect(
      rules({
        ...NEW,
        name: "Trường THCS Nguyễn Du",
        ownership: undefined,
        parent: "7900866",
        site: { host: "thcsnguyendu.hcm.edu.vn" },
        mail: { official: "abc@gmail.com", focal: { name: "An", address: "an@hcm.edu.vn" } },
      }),
    ).toEqual([
      ["registry/schema", "ownership"],
      ["unit/parent", "parent"],
      ["domain/unique", "site.host"],
      ["mail/regulation", "mail.regulation"],
      ["mail/forbidden-provider", "mail.official"],
    ]);
  });

  test("with a code that is taken is told where it stands", () => {
    const [finding] = city.check(entry({ ...NEW, id: "7900866" }), null, TODAY).own;
    expect(finding).toMatchObject({ rule: "unit/unique-id", field: "id" });
    expect(finding?.message.vi).toContain("schools/7900858.yaml:3");
  });

  test("is not in its own way when it replaces a unit of the city", () => {
    const unit = city.facts.units.find(({ id }) => id === "7900866") ?? null;
    const findings = city.check(WRITTEN, unit, TODAY).own;
    expect(findings.filter(({ rule }) => /^unit\/unique-id|^domain\//.test(rule))).toEqual([]);
  });

  test("shows what it does to other units", () => {
    const office = city.facts.units.find(({ id }) => id === "7900858") ?? null;
    const { others } = city.check(entry({ ...OFFICE, kind: "thcs" }), office, TODAY);
    expect(others.map(({ rule, unit }) => [rule, unit])).toEqual([["unit/parent", "7900866"]]);
  });

  test("that is no YAML at all is told so, and nothing is thrown", () => {
    const { own } = city.check('  - id: "79\n    name: x', null, TODAY);
    expect(own.map(({ rule }) => rule)).toContain("registry/syntax");
  });
});

test("an exemption covers a finding until its day", () => {
  const waivers: SourceFile = {
    path: "waivers.yaml",
    role: "waivers",
    content: [
      "waivers:",
      "  - rule: hosting/data-centre",
      '    unit: "7900999"',
      "    reason: Hợp đồng cũ",
      "    approver: Giám đốc",
      "    until: 2026-06-30",
    ].join("\n"),
  };
  const city = cityOfFiles(folder(waivers));
  const outside = {
    ...NEW,
    site: { ...(NEW["site"] as object), hosting: "ben-ngoai", software: "WordPress", openSource: true },
  };
  const severities = (today: string) =>
    city.check(entry(outside), null, today).own.map(({ rule, severity }) => [rule, severity]);
  expect(severities("2026-06-30")).toEqual([["hosting/data-centre", "waived"]]);
  expect(severities("2026-07-01")).toEqual([["hosting/data-centre", "error"]]);
});

describe("the index of the city", () => {
  const dirty: SourceFile[] = [
    {
      path: "schools.yaml",
      role: "root",
      content:
        CITY +
        unitsYaml([
          OFFICE,
          goodUnit({ parent: "7900858" }),
          goodUnit({ id: "7900866", name: "Trường khác", parent: "7900404" }),
          goodUnit({ id: "7900867", parent: "7900866", site: { host: "WWW.thcsnguyendu.hcm.edu.vn" } }),
          goodUnit({ id: "7900868", parent: "7900869", status: "retired", kind: "phong-gddt" }),
          goodUnit({ id: "7900869", parent: "7900868", kind: "phong-gddt", mail: undefined }),
        ]) +
        '  - id: "7900870"\n    name: "không đóng\n    parent: "7900858"\n',
    },
  ];

  test("lets every rule about the whole registry say what it says of the registry itself", () => {
    const rules = RULES.filter(({ about }) => about === "registry");
    const full = evaluate({ ...loadRegistry(dirty), findings: [] }, { rules });
    const facts = factsOf(dirty);
    const city = new City(facts);
    const light = city.judge();
    expect(full.findings.length).toBeGreaterThan(5);
    expect(new Set(full.findings.map(({ rule }) => rule)).size).toBeGreaterThan(2);
    expect(light).toEqual(full.findings);
  });

  test("survives being packed, byte by byte the same each time", () => {
    const facts = collectFacts(dirty, {
      repository: { url: "https://github.com/so/truong", branch: "main", folder: "" },
      asOf: { commit: "abc1234", day: "2026-01-01" },
    });
    expect(unpackFacts(packFacts(facts))).toEqual(JSON.parse(JSON.stringify(facts)));
    expect(packFacts(facts)).toBe(packFacts(facts));
  });
});
