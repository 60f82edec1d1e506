import { isMailboxName } from "../../../policy/mail-address";
import { slug } from "../../../policy/text";
import { RegistryText } from "../../../registry/edit/registry-text";
import { importStaff, StaffListError } from "../../../registry/import/staff";

const UNITS = `units:
  - id: "7900866"
    mail:
      official: thcsnguyendu@hcm.edu.vn
      roles: [{ name: lean }]
      focal: { name: Lê Bình, address: lebinh.thcsnguyendu@hcm.edu.vn }
  - id: "7900867"
    mail: { official: thcsb@moet.edu.vn }
`;
const STAFF = `staff:
  - unit: "7900866"
    people:
      - { name: Nguyễn Văn An, mail: nguyenvanan.thcsnguyendu@hcm.edu.vn }
      # về hưu năm sau
`;

function imported(rows: readonly (readonly string[])[], unit: string | null = "7900866", staff = STAFF) {
  const text = new RegistryText("schools.yaml", [
    { path: "schools.yaml", text: UNITS },
    ...(staff === "" ? [] : [{ path: "schools.staff.yaml", text: staff }]),
  ]);
  const outcome = importStaff([{ name: "", rows, merged: [] }], text, {
    unit,
    zone: "hcm.edu.vn",
    plain: (name) => slug(name).replaceAll("-", " "),
    isMailboxName,
  });
  return { ...outcome, mails: outcome.added.map(({ mail }) => mail), files: text.changes() };
}
const names = (...list: readonly string[]) => [
  ["STT", "Họ và tên"],
  ...list.map((name, at) => [String(at), name]),
];

test("each gets an address that nobody else in the city has, whoever it was given to before", () => {
  expect(
    imported(names("Nguyễn Văn Ân", "Lê An", "Lê  Bình", "Nguyễn Văn Ấn", "Đỗ Thị Hường")).mails,
  ).toEqual([
    "nguyenvanan2.thcsnguyendu@hcm.edu.vn",
    // `lean.` is a role's, `lebinh.` the focal person's.
    "lean2.thcsnguyendu@hcm.edu.vn",
    "lebinh2.thcsnguyendu@hcm.edu.vn",
    "nguyenvanan3.thcsnguyendu@hcm.edu.vn",
    "dothihuong.thcsnguyendu@hcm.edu.vn",
  ]);
});

test("a second run enters nobody again, and two of one name are two", () => {
  const list = names("Nguyễn Văn An", "Trần Chi", "Trần Chi");
  const first = imported(list);
  expect([first.added.length, first.known]).toEqual([2, 1]);
  const again = imported(list, "7900866", first.files[0]?.text);
  expect([again.added, again.known, again.files]).toEqual([[], 3, []]);
});

test("people stand a line each behind those that are there, comments untouched; else in a file beside the unit's", () => {
  const rows = [
    ["Danh sách cán bộ"],
    ["Họ tên", "Chức vụ", "Email"],
    ["Trần Chi", "Giáo viên, tổ trưởng", "Chi@hcm.edu.vn"],
  ];
  const line = '      - { name: Trần Chi, mail: chi@hcm.edu.vn, post: "Giáo viên, tổ trưởng" }';
  expect(imported(rows).files).toEqual([
    { path: "schools.staff.yaml", text: STAFF.replace("      # về", `${line}\n      # về`) },
  ]);
  expect(imported(rows, "7900866", "").files).toEqual([
    { path: "schools.staff.yaml", text: `staff:\n  - unit: "7900866"\n    people:\n${line}\n` },
  ]);
});

test("what people do at the site is taken over in the words in which it is written", () => {
  const rows = [
    ["Họ và tên", "Vai trò trên trang", "Thư điện tử"],
    ["Trần Chi", "Trưởng Ban Biên tập; biên tập viên", "chi@hcm.edu.vn"],
    ["Lê Dũng", "quan-tri-vien", "dung@hcm.edu.vn"],
    ["Lê Em", "", "em@hcm.edu.vn"],
  ];
  const [file] = imported(rows, "7900866", "").files;
  expect(file?.text.split("\n").slice(3, 6)).toEqual([
    "      - { name: Trần Chi, mail: chi@hcm.edu.vn, roles: [truong-ban, bien-tap-vien] }",
    "      - { name: Lê Dũng, mail: dung@hcm.edu.vn, roles: [quan-tri-vien] }",
    "      - { name: Lê Em, mail: em@hcm.edu.vn }",
  ]);
});

test("a name that is too long is told by its given name and initials", () => {
  const long = "Công Tằng Tôn Nữ Hoàng Thị Minh Nguyệt Thiên Hương Quế Anh Lan";
  const [mail = ""] = imported(names(long)).mails;
  expect(mail).toBe("lancttnhtmnthqa.thcsnguyendu@hcm.edu.vn");
});

test.each<[string, readonly (readonly string[])[], string | null, RegExp]>([
  ["no column of names", [["Tuổi"], ["30"]], "7900866", /Họ và tên/],
  ["no unit", names("Trần Chi"), null, /--unit/],
  [
    "a unit that is not there",
    [
      ["Mã đơn vị", "Họ và tên"],
      ["7900999", "Trần Chi"],
    ],
    null,
    /7900999/,
  ],
  ["a unit whose mail is elsewhere", names("Trần Chi"), "7900867", /no official address/],
  [
    "a role that there is not",
    [
      ["Họ và tên", "Vai trò"],
      ["Trần Chi", "Giám sát"],
    ],
    "7900866",
    /Giám sát/,
  ],
  ["a name without letters that an address can have", names("🙂"), "7900866", /No address/],
])("a list with %s is refused whole", (_, rows, unit, said) => {
  expect(() => imported(rows, unit)).toThrow(StaffListError);
  expect(() => imported(rows, unit)).toThrow(said);
});
