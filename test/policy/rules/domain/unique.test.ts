import { ruleTable } from "../../../support/rule-cases";

const hosts = (...rows: readonly string[]) =>
  `units:\n${rows
    .map(
      (host, index) =>
        `  - { id: "790086${index}", name: Trường Mầm non Sen Hồng, kind: mam-non, district: Quận ${index + 1}, site: { host: ${host} } }\n`,
    )
    .join("")}`;

ruleTable("domain/unique", [
  { name: "two names", yaml: hosts("mnsenhong.hcm.edu.vn", "mnsenhongq2.hcm.edu.vn"), expect: [] },
  {
    name: "one name: both are told, a free one is proposed to the later",
    yaml: hosts("mnsenhong.hcm.edu.vn", "mnsenhong.hcm.edu.vn"),
    expect: [
      "site.host: mnsenhong.hcm.edu.vn",
      "site.host: mnsenhong.hcm.edu.vn => host: mnsenhongq2.hcm.edu.vn",
    ],
  },
  {
    name: "what is proposed to one is not proposed to the next",
    yaml: hosts(
      "mnsenhong.hcm.edu.vn",
      "mnsenhong.hcm.edu.vn",
      "mnsenhong.hcm.edu.vn",
      "mnsenhongq3.hcm.edu.vn",
    ),
    expect: [
      "site.host: mnsenhong.hcm.edu.vn",
      "site.host: mnsenhong.hcm.edu.vn => host: mnsenhongq2.hcm.edu.vn",
      "site.host: mnsenhong.hcm.edu.vn => host: mnsenhongq32.hcm.edu.vn",
    ],
  },
  {
    name: "capitals make no other name",
    yaml: hosts("mnsenhong.hcm.edu.vn", "MNSENHONG.hcm.edu.vn"),
    expect: [
      "site.host: mnsenhong.hcm.edu.vn",
      "site.host: MNSENHONG.hcm.edu.vn => host: mnsenhongq2.hcm.edu.vn",
    ],
  },
  {
    name: "nor does www",
    yaml: hosts("mnsenhong.hcm.edu.vn", "www.mnsenhong.hcm.edu.vn"),
    expect: [
      "site.host: mnsenhong.hcm.edu.vn",
      "site.host: www.mnsenhong.hcm.edu.vn => host: mnsenhongq2.hcm.edu.vn",
    ],
  },
  {
    name: "nor a final dot",
    yaml: hosts("mnsenhong.hcm.edu.vn", "mnsenhong.hcm.edu.vn."),
    expect: [
      "site.host: mnsenhong.hcm.edu.vn",
      "site.host: mnsenhong.hcm.edu.vn. => host: mnsenhongq2.hcm.edu.vn",
    ],
  },
  {
    name: "a former name stays with who had it, whoever is called so now",
    yaml: `units:
  - { id: "7900860", name: Trường Mầm non Sen Trắng, kind: mam-non, district: Quận 1, site: { host: mnsentrang.hcm.edu.vn, formerHosts: [mnsenhong.hcm.edu.vn] } }
  - { id: "7900861", name: Trường Mầm non Sen Hồng, kind: mam-non, district: Quận 2, site: { host: mnsenhong.hcm.edu.vn } }
`,
    expect: ["site.host: mnsenhong.hcm.edu.vn => host: mnsenhongq2.hcm.edu.vn"],
  },
  {
    name: "two that had it: the second is told where",
    yaml: `units:
  - { id: "7900860", name: Trường Mầm non A, kind: mam-non, site: { host: mna.hcm.edu.vn, formerHosts: [mncu.hcm.edu.vn] } }
  - { id: "7900861", name: Trường Mầm non B, kind: mam-non, site: { host: mnb.hcm.edu.vn, formerHosts: [mnx.hcm.edu.vn, mncu.hcm.edu.vn] } }
`,
    expect: ["site.formerHosts[1]: mncu.hcm.edu.vn"],
  },
  {
    name: "who goes back to a former name shares it with nobody",
    yaml: `units:
  - { id: "7900860", name: Trường Mầm non A, kind: mam-non, site: { host: mna.hcm.edu.vn, formerHosts: [mna.hcm.edu.vn] } }
`,
    expect: [],
  },
  { name: "what nobody may have is not shared", yaml: hosts("hcm.edu.vn", "hcm.edu.vn"), expect: [] },
  {
    name: "the one whose name the host has is not accused",
    yaml: `units:
  - { id: "7900861", name: Trường THCS Kim Đồng, kind: thcs, site: { host: thcsleloi.hcm.edu.vn } }
  - { id: "7900862", name: Trường THCS Lê Lợi, kind: thcs, site: { host: thcsleloi.hcm.edu.vn } }
`,
    expect: ["site.host: thcsleloi.hcm.edu.vn => host: thcskimdong.hcm.edu.vn"],
  },
]);
