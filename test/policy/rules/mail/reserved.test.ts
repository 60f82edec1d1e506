import { ruleTable } from "../../../support/rule-cases";

const right = (address: string) => ({ name: address, yaml: `mail: { official: ${address} }`, expect: [] });
const wrong = (address: string) => ({
  name: address,
  yaml: `mail: { official: ${address} }`,
  expect: [`mail.official: ${address} => official: thcsnguyendu@hcm.edu.vn`],
});

ruleTable("mail/reserved", [
  right("thcsnguyendu@hcm.edu.vn"),
  right("itnguyendu@hcm.edu.vn"),
  right("lit@hcm.edu.vn"),
  right("admin.thcsnguyendu@hcm.edu.vn"),
  right("webmaster@thcsnguyendu.edu.vn"),
  wrong("sgddt@hcm.edu.vn"),
  wrong("SGDDT@HCM.edu.vn"),
  wrong("sg.ddt@hcm.edu.vn"),
  wrong("sgddt+truong@hcm.edu.vn"),
  wrong("canhbao@hcm.edu.vn"),
  wrong("canh-bao@hcm.edu.vn"),
  ...[
    ..."abuse admin administrator giamsat hostmaster info mailer-daemon no-reply noreply postmaster root".split(
      " ",
    ),
    ..."security ssl-admin support webmaster sogddt noc www autoconfig autodiscover mail-reports".split(" "),
    ..."contact accounts billing cert certmaster csirt smtp imap mx registrar taikhoan matkhau".split(" "),
  ].map((name) => wrong(`${name}@hcm.edu.vn`)),
  wrong("p0stmaster@hcm.edu.vn"),
  wrong("postrnaster@hcm.edu.vn"),
  wrong("Adm1n@hcm.edu.vn"),
  wrong("host_master@hcm.edu.vn"),
  wrong("admin@moet.edu.vn"),
  {
    name: "a focal person and a leader",
    yaml: "mail: { focal: { name: An, address: root@hcm.edu.vn } }\nleaders: [{ name: Bình, mail: sgddt@hcm.edu.vn }]",
    expect: [
      "mail.focal.address: root@hcm.edu.vn => address: an.thcsnguyendu@hcm.edu.vn",
      "leaders[0].mail: sgddt@hcm.edu.vn => mail: binh.thcsnguyendu@hcm.edu.vn",
    ],
  },
  {
    name: "a role, with the unit's own address",
    yaml: "mail: { official: master@hcm.edu.vn, aliases: [bao@hcm.edu.vn], roles: [{ name: post }, { name: canh }, { name: gv }] }",
    expect: ["mail.roles[0].name: post", "mail.roles[1].name: canh"],
  },
]);
