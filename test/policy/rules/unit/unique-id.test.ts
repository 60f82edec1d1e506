import { ruleTable } from "../../../support/rule-cases";

const two = (first: string, second: string) => `units:
  - id: "${first}"
    name: Trường THCS Nguyễn Du
  - id: "${second}"
    name: Trường THCS Hồ Xuân Hương
`;

ruleTable("unit/unique-id", [
  { name: "two codes", yaml: two("7900866", "7900867"), expect: [] },
  {
    name: "one code twice: the later entry is named",
    yaml: two("7900866", "7900866"),
    expect: ["id: 7900866"],
  },
  {
    name: "three times is two findings",
    yaml: `${two("7900866", "7900866")}  - id: "7900866"\n`,
    expect: ["id: 7900866", "id: 7900866"],
  },
  { name: "the department's code", yaml: two("7900000", "7900867"), expect: ["id: 7900000"] },
  {
    name: "entries without a code are the schema's business",
    yaml: "units:\n  - name: A\n  - name: B\n",
    expect: [],
  },
]);
