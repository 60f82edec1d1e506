import { ruleTable } from "../../../support/rule-cases";

const wrong = (name: string) => ({
  name,
  yaml: `name: ${JSON.stringify(name)}`,
  expect: [`name: ${name}`],
});

ruleTable("unit/name", [
  { name: "a name", yaml: "name: Trường Mầm non 19/5", expect: [] },
  { name: "a name in another script is another rule's business", yaml: "name: 학교", expect: [] },
  ...["-", ".", "--", "12", "19/5", "…", "?"].map(wrong),
  {
    name: "people",
    yaml: 'mail: { focal: { name: "-" } }\nboard: { head: ".", administrator: "0", editors: [An, "-"] }\nleaders: [{ name: "1" }]',
    expect: [
      "mail.focal.name: -",
      "board.head: .",
      "board.administrator: 0",
      "board.editors[1]: -",
      "leaders[0].name: 1",
    ],
  },
]);
