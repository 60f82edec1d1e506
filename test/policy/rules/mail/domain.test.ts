import { ruleTable } from "../../../support/rule-cases";

const right = (address: string) => ({ name: address, yaml: `mail: { official: ${address} }`, expect: [] });
const wrong = (address: string, proposed = "thcsnguyendu@hcm.edu.vn") => ({
  name: address,
  yaml: `mail: { official: ${JSON.stringify(address)} }`,
  expect: [`mail.official: ${address} => official: ${proposed}`],
});

ruleTable("mail/domain", [
  right("thcsnguyendu@hcm.edu.vn"),
  right("a.b-c@moet.edu.vn"),
  right("a@THCS.EDU.VN"),
  right("a@mail.thcsnguyendu.edu.vn"),
  { name: "a provider is the other rule's business", yaml: "mail: { official: a@gmail.com }", expect: [] },
  wrong("a@edu.vn"),
  wrong("a@notedu.vn"),
  wrong("a@edu.vn.evil.com"),
  wrong("a@hcm.edu.vn.info"),
  wrong("a@truong.edu"),
  wrong("a@truong.vn"),
  wrong("thcsnguyendu"),
  wrong("a@"),
  wrong("@hcm.edu.vn"),
  wrong("a b@hcm.edu.vn"),
  wrong("a..b@hcm.edu.vn"),
  wrong("a@hcm..edu.vn"),
  wrong("a@hcm.edu.vn, b@hcm.edu.vn"),
  wrong("trường@hcm.edu.vn"),
  wrong("x+y@hcm.edu.vn"),
  wrong("x_@hcm.edu.vn"),
  wrong("o'neil@hcm.edu.vn"),
  wrong(`${"a".repeat(65)}@hcm.edu.vn`),
  wrong("An <an@hcm.edu.vn>", "an@hcm.edu.vn"),
  wrong("mailto:an@hcm.edu.vn", "an@hcm.edu.vn"),
]);
