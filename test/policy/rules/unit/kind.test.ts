import { ruleTable } from "../../../support/rule-cases";

ruleTable("unit/kind", [
  { name: "every word of the list is known", yaml: "kind: gdnn-gdtx", expect: [] },
  { name: "capitals", yaml: "kind: THCS", expect: ["kind: THCS => kind: thcs"] },
  {
    name: "spelled out in Vietnamese",
    yaml: "kind: Trung học cơ sở",
    expect: ["kind: Trung học cơ sở => kind: thcs"],
  },
  { name: "a slip of the finger", yaml: "kind: mam-nom", expect: ["kind: mam-nom => kind: mam-non"] },
  { name: "something else altogether", yaml: "kind: university", expect: ["kind: university"] },
  {
    name: "private, in words",
    yaml: "ownership: Tư thục",
    expect: ["ownership: Tư thục => ownership: ngoai-cong-lap"],
  },
  { name: "both", yaml: "kind: x\nownership: y", expect: ["kind: x", "ownership: y"] },
]);
