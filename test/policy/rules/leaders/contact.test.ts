import { ruleTable } from "../../../support/rule-cases";

ruleTable("leaders/contact", [
  {
    name: "complete",
    yaml: "leaders: [{ name: An, post: Hiệu trưởng, phone: 028 1, mail: a@hcm.edu.vn }]",
    expect: [],
  },
  {
    name: "no post",
    yaml: "leaders: [{ name: An, phone: 028 1, mail: a@hcm.edu.vn }]",
    expect: ["warning leaders[0]: An"],
  },
  {
    name: "each leader by himself",
    yaml: "leaders: [{ name: An }, { name: B, post: P, phone: 028 1, mail: b@hcm.edu.vn }, { name: Chi, post: P }]",
    expect: ["warning leaders[0]: An", "warning leaders[2]: Chi"],
  },
  { name: "of a unit that has left", yaml: "status: retired\nleaders: [{ name: An }]", expect: [] },
]);
