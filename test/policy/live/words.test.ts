import { SECTIONS, sectionNamed } from "../../../policy/data/sections";
import { isForeign } from "../../../policy/live/hosts";
import { gamblingBrand, gamblingWords } from "../../../policy/live/intrusion/words";
import type { Subject } from "../../../policy/live/rule";

test.each([
  ["Nhà cái uy tín", ["nhà cái"]],
  ["NHA CAI uy tin", ["nhà cái"]],
  ["nha\u0300 ca\u0301i", ["nhà cái"]],
  ["em bé nó hư", []],
  ["chơi nổ hũ", ["nổ hũ"]],
  ["no-hu doi thuong", ["nổ hũ"]],
  ["Tài xỉu: casino", ["casino", "tài xỉu"]],
  ["Kiểm định chất lượng giáo dục", []],
  ["", []],
])("words of gambling in %j", (text, words) => {
  expect(gamblingWords(text)).toEqual(words);
});

test.each([
  ["https://fun88-vn.example/", "fun88"],
  ["https://www.kubet77.net/x", "kubet"],
  ["https://thcsnguyendu.hcm.edu.vn/", null],
  ["not an address", null],
])("a bookmaker in %s", (url, brand) => {
  expect(gamblingBrand(url)).toBe(brand);
});

const MENU: readonly (readonly [string, string | undefined])[] = [
  ...SECTIONS.map(({ id, title }) => [title, id] as const),
  ["BA CÔNG KHAI", "cong-khai"],
  ["Tra cứu văn bằng, chứng chỉ", "tra-cuu-van-bang"],
  ["Thư viện ảnh", undefined],
];

test.each(MENU)("a menu's %s is the section %s", (text, id) => {
  expect(sectionNamed(text)?.id).toBe(id);
});

test.each([
  ["https://www.thcsa.hcm.edu.vn/x", false],
  ["https://moet.gov.vn/", false],
  ["https://m.facebook.com/a", false],
  ["https://edu.vn.evil.com/", true],
  ["https://notedu.vn/", true],
  ["https://facebook.com.evil.net/", true],
  ["mailto:a@b.c", false],
])("%s is a stranger's: %s", (url, foreign) => {
  const city = { zone: "hcm.edu.vn", portal: "https://hcm.edu.vn", department: "https://hcm.edu.vn" };
  expect(
    isForeign(url, { url: "https://thcsa.hcm.edu.vn", children: [] as Subject["children"], city } as Subject),
  ).toBe(foreign);
});
