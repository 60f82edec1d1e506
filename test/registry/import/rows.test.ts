import { decodeTcvn3Letters, encodeLegacy } from "../../../policy/text";
import { readRecord, writeRecord } from "../../../registry/import/record";
import { readRows } from "../../../registry/import/rows";
import type { MergedRange } from "../../../registry/import/table";
import { HEADINGS, list, row, table } from "./support";

const same = (text: string) => text;
const UNIT = row("7900866", "Trường THCS Nguyễn Du");

describe("readRows", () => {
  test("finds the header below title lines and drops the number column", () => {
    const { rows, notes } = readRows([list(UNIT)], same);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.values).toMatchObject({ id: "7900866", name: "Trường THCS Nguyễn Du", rss: "có" });
    expect(rows[0]?.extra).toEqual({});
    expect(notes).toEqual([]);
  });

  test("columns come in any order, with headings that are nearly right", () => {
    const headings = [
      "Thư điện tử công vu",
      "TEN DON VI",
      "Wesite",
      "Đơn vị quản lí",
      "Mã đơn  vị (*)",
      "Mã loai hình",
      "Loại hình",
      "Quận, huyện",
    ];
    const cells = [
      "a@hcm.edu.vn",
      "Trường A",
      "https://a.hcm.edu.vn",
      "Sở",
      "7900001",
      "thcs",
      "Công lập",
      "Quận 9",
    ];
    const { rows } = readRows([table([headings, cells])], same);
    expect(rows[0]).toEqual({
      values: {
        official: "a@hcm.edu.vn",
        name: "Trường A",
        website: "https://a.hcm.edu.vn",
        parent: "Sở",
        id: "7900001",
        kind: "thcs",
        ownership: "Công lập",
        district: "Quận 9",
      },
      extra: {},
    });
  });

  test.each([
    ["Email đơn vị", "official"],
    ["Email đầu mối", "focalAddress"],
    ["Điện thoại", "phone"],
    ["SĐT đầu mối", "focalPhone"],
    ["Hiệu trưởng", "head"],
    ["Trưởng BBT", "boardHead"],
    ["RSS", "rss"],
  ])("%s is %s", (heading, key) => {
    const { rows } = readRows(
      [
        table([
          ["Mã trường", "Tên trường", heading],
          ["7900001", "A", "x"],
        ]),
      ],
      same,
    );
    expect(rows[0]?.values).toEqual({ id: "7900001", name: "A", [key]: "x" });
  });

  test("a heading in a legacy encoding is read", () => {
    const headings = HEADINGS.map((heading) => encodeLegacy(heading, "tcvn3"));
    const { rows } = readRows([table([headings, UNIT])], decodeTcvn3Letters);
    expect(rows[0]?.values).toMatchObject({ id: "7900866", website: "https://x7900866.hcm.edu.vn" });
  });

  test("columns that nobody knows are kept under their headings, and named", () => {
    const headings = ["Mã đơn vị", "Tên đơn vị", "Ghi chú", "Ghi chú", ""];
    const { rows, extraColumns, notes } = readRows(
      [table([headings, ["7900001", "A", "x", "y", "z"]])],
      same,
    );
    expect(rows[0]?.extra).toEqual({ "Ghi chú": "x", "Ghi chú (2)": "y", "Cột 5": "z" });
    expect(extraColumns).toEqual(["Ghi chú", "Ghi chú (2)", "Cột 5"]);
    expect(notes).toHaveLength(3);
  });

  test("a heading is a word, never a property: constructor, __proto__", () => {
    const names = ["constructor", "__proto__", "toString"];
    const { rows, extraColumns } = readRows(
      [
        table([
          ["Mã đơn vị", "Tên đơn vị", ...names],
          ["7900866", "Trường THCS Nguyễn Du", "a", "b", "c"],
          ["7900867", "Trường THCS Lê Lợi", "", "", ""],
        ]),
      ],
      (text) => text,
    );
    expect(extraColumns).toEqual(names);
    expect(readRecord(writeRecord(rows)).rows.map(({ extra }) => Object.entries(extra).sort())).toEqual([
      [
        ["__proto__", "b"],
        ["constructor", "a"],
        ["toString", "c"],
      ],
      [],
    ]);
  });

  test("a header over two rows is read as one", () => {
    const merged: MergedRange[] = [
      { top: 0, bottom: 1, left: 0, right: 0 },
      { top: 0, bottom: 1, left: 1, right: 1 },
      { top: 0, bottom: 0, left: 2, right: 3 },
    ];
    const rows = [
      ["Mã đơn vị", "Tên đơn vị", "Đầu mối thư điện tử", ""],
      ["", "", "Họ tên", "Email"],
      ["7900001", "A", "Lý An", "an@hcm.edu.vn"],
    ];
    const [first] = readRows([table(rows, "", merged)], same).rows;
    expect(first?.values).toMatchObject({ id: "7900001", name: "A" });
    expect(Object.values({ ...first?.values, ...first?.extra })).toEqual(
      expect.arrayContaining(["Lý An", "an@hcm.edu.vn"]),
    );
  });

  test("a cell merged over rows counts for each of them", () => {
    const rows = [
      ["Mã đơn vị", "Tên đơn vị", "Đơn vị quản lý"],
      ["7900001", "A", "Sở"],
      ["7900002", "B", ""],
      ["7900003", "C", ""],
    ];
    const read = readRows([table(rows, "", [{ top: 1, bottom: 2, left: 2, right: 2 }])], same).rows;
    expect(read.map(({ values }) => values.parent)).toEqual(["Sở", "Sở", undefined]);
  });

  test("what is no unit is left out aloud, what may be one arrives", () => {
    const { rows, notes } = readRows(
      [
        list(
          ["QUẬN 9"],
          UNIT,
          HEADINGS,
          ["", "", "Trường không mã"],
          ["", "Tổng cộng", "2 đơn vị"],
          ["", "", "", "", "", "", "", "Người lập bảng"],
        ),
      ],
      same,
    );
    expect(rows.map(({ values }) => values.name)).toEqual(["Trường THCS Nguyễn Du", "Trường không mã"]);
    expect(notes.map(({ vi }) => vi)).toEqual([
      expect.stringMatching(/dòng 5: .*QUẬN 9/),
      expect.stringMatching(/dòng 7: .*Mã đơn vị/),
      expect.stringMatching(/dòng 9: .*Tổng cộng/),
      expect.stringMatching(/dòng 10: .*Người lập bảng/),
    ]);
  });

  test("several sheets: each with units is read, the others are named, a district comes from the sheet's name", () => {
    const plain = [
      ["Mã đơn vị", "Tên đơn vị"],
      ["7900001", "A"],
    ];
    const { rows, notes } = readRows(
      [table(plain, "Quận 9"), table([["Hướng dẫn điền"]], "Đọc trước"), table([], "Sheet3")],
      same,
    );
    expect(rows.map(({ values }) => values)).toEqual([{ id: "7900001", name: "A", district: "Quận 9" }]);
    expect(notes).toHaveLength(2);
    expect(notes.some(({ vi }) => vi.includes('"Đọc trước"'))).toBe(true);
  });

  test("cells are not trimmed", () => {
    expect(readRows([list(row("7900001", " A "))], same).rows[0]?.values.name).toBe(" A ");
  });

  test.each([
    ["in the number column", ["Tổng cộng", "", "", "2 đơn vị"]],
    ["in the code's column", ["", "Tổng cộng: 2 đơn vị"]],
    ["as a name", ["", "", "Tổng số", "", "", "", "", "2", "2"]],
    ["as one word", ["", "", "CỘNG", "2"]],
    ["of a group", ["", "", "Cộng Quận 9", "", "", "", "", "12", "11", "12"]],
    ["in capitals with a number", ["TỔNG CỘNG: 2.692", "", "", "", "", "", "", "2692"]],
    ["a title of a group", ["", "", "QUẬN 9"]],
    ["a numbered title of a group", ["", "", "II. Khối THPT"]],
    ["where to sign", ["", "", "(Ký tên, đóng dấu)"]],
    ["who signs for whom", ["", "", "KT. TRƯỞNG PHÒNG"]],
    ["who else gets it", ["", "", "- Lưu: VT"]],
    ["a total of Excel's own", ["", "", "Subtotal", "12"]],
    ["a signature with its day", ["", "TP. Hồ Chí Minh, ngày 12 tháng 9 năm 2025"]],
  ])("%s: a row that is no unit is left out and named", (_, cells) => {
    const { rows, notes } = readRows([list(UNIT, cells)], same);
    expect(rows).toHaveLength(1);
    expect(notes).toEqual([expect.objectContaining({ vi: expect.stringMatching(/dòng 6: bỏ qua/) })]);
  });

  test.each([
    ["a name that begins with such a word", ["", "7900001", "Cộng Hòa"]],
    ["a total's word within a name", ["", "", "Trường Mầm non Tổng công ty 28"]],
    ["without a code, with a site", ["", "", "Tổng", "", "", "", "", "tong.hcm.edu.vn"]],
    ["one named after a signature's words", ["", "", "Trường Mầm non Hiệu Trưởng Lan"]],
    ["a centre", ["", "", "Trung tâm học tập cộng đồng phường 5"]],
  ])("%s is a unit", (_, cells) => {
    expect(readRows([list(UNIT, cells)], same).rows).toHaveLength(2);
  });

  test.each<[string, string[][], MergedRange[]]>([
    [
      "a heading merged above two columns",
      [
        ["Mã đơn vị", "Tên đơn vị", "Trang và thư", "", "Điện thoại"],
        ["", "", "Website", "Thư điện tử công vụ", ""],
      ],
      [{ top: 0, bottom: 0, left: 2, right: 3 }],
    ],
    [
      "the same in a file that knows no merged cells",
      [
        ["Mã đơn vị", "Tên đơn vị", "Trang và thư", "", "Điện thoại"],
        ["", "", "Website", "Thư điện tử công vụ", ""],
      ],
      [],
    ],
    [
      "three rows of headings",
      [
        ["Mã đơn vị", "Tên đơn vị", "Thông tin", "", ""],
        ["", "", "Trang và thư", "", "Điện thoại"],
        ["", "", "Website", "Email", ""],
      ],
      [
        { top: 0, bottom: 2, left: 0, right: 0 },
        { top: 0, bottom: 2, left: 1, right: 1 },
        { top: 0, bottom: 0, left: 2, right: 4 },
        { top: 1, bottom: 1, left: 2, right: 3 },
        { top: 1, bottom: 2, left: 4, right: 4 },
      ],
    ],
  ])("%s: the lower heading counts", (_, head, merged) => {
    const { rows } = readRows(
      [table([...head, ["7900001", "A", "a.hcm.edu.vn", "a@hcm.edu.vn", "028 1"]], "", merged)],
      same,
    );
    expect(rows.map(({ values }) => values)).toEqual([
      { id: "7900001", name: "A", website: "a.hcm.edu.vn", official: "a@hcm.edu.vn", phone: "028 1" },
    ]);
  });

  test("what belongs to a person stays the person's", () => {
    const head = [
      ["Mã đơn vị", "Tên đơn vị", "Thủ trưởng đơn vị", "", "", "Đầu mối thư điện tử", "", "Email"],
      ["", "", "Họ tên", "Chức vụ", "Điện thoại", "Họ và tên", "Email", ""],
    ];
    const merged = [
      { top: 0, bottom: 0, left: 2, right: 4 },
      { top: 0, bottom: 0, left: 5, right: 6 },
    ];
    const cells = [
      "7900001",
      "A",
      "Lê An",
      "Hiệu trưởng",
      "090",
      "Lý Bình",
      "binh@hcm.edu.vn",
      "a@hcm.edu.vn",
    ];
    expect(readRows([table([...head, cells], "", merged)], same).rows[0]?.values).toEqual({
      id: "7900001",
      name: "A",
      head: "Lê An",
      headPost: "Hiệu trưởng",
      headPhone: "090",
      focalName: "Lý Bình",
      focalAddress: "binh@hcm.edu.vn",
      official: "a@hcm.edu.vn",
    });
  });

  test.each(["7900866.0", "7,900,866", "7.900.866", " 7900866"])(
    "%j is the code, as a number was shown",
    (id) => {
      expect(readRows([list(row(id, "A"))], same).rows[0]?.values.id?.trim()).toBe("7900866");
    },
  );
});
