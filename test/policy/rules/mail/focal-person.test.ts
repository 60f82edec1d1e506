import { ruleTable } from "../../../support/rule-cases";

ruleTable("mail/focal-person", [
  { name: "none", yaml: "mail: { official: a@hcm.edu.vn }", expect: ["mail.focal.name"] },
  { name: "no mail at all", yaml: "mail:", expect: ["mail.focal.name"] },
  {
    name: "an address without a name",
    yaml: "mail: { focal: { address: a@hcm.edu.vn } }",
    expect: ["mail.focal.name"],
  },
  { name: "a name", yaml: "mail: { focal: { name: An } }", expect: [] },
  { name: "of a unit that has left", yaml: "status: retired\nmail:", expect: [] },
]);
