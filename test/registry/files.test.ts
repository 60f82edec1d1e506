import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readRegistry, RegistryUnreadable } from "../../registry/files";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "congtruong-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const unit = (id: string) => unitsYaml([goodUnit({ id })]);
const including = (...patterns: readonly string[]) => `${CITY}include: ${JSON.stringify(patterns)}\n`;
const brief = () => {
  const { units, findings } = readRegistry(folder);
  return {
    ids: units.map(({ entry }) => entry.id),
    findings: findings.map(
      ({ rule, place, found }) => `${place.file.replace(`${folder}/`, "")}:${place.line} ${rule} ${found}`,
    ),
  };
};

test("a folder means its schools.yaml", () => {
  write({ "schools.yaml": CITY + unit("7900866") });
  expect(brief()).toEqual({ ids: ["7900866"], findings: [] });
  expect(readRegistry(join(folder, "schools.yaml")).units).toHaveLength(1);
});

test("included files are read once each, in the order of their names, at any depth", () => {
  write({
    "schools.yaml": including("schools/b.yaml", "schools/**/*.yaml", "./schools/a.yaml"),
    "schools/b.yaml": unit("7900002"),
    "schools/a.yaml": unit("7900001"),
    "schools/q/c.yaml": unit("7900003"),
    "schools/note.txt": "no YAML: [",
    "schools/.hidden.yaml": "no YAML: [",
  });
  expect(brief()).toEqual({ ids: ["7900001", "7900002", "7900003"], findings: [] });
});

test.each([
  ["leaves the folder", "../*.yaml"],
  ["leaves it half-way", "schools/../../x.yaml"],
  ["leaves it within braces", "{..,schools}/*.yaml"],
  ["is absolute", "/etc/*.yaml"],
  ["is absolute for Windows", "C:/x.yaml"],
  ["has backslashes", "schools\\a.yaml"],
  ["matches nothing", "schools/*.yml"],
  ["names nothing", "schools/z.yaml"],
  ["is a folder", "schools"],
  ["matches the root itself", "*.yaml"],
])("an include that %s is told at its line", (_, pattern) => {
  write({ "schools.yaml": including(pattern), "schools/a.yaml": unit("7900001") });
  expect(brief()).toEqual({ ids: [], findings: [`schools.yaml:7 registry/include ${pattern}`] });
});

test("an included file can include nothing, so there are no circles", () => {
  write({
    "schools.yaml": including("schools/a.yaml"),
    "schools/a.yaml": `include: ["a.yaml"]\n${unit("7900001")}`,
  });
  const { ids, findings } = brief();
  expect(ids).toEqual(["7900001"]);
  expect(findings).toEqual(["schools/a.yaml:1 registry/schema null"]);
});

test("links are not followed: neither files nor folders", () => {
  write({ "schools.yaml": including("schools/*.yaml", "linked/*.yaml"), "schools/a.yaml": unit("7900001") });
  symlinkSync("/etc/passwd", join(folder, "schools/b.yaml"));
  symlinkSync("schools", join(folder, "linked"));
  expect(brief()).toEqual({
    ids: ["7900001"],
    findings: [
      "schools.yaml:7 registry/include schools/*.yaml",
      "schools.yaml:7 registry/include linked/*.yaml",
    ],
  });
});

test("a pipe is no file, and reading does not wait for it", () => {
  write({ "schools.yaml": including("schools/*.yaml") });
  mkdirSync(join(folder, "schools"));
  execFileSync("mkfifo", [join(folder, "schools/a.yaml")]);
  expect(brief().findings).toEqual(["schools/a.yaml:1 registry/syntax null"]);
});

test("a file of 50 MB is refused unread", () => {
  write({ "schools.yaml": including("schools/*.yaml"), "schools/a.yaml": "" });
  truncateSync(join(folder, "schools/a.yaml"), 50 * 1024 * 1024);
  expect(brief().findings).toEqual(["schools/a.yaml:1 registry/syntax null"]);
});

test("so is a root of 50 MB", () => {
  write({ "schools.yaml": "" });
  truncateSync(join(folder, "schools.yaml"), 50 * 1024 * 1024);
  expect(brief()).toEqual({ ids: [], findings: ["schools.yaml:1 registry/syntax null"] });
});

test("the people of a file's units are read from the file beside it, and are no units", () => {
  const staff = (unit: string) =>
    `staff:\n  - { unit: "${unit}", people: [{ name: An, mail: an@hcm.edu.vn }] }\n`;
  write({
    "schools.yaml": including("schools/*.yaml"),
    "schools/a.yaml": unit("7900001"),
    "schools/a.staff.yaml": staff("7900001"),
    "schools/gone.staff.yaml": staff("7900002"),
    "schools.staff.yaml": `${staff("7900003")}    phone: 1\n`,
  });
  expect(brief()).toEqual({
    ids: ["7900001"],
    findings: ["schools.staff.yaml:3 registry/syntax phone: 1"],
  });
  expect(readRegistry(folder).staff.map(({ entry }) => entry.unit)).toEqual([
    undefined,
    "7900001",
    "7900002",
  ]);
});

test("waivers.yaml beside the root is read", () => {
  const waiver = {
    rule: "hosting/data-centre",
    unit: "7900866",
    reason: "r",
    approver: "a",
    until: "2027-01-31",
  };
  write({ "schools.yaml": CITY, "waivers.yaml": `waivers:\n  - ${JSON.stringify(waiver)}\n` });
  const { waivers, findings } = readRegistry(folder);
  expect(findings).toEqual([]);
  expect(waivers.map(({ entry }) => entry)).toEqual([waiver]);
});

test("a waiver without an end is a finding", () => {
  write({
    "schools.yaml": CITY,
    "waivers.yaml": 'waivers:\n  - { rule: rss/required, unit: "7900866", reason: r, approver: a }\n',
  });
  expect(brief().findings).toEqual(["waivers.yaml:2 registry/schema null"]);
});

test.each([
  ["no such folder", "nowhere", /nowhere/],
  ["a folder without a registry", ".", /schools\.yaml/],
])("%s is one sentence with the remedy", (_, path, named) => {
  const read = () => readRegistry(join(folder, path));
  expect(read).toThrow(RegistryUnreadable);
  expect(read).toThrow(named);
});
