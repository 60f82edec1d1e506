import { ruleTable } from "../../../support/rule-cases";

const decomposed = "Trường THCS Nguyễn Du".normalize("NFD");

ruleTable("text/not-nfc", [
  { name: "composed", yaml: "name: Trường THCS Nguyễn Du", expect: [] },
  {
    name: "decomposed, with the composed line to paste",
    yaml: `name: ${decomposed}`,
    expect: [`name: ${decomposed} => name: Trường THCS Nguyễn Du`],
  },
  {
    name: "anywhere in the entry",
    yaml: `board: { head: L\u00EA H\u1ED3ng, editors: [Tra\u0302n Nam] }`,
    expect: ["board.editors[0]: Tra\u0302n Nam => - Trân Nam"],
  },
  { name: "ethnic minority names", yaml: "name: Trường Tiểu học Y Jút, Đắk Lắk", expect: [] },
]);
