import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { congtruong } from "../support/cli";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "congtruong-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string, name = "schools.yaml") => writeFileSync(join(folder, name), text);
const run = (...args: readonly string[]) => congtruong(["validate", ...args], { cwd: folder });
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: folder, stdio: "pipe" });

const GMAIL = CITY + unitsYaml([goodUnit({ mail: { official: "abc@gmail.com", focal: { name: "An" } } })]);

test("a registry that is right: status 0 and one line", () => {
  write(CITY + unitsYaml([goodUnit()]));
  expect(run()).toEqual({ status: 0, stdout: "1 đơn vị: 0 lỗi, 0 nhắc nhở, 0 được miễn.\n", stderr: "" });
});

test("the repository's own registry is right", () => {
  const { status, stdout } = congtruong(["validate", "--format", "json"]);
  expect({ status, findings: JSON.parse(stdout).findings }).toEqual({ status: 0, findings: [] });
});

test("--format json is the pinned form", () => {
  write(GMAIL);
  const { status, stdout, stderr } = run("--format", "json");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(JSON.parse(stdout)).toEqual({
    summary: { units: 1, errors: 1, warnings: 1, waived: 0 },
    findings: [
      expect.objectContaining({ rule: "mail/regulation", severity: "warning" }),
      {
        rule: "mail/forbidden-provider",
        severity: "error",
        unit: "7900866",
        field: "mail.official",
        file: "schools.yaml",
        line: 19,
        column: 17,
        found: "abc@gmail.com",
        clause: "IV.3",
        message: "Địa chỉ này thuộc Gmail, không được dùng trong công việc.",
        fix: "official: thcsnguyendu@hcm.edu.vn",
        pasteable: true,
      },
    ],
  });
});

test("text tells place, clause, value and the line to paste; --locale en says it in English", () => {
  write(GMAIL);
  const { stdout } = run();
  expect(stdout).toContain("schools.yaml:19:17  LỖI  mail/forbidden-provider (mục IV.3)");
  expect(stdout).toContain("        official: thcsnguyendu@hcm.edu.vn");
  expect(run("--locale", "en").stdout).toContain("This address is Gmail's");
});

test("what a terminal would obey is shown instead", () => {
  write(CITY + unitsYaml([goodUnit({ phone: "028\u202E\u009B31m" })]));
  const { stdout } = run();
  expect(stdout).toContain("028⟨U+202E⟩⟨U+009B⟩31m");
  expect(stdout).not.toMatch(/[\u0080-\u009F\u202E]/);
});

test("files are named as the path was given", () => {
  write(GMAIL);
  const { stdout } = congtruong(["validate", join(folder, "schools.yaml"), "--format", "json"]);
  expect(JSON.parse(stdout).findings[0].file).toBe(join(folder, "schools.yaml"));
});

test("CONGTRUONG_REGISTRY names the registry when no path does", () => {
  write(GMAIL, "other.yaml");
  expect(congtruong(["validate"], { env: { CONGTRUONG_REGISTRY: join(folder, "other.yaml") } }).status).toBe(
    1,
  );
});

test.each([
  ["a missing file", ["nowhere.yaml"], /nowhere\.yaml/],
  ["an unknown format", ["--format", "xml"], /text, json, sarif, github/],
  ["an unknown option", ["--strict"], /--strict/],
  ["a day that is none", ["--today", "2026-13-01"], /2026-13-01/],
  ["a revision that is none", ["--base", "nowhere"], /nowhere/],
])("%s: status 2, a sentence, no stack trace", (_, args, named) => {
  write(CITY);
  if (args[0] === "--base") git("init", "-q");
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(named);
  expect(stderr).not.toMatch(/^\s+at /m);
});

describe("waivers", () => {
  const outside = goodUnit({
    site: { host: "thcsnguyendu.hcm.edu.vn", hosting: "ben-ngoai", software: "Moodle", openSource: true },
  });
  const waiver = (until: string, rule = "hosting/data-centre") =>
    `waivers:\n  - { rule: ${rule}, unit: "7900866", reason: chờ chuyển, approver: Giám đốc Sở, until: ${until} }\n`;

  test("turn an error into a waived finding that is still shown", () => {
    write(CITY + unitsYaml([outside]));
    expect(run().status).toBe(1);
    write(waiver("2026-12-31"), "waivers.yaml");
    const { status, stdout } = run("--today", "2026-12-31", "--format", "json");
    const { summary, findings } = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(summary).toEqual({ units: 1, errors: 0, warnings: 0, waived: 1 });
    expect(findings).toEqual([
      expect.objectContaining({
        rule: "hosting/data-centre",
        severity: "waived",
        waiver: { reason: "chờ chuyển", approver: "Giám đốc Sở", until: "2026-12-31" },
      }),
    ]);
  });

  test("end with their last day", () => {
    write(CITY + unitsYaml([outside]));
    write(waiver("2026-12-31"), "waivers.yaml");
    const { status, stdout } = run("--today", "2027-01-01", "--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings.map((finding: { rule: string }) => finding.rule)).toEqual([
      "hosting/data-centre",
      "waiver/expired",
    ]);
  });

  test("no clock counts where no day is given but today's", () => {
    write(CITY + unitsYaml([outside]));
    write(waiver("2000-01-01"), "waivers.yaml");
    expect(run().status).toBe(1);
  });
});

describe("--base", () => {
  beforeEach(() => {
    git("init", "-q");
    write(
      CITY +
        unitsYaml([
          goodUnit(),
          goodUnit({
            id: "7900867",
            name: "Trường THCS Tân Phong",
            site: { host: "thcstanphong.hcm.edu.vn" },
          }),
        ]),
    );
    git("add", ".");
    git("commit", "-q", "-m", "first");
  });

  test("a unit that is gone is an error", () => {
    write(CITY + unitsYaml([goodUnit()]));
    expect(run().status).toBe(0);
    const { status, stdout } = run("--base", "HEAD", "--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings).toEqual([
      expect.objectContaining({ rule: "unit/removed", unit: "7900867", file: "schools.yaml" }),
    ]);
  });

  test("a unit that only moved to another file is not", () => {
    write(`${CITY}include: [q.yaml]\n${unitsYaml([goodUnit()])}`);
    write(unitsYaml([goodUnit({ id: "7900867", site: { host: "thcstanphong.hcm.edu.vn" } })]), "q.yaml");
    const { status, stdout } = run("--base", "HEAD", "--format", "json");
    expect(
      JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) => rule === "unit/removed"),
    ).toEqual([]);
    expect(status).toBe(0);
  });
});
