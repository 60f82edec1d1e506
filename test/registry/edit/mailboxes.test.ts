import { editMailbox } from "../../../registry/edit/mailboxes";
import { RegistryText } from "../../../registry/edit/registry-text";

const UNITS = `units:
  - id: "7900866"
    mail:
      official: thcsnguyendu@hcm.edu.vn
      roles: [{ name: hieutruong }]
      focal: { name: Lý Văn Khánh }
`;
const STAFF = `staff:
  - unit: "7900866"
    people:
      - { name: Nguyễn Văn An, mail: an@hcm.edu.vn } # tổ trưởng
      - name: Lê Bình
        mail: Binh@hcm.edu.vn
        aliases: [cu@hcm.edu.vn]
`;

function edited(address: string, fields: Parameters<typeof editMailbox>[2]): string[] {
  const text = new RegistryText("schools.yaml", [
    { path: "schools.yaml", text: UNITS },
    { path: "schools.staff.yaml", text: STAFF },
  ]);
  editMailbox(text, address, fields);
  return text.changes().flatMap(({ path, text: after }) => {
    const before = (path === "schools.yaml" ? UNITS : STAFF).split("\n");
    return after.split("\n").filter((line) => !before.includes(line));
  });
}

test.each([
  ["a unit's, by its address", "thcsnguyendu@hcm.edu.vn", ["      quotaMiB: 2048"]],
  ["a role's", "hieutruong.thcsnguyendu@hcm.edu.vn", ["      roles: [{ name: hieutruong, quotaMiB: 2048 }]"]],
  [
    "a person's on one line",
    "an@hcm.edu.vn",
    ["      - { name: Nguyễn Văn An, mail: an@hcm.edu.vn, quotaMiB: 2048 } # tổ trưởng"],
  ],
  ["a person's by an alias", "cu@hcm.edu.vn", ["        quotaMiB: 2048"]],
])("the quota of a mailbox: %s", (_, address, lines) => {
  expect(edited(address, () => [[["quotaMiB"], 2048]])).toEqual(lines);
});

test("an alias goes behind those that are there, and a suspension is a group", () => {
  expect(edited("binh@hcm.edu.vn", () => [[["aliases", 1], "b@hcm.edu.vn"]])).toEqual([
    "        aliases: [cu@hcm.edu.vn, b@hcm.edu.vn]",
  ]);
  expect(
    edited("thcsnguyendu@hcm.edu.vn", () => [
      [["suspended", "reason"], "Lộ mật khẩu"],
      [["suspended", "since"], "2026-11-29"],
    ]),
  ).toEqual(["      suspended:", "        reason: Lộ mật khẩu", expect.stringMatching(/^ {8}since: /)]);
});

test("who is not there, and an alias of a role, are refused with what to do", () => {
  expect(() => edited("khongco@hcm.edu.vn", () => [])).toThrow(/mailbox list/);
  expect(() =>
    edited("hieutruong.thcsnguyendu@hcm.edu.vn", () => [[["aliases", 0], "ht@hcm.edu.vn"]]),
  ).toThrow(/mail\.aliases/);
});
