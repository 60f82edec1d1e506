import { ruleTable } from "../../../support/rule-cases";

ruleTable("unit/coverage", [
  { name: "no site", yaml: "site:", expect: ["site.host => site:\n  host: thcsnguyendu.hcm.edu.vn"] },
  {
    name: "a site without a name",
    yaml: "site: { rss: true }",
    expect: ["site.host => host: thcsnguyendu.hcm.edu.vn"],
  },
  { name: "no official mail: said by mail/required", yaml: "mail: { focal: { name: An } }", expect: [] },
  {
    name: "neither",
    yaml: "site:\nmail:",
    expect: ["site.host => site:\n  host: thcsnguyendu.hcm.edu.vn"],
  },
  { name: "a unit that is leaving", yaml: "status: retiring\nsite:\nmail:", expect: [] },
]);
