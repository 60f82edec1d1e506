import fc from "fast-check";
import { unitForm } from "../../form/fields";
import {
  countPeople,
  editedEntryText,
  newEntryText,
  valuesOf,
  withoutPerson,
  withValue,
} from "../../form/values";
import { parseEntry } from "../../registry/edit/fields";
import { WRITTEN } from "./support";

const FORM = unitForm();
const read = (text: string) => valuesOf(parseEntry(text).toJSON() as Record<string, unknown>, FORM);

describe("the entry of a new unit", () => {
  test("stands in the order of the registry's form, with codes in quotes and without empty groups", () => {
    const values = {
      "mail.focal.name": "Lý Văn Khánh",
      name: "Trường THCS Nguyễn Du",
      parent: "7900858",
      id: "7900866",
      "leaders[0].name": "Phan Hữu Nga",
      "site.rss": "false",
      "board.editors": "Hồ Quốc Tâm\n\n Ngô Hữu Vinh ",
    };
    expect(newEntryText(values, FORM)).toBe(
      [
        '  - id: "7900866"',
        "    name: Trường THCS Nguyễn Du",
        '    parent: "7900858"',
        "    site:",
        "      rss: false",
        "    mail:",
        "      focal:",
        "        name: Lý Văn Khánh",
        "    board:",
        "      editors:",
        "        - Hồ Quốc Tâm",
        "        - Ngô Hữu Vinh",
        "    leaders:",
        "      - name: Phan Hữu Nga",
      ].join("\n"),
    );
  });

  test("people of whom nothing is filled in leave no trace", () => {
    const text = newEntryText({ id: "7900866", "leaders[0].name": " ", "leaders[2].name": "An" }, FORM);
    expect(read(text)).toEqual({ id: "7900866", "leaders[0].name": "An" });
  });

  test("whatever is typed comes back as it was typed", () => {
    const texts = fc.oneof(
      fc.constantFrom(
        "no",
        "012",
        "a: b",
        "# x",
        "'",
        '"',
        "- a",
        "2025-09-01",
        "Đắk Lắk",
        "{a}",
        "1e3",
        "\u00ad",
      ),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    );
    const typed = texts.map((text) => text.trim()).filter((text) => text !== "" && !text.includes("\n"));
    fc.assert(
      fc.property(typed, typed, typed, (name, host, leader) => {
        const values = { id: "7900866", name, "site.host": host, "leaders[0].name": leader };
        expect(read(newEntryText(values, FORM))).toEqual(values);
      }),
    );
  });
});

describe("an edited entry", () => {
  const before = read(WRITTEN);
  const edited = (change: (values: typeof before) => typeof before) =>
    editedEntryText(WRITTEN, before, change(before), FORM);

  test("is the same to the byte when nothing was changed", () => {
    expect(edited((values) => values)).toBe(WRITTEN);
  });

  test("changes the line of the changed field alone: comments and what is not shown stay", () => {
    const after = edited((values) => withValue(values, "site.host", "thcsnd.hcm.edu.vn"));
    expect(after).toBe(WRITTEN.replace("host: thcsnguyendu.hcm.edu.vn", "host: thcsnd.hcm.edu.vn"));
  });

  test("a field that is emptied goes, and one that was not there comes", () => {
    const after = edited((values) =>
      withValue(withValue(values, "mail.official", ""), "phone", "028 37001122"),
    );
    expect(read(after)).toEqual(withValue(withValue(before, "mail.official", ""), "phone", "028 37001122"));
    expect(after).toContain("cell: 7");
  });

  test("people and names are added at the end without touching those before", () => {
    const after = edited((values) => ({
      ...values,
      "leaders[2].name": "Vũ Kim Thảo",
      "board.editors": `${values["board.editors"]}\nLê An`,
    }));
    expect(after).toContain("editors: [Hồ Quốc Tâm, Ngô Hữu Vinh, Lê An]");
    expect(after).toContain(
      "      # người đứng đầu\n      - name: Phan Hữu Nga\n        post: Hiệu trưởng\n",
    );
    expect(after).toMatch(/- name: Vũ Kim Thảo$/);
  });

  test("of people and names some can go", () => {
    const after = edited((values) => ({
      ...withoutPerson(values, "leaders", 0),
      "board.editors": "Ngô Hữu Vinh",
    }));
    expect(read(after)).toEqual({
      ...withoutPerson(before, "leaders", 0),
      "board.editors": "Ngô Hữu Vinh",
    });
  });

  test("any change of any fields reads back as what the form showed", () => {
    const text = fc.constantFrom("", "Lê An", "a: b", "no");
    const fields = fc.record({
      name: text,
      phone: text,
      "mail.official": text,
      "mail.focal.name": text,
      "board.head": text,
      "board.editors": fc.constantFrom("", "An", "An\nBình", "An\nBình\nChi"),
      "leaders[0].post": text,
      "leaders[1].name": text,
      "leaders[1].duties": text,
    });
    fc.assert(
      fc.property(fields, (changes) => {
        const after = Object.entries(changes).reduce(
          (values, [path, value]) => withValue(values, path, value),
          before,
        );
        const expected =
          after["leaders[1].name"] === undefined && after["leaders[1].duties"] === undefined
            ? withoutPerson(after, "leaders", 1)
            : after;
        const result = editedEntryText(WRITTEN, before, after, FORM);
        expect(read(result)).toEqual(expected);
        expect(result).toContain("cell: 7");
      }),
    );
  });
});

test("a person that is taken out lets those behind move up", () => {
  const values = { name: "x", "leaders[0].name": "A", "leaders[1].name": "B", "leaders[2].post": "C" };
  expect(withoutPerson(values, "leaders", 1)).toEqual({
    name: "x",
    "leaders[0].name": "A",
    "leaders[1].post": "C",
  });
  expect(countPeople(values, "leaders")).toBe(3);
});

test("values of another form than the schema's are neither shown nor touched", () => {
  const odd = '- id: "7900866"\n  name: [a, b]\n  mail: x@hcm.edu.vn\n  leaders: none\n';
  const before = read(odd);
  expect(before).toEqual({ id: "7900866" });
  expect(editedEntryText(odd, before, before, FORM)).toBe(odd);
});
