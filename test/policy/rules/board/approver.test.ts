import { ruleTable } from "../../../support/rule-cases";

const staff = (...people: readonly string[]) =>
  `staff:\n  - unit: "7900866"\n    people:\n${people.map((person) => `      - { ${person} }\n`).join("")}`;
const EDITOR = "name: Hồ Quốc Tâm, mail: tam@hcm.edu.vn, roles: [bien-tap-vien]";
const head = (name: string, more = "") =>
  `name: ${name}, mail: uyen@hcm.edu.vn, roles: [truong-ban, bien-tap-vien]${more}`;

ruleTable("board/approver", [
  { name: "the head of the board", yaml: staff(head("Lê Hồng Uyên"), EDITOR), expect: [] },
  { name: "the head's name in other letters", yaml: staff(head("LÊ HỒNG UYÊN"), EDITOR), expect: [] },
  { name: "people who do nothing on the site", yaml: staff("name: Lê An, mail: an@hcm.edu.vn"), expect: [] },
  { name: "editors alone", yaml: staff(EDITOR), expect: ["warning people"] },
  {
    name: "a head whose mailbox is suspended",
    yaml: staff(head("Lê Hồng Uyên", ", suspended: { reason: Lộ mật khẩu, since: 2026-11-01 }"), EDITOR),
    expect: ["warning people"],
  },
  {
    name: "somebody else",
    yaml: staff(head("Hồ Quốc Tâm")),
    expect: ["warning people[0].name: Hồ Quốc Tâm"],
  },
]);
