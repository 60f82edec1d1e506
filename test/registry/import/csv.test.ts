import { readCsv } from "../../../registry/import/csv";
import { readRows } from "../../../registry/import/rows";
import { SheetUnreadable } from "../../../registry/import/table";

const ADDRESS = "2/304 đường Xa lộ Hà Nội, Khu phố 2, Phường Hiệp Phú, Quận 9, Thành phố Hồ Chí Minh";
const ROWS = [
  ["Mã đơn vị", "Tên đơn vị", "Địa chỉ"],
  ["7900858", "Phòng Giáo dục và Đào tạo Quận 9", ADDRESS],
];
const text = (separator: string) => ROWS.map((row) => row.join(separator)).join("\r\n");
const read = (bytes: Uint8Array) => readRows(readCsv(bytes), (same) => same).rows.map(({ values }) => values);
const EXPECTED = [{ id: "7900858", name: "Phòng Giáo dục và Đào tạo Quận 9", address: ADDRESS }];

test.each([
  ["semicolons, an address with more commas", text(";")],
  ["tabs", text("\t")],
  ["bars", text("|")],
  ["a first line that says so", `sep=;\r\n${text(";")}`],
  ["a mark and such a line", `\uFEFFsep=;\n${text(";")}`],
  ["a separator that nobody would guess", `sep=^\n${text("^")}`],
  ["commas, with quotes", ROWS.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n")],
])("%s", (_, csv) => {
  expect(read(Buffer.from(csv))).toEqual(EXPECTED);
});

const utf32 = (content: string, isLittle: boolean) => {
  const letters = [...content];
  const bytes = Buffer.alloc(letters.length * 4);
  letters.forEach((letter, at) => {
    const code = letter.codePointAt(0) ?? 0;
    if (isLittle) bytes.writeUInt32LE(code, at * 4);
    else bytes.writeUInt32BE(code, at * 4);
  });
  return bytes;
};

test.each([
  ["UTF-8", Buffer.from(text(","), "utf8")],
  ["UTF-16 with its mark", Buffer.from(`\uFEFF${text(";")}`, "utf16le")],
  ["UTF-16 without a mark", Buffer.from(text(";"), "utf16le")],
  ["big-endian UTF-16 with its mark", Buffer.from(`\uFEFF${text(";")}`, "utf16le").swap16()],
  ["big-endian UTF-16 without a mark", Buffer.from(text(";"), "utf16le").swap16()],
  ["UTF-32 with its mark", utf32(`\uFEFF${text(";")}`, true)],
  ["UTF-32 without a mark", utf32(text(";"), true)],
  ["big-endian UTF-32", utf32(`\uFEFF${text(";")}`, false)],
])("%s is read", (encoding, bytes) => {
  const expected = encoding === "UTF-8" ? EXPECTED[0]?.name : EXPECTED[0];
  const [first] = read(bytes);
  expect(encoding === "UTF-8" ? first?.name : first).toEqual(expected);
});

test.each([
  ["nothing", Buffer.from("")],
  ["blank lines", Buffer.from("\r\n \r\n")],
  ["zeros", Buffer.alloc(1000)],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 0, 3, 0, 0, 0, 9, 0])],
])("%s is refused in a sentence", (_, bytes) => {
  expect(() => readCsv(bytes)).toThrow(SheetUnreadable);
});
