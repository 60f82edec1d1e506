import { ruleTable } from "../../../support/rule-cases";

ruleTable("hosting/open-source", [
  { name: "the platform's own site", yaml: "site: { host: a.hcm.edu.vn }", expect: [] },
  { name: "named and open", yaml: "site: { software: Drupal, openSource: true }", expect: [] },
  {
    name: "not open",
    yaml: "site: { software: SharePoint, openSource: false }",
    expect: ["site.openSource: false"],
  },
  {
    name: "not known to be open",
    yaml: "site: { software: Drupal }",
    expect: ["site.openSource => openSource: true"],
  },
  { name: "not named", yaml: "site: { openSource: true }", expect: ["site.software"] },
  {
    name: "elsewhere, and nothing said",
    yaml: "site: { hosting: ben-ngoai }",
    expect: ["site.openSource => openSource: true", "site.software"],
  },
  {
    name: "of a unit that has left",
    yaml: "status: retired\nsite: { software: SharePoint, openSource: false }",
    expect: [],
  },
]);
