import { ruleTable } from "../../../support/rule-cases";

const wrong = (name: string) => ({
  name,
  yaml: `name: ${JSON.stringify(name)}`,
  expect: [`name: ${name}`],
});

ruleTable("unit/name", [
  { name: "a name", yaml: "name: Trường Mầm non 19/5", expect: [] },
  { name: "a name in another script is another rule's business", yaml: "name: 학교", expect: [] },
  ...["Trường Tiểu học Sở Giáo", "Sơ Giáo", "Phòng Giáo dục và Đào tạo Quận 9", "Bộ đội Biên phòng"].map(
    (name) => ({ name, yaml: `name: ${name}`, expect: [] }),
  ),
  ...["Sở Giáo dục và Đào tạo", "SỞ  GD&ĐT TP.HCM", "So Giao duc", "Bộ GDĐT"].map(wrong),
  {
    name: "the department's name as a role's",
    yaml: "mail: { official: a@hcm.edu.vn, roles: [{ name: vanphong, title: Sở Giáo dục và Đào tạo }] }",
    expect: ["mail.roles[0].title: Sở Giáo dục và Đào tạo"],
  },
  ...["-", ".", "--", "12", "19/5", "…", "?"].map(wrong),
  {
    name: "people",
    yaml: 'mail: { focal: { name: "-" } }\nboard: { head: ".", administrator: "0", editors: [An, "-"] }\nleaders: [{ name: "1" }]',
    expect: [
      "mail.focal.name: -",
      "board.head: .",
      "board.administrator: 0",
      "board.editors[1]: -",
      "leaders[0].name: 1",
    ],
  },
]);
