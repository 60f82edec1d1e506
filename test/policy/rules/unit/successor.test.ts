import { ruleTable } from "../../../support/rule-cases";

const units = (...rows: readonly [id: string, status: string, successor: string | null][]) =>
  `units:\n${rows
    .map(([id, status, successor]) => {
      const heir = successor === null ? "" : `, successor: "${successor}"`;
      return `  - { id: "${id}", status: ${status}${heir} }\n`;
    })
    .join("")}`;

ruleTable("unit/successor", [
  {
    name: "one that stays",
    yaml: units(["7900866", "retiring", "7900867"], ["7900867", "active", null]),
    expect: [],
  },
  { name: "nobody", yaml: units(["7900866", "retiring", null]), expect: [] },
  {
    name: "one that is not there",
    yaml: units(["7900866", "retiring", "7999999"]),
    expect: ["successor: 7999999"],
  },
  { name: "the department", yaml: units(["7900866", "retiring", "7900000"]), expect: ["successor: 7900000"] },
  { name: "itself", yaml: units(["7900866", "retiring", "7900866"]), expect: ["successor: 7900866"] },
  {
    name: "a ring of two",
    yaml: units(["7900866", "retiring", "7900867"], ["7900867", "retiring", "7900866"]),
    expect: ["successor: 7900867", "successor: 7900866"],
  },
  {
    name: "a unit before a ring is not blamed for it",
    yaml: units(["7900865", "retiring", "7900866"], ["7900866", "retiring", "7900866"]),
    expect: ["successor: 7900866"],
  },
  {
    name: "one that has left",
    yaml: units(["7900866", "retiring", "7900867"], ["7900867", "retired", null]),
    expect: ["successor: 7900867"],
  },
  {
    name: "one that has left to another: that one is proposed",
    yaml: units(
      ["7900866", "retiring", "7900867"],
      ["7900867", "retired", "7900868"],
      ["7900868", "active", null],
    ),
    expect: ['successor: 7900867 => successor: "7900868"'],
  },
  {
    name: "of a unit that has left itself, the entry tells history",
    yaml: units(["7900866", "retired", "7900867"], ["7900867", "retired", null]),
    expect: [],
  },
  { name: "a code of another form is the schema's business", yaml: 'successor: "79"', expect: [] },
]);
