import { COLUMNS, plainWords, readHeadings } from "../../../registry/import/columns";
import headings from "../../../registry/import/headings.json";
import { readRows } from "../../../registry/import/rows";
import { table } from "./support";

const same = (text: string) => text;
const keyOf = (heading: string): string | null => {
  const column = readHeadings([heading], same)[0]?.column ?? null;
  return column === null || column === "ordinal" ? column : column.key;
};
const all = Object.entries(headings).flatMap(([key, names]) => names.map((name) => [key, name] as const));

test("every heading means one column, tones aside", () => {
  const meant = all.map(([, name]) => plainWords(name));
  expect(meant.filter((name, index) => meant.indexOf(name) !== index)).toEqual([]);
  expect(COLUMNS.map(({ key }) => key).sort()).toEqual(Object.keys(headings).sort());
});

test("every heading is known as it is written, without tones and in capitals", () => {
  for (const [key, name] of all) {
    const written = [name, toneless(name), name.toUpperCase(), ` ${name} (*)`];
    expect([name, ...written.map(keyOf)]).toEqual([name, ...written.map(() => key)]);
  }
});

test.each(["Họ tên", "Họ và tên", "Ghi chú", "Fax", "Phòng", "Tên viết tắt", "Số lượng", "Tên hiệu"])(
  "%s alone says too little to be taken for a column",
  (heading) => {
    expect(keyOf(heading)).toBeNull();
  },
);

test.each<readonly [string, readonly string[], readonly string[]]>([
  ["a short list", ["STT", "Mã", "Tên", "Email", "Website"], ["id", "name", "official", "website"]],
  ["one in English", ["No", "Code", "Name", "Type", "E-mail"], ["id", "name", "kind", "official"]],
  ["one with offices", ["Mã ĐV", "Tên trường", "Phòng GD&ĐT", "Số ĐT"], ["id", "name", "parent", "phone"]],
  ["a name and a fuller one", ["Mã trường", "Tên", "Tên đơn vị"], ["id", "name"]],
])("%s", (_, row, keys) => {
  const found = readHeadings(row, same).flatMap(({ column }) =>
    column === null || column === "ordinal" ? [] : [column.key],
  );
  expect(found).toEqual(keys);
});

test("`Tên` below a person's heading is that person's name, and below the unit's heading the unit's", () => {
  const values = (upper: string) => {
    const rows = [
      ["Mã đơn vị", upper, ""],
      ["", "Tên", "Website"],
      ["7900866", "A", "a.hcm.edu.vn"],
    ];
    const list = { ...table(rows), merged: [{ top: 0, left: 1, bottom: 0, right: 2 }] };
    return readRows([list], same).rows[0]?.values;
  };
  expect(values("Thông tin đơn vị")).toMatchObject({ name: "A", website: "a.hcm.edu.vn" });
  expect(values("Người liên hệ")).not.toHaveProperty("name");
});

function toneless(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D");
}
