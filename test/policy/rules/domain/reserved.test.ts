import { ruleTable } from "../../../support/rule-cases";

const taken = (host: string) => ({
  name: host,
  yaml: `site: { host: ${host} }`,
  expect: [`site.host: ${host} => host: thcsnguyendu.hcm.edu.vn`],
});

ruleTable("domain/reserved", [
  ...[
    "www",
    "mail",
    "imap",
    "smtp",
    "ns1",
    "portal",
    "admin",
    "autodiscover",
    "autoconfig",
    "mta-sts",
    "webmail",
    "monitoring",
    "status",
    ..."abuse administrator hostmaster noc security ssl-admin ssladmin webmaster root ns2 gate".split(" "),
    ..."ssl cert accounts support info mta taikhoan canh-bao sgddt".split(" "),
  ].map((label) => taken(`${label}.hcm.edu.vn`)),
  // Look-alikes.
  ...["rnail", "web-mail", "p0rtal"].map((label) => taken(`${label}.hcm.edu.vn`)),
  taken("MAIL.hcm.edu.vn"),
  taken("mail-hcm.edu.vn"),
  taken("mailtphcm.edu.vn"),
  taken("mail.tphcm.edu.vn"),
  { name: "a name that only begins so", yaml: "site: { host: mailan.hcm.edu.vn }", expect: [] },
  {
    name: "a name of another form is domain/format's business",
    yaml: "site: { host: mail.example.com }",
    expect: [],
  },
]);
