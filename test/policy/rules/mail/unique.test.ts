import { ruleTable } from "../../../support/rule-cases";

const units = (...rows: readonly [id: string, name: string, official: string][]) =>
  `units:\n${rows.map(([id, name, official]) => `  - { id: "${id}", name: ${name}, kind: thcs, mail: { official: ${official} } }\n`).join("")}`;

ruleTable("mail/unique", [
  {
    name: "two mailboxes",
    yaml: units(
      ["7900866", "Trường THCS Nguyễn Du", "a@hcm.edu.vn"],
      ["7900867", "Trường THCS Lê Lợi", "b@hcm.edu.vn"],
    ),
    expect: [],
  },
  {
    name: "one, whatever the case: both are named",
    yaml: units(
      ["7900866", "Trường THCS Nguyễn Du", "a@hcm.edu.vn"],
      ["7900867", "Trường THCS Lê Lợi", "A@hcm.edu.vn"],
    ),
    expect: [
      "mail.official: a@hcm.edu.vn => official: thcsnguyendu@hcm.edu.vn",
      "mail.official: A@hcm.edu.vn => official: thcsleloi@hcm.edu.vn",
    ],
  },
  {
    name: "the unit whose name the address has is not accused",
    yaml: units(
      ["7900866", "Trường THCS Lê Lợi", "thcsnguyendu@hcm.edu.vn"],
      ["7900867", "Trường THCS Nguyễn Du", "thcsnguyendu@hcm.edu.vn"],
    ),
    expect: ["mail.official: thcsnguyendu@hcm.edu.vn => official: thcsleloi@hcm.edu.vn"],
  },
  {
    name: "no address is proposed twice, or that is taken",
    yaml: units(
      ["7900866", "Trường THCS Nguyễn Du", "a@hcm.edu.vn"],
      ["7900867", "Trường THCS Nguyễn Du", "a@hcm.edu.vn"],
      ["7900868", "Trường THCS Lê Lợi", "a@hcm.edu.vn"],
      ["7900869", "Trường THCS Kim Đồng", "thcsleloi@hcm.edu.vn"],
    ),
    expect: [
      "mail.official: a@hcm.edu.vn => official: thcsnguyendu@hcm.edu.vn",
      "mail.official: a@hcm.edu.vn",
      "mail.official: a@hcm.edu.vn",
    ],
  },
  {
    name: "an alias is an address of a mailbox too, against an official one and against another's alias",
    yaml:
      units(["7900866", "Trường THCS Nguyễn Du", "thcsnguyendu@hcm.edu.vn"]) +
      `  - { id: "7900867", name: Trường THCS Lê Lợi, kind: thcs, mail: { official: thcsleloi@hcm.edu.vn, aliases: [THCSnguyendu@hcm.edu.vn, cu@hcm.edu.vn] } }
  - { id: "7900868", name: Trường THCS Kim Đồng, kind: thcs, mail: { official: thcskimdong@hcm.edu.vn, aliases: [moi@hcm.edu.vn, cu@hcm.edu.vn] } }
`,
    expect: [
      "mail.aliases[0]: THCSnguyendu@hcm.edu.vn",
      "mail.aliases[1]: cu@hcm.edu.vn",
      "mail.aliases[1]: cu@hcm.edu.vn",
    ],
  },
  {
    name: "an alias twice in one entry takes it from nobody",
    yaml: `units:
  - { id: "7900867", name: Trường THCS Lê Lợi, kind: thcs, mail: { official: thcsleloi@hcm.edu.vn, aliases: [cu@hcm.edu.vn, thcsleloi@hcm.edu.vn] } }
`,
    expect: [],
  },
  {
    name: "a person's address is no other person's, no unit's and no role's",
    yaml: `mail: { official: thcsnguyendu@hcm.edu.vn, aliases: [cu@hcm.edu.vn], roles: [{ name: hieutruong }] }
staff:
  - unit: "7900866"
    people:
      - { name: Lê An, mail: lean@hcm.edu.vn, aliases: [an@hcm.edu.vn] }
      - { name: Lê Ân, mail: An@hcm.edu.vn }
      - { name: Lê Bình, mail: hieutruong.cu@hcm.edu.vn }
      - { name: Lê Châu, mail: thcsnguyendu@hcm.edu.vn }
`,
    expect: [
      "people[0].aliases[0]: an@hcm.edu.vn",
      "people[1].mail: An@hcm.edu.vn",
      "people[2].mail: hieutruong.cu@hcm.edu.vn",
      "people[3].mail: thcsnguyendu@hcm.edu.vn",
      "mail.roles[0].name: hieutruong",
    ],
  },
]);
