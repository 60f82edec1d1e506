import { ruleTable } from "../../../support/rule-cases";

const lost = (name: string) => ({
  name,
  yaml: `name: ${JSON.stringify(name)}`,
  expect: [`name: ${name}`],
});
const whole = (name: string) => ({ name, yaml: `name: ${JSON.stringify(name)}`, expect: [] });

ruleTable("text/lost-letters", [
  ...[
    "Trường Tiểu học Nguy?n Du",
    "Tr??ng THCS L? L?i",
    "Truong THCS Nguy?n Du",
    "Trường Võ Th? Sáu",
    "Trường ?inh Tiên Hoàng",
    "Trường THCS Nguy\uFFFDn Du",
  ].map(lost),
  ...[
    "Trường THCS Nguyễn Du",
    "Tru+o+`ng Tie^?u ho.c",
    "Nha` tre? Hoa",
    "Trường nào? Trường ta",
    "Q&A?",
    "https://a.vn/?x=b",
    "What's Up?",
  ].map(whole),
  { name: "in a host", yaml: 'site: { host: "a\uFFFDb" }', expect: ["site.host: a\uFFFDb"] },
]);
