import { ruleTable } from "../../../support/rule-cases";

ruleTable("board/focal-unit", [
  { name: "none", yaml: "board: { head: An }", expect: ["warning board.focalUnit"] },
  { name: "recorded", yaml: "board: { focalUnit: Tổ Tin học }", expect: [] },
  { name: "of a unit that has left", yaml: "status: retired\nboard:", expect: [] },
]);
