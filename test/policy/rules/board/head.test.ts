import { ruleTable } from "../../../support/rule-cases";

ruleTable("board/head", [
  { name: "no board", yaml: "board:", expect: ["warning board", "board.head"] },
  {
    name: "no head",
    yaml: "board: { editors: [An], administrator: Bình, decision: { number: 1/QĐ } }",
    expect: ["board.head"],
  },
  { name: "a head and nobody else", yaml: "board: { head: An }", expect: ["warning board"] },
  {
    name: "no editors",
    yaml: "board: { head: An, editors: [], administrator: Bình, decision: { number: 1/QĐ } }",
    expect: ["warning board"],
  },
  {
    name: "complete",
    yaml: "board: { head: An, editors: [Chi], administrator: Bình, decision: { number: 1/QĐ } }",
    expect: [],
  },
  { name: "of a unit that has left", yaml: "status: retired\nboard:", expect: [] },
]);
