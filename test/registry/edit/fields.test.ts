import fc from "fast-check";
import { parse } from "yaml";
import { EditError, editEntry } from "../../../registry/edit/fields";
import { parsePath, type Step } from "../../../registry/edit/path";
import type { ScalarValue } from "../../../registry/edit/scalar";

const ENTRY = `  - id: "7900866"   # mã của Bộ
    name: 'Trường THCS Nguyễn Du'
    # quản lý từ năm 2020
    parent: "7900858"
    phone: 028 37001122 # văn phòng

    site: { host: thcsnguyendu.hcm.edu.vn }
    mail:
      official: "a@hcm.edu.vn"
      focal: { name: Lý Văn Khánh,   address: b@hcm.edu.vn }
    board:
    leaders:
      - name: Phan Hữu Nga
        post: Hiệu trưởng
      - { name: Lê Hoa }`;

function set(path: string, value: ScalarValue | null, text = ENTRY): string {
  return editEntry(text, [{ path: parsePath(path) as Step[], value }]);
}

/** Lines of `after` that `before` has not, and the other way round. */
function difference(before: string, after: string): { gone: string[]; come: string[] } {
  const a = before.split("\n");
  const b = after.split("\n");
  return { gone: a.filter((line) => !b.includes(line)), come: b.filter((line) => !a.includes(line)) };
}

describe("editEntry", () => {
  test.each<[string, ScalarValue | null, string[], string[]]>([
    ["name", "Trường THCS Mới", ["    name: 'Trường THCS Nguyễn Du'"], ["    name: 'Trường THCS Mới'"]],
    ["parent", "7900859", ['    parent: "7900858"'], ['    parent: "7900859"']],
    ["phone", "028 1", ["    phone: 028 37001122 # văn phòng"], ["    phone: 028 1 # văn phòng"]],
    ["cell", 3, [], ["    cell: 3"]],
    ["status", "retiring", [], ["    status: retiring"]],
    [
      "site.rss",
      false,
      ["    site: { host: thcsnguyendu.hcm.edu.vn }"],
      ["    site: { host: thcsnguyendu.hcm.edu.vn, rss: false }"],
    ],
    [
      "mail.focal.name",
      "Hồ, Anh",
      ["      focal: { name: Lý Văn Khánh,   address: b@hcm.edu.vn }"],
      ['      focal: { name: "Hồ, Anh",   address: b@hcm.edu.vn }'],
    ],
    ["mail.regulation.number", "12/QĐ", [], ["      regulation:", "        number: 12/QĐ"]],
    ["board.head", "Lê Hồng Uyên", [], ["      head: Lê Hồng Uyên"]],
    ["leaders[0].mail", "c@hcm.edu.vn", [], ["        mail: c@hcm.edu.vn"]],
    ["leaders[1].post", "Phó", ["      - { name: Lê Hoa }"], ["      - { name: Lê Hoa, post: Phó }"]],
    ["leaders[2].name", "Đỗ Nam", [], ["      - name: Đỗ Nam"]],
    ["phone", null, ["    phone: 028 37001122 # văn phòng"], []],
    ["site.host", null, ["    site: { host: thcsnguyendu.hcm.edu.vn }"], []],
    [
      "mail.focal.address",
      null,
      ["      focal: { name: Lý Văn Khánh,   address: b@hcm.edu.vn }"],
      ["      focal: { name: Lý Văn Khánh }"],
    ],
    ["district", null, [], []],
  ])("%s = %j touches only its own line", (path, value, gone, come) => {
    expect(difference(ENTRY, set(path, value))).toEqual({ gone, come });
  });

  test("a new field stands where the registry's form has it", () => {
    const lines = set("cell", 3).split("\n");
    expect(lines.indexOf("    cell: 3")).toBe(lines.indexOf("    phone: 028 37001122 # văn phòng") + 1);
    expect(set("name", "A", '- id: "1"').split("\n")).toEqual(['- id: "1"', "  name: A"]);
    expect(set("id", "7", "- name: A\n  kind: thcs")).toBe('- id: "7"\n  name: A\n  kind: thcs');
  });

  test("a value that is there already changes no byte", () => {
    expect(set("name", "Trường THCS Nguyễn Du")).toBe(ENTRY);
    expect(set("mail.official", "a@hcm.edu.vn")).toBe(ENTRY);
    const folded = '- id: "1"\n  name: Trường THCS\n    Nguyễn Du\n  phone: "\\u0030"';
    expect(set("name", "Trường THCS Nguyễn Du", folded)).toBe(folded);
    expect(set("phone", "0", folded)).toBe(folded);
  });

  test("a group goes with its last field", () => {
    const once = editEntry(ENTRY, [
      { path: ["mail", "official"], value: null },
      { path: ["mail", "focal", "name"], value: null },
    ]);
    const twice = set("mail.focal.address", null, once);
    expect(twice).not.toContain("mail:");
    expect(parse(twice)[0].leaders).toHaveLength(2);
  });

  test.each([
    ["broken YAML", '- id: "1\n  name: a', "name"],
    ["a path through a text", ENTRY, "name.first"],
    ["a list with a gap", ENTRY, "leaders[5].name"],
    ["a text over a group", ENTRY, "mail"],
  ])("%s is refused with a sentence", (_, text, path) => {
    expect(() => set(path, "x", text)).toThrow(EditError);
  });

  test("whatever is set reads back, and nothing else changes", () => {
    const paths = [
      "name",
      "district",
      "cell",
      "site.host",
      "site.software",
      "mail.official",
      "mail.focal.phone",
    ].concat([
      "mail.regulation.date",
      "board.head",
      "board.decision.number",
      "leaders[0].name",
      "leaders[1].mail",
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ unit: "binary" }), (path, value) => {
        fc.pre(!/\p{Cs}/u.test(value));
        const before = parse(ENTRY)[0] as Record<string, unknown>;
        const after = parse(set(path, value))[0] as Record<string, unknown>;
        const steps = parsePath(path) as Step[];
        let expected: Record<Step, unknown> = before;
        for (const step of steps.slice(0, -1)) expected = (expected[step] ??= {}) as Record<Step, unknown>;
        expected[steps[steps.length - 1] as Step] = value;
        expect(after).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a flow map over several lines: a comment goes with its own field", () => {
  const FLOW = `- id: "7900866"
  mail: {
    # nơi phụ huynh gửi thư
    official: a@hcm.edu.vn, # đã báo phụ huynh
    focal: { name: Lý Văn Khánh }, # nghỉ hưu tháng 6
  }
  board: { head: Lê Hoa, # từ năm 2024
    administrator: An # tạm thời
  }
  leaders: [
    { name: Hoa }, # nghỉ phép
    { name: Nga } # mới
  ]
`;

  test.each<[string, ScalarValue | null, string[], string[]]>([
    ["mail.official", null, ["    official: a@hcm.edu.vn, # đã báo phụ huynh"], []],
    ["mail.focal", null, ["    focal: { name: Lý Văn Khánh }, # nghỉ hưu tháng 6"], []],
    ["mail.focal.name", null, ["    focal: { name: Lý Văn Khánh }, # nghỉ hưu tháng 6"], []],
    ["board.administrator", null, ["    administrator: An # tạm thời"], []],
    [
      "mail.focal.address",
      "b@hcm.edu.vn",
      ["    focal: { name: Lý Văn Khánh }, # nghỉ hưu tháng 6"],
      ["    focal: { name: Lý Văn Khánh, address: b@hcm.edu.vn }, # nghỉ hưu tháng 6"],
    ],
    ["mail.regulation.number", "1/QĐ", [], ["    regulation: { number: 1/QĐ },"]],
    [
      "mail.official",
      "c@hcm.edu.vn",
      ["    official: a@hcm.edu.vn, # đã báo phụ huynh"],
      ["    official: c@hcm.edu.vn, # đã báo phụ huynh"],
    ],
    [
      "board.focalUnit",
      "Tổ Tin học",
      ["    administrator: An # tạm thời"],
      ["    administrator: An, # tạm thời", "    focalUnit: Tổ Tin học,"],
    ],
    [
      "leaders[2].name",
      "Chi",
      ["    { name: Nga } # mới"],
      ["    { name: Nga }, # mới", "    { name: Chi },"],
    ],
  ])("%s: %j", (path, value, gone, come) => {
    const after = set(path, value, FLOW);
    expect(difference(FLOW, after)).toEqual({ gone, come });
    expect(() => parse(after) as unknown).not.toThrow();
  });

  test("the last field of a line takes the line's comment, not the fields before it", () => {
    const text = `- id: "7900866"\n  board: { head: Hoa, administrator: An, # của An\n    focalUnit: Tổ Tin học }\n`;
    expect(set("board.administrator", null, text)).toBe(
      `- id: "7900866"\n  board: { head: Hoa,\n    focalUnit: Tổ Tin học }\n`,
    );
  });
});
