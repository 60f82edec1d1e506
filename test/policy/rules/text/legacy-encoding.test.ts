import { ruleTable } from "../../../support/rule-cases";

const legacy = (name: string, text: string, right: string) => ({
  name,
  yaml: `name: ${text}`,
  expect: [`name: ${text} => name: ${right}`],
});
const right = (text: string) => ({ name: text, yaml: `name: ${text}`, expect: [] });

ruleTable("text/legacy-encoding", [
  legacy("VNI", "Tröôøng Maàm non Bình Minh", "Trường Mầm non Bình Minh"),
  legacy("TCVN3, whose ư is a soft hyphen", "Tr\u00ADêng MÇm non Vµng Anh", "Trường Mầm non Vàng Anh"),
  legacy("VIQR", "Tru+o+`ng THCS Nguye^~n Du", "Trường THCS Nguyễn Du"),
  legacy(
    "UTF-8 read as Latin-1",
    Buffer.from("Trường Tiểu học Lê Lợi").toString("latin1"),
    "Trường Tiểu học Lê Lợi",
  ),
  ...[
    "Trường THPT Marie Curie",
    "Trường Tiểu học Y Jút",
    "Trường PTDT nội trú Đắk Lắk",
    "Trường A Lưới",
    "Trường Pascal",
  ].map(right),
  {
    name: "in any field of words",
    yaml: "board: { head: Tr\u00ADêng V\u00A8n An, focalUnit: Tổ Tin học }",
    expect: ["board.head: Tr\u00ADêng V\u00A8n An => head: Trường Văn An"],
  },
  { name: "hosts are no words", yaml: "site: { host: Tröôøng }", expect: [] },
]);
