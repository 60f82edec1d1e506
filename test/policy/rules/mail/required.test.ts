import { ruleTable } from "../../../support/rule-cases";

ruleTable("mail/required", [
  {
    name: "no mail at all",
    yaml: "mail:",
    expect: ["mail.official => mail:\n  official: thcsnguyendu@hcm.edu.vn"],
  },
  {
    name: "no official address",
    yaml: "mail: { focal: { name: An } }",
    expect: ["mail.official => official: thcsnguyendu@hcm.edu.vn"],
  },
  {
    name: "an empty one",
    yaml: 'mail: { official: "" }',
    expect: ["mail.official => official: thcsnguyendu@hcm.edu.vn"],
  },
  { name: "a unit that has left", yaml: "status: retired\nmail:", expect: [] },
  {
    name: "a unit that is leaving",
    yaml: "status: retiring\nmail: {}",
    expect: ["mail.official => official: thcsnguyendu@hcm.edu.vn"],
  },
]);
