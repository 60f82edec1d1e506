import { ruleTable } from "../../../support/rule-cases";

ruleTable("mail/regulation", [
  { name: "none", yaml: "mail: { official: a@hcm.edu.vn }", expect: ["warning mail.regulation"] },
  { name: "no date", yaml: "mail: { regulation: { number: 12/QĐ } }", expect: ["warning mail.regulation"] },
  {
    name: "no number",
    yaml: "mail: { regulation: { date: 2025-09-01 } }",
    expect: ["warning mail.regulation"],
  },
  { name: "both", yaml: "mail: { regulation: { number: 12/QĐ, date: 2025-09-01 } }", expect: [] },
  { name: "of a unit that has left", yaml: "status: retired\nmail:", expect: [] },
]);
