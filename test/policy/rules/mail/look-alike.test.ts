import { ruleTable } from "../../../support/rule-cases";

const staff = (...addresses: readonly string[]) =>
  `staff:\n  - unit: "7900866"\n    people:\n${addresses.map((mail) => `      - { name: Nguyễn Văn An, mail: ${mail} }\n`).join("")}`;

ruleTable("mail/look-alike", [
  {
    name: "addresses named after people",
    yaml: staff("nguyenvanan@hcm.edu.vn", "an.thcsnguyendu@hcm.edu.vn"),
    expect: [],
  },
  {
    name: "dots, hyphens, and figures that look like letters",
    yaml: staff("thcs.nguyendu@hcm.edu.vn", "thcs-nguyendu@hcm.edu.vn", "7hcsnguyendu@hcm.edu.vn"),
    expect: [
      "people[0].mail: thcs.nguyendu@hcm.edu.vn",
      "people[1].mail: thcs-nguyendu@hcm.edu.vn",
      "people[2].mail: 7hcsnguyendu@hcm.edu.vn",
    ],
  },
  { name: "the same name in another domain", yaml: staff("thcs.nguyendu@moet.edu.vn"), expect: [] },
]);
