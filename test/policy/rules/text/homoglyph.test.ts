import { ruleTable } from "../../../support/rule-cases";

ruleTable("text/homoglyph", [
  {
    name: "a Cyrillic letter in a Vietnamese word",
    yaml: "name: Trường Nguyễn D\u0443",
    expect: ["name: Trường Nguyễn D\u0443 => name: Trường Nguyễn Dy"],
  },
  {
    name: "several",
    yaml: "name: H\u043E\u0430 B\u00ECnh",
    expect: ["name: H\u043E\u0430 B\u00ECnh => name: Hoa B\u00ECnh"],
  },
  {
    name: "in an address of mail",
    yaml: "mail: { official: thcsnguy\u0435ndu@hcm.edu.vn }",
    expect: ["mail.official: thcsnguy\u0435ndu@hcm.edu.vn => official: thcsnguyendu@hcm.edu.vn"],
  },
  {
    name: "of hosts domain/format says it",
    yaml: "site: { host: thcsnguy\u0435ndu.hcm.edu.vn }",
    expect: [],
  },
  { name: "a whole word of another script is foreign, not false", yaml: "name: Trường Пушкин", expect: [] },
]);
