import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import schema from "../../../registry/schema/schools.schema.json";
import { importTables } from "../../../registry/import/import";

const ROOT = join(__dirname, "../../..");

interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

/** Every field with its path; a reference is described where it leads. */
function fields(node: Node, path: string): [string, Node][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const described = child.$ref?.startsWith("#/definitions/")
      ? { ...definitions[child.$ref.replace("#/definitions/", "")], ...child }
      : child;
    return [[`${path}.${key}`, described] as [string, Node], ...fields(child, `${path}.${key}`)];
  });
}
const definitions = schema.definitions as unknown as Readonly<Record<string, Node>>;
const all = [
  ...fields(schema as unknown as Node, "schools"),
  ...Object.entries(definitions).flatMap(([name, node]) => fields(node, name)),
];

/** The schema that an editor takes for a file, by its first line. */
function schemaOf(text: string, file: string): string {
  const [, path = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  return resolve(dirname(join(ROOT, file)), path);
}

test("there are fields to describe", () => expect(all.length).toBeGreaterThan(50));

test.each(all)("%s has a title and a help text in Vietnamese", (_path, { title = "", description = "" }) => {
  for (const text of [title, description]) {
    expect(text).toBe(text.normalize("NFC"));
    expect(text.trim()).not.toBe("");
  }
  expect(`${title} ${description}`).toMatch(/[à-ỹđĐ]/);
});

test("the registry begins with the line by which an editor finds its schema", () => {
  const text = readFileSync(join(ROOT, "schools.yaml"), "utf8");
  expect(schemaOf(text, "schools.yaml")).toBe(join(ROOT, "registry/schema/schools.schema.json"));
});

test("so does each file that an import writes", () => {
  const row = ["7900866", "Trường THCS Nguyễn Du", "Phòng Giáo dục và Đào tạo Quận 9"];
  const office = ["7900858", "Phòng Giáo dục và Đào tạo Quận 9", ""];
  const cells = [["Mã đơn vị", "Tên đơn vị", "Đơn vị quản lý"], office, row];
  const { files } = importTables(
    [{ name: "", rows: cells, merged: [] }],
    { root: "schools.yaml", files: [], record: null },
    { repair: (text) => ({ text, defects: [] }), isRepairing: false, isMailboxAddress: () => true },
  );
  const found = files.map(({ path, text }) => schemaOf(text, path));
  expect(files.length).toBeGreaterThan(1);
  for (const path of found) expect(existsSync(path) ? path : "").toMatch(/(?:schools|units)\.schema\.json$/);
});
