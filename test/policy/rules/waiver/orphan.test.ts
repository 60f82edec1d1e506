import { waiverTable } from "../../../support/waiver-cases";

const waiver = (rule: string, unit = "7900866") => ({
  rule,
  unit,
  reason: "r",
  approver: "a",
  until: "2026-12-31",
});

waiverTable("waiver/orphan", [
  { name: "one that matches", waiver: waiver("hosting/data-centre"), expect: [] },
  { name: "a rule that the unit keeps", waiver: waiver("rss/required"), expect: ["unit: 7900866"] },
  {
    name: "a unit that is none",
    waiver: waiver("hosting/data-centre", "7999999"),
    expect: ["unit: 7999999"],
  },
  {
    name: "a rule over what a scan sees, of which the registry cannot tell",
    waiver: waiver("site/search"),
    expect: [],
  },
  { name: "a rule that is none", waiver: waiver("hosting/datacentre"), expect: ["rule: hosting/datacentre"] },
  {
    name: "a rule that nobody is exempted from",
    waiver: waiver("unit/unique-id"),
    expect: ["rule: unit/unique-id"],
  },
  {
    name: "what is broken can't be waived",
    waiver: waiver("registry/schema"),
    expect: ["rule: registry/schema"],
  },
]);
