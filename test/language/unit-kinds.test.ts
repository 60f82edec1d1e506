import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { OWNERSHIP_NAMES, spellings, UNIT_KIND_NAMES } from "../../language/unit-kinds";
import { slug } from "../../policy/text/index";
import schema from "../../registry/schema/schools.schema.json";

const { kind, ownership } = schema.definitions.unit.properties;

test.each([
  ["kinds", UNIT_KIND_NAMES, kind],
  ["ownerships", OWNERSHIP_NAMES, ownership],
])("the %s of the schema are those of the dictionary, in its order and by its names", (_, names, field) => {
  expect(field.enum).toEqual(Object.keys(names));
  expect(field.enumDescriptions).toEqual(Object.values(names).map(({ vi }) => vi));
});

test("a spelling means one thing, tones aside", () => {
  const meant = new Map<string, Set<string>>();
  for (const [code, said] of [...spellings(UNIT_KIND_NAMES), ...spellings(OWNERSHIP_NAMES)]) {
    meant.set(slug(said), (meant.get(slug(said)) ?? new Set()).add(code));
  }
  expect([...meant].filter(([, codes]) => codes.size > 1)).toEqual([]);
});

test("no other file lists the kinds: what depends on one is looked up, and what is generated says so", () => {
  const named = Object.keys(UNIT_KIND_NAMES);
  const files = execFileSync(
    "git",
    ["ls-files", "*.ts", "*.tsx", "*.php", "*.js", "*.mjs", "*.json", "*.sh"],
    {
      encoding: "utf8",
    },
  );
  const lists = files.split("\n").filter((file) => {
    if (file === "" || file.startsWith("test/")) return false;
    const text = readFileSync(file, "utf8");
    if (/Generated from|^"use strict";exports\.validate/.test(text.slice(0, 200))) return false;
    return named.filter((code) => new RegExp(`["'\`]${code}["'\`]`).test(text)).length > named.length / 2;
  });
  expect(lists).toEqual([
    "language/unit-kinds.ts",
    // How names of units begin, and what is left of them in a host: designations, not kinds.
    "policy/text/data/host-labels.json",
    "policy/text/host-label.ts",
    "registry/schema/schools.schema.json",
  ]);
});
