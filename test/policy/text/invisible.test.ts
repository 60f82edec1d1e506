import fc from "fast-check";
import { findHomoglyphs, findInvisible, withoutInvisible } from "../../../policy/text";

test.each([
  ["Trường\u200b Tiểu học", 6, 0x200b, "ZERO WIDTH SPACE", "Trường Tiểu học"],
  ["Trường\u00a0THPT", 6, 0xa0, "NO-BREAK SPACE", "Trường THPT"],
  ["\ufeffTrung tâm", 0, 0xfeff, "ZERO WIDTH NO-BREAK SPACE (BOM)", "Trung tâm"],
  ["Trường\u202e Du", 6, 0x202e, "RIGHT-TO-LEFT OVERRIDE", "Trường Du"],
  ["Du\u00adong", 2, 0xad, "SOFT HYPHEN", "Duong"],
  ["a\ue000b", 1, 0xe000, "PRIVATE USE U+E000", "ab"],
  ["a\u{f0001}b", 1, 0xf0001, "PRIVATE USE U+F0001", "ab"],
  ["a\u0007b", 1, 7, "CONTROL U+0007", "ab"],
  ["a\tb", 1, 9, "TAB", "a b"],
  ["Nguyễn\u2003Du", 6, 0x2003, "EM SPACE", "Nguyễn Du"],
  ["a\u{e0041}b", 1, 0xe0041, "TAG U+E0041", "ab"],
  ["a\ufe0fb", 1, 0xfe0f, "VARIATION SELECTOR U+FE0F", "ab"],
  ["a\u034fb", 1, 0x34f, "COMBINING GRAPHEME JOINER", "ab"],
  ["a\u3164b", 1, 0x3164, "HANGUL FILLER", "ab"],
])("%j", (text, index, codePoint, name, clean) => {
  expect(findInvisible(text)).toEqual([{ index, codePoint, name }]);
  expect(withoutInvisible(text)).toBe(clean);
});

test("nothing is found in clean text, composed or not", () => {
  for (const text of [
    "Trường Mầm non 12B",
    "Đắk Lắk – “Hoa Mai” (cơ sở 2)",
    "Trần Văn Ơn".normalize("NFD"),
    "",
    "東京",
  ]) {
    expect(findInvisible(text)).toEqual([]);
  }
});

test("what is found is where it is said to be, and gone after removal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
      for (const found of findInvisible(text)) expect(text.codePointAt(found.index)).toBe(found.codePoint);
      expect(findInvisible(withoutInvisible(text))).toEqual([]);
    }),
  );
});

test.each([
  ["аmn6b.hcm.edu.vn", [[0, "а", "Cyrillic", "a"]]],
  ["mnkhaitritр", [[10, "р", "Cyrillic", "p"]]],
  [
    "mgdоrеmiсс.hcm.edu.vn",
    [
      [3, "о", "Cyrillic", "o"],
      [5, "е", "Cyrillic", "e"],
      [8, "с", "Cyrillic", "c"],
      [9, "с", "Cyrillic", "c"],
    ],
  ],
  [
    "Trường Mầm non АВС",
    [
      [15, "А", "Cyrillic", "A"],
      [16, "В", "Cyrillic", "B"],
      [17, "С", "Cyrillic", "C"],
    ],
  ],
  ["Hοa Mai", [[1, "ο", "Greek", "o"]]],
  ["Vӑn", [[1, "ӑ", "Cyrillic", "ă"]]],
  ["Ｔrường", [[0, "Ｔ", "Common", "T"]]],
  ["Ðông", [[0, "Ð", "Latin", "Đ"]]],
  ["Vǎn", [[1, "ǎ", "Latin", "ă"]]],
])("homoglyphs of %s", (text, expected) => {
  expect(
    findHomoglyphs(text).map(({ index, char, script, suggestion }) => [index, char, script, suggestion]),
  ).toEqual(expected);
});

test.each([
  "Москва",
  "Αθήνα",
  "東京",
  "Guðrún",
  "Đắk Lắk",
  "Trường Mầm non",
  "Việt Nam".normalize("NFD"),
  "Lǎo",
  "İstanbul",
  "Paʻanga",
  "KʼĐơn",
  "Łódź",
  "",
])("%s has none", (text) => {
  expect(findHomoglyphs(text)).toEqual([]);
});

test("any text: an answer, and each place holds what is said", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      for (const found of findHomoglyphs(text)) expect(text.startsWith(found.char, found.index)).toBe(true);
    }),
  );
});
