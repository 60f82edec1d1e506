import { ruleTable } from "../../../support/rule-cases";

const official = (address: string, forbidden = true) => ({
  name: address,
  yaml: `mail: { official: ${address} }`,
  expect: forbidden ? [`mail.official: ${address} => official: thcsnguyendu@hcm.edu.vn`] : [],
});

ruleTable("mail/forbidden-provider", [
  ...[
    "a@gmail.com",
    "A@GMAIL.COM",
    "a@googlemail.com",
    "a@mail.gmail.com",
    "a@yahoo.com.vn",
    "a@yahoo.co.uk",
    "a@ymail.com",
    "a@hotmail.fr",
    "a@outlook.com.vn",
    "a@live.com",
    "a@icloud.com",
    "a@me.com",
    "a@proton.me",
  ].map((address) => official(address)),
  official("a@hcm.edu.vn", false),
  official("gmail@hcm.edu.vn", false),
  // Under edu.vn a name is an institution's, whatever brand it is like.
  official("a@gmail.edu.vn", false),
  official("a@zing.edu.vn", false),
  {
    name: "the second of two addresses in one cell",
    yaml: 'mail: { official: "a@hcm.edu.vn\\nb@gmail.com" }',
    expect: ["mail.official: a@hcm.edu.vn\nb@gmail.com => official: thcsnguyendu@hcm.edu.vn"],
  },
  official("a@notgmail.com", false),
  official("a@gmail.com.evil.vn", false),
  official("a@live.edu.vn", false),
  {
    name: "the focal person's",
    yaml: "mail: { official: a@hcm.edu.vn, focal: { name: Lý Văn Khánh, address: lvk@gmail.com } }",
    expect: ["mail.focal.address: lvk@gmail.com => address: lyvankhanh.thcsnguyendu@hcm.edu.vn"],
  },
  {
    name: "a leader's",
    yaml: "leaders: [{ name: Phan Hữu Nga, mail: nga@yahoo.com }]",
    expect: ["leaders[0].mail: nga@yahoo.com => mail: phanhuunga.thcsnguyendu@hcm.edu.vn"],
  },
  {
    name: "with a name before it",
    yaml: "mail: { official: 'Trường <truong@gmail.com>' }",
    expect: ["mail.official: Trường <truong@gmail.com> => official: thcsnguyendu@hcm.edu.vn"],
  },
  {
    name: "people's addresses too",
    yaml: `staff:
  - unit: "7900866"
    people:
      - { name: Lê An, mail: lean@gmail.com, aliases: [an@yahoo.com.vn] }
`,
    expect: ["people[0].mail: lean@gmail.com", "people[0].aliases[0]: an@yahoo.com.vn"],
  },
]);
