import { EditError } from "../../../registry/edit/fields";
import { RegistryText } from "../../../registry/edit/registry-text";

const ROOT = `# đầu tệp
city:
  name: X

include:
  - schools/*.yaml
`;

const NINE = `# Quận 9
units:
  # trường đầu tiên
  - id: "7900002"
    name: B
    kind: thcs
    ownership: cong-lap
    parent: "7900858"

  # ghi chú của D
  - id: "7900004" # D
    name: D
    kind: thcs
    ownership: cong-lap
    parent: "7900858"   # từ 2020

# cuối tệp
`;

const registry = (
  files: Record<string, string> = { "r/schools.yaml": ROOT, "r/schools/7900858.yaml": NINE },
) =>
  new RegistryText(
    "r/schools.yaml",
    Object.entries(files).map(([path, text]) => ({ path, text })),
    (parent) => `# ${parent}\n`,
  );

const unit = (id: string, parent: string) => ({
  id,
  name: `Trường ${id}`,
  kind: "thcs",
  ownership: "cong-lap",
  parent,
});

function textOf(text: RegistryText, path: string): string | undefined {
  return text.files().find((file) => file.path === path)?.text;
}

describe("RegistryText", () => {
  test("finds entries by code and says when it can't", () => {
    const text = registry();
    expect(text.units()).toEqual([
      { id: "7900002", file: "r/schools/7900858.yaml", index: 0 },
      { id: "7900004", file: "r/schools/7900858.yaml", index: 1 },
    ]);
    expect(text.values(text.find("7900004"))["parent"]).toBe("7900858");
    expect(() => text.find("7900003")).toThrow(EditError);
    const twice = registry({ "r/schools.yaml": NINE, "r/schools/x.yaml": NINE });
    expect(() => twice.find("7900002")).toThrow(/r\/schools\.yaml, r\/schools\/x\.yaml/);
  });

  test("an edit changes one line of one file", () => {
    const text = registry();
    text.edit([{ unit: text.find("7900004"), edits: [{ path: ["name"], value: "Đ" }] }]);
    expect(text.changes()).toEqual([
      { path: "r/schools/7900858.yaml", text: NINE.replace("name: D", "name: Đ") },
    ]);
  });

  test("new units stand between their neighbours, in the order of the codes", () => {
    const text = registry();
    text.add([unit("7900005", "7900858"), unit("7900003", "7900858"), unit("7900001", "7900858")]);
    const after = textOf(text, "r/schools/7900858.yaml") ?? "";
    expect(text.units().map(({ id }) => id)).toEqual(["7900001", "7900002", "7900003", "7900004", "7900005"]);
    // Every line that was there is still there, in the same order.
    const lines = after.split("\n");
    let at = -1;
    for (const line of NINE.split("\n")) {
      at = lines.indexOf(line, at + 1);
      expect({ line, found: at >= 0 }).toEqual({ line, found: true });
    }
    expect(after).toContain('parent: "7900858"\n\n  # ghi chú của D\n  - id: "7900004" # D');
    expect(after.indexOf("# trường đầu tiên")).toBeGreaterThan(after.indexOf("7900001"));
  });

  test("a unit of another parent begins that parent's file", () => {
    const text = registry();
    text.add([unit("7900009", "7900859")]);
    expect(text.changes()).toEqual([
      {
        path: "r/schools/7900859.yaml",
        text: '# 7900859\nunits:\n  - id: "7900009"\n    name: Trường 7900009\n    kind: thcs\n    ownership: cong-lap\n    parent: "7900859"\n',
      },
    ]);
  });

  test("a registry of one file keeps new units in it", () => {
    const text = registry({ "r/schools.yaml": `city: {}\n${NINE}` });
    text.add([unit("7900009", "7900859")]);
    expect(text.changes().map(({ path }) => path)).toEqual(["r/schools.yaml"]);
  });

  test("in a list with an order of its own a new unit stands behind its parent's other units", () => {
    const [head = "", second = ""] = NINE.split("  # ghi chú của D\n");
    const entry = second.replace("# cuối tệp\n", "");
    const mixed = `${head}${entry.replace("7900004", "7900001")}${entry.replace('"7900858"', '"7900859"')}`;
    const text = registry({ "r/schools.yaml": mixed });
    text.add([unit("7900003", "7900858")]);
    expect(text.units().map(({ id }) => id)).toEqual(["7900002", "7900001", "7900003", "7900004"]);
  });

  test("an entry moves to its new parent's file with its comments", () => {
    const text = registry();
    text.move(text.find("7900004"), "7900859");
    expect(textOf(text, "r/schools/7900858.yaml")).toBe(
      NINE.slice(0, NINE.indexOf("  # ghi chú của D")) + NINE.slice(NINE.indexOf("# cuối tệp")),
    );
    expect(textOf(text, "r/schools/7900859.yaml")).toBe(
      '# 7900859\nunits:\n  # ghi chú của D\n  - id: "7900004" # D\n    name: D\n    kind: thcs\n    ownership: cong-lap\n    parent: "7900859"   # từ 2020\n',
    );
    text.move(text.find("7900002"), "7900859");
    expect(textOf(text, "r/schools/7900858.yaml")).toBe("# Quận 9\nunits: []\n# cuối tệp\n");
    expect(text.units()).toHaveLength(2);
    // And back into the list that was emptied.
    text.move(text.find("7900002"), "7900858");
    expect(textOf(text, "r/schools/7900858.yaml")).toContain(
      'units:\n  # trường đầu tiên\n  - id: "7900002"',
    );
    expect(textOf(text, "r/schools/7900858.yaml")).toContain("# cuối tệp\n");
  });

  test("in a registry of one file a move is one line", () => {
    const text = registry({ "r/schools.yaml": NINE });
    text.move(text.find("7900004"), "7900859");
    expect(textOf(text, "r/schools.yaml")).toBe(
      NINE.replace('parent: "7900858"   # từ', 'parent: "7900859"   # từ'),
    );
  });

  test("Windows line ends stay, and inserted lines get them", () => {
    const text = registry({ "r/schools.yaml": NINE.replace(/\n/g, "\r\n") });
    text.edit([{ unit: text.find("7900002"), edits: [{ path: ["cell"], value: 1 }] }]);
    const after = textOf(text, "r/schools.yaml") ?? "";
    expect(after).toBe(NINE.replace('7900858"\n', '7900858"\n    cell: 1\n').replace(/\n/g, "\r\n"));
  });

  test("units in flow form can be edited in place", () => {
    const flow = 'units: [{ id: "7900001", name: A }, { id: "7900002", name: B }] # gọn\n';
    const text = registry({ "r/schools.yaml": flow });
    text.edit([{ unit: text.find("7900002"), edits: [{ path: ["name"], value: "C" }] }]);
    expect(textOf(text, "r/schools.yaml")).toBe(flow.replace("name: B", "name: C"));
    expect(() => text.add([unit("7900003", "7900858")])).toThrow(EditError);
  });
});
