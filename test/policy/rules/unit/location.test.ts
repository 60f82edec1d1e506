import { ruleTable } from "../../../support/rule-cases";

ruleTable("unit/location", [
  { name: "in the city", yaml: "location: { lat: 10.7769, lon: 106.7009 }", expect: [] },
  { name: "on Côn Đảo", yaml: "location: { lat: 8.6833, lon: 106.6 }", expect: [] },
  {
    name: "swapped",
    yaml: "location: { lat: 106.7009, lon: 10.7769 }",
    expect: ["location: 106.7009, 10.7769 => location: { lat: 10.7769, lon: 106.7009 }"],
  },
  {
    name: "in Ha Noi",
    yaml: "location: { lat: 21.0278, lon: 105.8342 }",
    expect: ["location: 21.0278, 105.8342"],
  },
]);
