import { ruleTable } from "../../../support/rule-cases";

const staff = (...people: readonly string[]) =>
  `staff:\n  - unit: "7900866"\n    people:\n${people.map((person) => `      - { ${person} }\n`).join("")}`;
const editor = (mail: string) => `name: Hồ Quốc Tâm, mail: ${mail}, roles: [bien-tap-vien]`;

ruleTable("board/accounts", [
  { name: "an editor with a mailbox of the city", yaml: staff(editor("Tam@hcm.edu.vn")), expect: [] },
  {
    name: "somebody elsewhere who does nothing on the site",
    yaml: staff("name: Hồ Quốc Tâm, mail: tam@moet.edu.vn", "name: Lê An, mail: an@moet.edu.vn, roles: []"),
    expect: [],
  },
  {
    name: "an editor whose mailbox is another's",
    yaml: staff(editor("tam@moet.edu.vn")),
    expect: ["people[0].mail: tam@moet.edu.vn"],
  },
  {
    name: "an editor whose address no server can have",
    yaml: staff(editor("'tam tam@hcm.edu.vn'")),
    expect: ["people[0].mail: tam tam@hcm.edu.vn"],
  },
  {
    name: "twelve",
    yaml: staff(...Array.from({ length: 12 }, (_, index) => editor(`tam${index}@hcm.edu.vn`))),
    expect: [],
  },
  {
    name: "thirteen, among others",
    yaml: staff(
      "name: Lê An, mail: an@hcm.edu.vn",
      ...Array.from({ length: 13 }, (_, index) => editor(`tam${index}@hcm.edu.vn`)),
    ),
    expect: ["people[13].roles"],
  },
]);
