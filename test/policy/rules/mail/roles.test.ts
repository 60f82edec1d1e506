import { ruleTable } from "../../../support/rule-cases";

const mail = (official: string, ...roles: readonly string[]) =>
  `mail:\n  official: ${official}\n  roles: [${roles.map((name) => `{ name: ${name} }`).join(", ")}]\n`;

ruleTable("mail/roles", [
  {
    name: "roles in the city's domain",
    yaml: mail("thcsnguyendu@hcm.edu.vn", "hieutruong", "tuyensinh"),
    expect: [],
  },
  {
    name: "roles of a mailbox elsewhere",
    yaml: mail("thcsnguyendu@moet.edu.vn", "hieutruong"),
    expect: ["mail.roles[0].name: hieutruong"],
  },
  {
    name: "one role twice",
    yaml: mail("thcsnguyendu@hcm.edu.vn", "hieutruong", "vanthu", "hieutruong"),
    expect: ["mail.roles[2].name: hieutruong"],
  },
  {
    name: "an address of more than 64 characters before the @",
    yaml: mail(`${"a".repeat(60)}@hcm.edu.vn`, "hieutruong"),
    expect: ["mail.roles[0].name: hieutruong"],
  },
  {
    name: "no official address at all",
    yaml: "mail: { roles: [{ name: hieutruong }] }",
    expect: ["mail.roles[0].name: hieutruong"],
  },
]);
