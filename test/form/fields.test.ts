import { unitForm, type Field, type FormItem } from "../../form/fields";
import schema from "../../registry/schema/schools.schema.json";

function flat(items: readonly FormItem[]): Field[] {
  return items.flatMap((item) =>
    item.kind === "field" ? [item] : flat(item.kind === "group" ? item.items : item.fields),
  );
}

const form = unitForm();
const field = (path: string) => flat(form).find((one) => one.path === path);

test("every property of a unit in the schema is in the form, but what a command fills in", () => {
  const expected = Object.keys(schema.definitions.unit.properties).filter(
    (name) => !["cell", "relocation", "location"].includes(name),
  );
  expect(form.map(({ path }) => path)).toEqual(expected);
});

test("every field has a label and help in both languages", () => {
  for (const { label, help } of flat(form)) {
    for (const text of [label.vi, label.en, help.vi, help.en]) expect(text).not.toBe("");
  }
});

test("labels and help are the schema's", () => {
  expect(field("mail.official")).toMatchObject({
    label: { vi: "Thư điện tử công vụ", en: "Official" },
    help: { vi: schema.definitions.mail.properties.official.description },
    input: "text",
    maxLength: 254,
  });
});

test("choices are named by what the schema says of their codes", () => {
  const names = (path: string) => field(path)?.options.map(({ value, label }) => [value, label.vi, label.en]);
  expect(names("ownership")).toEqual([
    ["cong-lap", "Công lập", "Public"],
    ["ngoai-cong-lap", "Ngoài công lập (tư thục, dân lập)", "Private"],
  ]);
  expect(names("kind")).toContainEqual(["thcs", "Trường trung học cơ sở", "Lower secondary school"]);
  expect(names("kind")).toContainEqual(["mam-non", "Trường mầm non", "Pre-school"]);
});

test("no choice of the schema lacks an English name", () => {
  for (const { options } of flat(form)) {
    for (const { value, label } of options) expect([value, label.en]).not.toEqual([value, value]);
  }
});

test.each([
  ["id", "code"],
  ["name", "text"],
  ["kind", "choice"],
  ["site.rss", "truth"],
  ["board.editors", "names"],
  ["mail.regulation.date", "date"],
  ["duties", "long"],
])("%s is put in as %s", (path, input) => {
  expect(field(path)?.input).toBe(input);
});

test("documents of one form are told apart by their titles", () => {
  const titles = form.flatMap((item) => (item.kind === "group" ? item.items : []));
  const documents = titles.filter(({ path }) => /regulation$|decision$/.test(path));
  expect(new Set(documents.map(({ label }) => label.vi)).size).toBe(3);
});
