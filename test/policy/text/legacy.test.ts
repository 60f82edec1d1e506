import fc from "fast-check";
import { detectLegacy, encodeLegacy, isVietnameseSyllable, type LegacyEncoding } from "../../../policy/text";
import { decodeTcvn3Letters, decodeViqr, decodeVni } from "../../../policy/text";
import { VIETNAMESE_LETTERS } from "../../../policy/text/letters";
import { cleanNames, FOREIGN, legacyNames, MINORITY } from "../../support/vietnamese-corpus";

const CASES: readonly (readonly [LegacyEncoding, string, string])[] = [
  ["tcvn3", "Tr\u00adêng MÇm non Vµng Anh", "Trường Mầm non Vàng Anh"],
  ["tcvn3", "Nhãm trÎ ®éc lËp Thá Ngäc", "Nhóm trẻ độc lập Thỏ Ngọc"],
  ["tcvn3", "Tr\u00adêng TH, THCS vµ THPT Lý Th\u00adêng KiÖt", "Trường TH, THCS và THPT Lý Thường Kiệt"],
  ["tcvn3", "Tr\u00adêng THPT BÕ V¨n §µn", "Trường THPT Bế Văn Đàn"],
  ["tcvn3", "TR¦êNG MÇM NON Tµ V¡N", "TRƯỜNG MẦM NON TÀ VĂN"],
  ["tcvn3", "Nhãm trÎ ¸nh D\u00ad¬ng", "Nhóm trẻ Ánh Dương"],
  ["tcvn3", "Hå Anh", "Hồ Anh"],
  ["tcvn3", "L¾k", "Lắk"],
  ["tcvn3", "Phã Phóc Cóc", "Phó Phúc Cúc"],
  ["viqr", "Danh Minh Quy'", "Danh Minh Quý"],
  // A tool removed the soft hyphen before anybody looked.
  ["tcvn3", "Trêng THCS Lê Lai", "Trường THCS Lê Lai"],
  ["tcvn3", "Trêng MÇm non Hoa", "Trường Mầm non Hoa"],
  ["vni", "Tröôøng Maàm non Bình Minh", "Trường Mầm non Bình Minh"],
  ["vni", "Tröôøng THCS vaø THPT Baùc Ái", "Trường THCS và THPT Bác Ái"],
  ["vni", "TRÖÔØNG TIEÅU HOÏC VOÕ THÒ SAÙU", "TRƯỜNG TIỂU HỌC VÕ THỊ SÁU"],
  ["vni", "Tröôøng Maãu giaùo Sôn Ca", "Trường Mẫu giáo Sơn Ca"],
  ["vni", "Loäc Ninh", "Lộc Ninh"],
  ["vni", "Cao Thò Hai", "Cao Thị Hai"],
  ["vni", "Kroâng Buùk", "Krông Búk"],
  // Pasted into a line that is otherwise Unicode.
  ["vni", "12 đường Tröông Ñònh, Phường 6", "12 đường Trương Định, Phường 6"],
  ["tcvn3", "12 đường NguyÔn Du, Phường 6", "12 đường Nguyễn Du, Phường 6"],
  ["viqr", "Tru+o+`ng Tie^?u ho.c Nguye^~n Du", "Trường Tiểu học Nguyễn Du"],
  ["viqr", "TRU+O+`NG MA^`M NON", "TRƯỜNG MẦM NON"],
  ["viqr", "DDinh Tie^n Hoa`ng", "Đinh Tiên Hoàng"],
  ["viqr", "Ngo.c Lan", "Ngọc Lan"],
  ["viqr", "(Tru+o+`ng Ba` DDie^?m)", "(Trường Bà Điểm)"],
  ["viqr", "Nha` tre? Marie Curie.", "Nhà trẻ Marie Curie."],
  ["utf8-as-latin1", "TrÆ°á»\u009dng Tiá»ƒu há»\u008dc", "Trường Tiểu học"],
  ["utf8-as-latin1", "Máº§m non", "Mầm non"],
  ["utf8-as-latin1", "HÃ\u00a0 Ná»™i", "Hà Nội"],
  // The two bytes that Windows-1252 lacks were dropped, and the no-break space made a plain one.
  ["utf8-as-latin1", "TrÆ°á»ng Tiá»ƒu há»c HÃ  Ná»™i", "Trường Tiểu học Hà Nội"],
  ["utf8-as-latin1", "Trung tâm GDNN â€“ GDTX", "Trung tâm GDNN – GDTX"],
  [
    "utf8-as-latin1",
    encodeLegacy(encodeLegacy("Trường Đống Đa", "utf8-as-latin1"), "utf8-as-latin1"),
    "Trường Đống Đa",
  ],
  ["utf8-as-latin1", "TRÆ¯á»œNG NGUYá»„N TRÃƒI", "TRƯỜNG NGUYỄN TRÃI"],
];

test.each(CASES)("%s: %s", (encoding, written, corrected) => {
  expect(detectLegacy(written)).toEqual({ encoding, corrected });
});

const CLEAN: readonly string[] = [
  "Marie Curie",
  "Đắk Lắk",
  "Y Jút",
  "Pascal",
  "A Lưới",
  "Krông Búk",
  "Nguyễn Văn Bé",
  "K'Đơn",
  "Baby Hồng",
  "Việt Mỹ",
  "Victoria",
  "Trường Mầm non 12B",
  "Trường THCS và THPT Bác Ái",
  "",
  " ",
  "-",
  "Lê Thò",
  "Nhãm",
  "thcsnguyendu.hcm.edu.vn",
  "https://ba.hcm.edu.vn/",
  "a.nguyen@hcm.edu.vn",
  "24/QĐ-ND",
  "Q.9, P.An Lạc",
  "(cơ sở 2)",
  "“XÃ” và “ĐÃ…”",
  "XÃ\u00a0PHÚ HÒA",
  "Trường\u00a0THPT Xuân Thới",
  "Loïc",
  "Mª José",
  "Boule & Billes",
  "C++",
  "O+",
  "A.N",
  "U.N.",
  "Q&A?",
  "Trường A+",
  "R&D",
  "© 2025",
  "1ª",
  "25°C",
  "5 µm",
  "½",
  "M²",
  "«Hoa Mai»",
  "Hoa ·· Mai",
  "Trư\u00adờng Nguyễn Du",
  "Trường\u200b Mầm non",
  "Qúy",
  "Hùynh Thúc Kháng",
  "Lớp 'Ba'",
  "Hoa Mai.",
  "Truong Ba.",
  "Bo Bo's",
  "Trường Mầm non Loïc",
  "Trường Müller",
  "Lü Bu",
  "Björn Borg",
  "Trường Quốc tế Citroën - Noël",
];

test.each([...CLEAN, ...MINORITY, ...FOREIGN].map((name) => [name]))("leaves %j alone", (name) => {
  expect(detectLegacy(name)).toBeNull();
  expect(detectLegacy(name.normalize("NFD"))).toBeNull();
});

const text = fc
  .array(
    fc.constantFrom(
      ...VIETNAMESE_LETTERS,
      ..."abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY",
      " ",
      "-",
      ".",
      ",",
      "9",
    ),
    { maxLength: 40 },
  )
  .map((chars) => chars.join(""));

test("what VIQR encodes, VIQR decodes", () => {
  // `dđ` and `đd` are both written `ddd`, and no word of the language has either.
  const unambiguous = text.filter((written) => !/d[đd]|đd/i.test(written));
  fc.assert(
    fc.property(unambiguous, (written) => expect(decodeViqr(encodeLegacy(written, "viqr"))).toBe(written)),
  );
});

test("what VNI encodes, VNI decodes", () => {
  fc.assert(fc.property(text, (written) => expect(decodeVni(encodeLegacy(written, "vni"))).toBe(written)));
});

test("what TCVN3 encodes, TCVN3 decodes, but for capitals that it does not have", () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(decodeTcvn3Letters(encodeLegacy(written, "tcvn3")).toLowerCase()).toBe(written.toLowerCase());
    }),
  );
});

const ONSETS = [
  "",
  "b",
  "c",
  "ch",
  "d",
  "đ",
  "h",
  "kh",
  "l",
  "m",
  "n",
  "nh",
  "ph",
  "s",
  "t",
  "th",
  "tr",
  "v",
  "x",
];
const RHYMES = [
  "a",
  "ai",
  "an",
  "ang",
  "ao",
  "ăn",
  "ăng",
  "âm",
  "ân",
  "ây",
  "oa",
  "oai",
  "oan",
  "oang",
  "ô",
  "ôi",
  "ông",
  "ơ",
  "ơn",
  "ơi",
  "u",
  "ui",
  "ung",
  "ua",
  "uôn",
  "ư",
  "ưa",
  "ưng",
  "ương",
  "ươi",
  "uyên",
  "uy",
];
const TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const syllable = fc
  .tuple(fc.constantFrom(...ONSETS), fc.constantFrom(...RHYMES), fc.constantFrom(...TONES), fc.boolean())
  .map(([onset, rhyme, tone, title]) => {
    const at = Math.max(...[..."ăâêôơư"].map((vowel) => rhyme.lastIndexOf(vowel)));
    const place = at >= 0 ? at : /^oa[in]/.test(rhyme) || rhyme === "oang" ? 1 : 0;
    const word = (onset + rhyme.slice(0, place + 1) + tone + rhyme.slice(place + 1)).normalize("NFC");
    return title ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });

test("a text of valid syllables is never accused", () => {
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 8 }), (words) => {
      expect(words.filter((word) => !isVietnameseSyllable(word))).toEqual([]);
      // `Thò`, `Phóc` and the like: names that the commonest ones become, in a text without a letter of Unicode's own.
      fc.pre(!words.some((word) => ["thò", "khóc", "phóc", "léc", "tèng"].includes(word.toLowerCase())));
      expect(detectLegacy(words.join(" "))).toBeNull();
    }),
    { numRuns: 3000 },
  );
});

test("anything at all: an answer, never an exception, and the correction is stable", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (written) => {
      const answer = detectLegacy(written);
      if (answer !== null) expect(typeof answer.corrected).toBe("string");
    }),
  );
});

test("names of countries, currencies and languages in 40 languages: fewer than one in 1,000 accused", () => {
  const locales =
    "vi fr de sv fi nb da is pt es it nl pl cs sk hu ro tr et lv lt hr sl sq ca eu gl cy mt af sw id ms fil az lb rm yo kl br".split(
      " ",
    );
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const names = locales.flatMap((locale) =>
    (["region", "language"] as const).flatMap((type) => {
      const known = new Intl.DisplayNames([locale], { type, fallback: "none" });
      return pairs.map((code) => known.of(type === "region" ? code : code.toLowerCase()) ?? "");
    }),
  );
  const marked = names.filter((name) => /[^\x20-\x7e]/.test(name));
  expect(marked.length).toBeGreaterThan(2_000);
  expect(marked.filter((name) => detectLegacy(name) !== null).length).toBeLessThan(marked.length / 1_000);
});

test("10,000 names: more than 99.5 % of those recognised that a reader could recognise, none of the clean accused", () => {
  const clean = cleanNames(10_000);
  expect(clean.filter((name) => detectLegacy(name) !== null)).toEqual([]);
  const legacy = legacyNames(10_000);
  const missed = legacy.filter((name) => detectLegacy(name.written)?.encoding !== name.encoding);
  // Text whose every word is a syllable as it stands (`Sôn Du` for `Sơn Du`) is clean text to any reader.
  const readable = missed.filter(
    (name) => !(name.written.match(/[\p{L}\p{M}'.^(+`?~]+/gu) ?? []).every(isVietnameseSyllable),
  );
  expect(readable.length).toBeLessThan(50);
  expect(missed.length).toBeLessThan(100);
});

test("a wrong correction is rarer than one in 500", () => {
  const wrong = legacyNames(5_000, 99).filter((name) => {
    const answer = detectLegacy(name.written);
    return answer !== null && answer.corrected.toLowerCase() !== name.clean.toLowerCase();
  });
  expect(wrong.map((name) => [name.written, name.clean]).length).toBeLessThan(10);
});
