import { City } from "../../form/city";
import { destinationOfEdit, destinationOfNew, type Destination } from "../../form/destination";
import { correctionOf } from "../../form/fix";
import { unitForm } from "../../form/fields";
import { MOST_URL, pullRequest, repositoryUrl } from "../../form/pull-request";
import { inWords, messageFor } from "../../form/wording";
import type { Finding } from "../../registry/finding";
import { loadRegistry } from "../../registry/load";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { cityOfFiles, factsOf, folder, WRITTEN } from "./support";

const ENTRY = '  - id: "7900999"\n    name: Trường mới\n    parent: "7900858"';

describe("where a new unit goes", () => {
  test("a file of its own where the registry includes a folder, so that no two pull requests meet", () => {
    const destination = destinationOfNew(cityOfFiles(folder()), ENTRY);
    expect(destination).toMatchObject({ kind: "new-file", path: "schools/7900858-7900999.yaml" });
    const file = { path: destination.path, role: "units", content: destination.text } as const;
    const registry = loadRegistry([...folder(), file]);
    expect(registry.findings.filter(({ rule }) => rule === "registry/syntax")).toEqual([]);
    expect(registry.units.map(({ entry }) => entry.id)).toContain("7900999");
  });

  test("the parent's file where it has none yet", () => {
    const entry = ENTRY.replace("7900858", "7900123");
    expect(destinationOfNew(cityOfFiles(folder()), entry).path).toBe("schools/7900123.yaml");
  });

  test("into the list behind its siblings where there is one file", () => {
    const units = [goodUnit({ parent: "7900858" }), goodUnit({ id: "7901000", parent: "7900000" })];
    const text = CITY + unitsYaml(units);
    const city = cityOfFiles([{ path: "schools.yaml", role: "root", content: text }]);
    const destination = destinationOfNew(city, ENTRY);
    if (destination.kind !== "insert") throw new Error(destination.kind);
    const lines = destination.whole.split("\n");
    expect(lines[destination.line - 1]).toMatch(/mail: phanhuunga/);
    expect(lines.slice(destination.line).join("\n").trimStart()).toMatch(/^- id: "7900999"/);
    expect(lines.filter((line) => !ENTRY.includes(line.trim()) || line.trim() === "")).not.toContain(
      undefined,
    );
  });
});

describe("where an edited entry goes", () => {
  test.each(["\n", "\r\n"])("in the place of its own lines, in a file whose lines end with %j", (end) => {
    const [root, offices, units] = folder();
    const content = String(units?.content).replaceAll("\n", end);
    const files = [root, offices, { ...units, content }].map((file) => file as never);
    const city = new City(factsOf(files));
    const unit = city.facts.units.find(({ id }) => id === "7900866");
    const edited = WRITTEN.replace("Nguyễn Du", "Lê Lợi");
    const destination = unit ? destinationOfEdit(city, unit, edited) : null;
    expect(destination).toMatchObject({ kind: "replace", path: "schools/7900858.yaml", lines: [3, 18] });
    expect((destination as { whole: string }).whole).toContain(`Lê Lợi${end}`);
  });

  test("nowhere when its code stands twice", () => {
    const twice = {
      path: "schools/x.yaml",
      role: "units",
      content: `units:\n${WRITTEN}\n${WRITTEN}\n`,
    } as const;
    const city = cityOfFiles([...folder().slice(0, 2), twice]);
    const [unit] = city.facts.units.filter(({ id }) => id === "7900866");
    expect(unit && destinationOfEdit(city, unit, "x")).toBeNull();
  });
});

describe("a pull request", () => {
  const repository = { url: "https://github.com/so/truong", branch: "nhánh/chính", folder: "sổ/" };
  const file: Destination = {
    kind: "new-file",
    path: "schools/1.yaml",
    text: "units:\n  - name: Trường & Lớp #1\n",
  };

  test("for a new file is filled in by its address", () => {
    const request = pullRequest(repository, file, "Thêm 1");
    const url = new URL(request.url);
    expect(request.kind).toBe("prefilled");
    expect(decodeURIComponent(url.pathname)).toBe("/so/truong/new/nhánh/chính");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      filename: "sổ/schools/1.yaml",
      value: file.text,
      message: "Thêm 1",
    });
  });

  test("that no address can carry opens an empty file and says so", () => {
    const request = pullRequest(repository, { ...file, text: "ễ".repeat(MOST_URL / 9) }, "Thêm");
    expect(request).toMatchObject({ kind: "paste", reason: "too-long" });
    expect(new URL(request.url).searchParams.has("value")).toBe(false);
    expect(request.url.length).toBeLessThan(MOST_URL);
  });

  test("for a file that is there opens it at the line", () => {
    const change = {
      kind: "replace",
      path: "schools/1.yaml",
      lines: [12, 40],
      text: "x",
      whole: "x",
    } as const;
    const request = pullRequest(repository, change, "Sửa");
    expect(request).toMatchObject({ kind: "paste", reason: "existing-file" });
    expect(decodeURIComponent(request.url)).toBe(
      "https://github.com/so/truong/edit/nhánh/chính/sổ/schools/1.yaml#L12",
    );
  });

  test.each([
    ["https://github.com/so/truong", "https://github.com/so/truong"],
    ["https://github.com/so/truong.git", "https://github.com/so/truong"],
    ["https://user:secret@github.com/so/truong.git/", "https://github.com/so/truong"],
    ["git@github.com:so/truong-hoc.git", "https://github.com/so/truong-hoc"],
    ["ssh://git@github.com:22/so/truong.git", "https://github.com/so/truong"],
    ["/srv/git/truong.git", null],
    ["javascript:alert(1)", null],
    ["", null],
  ])("knows the repository %s as %s", (remote, url) => {
    expect(repositoryUrl(remote)).toBe(url);
  });
});

describe("a finding", () => {
  const finding = (field: string, text: string): Finding => ({
    rule: "x/y",
    severity: "error",
    unit: null,
    field,
    place: { file: "", line: 1, column: 1 },
    found: null,
    clause: null,
    message: { vi: "Ghi `mail.focal` và `leaders[0].mail`, không phải `xyz`.", en: "" },
    fix: { kind: "yaml", text },
    waiver: null,
  });

  test.each([
    ["name", "name: Trường A", "Trường A"],
    ["phone", 'phone: "028"', "028"],
    ["leaders[1].mail", "mail: a@hcm.edu.vn", "a@hcm.edu.vn"],
    ["site.host", "site:\n  host: a.hcm.edu.vn", "a.hcm.edu.vn"],
    ["site.rss", "rss: true", "true"],
    ["board.editors[0]", "- An", null],
    ["name", "a: [", null],
  ])("about %s with the paste %j corrects to %j", (field, text, value) => {
    expect(correctionOf(finding(field, text), {})?.value ?? null).toBe(value);
  });

  test("offers nothing that is there already", () => {
    expect(correctionOf(finding("name", "name: A"), { name: "A" })).toBeNull();
  });

  test("names fields as the form does", () => {
    const form = unitForm();
    expect(messageFor(finding("mail.focal", ""), {}, form, "vi")).toBe(
      "Ghi “Đầu mối thư điện tử” và “Thư điện tử”, không phải `xyz`.",
    );
    expect(inWords("See `board.focalUnit`.", form, "en")).toBe("See “Focal unit”.");
    expect(inWords("Ghi `post`.", form, "vi", "leaders[1]")).toBe("Ghi “Chức vụ”.");
  });

  test("about a required field that is empty says that, and not which line to add", () => {
    const missing = {
      rule: "registry/schema",
      field: "kind",
      message: { vi: "Thêm dòng", en: "Add a line" },
    };
    expect(messageFor(missing, {}, unitForm(), "vi")).toBe("Ô này bắt buộc phải điền.");
    expect(messageFor(missing, { kind: "x" }, unitForm(), "vi")).toBe("Thêm dòng");
  });
});
