import { ruleTable } from "../../../support/rule-cases";
import { cityOf, goodUnit } from "../../../support/registry";

const base = cityOf(goodUnit(), goodUnit({ id: "7900867" }));
const both = 'units:\n  - { id: "7900866" }\n  - { id: "7900867" }\n';

ruleTable("unit/removed", [
  { name: "nothing is said without an earlier state", yaml: "units: []", expect: [] },
  { name: "all are still there", yaml: both, options: { base }, expect: [] },
  {
    name: "another order",
    yaml: 'units:\n  - { id: "7900867" }\n  - { id: "7900866" }\n',
    options: { base },
    expect: [],
  },
  {
    name: "one is gone",
    yaml: 'units:\n  - { id: "7900866" }\n',
    options: { base },
    expect: ["(unit): 7900867"],
  },
  {
    name: "one has another code now",
    yaml: both.replace("7900867", "7900868"),
    options: { base },
    expect: ["(unit): 7900867"],
  },
  {
    name: "all are gone",
    yaml: "units: []",
    options: { base },
    expect: ["(unit): 7900866", "(unit): 7900867"],
  },
  {
    name: "one has left by stages",
    yaml: both.replace('"7900867"', '"7900867", status: retired'),
    options: { base },
    expect: [],
  },
]);
