import { strToU8, zipSync } from "fflate";
import { readRows } from "../../../registry/import/rows";
import { SheetUnreadable } from "../../../registry/import/table";
import { readXlsx } from "../../../registry/import/workbook";
import { rowsXml, xlsx, type SheetXml } from "./xlsx";
import { processorSeconds } from "../../support/processor";

const HEAD = ["Mã đơn vị", "Tên đơn vị", "Điện thoại", "Thư điện tử công vụ", "Website"];
const DU = ["7900866", "Trường THCS Nguyễn Du"];
const same = (text: string) => text;

const read = (sheet: Partial<SheetXml> & { rows: string }, formats: string[] = [], hidden = false) =>
  readRows(readXlsx(xlsx([sheet], formats), { hidden }), same);
const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;

describe("what a cell shows is what arrives", () => {
  test.each<[string, string, string | undefined, string[]]>([
    ["a text that looks like a number", "7E2", "7E2", []],
    ["a text with an E", "10E12/QĐ", "10E12/QĐ", []],
    ["signs in quotes", number("2837001122", 2), "(028) 37001122", ['"("000")" 00000000']],
    ["a number", number("2837001122"), "2837001122", []],
    ["a number kept with an exponent", number("2.837001122E9"), "2837001122", []],
    ["a number shown with its zeros", number("2837001122", 2), "02837001122", ["00000000000"]],
    ["a number shown in groups", number("903123456", 2), "0903 123 456", ["0000 000 000"]],
    ["a zero put before it", number("903123456", 2), "0903123456", ['"0"#########']],
    ["a price is no code", number("2837001122", 2), "2837001122", ["#,##0.00"]],
    ["a result of text", '<c t="str"><f>A2&amp;""</f><v>028 37001122</v></c>', "028 37001122", []],
    ["characters that XML can't hold", "028_x000D_37001122", "028\n37001122", []],
    ["an empty result", '<c t="str"><f>IF(1,"","")</f><v></v></c>', undefined, []],
  ])("%s", (_, cell, phone, formats) => {
    const { rows, notes } = read({ rows: rowsXml([HEAD, [...DU, cell]]) }, formats);
    expect(rows[0]?.values.phone).toBe(phone);
    expect(notes).toEqual([]);
  });

  test.each<[string, string, string | undefined, RegExp]>([
    ["an error", '<c t="e"><f>VLOOKUP(A2,Z:Z,1,0)</f><v>#N/A</v></c>', undefined, /ô C2 .*#N\/A/],
    ["an error as text", "#REF!", undefined, /#REF!/],
    ["an error of LibreOffice", "Err:508", undefined, /Err:508/],
    ["a cell too narrow to show its number", "########", undefined, /####/],
    ...[
      "#NV",
      "#BEZUG!",
      "#WERT!",
      "#VALEUR!",
      "#NOM?",
      "#¡REF!",
      "#¿NOMBRE?",
      "#N/D",
      "#UEBERLAUF!",
      "Lỗi:502",
    ].map((error): [string, string, undefined, RegExp] => [
      `an error of another language, ${error}`,
      error,
      undefined,
      /ô C2 /,
    ]),
    [
      "a formula of text that nobody calculated",
      '<c t="str"><f t="shared" si="0"/></c>',
      undefined,
      /chưa được tính/,
    ],
    ["a formula that nobody calculated", "<c><f>B2&amp;C2</f><v/></c>", undefined, /chưa được tính/],
    ["a day that was none", number("45777", 1), "2025-04-30", /thành ngày/],
    ["a number beyond what is kept", number("1.23456789012345678E+17"), "123456789012345680", /làm tròn/],
    ["rounded digits as text", "2,84E+10", "2,84E+10", /làm tròn/],
    ["a truth value", '<c t="b"><v>1</v></c>', "true", /đúng\/sai/],
  ])("%s is named with its cell, and says nothing of the unit", (_, cell, phone, note) => {
    const { rows, notes, unread } = read({ rows: rowsXml([HEAD, [...DU, cell]]) });
    expect(rows[0]?.values.phone).toBe(phone);
    expect(notes).toEqual([{ vi: expect.stringMatching(note), en: expect.stringContaining("C2") }]);
    expect([...(unread.get(rows[0] as never) ?? [])]).toContain("phone");
  });

  test("a link below other words is the value; words that are a value count", () => {
    const { rows, notes } = read({
      rows: rowsXml([
        HEAD,
        [...DU, "gọi", "gửi thư", "xem trang"],
        ["7900867", "B", "", "b@hcm.edu.vn", "https://b.hcm.edu.vn"],
        ["7900868", "C", "", '<c><f>HYPERLINK("mailto:c@hcm.edu.vn","thư")</f><v/></c>', "c.hcm.edu.vn"],
      ]),
      after:
        '<hyperlinks><hyperlink ref="C2" r:id="rId1"/><hyperlink ref="D2" r:id="rId2"/><hyperlink ref="E2" r:id="rId3"/><hyperlink ref="D3" r:id="rId4"/><hyperlink ref="E4" r:id="rId5"/></hyperlinks>',
      links: [
        "tel:+842837001122",
        "mailto:du@hcm.edu.vn?subject=x",
        "https://du.hcm.edu.vn/",
        "mailto:other@gmail.com",
        "http://c.hcm.edu.vn/",
      ],
    });
    expect(rows.map(({ values }) => [values.phone, values.official, values.website])).toEqual([
      ["+842837001122", "du@hcm.edu.vn", "https://du.hcm.edu.vn/"],
      [undefined, "b@hcm.edu.vn", "https://b.hcm.edu.vn"],
      [undefined, "c@hcm.edu.vn", "c.hcm.edu.vn"],
    ]);
    expect(notes).toHaveLength(5);
    expect(notes.some(({ vi }) => /ô D3 .*other@gmail\.com; lấy chữ trong ô/.test(vi))).toBe(true);
  });
});

describe("what is hidden", () => {
  const rows = rowsXml([HEAD, DU, ["7900867", "Trường ẩn", "028 1"]], { 2: 'hidden="1"' });

  test.each(["hidden", "veryHidden"])(
    "a sheet (%s) is named and not imported, unless it is asked for",
    (state) => {
      const book = xlsx([{ rows: rowsXml([HEAD, DU]) }, { name: "Cũ", state, rows: rowsXml([HEAD, DU]) }]);
      const { rows: plain, notes } = readRows(readXlsx(book), same);
      expect(plain).toHaveLength(1);
      expect(notes).toEqual([expect.objectContaining({ vi: expect.stringMatching(/"Cũ" bị ẩn.*--hidden/) })]);
      expect(readRows(readXlsx(book, { hidden: true }), same).rows).toHaveLength(2);
    },
  );

  test("rows, filtered ones too", () => {
    const { rows: plain, notes } = read({ rows });
    expect(plain.map(({ values }) => values.id)).toEqual(["7900866"]);
    expect(notes).toEqual([expect.objectContaining({ vi: expect.stringMatching(/1 dòng bị ẩn.*dòng 3/) })]);
    expect(read({ rows }, [], true).rows).toHaveLength(2);
  });

  test("columns: nothing is known of them", () => {
    const before = '<cols><col min="3" max="3" hidden="1"/></cols>';
    const { rows: plain, notes, unread } = read({ rows: rowsXml([HEAD, [...DU, "028 37001122"]]), before });
    expect(plain[0]?.values.phone).toBeUndefined();
    expect(unread.get(plain[0] as never)?.has("phone")).toBe(true);
    expect(notes).toEqual([expect.objectContaining({ vi: expect.stringMatching(/C "Điện thoại"/) })]);
    expect(
      read({ rows: rowsXml([HEAD, [...DU, "028 37001122"]]), before }, [], true).rows[0]?.values.phone,
    ).toBe("028 37001122");
  });
});

describe("files that would stop the program", () => {
  const unit = rowsXml([HEAD, DU]);

  test.each([
    [
      "a blank cell in the last row",
      `${unit}<row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c></row>`,
    ],
    [
      "a cell in the last corner",
      `${unit}<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>`,
    ],
  ])("%s is no harm", (_, rows) => {
    expect(processorSeconds(() => expect(read({ rows }).rows).toHaveLength(1))).toBeLessThan(5);
  });

  test("merged ranges by the hundred thousand, each over the whole sheet", () => {
    const after = `<mergeCells>${'<mergeCell ref="A2:XFD1048576"/><mergeCell ref="A3:XFD1048576"/>'.repeat(100_000)}</mergeCells>`;
    const work = () => expect(read({ rows: unit, after }).rows.length).toBeGreaterThan(0);
    expect(processorSeconds(work)).toBeLessThan(10);
  });

  test("a thousand sheets", () => {
    const sheets = Array.from({ length: 1000 }, (_, index) => ({
      name: `T${index}`,
      rows: rowsXml([["x"]]),
    }));
    expect(readRows(readXlsx(xlsx([{ rows: unit }, ...sheets])), same).rows).toHaveLength(1);
  });

  test.each([
    [
      "an archive that unpacks to far more",
      () => xlsx([{ rows: unit, after: " ".repeat(80 * 1024 * 1024) }]),
    ],
    [
      "more cells than a list can have",
      () =>
        xlsx([
          {
            rows: Array.from(
              { length: 300 },
              (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
            ).join(""),
          },
        ]),
    ],
    ["no workbook inside", () => zipSync({ "a.txt": strToU8("a") })],
  ])("%s is refused in a sentence", (_, bytes) => {
    expect(() => readXlsx(bytes())).toThrow(SheetUnreadable);
  });

  test("an archive that lies about its sizes is stopped while it unpacks", () => {
    const book = xlsx([{ rows: unit, after: " ".repeat(80 * 1024 * 1024) }]);
    const view = new DataView(book.buffer);
    for (let at = 0; at < book.length - 4; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 100, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    expect(() => readXlsx(book)).toThrow(SheetUnreadable);
  });
});
