import { ruleTable } from "../../../support/rule-cases";

const city = (line: string, name = "Thành phố Hồ Chí Minh") =>
  `city:\n  name: ${JSON.stringify(name)}\n  zone: hcm.edu.vn\n  department: { id: "7900000", name: Sở, mail: sgddt@hcm.edu.vn }\n  ${line}\nunits: []`;

ruleTable("registry/city", [
  { name: "what is right", yaml: city("alerts: canhbao@hcm.edu.vn"), expect: [] },
  {
    name: "a mailbox with a sub-address",
    yaml: city("alerts: canh+bao@hcm.edu.vn"),
    expect: ["alerts: canh+bao@hcm.edu.vn"],
  },
  {
    name: "a mailbox of the engineers that is none",
    yaml: city("operations: vanhanh"),
    expect: ["operations: vanhanh"],
  },
  { name: "no mailbox", yaml: city("alerts: canhbao"), expect: ["alerts: canhbao"] },
  ...["xn--hcm-7ed.edu.vn", "hcm.XN--edu-5cd.vn"].flatMap((host) => [
    { name: `alerts at ${host}`, yaml: city(`alerts: canhbao@${host}`), expect: [`alerts: canhbao@${host}`] },
    { name: `a portal at ${host}`, yaml: city(`portal: ${host}`), expect: [`portal: ${host}`] },
  ]),
  {
    name: "the department's mailbox at a host in code",
    yaml: city("portal: hcm.edu.vn").replace("sgddt@hcm", "sgddt@xn--hcm-7ed"),
    expect: ["department.mail: sgddt@xn--hcm-7ed.edu.vn"],
  },
  { name: "a daily letter to the department", yaml: city('tellDaily: ["7900000"]'), expect: [] },
  {
    name: "a daily letter to nobody",
    yaml: city('tellDaily: ["7900000", "7900858"]'),
    expect: ["tellDaily[1]: 7900858"],
  },
  { name: "no host", yaml: city("portal: https://hcm.edu.vn/"), expect: ["portal: https://hcm.edu.vn/"] },
  {
    name: "a control character",
    yaml: city("portal: hcm.edu.vn", "Thành\u0001 phố"),
    expect: ["name: Thành\u0001 phố => name: Thành phố"],
  },
  {
    name: "half of a surrogate pair",
    yaml: city("portal: hcm.edu.vn", "Thành\ud800 phố"),
    expect: ["name: Thành\ud800 phố => name: Thành phố"],
  },
]);
