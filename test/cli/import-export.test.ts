import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, strFromU8, unzipSync, zipSync } from "fflate";
import writeWorkbook from "write-excel-file/node";
import { registerExport } from "../../cli/export";
import { registerImport } from "../../cli/import";
import { Problem } from "../../engine/support/problem";
import { encodeLegacy } from "../../policy/text";
import { HEADINGS, OFFICE, row } from "../registry/import/support";
import { rowsXml, xlsx } from "../registry/import/xlsx";
import { runVerb, temporaryFolder, textsIn } from "./support";

const DU = row("7900866", "Trường THCS Nguyễn Du");
const OLD = row("7900867", encodeLegacy("Trường THCS Chu Văn An", "tcvn3"));

/** A workbook as the department keeps it: titles over merged cells, a number column, codes as numbers, two sheets. */
async function workbook(folder: string, rows = [OFFICE, DU, OLD]): Promise<string> {
  const cells = (line: string[]) =>
    line.map((value, index) =>
      index <= 1 ? { value: Number(value), type: Number } : { value, type: String },
    );
  const merged = { value: "DANH SÁCH WEBSITE VÀ THƯ ĐIỆN TỬ", columnSpan: 6, type: String } as const;
  const data = [[merged], [], HEADINGS.map((value) => ({ value, type: String })), ...rows.map(cells)];
  const path = join(folder, "bang.xlsx");
  const sheets = [
    { data: data as never, sheet: "Danh sách" },
    { data: [[{ value: "Hướng dẫn", type: String }]] as never, sheet: "Đọc trước" },
  ];
  writeFileSync(path, await writeWorkbook(sheets).toBuffer());
  return path;
}

describe("import and export", () => {
  test("a workbook becomes a registry; again, nothing changes", async () => {
    const folder = temporaryFolder();
    const file = await workbook(folder);
    const out = join(folder, "so");
    const said = await runVerb(registerImport, "import", file, "--out", out);
    expect(said).toContain("3 dòng: 3 đơn vị mới");
    expect(said).toContain('"Đọc trước"');
    const first = textsIn(out);
    expect(Object.keys(first).sort()).toEqual([
      "schools.yaml",
      "schools/.import.json",
      "schools/7900000.yaml",
      "schools/7900858.yaml",
    ]);
    expect(first["schools/7900858.yaml"]).toContain('- id: "7900866"\n    name: Trường THCS Nguyễn Du\n');

    expect(await runVerb(registerImport, "import", file, "--out", out)).toContain("Không có gì thay đổi");
    expect(textsIn(out)).toEqual(first);
  });

  test("cells of a workbook are not trimmed, and codes kept as numbers keep their digits", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "so");
    const spaced = row("7900866", " Trường THCS  Nguyễn Du ");
    await runVerb(registerImport, "import", await workbook(folder, [OFFICE, spaced]), "--out", out);
    expect(textsIn(out)["schools/7900858.yaml"]).toContain(
      '- id: "7900866"\n    name: " Trường THCS  Nguyễn Du "\n',
    );
  });

  test("--repair leaves a report that a spreadsheet opens", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "so");
    const said = await runVerb(
      registerImport,
      "import",
      await workbook(folder),
      "--out",
      out,
      "--repair",
      "--format",
      "json",
    );
    expect(JSON.parse(said)).toMatchObject({
      rows: 3,
      conflicts: [],
      repairs: [{ unit: "7900867", after: "Trường THCS Chu Văn An" }],
    });
    const report = readFileSync(join(out, "import-repairs.csv"), "utf8");
    expect(report.startsWith("\uFEFFMã đơn vị,")).toBe(true);
    expect(report).toContain("⟨U+00AD⟩");
  });

  test("export gives the sheet back, as CSV and as a workbook that imports without a change", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "so");
    await runVerb(registerImport, "import", await workbook(folder), "--out", out);
    const csv = await runVerb(registerExport, "export", "--format", "csv", "--registry", out);
    expect(csv.split("\n")[0]).toMatch(/^\uFEFFMã đơn vị,Tên đơn vị,Mã loại hình,Cấp học,/);
    expect(csv).toContain("7900866,Trường THCS Nguyễn Du,thcs,");
    expect(csv).toContain(OLD[2]);

    const xlsx = join(folder, "lai.xlsx");
    await runVerb(registerExport, "export", "--format", "xlsx", "--registry", out, "--out", xlsx);
    // The file's name says the form; one that would lie is refused.
    const named = join(folder, "lai.CSV");
    await runVerb(registerExport, "export", "--registry", out, "--out", named);
    expect(readFileSync(named, "utf8")).toBe(csv);
    for (const wrong of [
      ["--out", "lai.pdf"],
      ["--out", "lai.csv", "--format", "xlsx"],
    ]) {
      await expect(runVerb(registerExport, "export", "--registry", out, ...wrong)).rejects.toThrow(
        "bảng được ghi dạng .xlsx hoặc .csv",
      );
    }
    const before = textsIn(out);
    expect(await runVerb(registerImport, "import", xlsx, "--out", out)).toContain(
      "0 xung đột".replace("0 ", "0 chỗ "),
    );
    const { "schools/.import.json": _, ...registry } = textsIn(out);
    const { "schools/.import.json": __, ...registryBefore } = before;
    expect(registry).toEqual(registryBefore);
  });

  test.each([
    ["semicolons", (text: string) => Buffer.from(text.replace(/,/g, ";"))],
    ["tabs", (text: string) => Buffer.from(text.replace(/,/g, "\t"))],
    ["a byte order mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["Windows line ends", (text: string) => Buffer.from(text.replace(/\n/g, "\r\n"))],
  ])("a CSV file with %s is read", async (_, encode) => {
    const folder = temporaryFolder();
    const file = join(folder, "bang.csv");
    writeFileSync(file, encode([HEADINGS, OFFICE, DU].map((line) => line.join(",")).join("\n")));
    await runVerb(registerImport, "import", file, "--out", folder);
    expect(textsIn(folder)["schools/7900858.yaml"]).toContain("name: Trường THCS Nguyễn Du");
  });

  test.each([
    ["a file that is not there", () => null, /Không mở được/],
    ["an empty file", () => Buffer.from(""), /không có đơn vị nào/],
    ["a list without a header", () => Buffer.from("a,b\nc,d\n"), /không có đơn vị nào/],
    ["a broken quote", () => Buffer.from('Mã đơn vị,Tên đơn vị\n"7900001,A\n'), /dấu nháy kép/],
    ["a binary file", () => Buffer.from([1, 0, 2, 0, 3]), /byte 0/],
    ["an old workbook", () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /97-2003/],
    ["a broken workbook", () => Buffer.from("PK\u0003\u0004 nothing"), /xlsx/],
    ["an archive that is no workbook", () => Buffer.from(zipSync({ "a.txt": strToU8("a") })), /xlsx/],
  ])("%s is refused in one sentence and leaves nothing", async (_, content, sentence) => {
    const folder = temporaryFolder();
    const file = join(folder, "bang");
    const bytes = content();
    if (bytes) writeFileSync(file, bytes);
    const run = runVerb(registerImport, "import", file, "--out", join(folder, "so"));
    await expect(run).rejects.toThrow(Problem);
    await expect(run).rejects.toThrow(sentence);
    expect(Object.keys(textsIn(folder))).toEqual(bytes ? ["bang"] : []);
  });

  test("no cell of a written file is a formula, and all come back as they were", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "so");
    const odd = row("7900866", '=HYPERLINK("http://evil.example","Trường")', "thcs", "+84 28 37001122");
    await runVerb(
      registerImport,
      "import",
      await workbook(folder, [OFFICE, odd, OLD]),
      "--out",
      out,
      "--repair",
    );
    const before = textsIn(out);
    for (const format of ["csv", "xlsx"]) {
      const file = join(folder, `lai.${format}`);
      await runVerb(registerExport, "export", "--format", format, "--registry", out, "--out", file);
      const bytes = readFileSync(file);
      if (format === "csv") {
        const text = bytes.toString("utf8");
        expect(text.startsWith("\uFEFF")).toBe(true);
        expect(text).toContain("'=HYPERLINK");
        expect(text).toContain("'+84 28 37001122");
        expect(text).not.toMatch(/(?:^|,)"?[=+@-]/m);
      } else {
        const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] as Uint8Array);
        expect(sheet).not.toContain("<f>");
      }
      const other = join(folder, format);
      await runVerb(registerImport, "import", file, "--out", other);
      expect(textsIn(other)["schools/chua-ro-don-vi-quan-ly.yaml"]).toBe(
        before["schools/chua-ro-don-vi-quan-ly.yaml"],
      );
    }
    const repaired = row("7900867", `=1+1 ${OLD[2] ?? ""}`);
    await runVerb(
      registerImport,
      "import",
      await workbook(folder, [OFFICE, repaired]),
      "--out",
      out,
      "--repair",
    );
    expect(readFileSync(join(out, "import-repairs.csv"), "utf8")).not.toMatch(/(?:^|,)"?[=+@-]/m);
  });

  test("a CSV file in Windows-1258, Excel's code page, is read; one in a font's encoding is what it was", async () => {
    const folder = temporaryFolder();
    const marks: Record<string, number> = {
      "\u0300": 0xcc,
      "\u0309": 0xd2,
      "\u0303": 0xde,
      "\u0301": 0xec,
      "\u0323": 0xf2,
    };
    const letters: Record<string, number> = {
      ă: 0xe3,
      Ă: 0xc3,
      â: 0xe2,
      Â: 0xc2,
      ê: 0xea,
      ô: 0xf4,
      Ô: 0xd4,
      ơ: 0xf5,
      ư: 0xfd,
      đ: 0xf0,
      Đ: 0xd0,
    };
    const cp1258 = (text: string) =>
      Buffer.from(
        [
          ...text
            .normalize("NFD")
            .replace(/([aAeEoO])([\u0323]?)\u0302/g, "$1\u0302$2")
            .replace(/([aA])([\u0323]?)\u0306/g, "$1\u0306$2")
            .replace(/[aAeEoO]\u0302|[aA]\u0306|[oOuU]\u031B/g, (two) => two.normalize("NFC")),
        ].map((letter) => marks[letter] ?? letters[letter] ?? letter.charCodeAt(0)),
      );
    const lines = (rows: string[][]) => rows.map((cells) => cells.join(";")).join("\n");
    writeFileSync(join(folder, "a.csv"), cp1258(lines([HEADINGS, OFFICE, DU])));
    await runVerb(registerImport, "import", join(folder, "a.csv"), "--out", join(folder, "a"));
    expect(textsIn(join(folder, "a"))["schools/7900858.yaml"]).toContain("name: Trường THCS Nguyễn Du\n");

    const font = [HEADINGS, OFFICE, DU].map((cells) => cells.map((cell) => encodeLegacy(cell, "tcvn3")));
    writeFileSync(join(folder, "b.csv"), Buffer.from(lines(font), "latin1"));
    await runVerb(registerImport, "import", join(folder, "b.csv"), "--out", join(folder, "b"), "--repair");
    expect(textsIn(join(folder, "b"))["schools/7900858.yaml"]).toContain("name: Trường THCS Nguyễn Du\n");
  });

  test("an empty folder name is refused, and nothing is written", async () => {
    const folder = temporaryFolder();
    const file = await workbook(folder);
    await expect(runVerb(registerImport, "import", file, "--out", "")).rejects.toThrow(/--out trống/);
  });

  test("what is hidden comes in when it is asked for", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "an.xlsx");
    writeFileSync(
      file,
      xlsx([
        {
          state: "hidden",
          rows: rowsXml([
            ["Mã đơn vị", "Tên đơn vị"],
            ["7900866", "A"],
          ]),
        },
      ]),
    );
    const run = runVerb(registerImport, "import", file, "--out", join(folder, "so"));
    await expect(run).rejects.toMatchObject({ detail: expect.stringMatching(/bị ẩn.*--hidden/) });
    expect(await runVerb(registerImport, "import", file, "--out", join(folder, "so"), "--hidden")).toContain(
      "1 đơn vị mới",
    );
  });

  test("a broken record is refused with its remedy", async () => {
    const folder = temporaryFolder();
    const file = await workbook(folder);
    await runVerb(registerImport, "import", file, "--out", folder);
    writeFileSync(join(folder, "schools", ".import.json"), "{");
    await expect(runVerb(registerImport, "import", file, "--out", folder)).rejects.toThrow(/git checkout/);
  });

  test("cells merged downward in a workbook count for each row", async () => {
    const folder = temporaryFolder();
    const file = await workbook(folder, [OFFICE, DU, OLD.map((cell, index) => (index === 6 ? "" : cell))]);
    const parts = unzipSync(readFileSync(file));
    const name = Object.keys(parts).find((part) => /worksheets\/sheet1\.xml$/.test(part)) ?? "";
    const xml = strFromU8(parts[name] as Uint8Array).replace(
      "</mergeCells>",
      '<mergeCell ref="G5:G6"/></mergeCells>',
    );
    writeFileSync(file, zipSync({ ...parts, [name]: strToU8(xml) }));
    await runVerb(registerImport, "import", file, "--out", join(folder, "so"));
    expect(textsIn(join(folder, "so"))["schools/7900858.yaml"]?.match(/- id:/g)).toHaveLength(2);
  });
});
