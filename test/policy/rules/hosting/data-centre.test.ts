import { ruleTable } from "../../../support/rule-cases";

ruleTable("hosting/data-centre", [
  { name: "by default", yaml: "site: { host: a.hcm.edu.vn }", expect: [] },
  { name: "in the data centre", yaml: "site: { hosting: trung-tam-du-lieu }", expect: [] },
  {
    name: "elsewhere",
    yaml: "site: { hosting: ben-ngoai }",
    expect: ["site.hosting: ben-ngoai => hosting: trung-tam-du-lieu"],
  },
  {
    name: "elsewhere, of a unit that has left",
    yaml: "status: retired\nsite: { hosting: ben-ngoai }",
    expect: [],
  },
]);
