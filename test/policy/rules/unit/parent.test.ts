import { ruleTable } from "../../../support/rule-cases";

const units = (...rows: readonly [id: string, kind: string, parent: string][]) =>
  `units:\n${rows.map(([id, kind, parent]) => `  - { id: "${id}", kind: ${kind}, parent: "${parent}" }\n`).join("")}`;

ruleTable("unit/parent", [
  {
    name: "a school of an office of the department",
    yaml: units(["7900858", "phong-gddt", "7900000"], ["7900866", "thcs", "7900858"]),
    expect: [],
  },
  {
    name: "a parent that is nobody",
    yaml: units(["7900866", "thcs", "7999999"]),
    expect: ["parent: 7999999"],
  },
  {
    name: "a parent that is a school",
    yaml: units(["7900866", "thcs", "7900867"], ["7900867", "thpt", "7900000"]),
    expect: ["parent: 7900867"],
  },
  { name: "its own parent", yaml: units(["7900858", "phong-gddt", "7900858"]), expect: ["parent: 7900858"] },
  {
    name: "two offices that are each other's parents",
    yaml: units(["7900858", "phong-gddt", "7900859"], ["7900859", "phong-gddt", "7900858"]),
    expect: ["parent: 7900859", "parent: 7900858"],
  },
  {
    name: "a school below a ring is not blamed for it",
    yaml: units(["7900858", "phong-gddt", "7900858"], ["7900866", "thcs", "7900858"]),
    expect: ["parent: 7900858"],
  },
  {
    name: "a code of another form is the schema's business",
    yaml: units(["7900866", "thcs", "79"]),
    expect: [],
  },
]);
