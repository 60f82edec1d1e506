import { ruleTable } from "../../../support/rule-cases";

ruleTable("board/regulation", [
  { name: "none", yaml: "board: { head: An }", expect: ["warning board.regulation"] },
  { name: "recorded", yaml: "board: { regulation: { number: 1/QC } }", expect: [] },
  { name: "of a unit that has left", yaml: "status: retired\nboard:", expect: [] },
]);
