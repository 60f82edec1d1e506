import { ruleTable } from "../../../support/rule-cases";

ruleTable("rss/required", [
  { name: "on", yaml: "site: { host: a.hcm.edu.vn, rss: true }", expect: [] },
  { name: "left out", yaml: "site: { host: a.hcm.edu.vn }", expect: [] },
  { name: "off", yaml: "site: { host: a.hcm.edu.vn, rss: false }", expect: ["site.rss: false => rss: true"] },
  { name: "off for a unit that has left", yaml: "status: retired\nsite: { rss: false }", expect: [] },
]);
