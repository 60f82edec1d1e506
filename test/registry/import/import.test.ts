import fc from "fast-check";
import { parse } from "yaml";
import { UNIT_KINDS } from "../../../model/city";
import { encodeLegacy } from "../../../policy/text";
import { repairText } from "../../../policy/text/repair";
import { RegistryText } from "../../../registry/edit/registry-text";
import { exportSheet } from "../../../registry/import/export";
import { unguarded } from "../../../registry/import/formula-guard";
import { loadRegistry } from "../../../registry/load";
import type { ImportTarget } from "../../../registry/import/import";
import { after, edited, EMPTY, fileOf, HEADINGS, importInto, list, OFFICE, row, table } from "./support";

const NINE = "schools/7900858.yaml";
const DU = row("7900866", "Trường THCS Nguyễn Du");
const AN = row("7900867", "Trường THCS Chu Văn An");

/** The list imported into nothing. */
const imported = (...rows: string[][]): ImportTarget =>
  after(EMPTY, importInto(EMPTY, [list(OFFICE, ...rows)]));

const change = (cells: string[], column: string, value: string): string[] =>
  cells.map((cell, index) => (HEADINGS[index] === column ? value : cell));

function units(target: ImportTarget, path = NINE): Record<string, unknown>[] {
  return (parse(fileOf(target, path)) as { units: Record<string, unknown>[] }).units;
}

describe("the first import", () => {
  test("makes a root and one file for each parent, by its code, in the order of the codes", () => {
    const target = imported(AN, DU);
    expect(target.files.map(({ path }) => path).sort()).toEqual([
      "schools.yaml",
      "schools/7900000.yaml",
      NINE,
    ]);
    expect(parse(fileOf(target, "schools.yaml"))).toMatchObject({ include: ["schools/*.yaml"] });
    expect(units(target).map(({ id }) => id)).toEqual(["7900866", "7900867"]);
    expect(units(target)[0]).toEqual({
      id: "7900866",
      name: "Trường THCS Nguyễn Du",
      kind: "thcs",
      ownership: "cong-lap",
      parent: "7900858",
      district: "Quận 9",
      site: { host: "x7900866.hcm.edu.vn" },
      mail: { official: "x7900866@hcm.edu.vn" },
    });
    expect(fileOf(target, NINE)).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/registry\/schema\/units\.schema\.json\n/,
    );
    expect(fileOf(target, NINE)).not.toContain("cell:");
  });

  test("the loader reads what was written, without a finding", () => {
    const files = imported(AN, DU).files.map(({ path, text }) => ({
      path,
      role: path === "schools.yaml" ? ("root" as const) : ("units" as const),
      content: text,
    }));
    const registry = loadRegistry(files);
    expect(registry.findings).toEqual([]);
    expect(registry.units).toHaveLength(3);
  });

  test("coordinates are numbers, with a comma or a point; what is none stays for the rules", () => {
    const lines = [
      ["10,7769", "106.7009"],
      ["10.8°", "106.8"],
      ["gần chợ", "106"],
    ];
    const target = after(
      EMPTY,
      importInto(EMPTY, [
        table([
          [...HEADINGS, "Vĩ độ", "Kinh độ"],
          ...lines.map((place, index) => [...row(`790086${index}`, "Trường THCS A"), ...place]),
        ]),
      ]),
    );
    const path = target.files.find(({ text }) => text.includes("7900860"))!.path;
    expect(units(target, path).map(({ location }) => location)).toEqual([
      { lat: 10.7769, lon: 106.7009 },
      { lat: 10.8, lon: 106.8 },
      { lat: "gần chợ", lon: 106 },
    ]);
  });

  test("the order of the rows does not matter", () => {
    const twin = change(DU, "Tên đơn vị", "Trường cùng mã");
    const first = importInto(EMPTY, [list(OFFICE, DU, AN, twin)]);
    const second = importInto(EMPTY, [list(twin, AN, DU, OFFICE)]);
    const texts = (outcome: typeof first) => new Map(outcome.files.map(({ path, text }) => [path, text]));
    expect(texts(second)).toEqual(texts(first));
    expect(second.record).toBe(first.record);
  });

  test.each<[string, string[], Record<string, unknown>]>([
    [
      "a legacy name",
      row("7900001", encodeLegacy("Trường THCS Lê Lợi", "tcvn3")),
      { name: encodeLegacy("Trường THCS Lê Lợi", "tcvn3") },
    ],
    ["a decomposed name", row("7900001", "Trường".normalize("NFD")), { name: "Trường".normalize("NFD") }],
    ["an invisible character", row("7900001", "Trường\u200B A"), { name: "Trường\u200B A" }],
    ["an unknown kind", row("7900001", "A", "dai-hoc"), { kind: "dai-hoc" }],
    ["a code that is none", row("79x", "A"), { id: "79x" }],
    ["a code that YAML would take for a number", row("0012", "A"), { id: "0012" }],
    [
      "a port and a path",
      change(row("7900001", "A"), "Website", "https://a.hcm.edu.vn:8080/x"),
      { site: { host: "a.hcm.edu.vn:8080/x" } },
    ],
    [
      "capitals in a host",
      change(row("7900001", "A"), "Website", "HTTPS://A.HCM.EDU.VN/"),
      { site: { host: "A.HCM.EDU.VN" } },
    ],
    [
      "RSS switched off",
      change(row("7900001", "A"), "Tích hợp RSS", "Không"),
      { site: { host: "x7900001.hcm.edu.vn", rss: false } },
    ],
    [
      "RSS in other words",
      change(row("7900001", "A"), "Tích hợp RSS", "sắp có"),
      { site: { host: "x7900001.hcm.edu.vn", rss: "sắp có" } },
    ],
    ["no name", change(row("7900001", "A"), "Tên đơn vị", ""), { name: "" }],
  ])("%s arrives as it is", (_, cells, expected) => {
    expect(units(imported(cells))[0]).toMatchObject(expected);
  });

  test("a doubled code arrives twice", () => {
    expect(units(imported(DU, change(DU, "Tên đơn vị", "Trường khác"), DU))).toHaveLength(3);
  });

  test("a parent that nobody knows arrives in a file of its own, as it is written", () => {
    const target = imported(row("7900001", "A", "thcs", "Phòng Giáo dục Sao Hỏa"));
    expect(units(target, "schools/chua-ro-don-vi-quan-ly.yaml")[0]).toMatchObject({
      parent: "Phòng Giáo dục Sao Hỏa",
    });
  });

  test.each([
    "PGD Quận 9",
    "Phòng GD&ĐT Quận 9",
    "Phòng GDĐT Q.9",
    encodeLegacy("Phòng Giáo dục và Đào tạo Quận 9", "vni"),
    "7900858",
    "",
  ])("the parent %j is recognised", (parent) =>
    expect(units(imported(row("7900001", "A", "thcs", parent)))).toHaveLength(1),
  );

  test("every kind of the model has its name in the list", () => {
    const rows = UNIT_KINDS.map((kind, index) => row(String(7900100 + index), kind, kind));
    expect(units(imported(...rows)).map(({ kind }) => kind)).toEqual([...UNIT_KINDS]);
  });

  test("a column without a field is kept in the record and comes back", () => {
    const headings = ["Mã đơn vị", "Tên đơn vị", "Ghi chú"];
    const outcome = importInto(EMPTY, [table([headings, ["7900001", "A", "nhớ gọi lại"]])]);
    expect(outcome.record).toContain("nhớ gọi lại");
    const target = after(EMPTY, outcome);
    const sheet = exportSheet(new RegistryText(target.root, target.files), target.record, (text) => text);
    expect(sheet.headings.at(-1)).toBe("Ghi chú");
    expect(sheet.rows[0]?.at(-1)).toBe("nhớ gọi lại");
  });
});

describe("an import over a registry", () => {
  test("an unchanged list changes nothing", () => {
    const target = imported(DU, AN, DU);
    const again = importInto(target, [list(DU, AN, OFFICE, DU)]);
    expect(again).toMatchObject({ files: [], record: null, added: [], changed: [], conflicts: [] });
  });

  test("an official address that the list replaces goes on receiving, as an alias", () => {
    const target = imported(DU, AN);
    const moved = change(DU, "Thư điện tử công vụ", "thcsnguyendu@hcm.edu.vn");
    const once = after(target, importInto(target, [list(moved, AN, OFFICE)]));
    const mailOf = (registry: ImportTarget) => units(registry).find(({ id }) => id === DU[1])?.["mail"];
    const former = DU[8];
    expect(mailOf(once)).toEqual({ official: "thcsnguyendu@hcm.edu.vn", aliases: [former] });
    expect(importInto(once, [list(moved, AN, OFFICE)])).toMatchObject({ files: [], changed: [] });
    // One that no mailbox has had, and one of another domain, are not ours to keep.
    for (const before of ["a@gmail.com", "khong phai thu"]) {
      const first = imported(change(DU, "Thư điện tử công vụ", before), AN);
      expect(mailOf(after(first, importInto(first, [list(moved, AN, OFFICE)])))).toEqual({
        official: "thcsnguyendu@hcm.edu.vn",
      });
    }
  });

  test("a new value of the list is written, people's other edits and comments stay", () => {
    const target = edited(imported(DU, AN), NINE, (text) =>
      text
        .replace("    district: Quận 9\n", "    district: Quận 9 # từ 2020\n    phone: 028 1\n")
        .replace('  - id: "7900867"', '  # trường mới sửa\n  - id: "7900867"'),
    );
    const outcome = importInto(target, [
      list(OFFICE, change(DU, "Tên đơn vị", "Trường THCS Nguyễn Trãi"), AN),
    ]);
    expect(outcome.changed).toEqual(["7900866"]);
    expect(fileOf(after(target, outcome), NINE)).toBe(
      fileOf(target, NINE).replace("Trường THCS Nguyễn Du", "Trường THCS Nguyễn Trãi"),
    );
  });

  test("what people changed and the list did not stays, without a word", () => {
    const target = edited(imported(DU), NINE, (text) => text.replace("Nguyễn Du", "Nguyễn Trãi"));
    expect(importInto(target, [list(OFFICE, DU)])).toMatchObject({ files: [], record: null, conflicts: [] });
  });

  test("what both changed is a conflict: the registry stays, and it is listed until it is settled", () => {
    const target = edited(imported(DU), NINE, (text) => text.replace("Nguyễn Du", "Nguyễn Trãi"));
    const rows = [OFFICE, change(DU, "Tên đơn vị", "Trường THCS Lê Lợi")];
    const first = importInto(target, [list(...rows)]);
    expect(first.files).toEqual([]);
    expect(first.conflicts).toEqual([
      {
        unit: "7900866",
        name: "Trường THCS Lê Lợi",
        kind: "field",
        field: "name",
        file: NINE,
        before: "Trường THCS Nguyễn Du",
        registry: "Trường THCS Nguyễn Trãi",
        sheet: "Trường THCS Lê Lợi",
      },
    ]);
    const second = importInto(after(target, first), [list(...rows)]);
    expect(second.conflicts).toEqual(first.conflicts);
    const settled = edited(after(target, second), NINE, (text) => text.replace("Nguyễn Trãi", "Lê Lợi"));
    expect(importInto(settled, [list(...rows)]).conflicts).toEqual([]);
  });

  test("a registry that was never imported keeps its values and gets what it lacks", () => {
    const own =
      'city:\n  department: { id: "7900000", name: Sở Giáo dục và Đào tạo }\nunits:\n  - id: "7900866" # của tôi\n    name: Tên khác\n';
    const target: ImportTarget = {
      root: "schools.yaml",
      files: [{ path: "schools.yaml", text: own }],
      record: null,
    };
    const outcome = importInto(target, [list(DU)]);
    expect(outcome.conflicts.map(({ field }) => field)).toEqual(["name"]);
    const text = fileOf(after(target, outcome), "schools.yaml");
    expect(text).toContain('- id: "7900866" # của tôi\n    name: Tên khác\n    kind: thcs\n');
    expect(text).toContain("site:\n      host: x7900866.hcm.edu.vn");
  });

  test("another parent in the list moves the entry to that parent's file", () => {
    const office = row(
      "7901850",
      "Phòng Giáo dục và Đào tạo Quận Phú Nhuận",
      "phong-gddt",
      "Sở Giáo dục và Đào tạo",
    );
    const target = imported(DU, AN, office);
    const outcome = importInto(target, [
      list(OFFICE, office, AN, change(DU, "Đơn vị quản lý", office[2] ?? "")),
    ]);
    const result = after(target, outcome);
    expect(units(result).map(({ id }) => id)).toEqual(["7900867"]);
    expect(units(result, "schools/7901850.yaml")).toMatchObject([{ id: "7900866", parent: "7901850" }]);
  });

  test("an entry that somebody removed does not come back, and is named", () => {
    const target = edited(imported(DU, AN), NINE, (text) => text.slice(0, text.indexOf('  - id: "7900867"')));
    const outcome = importInto(target, [list(OFFICE, DU, AN)]);
    expect(outcome).toMatchObject({ files: [], added: [], record: null });
    expect(outcome.conflicts).toMatchObject([{ unit: "7900867", kind: "removed" }]);
  });

  test("a unit that the list lost stays, and is named each time", () => {
    const target = imported(DU, AN);
    const outcome = importInto(target, [list(OFFICE, DU)]);
    expect(outcome).toMatchObject({
      files: [],
      missing: [{ unit: "7900867", name: "Trường THCS Chu Văn An" }],
    });
    expect(importInto(after(target, outcome), [list(OFFICE, DU)]).missing).toHaveLength(1);
  });

  test("a cleared cell clears the field that nobody edited", () => {
    const target = imported(DU);
    const outcome = importInto(target, [list(OFFICE, change(DU, "Thư điện tử công vụ", ""))]);
    expect(units(after(target, outcome))[0]).not.toHaveProperty("mail");
  });
});

describe("--repair", () => {
  const legacy = row("7900866", encodeLegacy("Trường THCS Nguyễn Du", "vni"));

  test("writes the right text and lists each repair", () => {
    const outcome = importInto(EMPTY, [list(OFFICE, legacy, row("7900867", "Trường\u200B A"))], true);
    expect(units(after(EMPTY, outcome)).map(({ name }) => name)).toEqual([
      "Trường THCS Nguyễn Du",
      "Trường A",
    ]);
    expect(outcome.repairs).toEqual([
      {
        unit: "7900866",
        name: "Trường THCS Nguyễn Du",
        column: "Tên đơn vị",
        field: "name",
        defects: ["text/legacy-encoding"],
        before: legacy[2],
        after: "Trường THCS Nguyễn Du",
      },
      {
        unit: "7900867",
        name: "Trường A",
        column: "Tên đơn vị",
        field: "name",
        defects: ["text/invisible"],
        before: "Trường\u200B A",
        after: "Trường A",
      },
    ]);
  });

  test("later imports, with or without it, undo nothing", () => {
    const target = after(EMPTY, importInto(EMPTY, [list(OFFICE, legacy)], true));
    expect(importInto(target, [list(OFFICE, legacy)], true)).toMatchObject({ files: [], record: null });
    expect(importInto(target, [list(OFFICE, legacy)])).toMatchObject({
      files: [],
      record: null,
      conflicts: [],
    });
  });

  test("repairs what came in unrepaired, but nothing that somebody edited", () => {
    const target = imported(legacy, row("7900867", "Trường\u200B A"));
    const mine = edited(target, NINE, (text) => text.replace('"Trường\\u200B A"', "Trường của tôi"));
    const outcome = importInto(mine, [list(OFFICE, legacy, row("7900867", "Trường\u200B A"))], true);
    expect(units(after(mine, outcome)).map(({ name }) => name)).toEqual([
      "Trường THCS Nguyễn Du",
      "Trường của tôi",
    ]);
    expect(outcome.repairs.map(({ unit }) => unit)).toEqual(["7900866"]);
  });
});

test("whatever stands in the cells, export gives it back and a second import changes nothing", () => {
  const cell = fc
    .oneof(
      fc.constantFrom(
        "",
        "có",
        "Công lập",
        "7900866",
        "https://a.hcm.edu.vn/",
        "Trường THCS Nguyễn Du",
        "no",
        "[x]",
      ),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary", maxLength: 8 }),
    )
    .filter((text) => !/\p{Cs}/u.test(text) && text.trim() === text);
  const rows = fc.array(
    fc.tuple(fc.stringMatching(/^79\d{5}$/), fc.array(cell, { minLength: 8, maxLength: 8 })),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(rows, (generated) => {
      const lines = generated.map(([id, cells]) => ["", id, ...cells]);
      const first = importInto(EMPTY, [table([HEADINGS, ...lines])]);
      const target = after(EMPTY, first);
      expect(importInto(target, [table([HEADINGS, ...lines])])).toMatchObject({
        files: [],
        record: null,
        conflicts: [],
      });

      const sheet = exportSheet(
        new RegistryText(target.root, target.files),
        target.record,
        (text) => repairText(text).text,
      );
      const columns = HEADINGS.slice(1).map((heading) => sheet.headings.indexOf(heading));
      const back = sheet.rows.map((cells) => columns.map((column) => cells[column] ?? ""));
      // An apostrophe that keeps a text from being a formula is the sheet's, not the text's.
      const meant = lines.map((cells) => cells.slice(1).map((text) => unguarded(text)));
      expect(back.map(String).sort()).toEqual(meant.map(String).sort());
    }),
    { numRuns: 150, examples: [[[["7900000", ["'-", "''=1", "", "", "", "", "", ""]]]]] },
  );
});

describe("a list that says less than before takes nothing away", () => {
  const PHONE = [...HEADINGS, "Điện thoại"];
  const full = (phone: string, heading = PHONE) => table([heading, OFFICE, [...DU, phone]]);
  const start = after(EMPTY, importInto(EMPTY, [full("028 37001122")]));

  test.each<[string, ReturnType<typeof table>]>([
    ["a column that is gone", list(OFFICE, DU)],
    ["an error in the cell", full("#N/A")],
    [
      "an error in the cell of an address",
      table([PHONE, OFFICE, [...change(DU, "Thư điện tử công vụ", "#REF!"), "028 37001122"]]),
    ],
    [
      "an error in the cell of the code",
      table([PHONE, OFFICE, [...change(DU, "Mã đơn vị", "#N/A"), "028 37001122"]]),
    ],
    [
      "no column of codes",
      table([PHONE, OFFICE, [...DU, "028 37001122"]].map((cells) => cells.filter((_, at) => at !== 1))),
    ],
    [
      "no column of parents",
      table([PHONE, OFFICE, [...DU, "028 37001122"]].map((cells) => cells.filter((_, at) => at !== 6))),
    ],
    ["rounded digits", full("2,84E+10")],
  ])("%s", (_, sheet) => {
    const outcome = importInto(start, [sheet]);
    expect({ added: outcome.added, changed: outcome.changed, conflicts: outcome.conflicts }).toEqual({
      added: [],
      changed: [],
      conflicts: [],
    });
    expect(fileOf(after(start, outcome), NINE)).toBe(fileOf(start, NINE));
    // And the whole list afterwards finds what it left.
    expect(importInto(after(start, outcome), [full("028 37001122")]).changed).toEqual([]);
  });

  test("an empty cell of a column that is there is a wish", () => {
    expect(importInto(start, [full("")]).changed).toEqual(["7900866"]);
  });
});

test.each([
  ["no column of parents", list(...[OFFICE, DU].map((cells) => cells.filter((_, at) => at !== 6))), 6],
  ["an empty cell", list(change(OFFICE, "Đơn vị quản lý", ""), DU), null],
  ["its own name", list(change(OFFICE, "Đơn vị quản lý", "Phòng GDĐT Quận 9"), DU), null],
])("an office is never its own parent: %s", (_, sheet, without) => {
  const heads =
    without === null
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((cells) =>
            cells.length > 9 ? cells.filter((_, at) => at !== without) : cells,
          ),
        };
  const target = after(EMPTY, importInto(EMPTY, [heads]));
  expect(units(target, "schools/7900000.yaml")[0]).toMatchObject({ id: "7900858", parent: "7900000" });
  expect(units(target)[0]).toMatchObject({ id: "7900866", parent: "7900858" });
});
