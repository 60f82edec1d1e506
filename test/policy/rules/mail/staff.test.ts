import { ruleTable } from "../../../support/rule-cases";

const staff = (unit: string, ...people: readonly string[]) =>
  `staff:\n  - unit: "${unit}"\n    people:\n${people.map((person) => `      - { ${person} }\n`).join("")}`;

ruleTable("mail/staff", [
  {
    name: "people of a unit that is there",
    yaml: staff(
      "7900866",
      "name: Nguyễn Văn An, mail: an@hcm.edu.vn",
      "id: an.cu, name: Lê An, mail: an2@hcm.edu.vn",
    ),
    expect: [],
  },
  {
    name: "a unit that the registry does not have",
    yaml: staff("7900123", "name: Nguyễn Văn An, mail: an@hcm.edu.vn"),
    expect: ["unit: 7900123"],
  },
  {
    name: "a unit that has left",
    yaml: `status: retired\n${staff("7900866", "name: Nguyễn Văn An, mail: an@hcm.edu.vn")}`,
    expect: ["unit: 7900866"],
  },
  {
    name: "an id that is another's, written or by the address",
    yaml: staff(
      "7900866",
      "name: Nguyễn Văn An, mail: an@hcm.edu.vn",
      "id: an, name: Lê An, mail: an2@hcm.edu.vn",
      "name: Trần An, mail: AN@moet.edu.vn",
    ),
    expect: ["people[1].id: an", "people[2].mail: AN@moet.edu.vn"],
  },
]);
