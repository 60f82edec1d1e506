import { convert } from "../../../images/site/legacy-paste";

test.each([
  ["tcvn3", ["Céng hoµ ", "x· héi", " chñ nghÜa ViÖt Nam"], ["Cộng hoà ", "xã hội", " chủ nghĩa Việt Nam"]],
  [
    "vni",
    ["Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "naêm hoïc"],
    ["Cộng hòa xã hội chủ nghĩa Việt Nam", "năm học"],
  ],
  ["utf8-as-latin1", ["TrÆ°á»ng Tiá»ƒu há»c An PhÃº"], ["Trường Tiểu học An Phú"]],
])("%s is read, each piece at its place", (encoding, texts, expected) => {
  expect(convert(texts)).toEqual({ encoding, texts: expected });
});

test.each([
  [["Trường Tiểu học An Phú", "Zürich, Café"]],
  [["Hỏi? Liên hệ: a.b@hcm.edu.vn"]],
  // VIQR's marks are everybody's punctuation.
  [["Tru+o+`ng Tie^?u ho.c An Phu'"]],
  [[""]],
  [[]],
])("%j is left alone", (texts) => {
  expect(convert(texts)).toBeNull();
});

test("what is Unicode beside it stays", () => {
  expect(
    convert(["Céng hoµ x· héi chñ nghÜa ViÖt Nam", "https://hcm.edu.vn/ năm 2026", "\n  "])?.texts.slice(1),
  ).toEqual(["https://hcm.edu.vn/ năm 2026", "\n  "]);
});
