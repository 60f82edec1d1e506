import { evaluate } from "../../policy/evaluate";
import type { Finding } from "../../registry/finding";
import { CITY, cityOf, goodUnit, registryOf, unitsYaml } from "../support/registry";

const one = (text: string) => registryOf(`${CITY}units:\n${text}`);
const brief = ({ rule, field, place, fix }: Finding) =>
  `${place.line}:${place.column} ${rule} ${field ?? "-"}${fix?.kind === "yaml" ? ` => ${fix.text}` : ""}`;

const UNIT = [
  '  - id: "7900866"',
  "    name: Trường THCS Nguyễn Du",
  "    kind: thcs",
  "    ownership: cong-lap",
  '    parent: "7900000"',
  "",
].join("\n");

describe("a registry that is right", () => {
  test("gives its records, without findings", () => {
    const registry = cityOf(goodUnit(), goodUnit({ id: "7900867" }));
    expect(registry.findings).toEqual([]);
    expect(registry.city.entry.zone).toBe("hcm.edu.vn");
    expect(registry.units.map(({ entry }) => entry.id)).toEqual(["7900866", "7900867"]);
    expect(registry.units[0]?.entry).toEqual(goodUnit());
  });

  test("knows the place of every field", () => {
    const [unit] = one(
      `${UNIT}    mail:\n      official: a@hcm.edu.vn\n    leaders:\n      - { name: An, mail: b@hcm.edu.vn }\n`,
    ).units;
    expect(unit?.place()).toEqual({ file: "schools.yaml", line: 8, column: 5 });
    expect(unit?.place("name")).toEqual({ file: "schools.yaml", line: 9, column: 11 });
    expect(unit?.place("mail")).toEqual({ file: "schools.yaml", line: 13, column: 5 });
    expect(unit?.place("mail.official")).toEqual({ file: "schools.yaml", line: 14, column: 17 });
    expect(unit?.place("leaders[0].mail")).toEqual({ file: "schools.yaml", line: 16, column: 27 });
  });

  test("names the nearest thing that is there for what is missing", () => {
    const [unit] = one(`${UNIT}    mail:\n      focal: { name: An }\n`).units;
    expect(unit?.place("mail.official")).toEqual({ file: "schools.yaml", line: 13, column: 5 });
    expect(unit?.place("site.host")).toEqual({ file: "schools.yaml", line: 8, column: 5 });
    expect(unit?.place("leaders[3].mail")).toEqual({ file: "schools.yaml", line: 8, column: 5 });
  });

  test.each([
    [
      "a list in brackets",
      `${CITY}units: [{ id: "7900866", name: A, kind: thcs, ownership: cong-lap, parent: "7900000" }]\n`,
    ],
    ["dashes at the margin", `${CITY}units:\n${UNIT.replace(/^ {2}/gm, "")}`],
    ["the units before the city", `units:\n${UNIT}\n${CITY}`],
    ["comments between the units", `${CITY}units: # các đơn vị\n\n  # một\n${UNIT}  # hai\n# ba\n`],
    ["CRLF", `${CITY}units:\n${UNIT}`.replaceAll("\n", "\r\n")],
    ["the line ends of an old Mac", `${CITY}units:\n${UNIT}`.replaceAll("\n", "\r")],
    ["a BOM", `\uFEFF${CITY}units:\n${UNIT}`],
    ["a document marker at the top", `---\n${CITY}units:\n${UNIT}`],
    ["no final newline", `${CITY}units:\n${UNIT}`.trimEnd()],
    ["a quoted text over two lines", `${CITY}units:\n${UNIT}    address: "12 đường\n      Hồ Xuân Hương"\n`],
    ["a folded text", `${CITY}units:\n${UNIT}    address: >-\n      12 đường\n      - Hồ Xuân Hương\n`],
    ["nothing but a city", CITY],
    ["an empty list", `${CITY}units: []\n`],
    ["an empty `units`", `${CITY}units:\n`],
  ])("reads %s", (_, text) => {
    const registry = registryOf(text);
    expect(registry.findings).toEqual([]);
    expect(registry.city.entry.zone).toBe("hcm.edu.vn");
    const ids = registry.units.map(({ entry }) => entry.id);
    expect(ids).toEqual(/79008/.test(text) ? ["7900866"] : []);
  });

  test("takes empty values for left out ones", () => {
    const registry = one(
      `${UNIT}    phone:\n    address: ""\n    mail: { official: "", focal: { name: An, phone: "" } }\n`,
    );
    expect(registry.findings).toEqual([]);
    expect(registry.units[0]?.entry).not.toHaveProperty("phone");
    expect(registry.units[0]?.entry.mail).toEqual({ focal: { name: "An" } });
  });
});

describe("what the schema refuses", () => {
  test.each<[string, string, string[]]>([
    [
      "a code without quotes",
      UNIT.replace('"7900866"', "7900866"),
      ['8:9 registry/schema id => id: "7900866"'],
    ],
    [
      "a telephone without quotes",
      `${UNIT}    phone: 02837001122\n`,
      ['13:12 registry/schema phone => phone: "02837001122"'],
    ],
    ["a code with blanks", UNIT.replace("7900866", "79 008 66"), ['8:9 registry/schema id => id: "7900866"']],
    ["a code of six digits", UNIT.replace("7900866", "790086"), ["8:9 registry/schema id"]],
    ["yes for true", `${UNIT}    site: { rss: yes }\n`, ["13:18 registry/schema site.rss => rss: true"]],
    [
      "không for false",
      `${UNIT}    site: { rss: Không }\n`,
      ["13:18 registry/schema site.rss => rss: false"],
    ],
    [
      "a misspelt field",
      `${UNIT}    adress: 12 Hồ Xuân Hương\n`,
      ["13:13 registry/schema adress => address: 12 Hồ Xuân Hương"],
    ],
    ["an unknown field", `${UNIT}    colour: red\n`, ["13:13 registry/schema colour"]],
    ["a missing name", UNIT.replace(/ {4}name.*\n/, ""), ["8:5 registry/schema name"]],
    ["an empty name", UNIT.replace(/name:.*/, "name:"), ["9:5 registry/schema name"]],
    [
      "a Vietnamese date",
      `${UNIT}    board: { decision: { date: 1/9/2025 } }\n`,
      ["13:32 registry/schema board.decision.date => date: 2025-09-01"],
    ],
    [
      "a day that never was",
      `${UNIT}    board: { decision: { date: 2025-02-30 } }\n`,
      ["13:32 registry/schema board.decision.date"],
    ],
    ["a text for a group", `${UNIT}    site: thcsnguyendu.hcm.edu.vn\n`, ["13:11 registry/schema site"]],
    ["a text for a leader", `${UNIT}    leaders: [Phan Hữu Nga]\n`, ["13:15 registry/schema leaders[0]"]],
    ["an unknown status", `${UNIT}    status: retird\n`, ["13:13 registry/schema status => status: retired"]],
    ["a cell in words", `${UNIT}    cell: một\n`, ["13:11 registry/schema cell"]],
    [
      "several at once",
      `${UNIT}    status: x\n    cell: 0\n    colour: red\n`,
      ["13:13 registry/schema status", "14:11 registry/schema cell", "15:13 registry/schema colour"],
    ],
    ["a unit that is a text", "  - Trường THCS\n", ["8:5 registry/schema -"]],
    ["a unit that is nothing", "  -\n", ["8:4 registry/schema -"]],
  ])("%s", (_, text, expected) => {
    expect(one(text).findings.map(brief)).toEqual(expected);
  });

  test("leaves no value of a wrong type to the rules", () => {
    const [unit] = one(
      `${UNIT}    phone: 028\n    site: [1]\n    board: { editors: [{}], head: 7 }\n    leaders: [x]\n`,
    ).units;
    expect(unit?.entry).toMatchObject({ phone: "028", board: { editors: [""], head: "7" }, leaders: [{}] });
    expect(unit?.entry).not.toHaveProperty("site");
  });

  test("a kind that is not of the list belongs to the rule unit/kind", () => {
    const registry = one(UNIT.replace("kind: thcs", "kind: THCS"));
    expect(registry.findings).toEqual([]);
    expect(registry.units[0]?.entry.kind).toBe("THCS");
  });

  test.each<[string, string, string[]]>([
    ["an empty file", "", ["1:1 registry/syntax -"]],
    ["a file of comments", "# units\n\n  # to come\n", ["1:1 registry/syntax -"]],
    ["a list at the top", "- 1\n- 2\n", ["1:1 registry/schema -"]],
    ["no city", `units:\n${UNIT}`, ["1:1 registry/schema city"]],
    ["a city without a zone", `${CITY.replace(/ {2}zone.*\n/, "")}`, ["1:1 registry/schema city.zone"]],
    ["something unknown", `${CITY}school:\n  - a\n`, ["7:1 registry/schema school"]],
    ["units that are a map", `${CITY}units:\n  a: 1\n`, ["7:1 registry/schema units"]],
  ])("in the file: %s", (_, text, expected) => {
    expect(registryOf(text).findings.map(brief)).toEqual(expected);
  });
});

describe("a line to paste is one that will be taken", () => {
  const fixes = (line: string) =>
    one(UNIT.replace(/id: .*/, line)).findings.map(({ fix }) => (fix?.kind === "yaml" ? fix.text : null));
  test.each([
    ["an id in hexadecimal", "id: 0x770591", null],
    ["an id in octal", "id: 0o7705911", null],
    ["an id as a power of ten", "id: 7900e3", null],
    ["an id that lost a digit", "id: 790086", null],
    ["an id without quotes", "id: 7900866", 'id: "7900866"'],
  ])("%s", (_, line, fix) => expect(fixes(line)).toEqual([fix]));

  test.each([
    ["2.837E10", null],
    ["2837e7", null],
    ["0x6919F1B2", null],
    ["0o24064361662", null],
    ["-2837001122", null],
    ["+842837001122", null],
    [".inf", null],
    ["02837001122", 'phone: "02837001122"'],
  ])("a telephone written %s", (phone, fix) => {
    const { findings } = one(UNIT + `    phone: ${phone}\n`);
    expect(findings.map((finding) => (finding.fix?.kind === "yaml" ? finding.fix.text : null))).toEqual([
      fix,
    ]);
  });

  test("not a field that is there already", () => {
    expect(one(`${UNIT}    nam: A\n`).findings.map(({ fix }) => fix)).toEqual([null]);
  });
});

describe("names that every object of JavaScript has are fields like others", () => {
  const names = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "__proto__");
  test.each(names)("%s", (name) => {
    for (const [where, text] of [
      [name, `${UNIT}    ${name}: x\n`],
      [name, `${UNIT}    ${name}: { ${name}: 1 }\n`],
      [`site.${name}`, `${UNIT}    site: { ${name}: 7 }\n`],
    ] as const) {
      const { findings } = one(text);
      expect(findings.map(({ field }) => field)).toContain(where);
      for (const { found } of findings) expect(found === null || typeof found === "string").toBe(true);
    }
  });

  test.each(names)("%s as a value", (name) => {
    const registry = one(UNIT.replace("kind: thcs", `kind: ${name}`));
    const city = registryOf(`${CITY.replace("zone: hcm", `zone: ${name.toLowerCase()}`)}units:\n${UNIT}`);
    for (const { message } of [...evaluate(registry).findings, ...evaluate(city).findings])
      expect(message.vi).not.toContain("lỗi của chương trình");
  });
});

describe("what is no YAML", () => {
  const next = UNIT.replace("7900866", "7900867");

  test.each<[string, string, string[]]>([
    ["a tab", UNIT.replace("    kind", "\tkind"), ["10:1 registry/syntax -"]],
    ["two colons", UNIT.replace("name: Trường", "name: Trường: "), ["9:11 registry/syntax -"]],
    ["a quote that is not closed", UNIT.replace("name: Trường", 'name: "Trường'), ["9:11 registry/syntax -"]],
    ["a field out of line", UNIT.replace("    kind", "   kind"), ["10:4 registry/syntax -"]],
    ["a field given twice", `${UNIT}    kind: thpt\n`, ["13:5 registry/syntax kind"]],
    ["an alias", `${UNIT}    address: *x\n`, ["13:14 registry/syntax -"]],
    ["an anchor", `${UNIT}    address: &x 12\n`, ["13:14 registry/syntax address"]],
    ["a tag", `${UNIT}    address: !!binary aGk=\n`, ["13:14 registry/syntax -"]],
    ["a value that begins with @", `${UNIT}    address: @12\n`, ["13:14 registry/syntax -"]],
    ["a colon without a blank", UNIT.replace("name: ", "name:"), ["9:5 registry/syntax -"]],
    ["a bracket that is not closed", `${UNIT}    leaders: [{ name: An }\n`, ["13:14 registry/syntax -"]],
    ["a name that would be code", `${UNIT}    __proto__: { x: 1 }\n`, ["13:5 registry/syntax -"]],
  ])("%s is told once, and the next unit is read", (_, text, expected) => {
    const registry = one(text + next);
    const places = registry.findings.map(brief).map((line) => line.replace(/ =>.*/s, ""));
    expect(places.map((line) => line.split(" ")[1])).toEqual(expected.map((line) => line.split(" ")[1]));
    expect(registry.findings[0]?.place.line).toBe(Number(expected[0]?.split(":")[0]));
    expect(registry.units.map(({ entry }) => entry.id)).toContain("7900867");
    expect(registry.units.at(-1)?.broken).toBe(false);
  });

  test("a broken unit keeps its code, so that its schools have a parent", () => {
    const registry = one(`${UNIT}    address: *x\n`);
    expect(registry.units[0]).toMatchObject({ broken: true, entry: { id: "7900866" } });
  });

  test("a second document", () => {
    const registry = registryOf(`${CITY}units:\n${UNIT}---\n${CITY}`);
    expect(registry.findings.map(brief).map((line) => line.slice(0, 20))).toEqual(["13:1 registry/syntax"]);
  });

  test("an alias bomb ends at its first anchor", () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `  a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
    );
    const registry = registryOf(`city:\n  a: &a [x]\n${levels.join("\n").replaceAll("a-1", "a")}\n`);
    expect(registry.findings.length).toBeGreaterThan(0);
    expect(registry.findings.every(({ rule }) => rule === "registry/syntax")).toBe(true);
  });
});

describe("what is no text", () => {
  const text = `${CITY}units:\n${UNIT}`;
  const load = (content: Uint8Array) => registryOf(content as unknown as string);
  const utf16 = (mark: number[], swap: boolean) => {
    const body = Buffer.from(text, "utf16le");
    return Uint8Array.from([...mark, ...(swap ? body.swap16() : body)]);
  };

  test.each([
    ["UTF-16, little end first", utf16([0xff, 0xfe], false)],
    ["UTF-16, big end first", utf16([0xfe, 0xff], true)],
  ])("%s is read, and told", (_, bytes) => {
    const registry = load(bytes);
    expect(registry.findings.map(brief)).toEqual(["1:1 registry/syntax -"]);
    expect(registry.findings[0]?.message.vi).toContain("UTF-8");
    expect(registry.units[0]?.entry.name).toBe("Trường THCS Nguyễn Du");
  });

  const utf32 = (mark: readonly number[], isBig: boolean) => {
    const body = Buffer.alloc([...text].length * 4);
    [...text].forEach((char, at) => {
      const code = char.codePointAt(0) ?? 0;
      if (isBig) body.writeUInt32BE(code, at * 4);
      else body.writeUInt32LE(code, at * 4);
    });
    return Uint8Array.from([...mark, ...body]);
  };
  test.each([
    ["UTF-16, little end first, without a mark", "UTF-16", utf16([], false)],
    ["UTF-16, big end first, without a mark", "UTF-16", utf16([], true)],
    ["UTF-32, little end first", "UTF-32", utf32([0xff, 0xfe, 0, 0], false)],
    ["UTF-32, big end first", "UTF-32", utf32([0, 0, 0xfe, 0xff], true)],
    ["UTF-32, little end first, without a mark", "UTF-32", utf32([], false)],
    ["UTF-32, big end first, without a mark", "UTF-32", utf32([], true)],
  ])("%s is read, and told by its name", (_, name, bytes) => {
    const registry = load(bytes);
    expect(registry.findings.map(brief)).toEqual(["1:1 registry/syntax -"]);
    expect(registry.findings[0]?.message.vi).toContain(`bảng mã ${name}. Lưu lại tệp với bảng mã UTF-8`);
    expect(registry.units[0]?.entry.name).toBe("Trường THCS Nguyễn Du");
  });

  test("an empty file is told in words of its own", () => {
    expect(load(new Uint8Array()).findings[0]?.message.vi).toContain("Tệp không có nội dung");
  });

  test("bytes of a Windows code page are told where they are", () => {
    const bytes = Buffer.concat([
      Buffer.from(`${CITY}units:\n  - name: `),
      Buffer.from([0xd0, 0xea, 0x20]),
      Buffer.from("\n"),
    ]);
    expect(load(bytes).findings.map(brief)).toContain("8:11 registry/syntax -");
  });

  test("a binary file is told at its first control character", () => {
    const registry = load(Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 128));
    expect(registry.findings.map(({ message }) => message.vi).join()).toContain("ký tự điều khiển U+0000");
  });
});

test("findings stand in the order of file and line", () => {
  const registry = registryOf(
    `${CITY}units:\n  - { id: 1 }\n`,
    { path: "schools/b.yaml", role: "units", content: "units:\n  - { id: 2 }\n" },
    { path: "schools/a.yaml", role: "units", content: unitsYaml([{ id: "x" }]) },
  );
  const places = registry.findings.map(({ place }) => `${place.file}:${place.line}`);
  expect(places).toEqual([...places].sort());
  expect(new Set(registry.findings.map(({ place }) => place.file)).size).toBe(3);
});
