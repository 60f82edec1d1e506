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
  expect(stdout).toContain("  Trường THCS Nguyễn Du (7900866)\n    schools.yaml:19:17  LỖI  ");
  expect(stdout).toMatch(
    /\(đang ghi: abc@gmail\.com\) {2}sửa thành: official: thcsnguyendu@hcm\.edu\.vn {2}\[mail\/forbidden-provider, mục IV\.3\]$/m,
  );
  expect(run("--locale", "en").stdout).toContain("This address is Gmail's");
});

describe("a list with more than a person reads", () => {
  const school = (index: number, fields: object = {}) => {
    const number = String(index).padStart(2, "0");
    return goodUnit({
      id: `79020${number}`,
      name: `Trường THCS Số ${index}`,
      parent: "7902099",
      site: { host: `thcsso${index}.hcm.edu.vn` },
      mail: { official: `thcsso${index}@hcm.edu.vn`, focal: { name: "An" } },
      ...fields,
    });
  };
  const office = goodUnit({
    id: "7902099",
    name: "Phòng Giáo dục và Đào tạo Quận 9",
    kind: "phong-gddt",
    site: { host: "pgdq9.hcm.edu.vn" },
    mail: { official: "pgdq9@hcm.edu.vn", focal: { name: "An" } },
  });
  const gmail = { mail: { official: "x@gmail.com", focal: { name: "An" } } };
  const CITYWIDE = Array.from({ length: 30 }, (_, index) => school(index + 1, index === 4 ? gmail : {}));
  beforeEach(() => write(CITY + unitsYaml([office, ...CITYWIDE])));

  test("errors by office and unit, a line each; warnings in one line", () => {
    const lines = run().stdout.trimEnd().split("\n");
    expect(lines.slice(0, 2)).toEqual([
      "Phòng Giáo dục và Đào tạo Quận 9 (7902099): 1 lỗi",
      "  Trường THCS Số 5 (7902005)",
    ]);
    expect(lines[2]).toMatch(/^ {4}schools\.yaml:\d+:\d+ {2}LỖI .*sửa thành: official: \S+@hcm\.edu\.vn/);
    expect(lines).toHaveLength(6);
    expect(lines[4]).toMatch(/^31 nhắc nhở .*--warnings; .*mail\/regulation 31/);
  });

  test("what nearly every unit has is said once, and one by one when it is asked for", () => {
    const { stdout } = run("--warnings");
    expect(stdout.match(/mail\/regulation/g)).toHaveLength(2);
    expect(stdout).toMatch(/NHẮC {2}31 đơn vị đều có/);
    const each = run("--rule", "mail/regulation", "--warnings");
    expect({ status: each.status, lines: each.stdout.match(/NHẮC/g)?.length }).toEqual({
      status: 0,
      lines: 31,
    });
  });

  test.each<[string[], number]>([
    [["--unit", "7902005"], 2],
    [["--parent", "7902099"], 32],
    [["--parent", "7900000"], 1],
    [["--rule", "mail/forbidden-provider"], 1],
    [["--rule", "mail"], 32],
  ])("%j chooses, in every form of the output", (args, findings) => {
    expect(JSON.parse(run(...args, "--format", "json").stdout).findings).toHaveLength(findings);
  });

  test("--max says how many more there are", () => {
    write(
      CITY +
        unitsYaml([
          office,
          ...Array.from({ length: 30 }, (_, index) => school(index + 1, index < 9 ? gmail : {})),
        ]),
    );
    const { stdout } = run("--max", "2");
    expect(stdout.match(/LỖI/g)).toHaveLength(2);
    expect(stdout).toMatch(/… còn \d+ điều nữa/);
  });

  test.each([
    ["--unit", "7999999"],
    ["--parent", "79"],
    ["--rule", "mail/forbiden-provider"],
    ["--max", "0"],
    ["--max", "x"],
  ])("%s %s: status 2, not a registry without faults", (...args) => {
    expect(run(...args)).toMatchObject({ status: 2, stdout: "" });
  });

  test("--format lines: one line a finding, then a table behind #", () => {
    const { stdout } = run("--format", "lines");
    const lines = stdout.trimEnd().split("\n");
    const findings = lines.filter((line) => !line.startsWith("#"));
    expect(findings).toHaveLength(32);
    expect(
      findings.every((line) => /^schools\.yaml:\d+:\d+: (error|warning) \S+\/\S+ \d{7} \S+: /.test(line)),
    ).toBe(true);
    expect(stdout).toMatch(/^# mail\/forbidden-provider +1 +0 +0$/m);
    expect(stdout).toMatch(/^# +1 errors {2}schools\.yaml$/m);
  });
});

test("what a terminal would obey is shown instead", () => {
  write(CITY + unitsYaml([goodUnit({ phone: "028\u202E\u009B31m" })]));
  const { stdout } = run();
  expect(stdout).toContain("028⟨U+202E⟩⟨U+009B⟩31m");
  expect(stdout).not.toMatch(/[\u0080-\u009F\u202E]/);
});

test("a value of 60,000 characters does not fill the screen", () => {
  write(CITY + unitsYaml([goodUnit({ phone: "1".repeat(60_000), name: "Tr?ờng ".repeat(20) })]));
  for (const format of ["text", "lines"]) {
    for (const line of run("--format", format).stdout.split("\n")) expect(line.length).toBeLessThan(1_500);
  }
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
  ["an unknown format", ["--format", "xml"], /text, json, sarif, github, lines/],
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
  const another = () =>
    goodUnit({
      id: "7900867",
      name: "Trường THCS Tân Phong",
      site: { host: "thcstanphong.hcm.edu.vn" },
      mail: {
        official: "thcstanphong@hcm.edu.vn",
        focal: { name: "Lý Văn Khánh", address: "khanh.thcstanphong@hcm.edu.vn", phone: "028 37001122" },
        regulation: { number: "12/QĐ-ND", date: "2025-09-01" },
      },
    });

  beforeEach(() => {
    git("init", "-q");
    write(CITY + unitsYaml([goodUnit(), another()]));
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
    write(unitsYaml([another()]), "q.yaml");
    const { status, stdout } = run("--base", "HEAD", "--format", "json");
    expect(
      JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) => rule === "unit/removed"),
    ).toEqual([]);
    expect(status).toBe(0);
  });
});
