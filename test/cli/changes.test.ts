import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { congtruong } from "../support/cli";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "congtruong-"));
  git("init", "--quiet", "--initial-branch=main");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (text: string, name = "schools.yaml") => writeFileSync(join(folder, name), text);
const run = (...args: readonly string[]) => congtruong(["changes", ...args], { cwd: folder });
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: folder, stdio: "pipe" });
function commit(text?: string): void {
  if (text !== undefined) write(text);
  git("add", ".");
  git("commit", "--quiet", "--allow-empty", "-m", "x");
}

const school = (index: number, changes: Record<string, unknown> = {}) =>
  goodUnit({
    id: String(7910000 + index),
    name: `Trường Tiểu học Số ${index}`,
    site: { host: `tieuhocso${index}.hcm.edu.vn` },
    mail: {
      official: `tieuhocso${index}@hcm.edu.vn`,
      focal: { name: "An", address: `an.${index}@hcm.edu.vn` },
    },
    ...changes,
  });
/** Ten schools; those in `changed` otherwise. */
const city = (changed: Record<number, Record<string, unknown>> = {}) =>
  CITY + unitsYaml(Array.from({ length: 10 }, (_, index) => school(index, changed[index])));
const TWO_LOST = { 1: { site: {} }, 2: { site: {} } };

test("the working tree is compared, not only what is committed; status 0", () => {
  commit(city());
  write(city({ 3: { name: "Trường Tiểu học Hòa Bình" } }));
  const { status, stdout, stderr } = run("main", "--format", "json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    summary: { renamed: 1, losing: 0, unitsBefore: 10 },
    units: [{ id: "7910003", formerName: "Trường Tiểu học Số 3", parentBefore: { id: "7900000" } }],
  });
  expect(run("HEAD", "--format", "markdown").stdout).toContain("### Đổi tên / Renamed (1)");
  expect(run("HEAD", "--locale", "en").stdout).toContain("1 renamed");
});

test("the brake: status 1, and a permission in the same change lets it pass once", () => {
  commit(city());
  git("switch", "--quiet", "-c", "work");
  commit(city(TWO_LOST));
  const refused = run("main", "--format", "json");
  expect(refused.status).toBe(1);
  const { checksum } = JSON.parse(refused.stdout).verdict as { checksum: string };

  write(
    `overrides:\n  - checksum: "${checksum}"\n    reason: Sáp nhập\n    approver: Phó Giám đốc\n`,
    "overrides.yaml",
  );
  commit();
  const permitted = run("main");
  expect(permitted.status).toBe(0);
  expect(permitted.stdout).toContain("by permission. Phó Giám đốc: Sáp nhập");

  // Merged, undone, and tried again: the permission has been used.
  commit(city());
  git("switch", "--quiet", "main");
  git("merge", "--quiet", "work");
  write(city(TWO_LOST));
  expect(run("main").status).toBe(1);
});

test("what others merged meanwhile is not this work's doing", () => {
  commit(city());
  git("switch", "--quiet", "-c", "work");
  git("switch", "--quiet", "main");
  commit(city({ 5: { name: "Trường của nhánh khác" } }));
  git("switch", "--quiet", "work");
  commit(city({ 3: { phone: "028 9" } }));
  const { units } = JSON.parse(run("main", "--format", "json").stdout) as { units: { id: string }[] };
  expect(units.map(({ id }) => id)).toEqual(["7910003"]);
});

test("from one file to a file for each parent: nothing changes", () => {
  commit(city());
  mkdirSync(join(folder, "schools"));
  write(unitsYaml(Array.from({ length: 10 }, (_, index) => school(index))), "schools/7900000.yaml");
  write(`${CITY}include:\n  - schools/*.yaml\n`);
  const { status, stdout } = run("HEAD", "--format", "json");
  expect({ status, unchanged: JSON.parse(stdout).unchanged }).toEqual({ status: 0, unchanged: true });
});

test("a registry below the repository's root, given by its folder", () => {
  mkdirSync(join(folder, "so"));
  write(city(), "so/schools.yaml");
  commit();
  write(city({ 3: { name: "Khác" } }), "so/schools.yaml");
  const { status, stdout } = run("main", "--registry", "so", "--format", "json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout).units).toEqual([
    expect.objectContaining({ id: "7910003", place: expect.objectContaining({ file: "so/schools.yaml" }) }),
  ]);
});

describe("states that can't be compared in full", () => {
  test("no registry on the base revision: all are new, status 0", () => {
    commit("");
    git("rm", "--quiet", "schools.yaml");
    commit();
    write(city());
    const { status, stdout } = run("HEAD");
    expect(status).toBe(0);
    expect(stdout).toContain("10 đơn vị mới");
    expect(stdout).toContain("Bản gốc chưa có sổ đăng ký");
  });

  test("a base that is no YAML: what can be compared, said where", () => {
    commit(city().replace("city:", "city: ["));
    write(city());
    const { status, stdout } = run("HEAD");
    expect(status).toBe(0);
    expect(stdout).toMatch(/Bản gốc schools\.yaml:\d+: tệp có chỗ không đọc được/);
  });

  test("a working tree that is binary: every unit unseen, refused, no stack trace", () => {
    commit(city());
    writeFileSync(join(folder, "schools.yaml"), Buffer.from([0, 255, 254, 1, 2, 0, 0, 7]));
    const { status, stdout, stderr } = run("HEAD");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("không thấy vì có phần không đọc được");
  });

  test.each<[string, readonly string[], RegExp]>([
    ["a revision that is not there", ["nhánh-không-có"], /Không có bản "nhánh-không-có"/],
    ["a revision that looks like an option", ["--", "--output=x"], /Không có bản "--output=x"/],
    ["a registry that is not there", ["HEAD", "--registry", "x.yaml"], /Không có tệp x\.yaml/],
    ["a form that is not there", ["HEAD", "--format", "pdf"], /pdf/],
    ["no revision", [], /base/],
  ])("%s: status 2 and a sentence", (_what, args, sentence) => {
    commit(city());
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  test("no repository at all: status 2 and a sentence", () => {
    write(city());
    rmSync(join(folder, ".git"), { recursive: true });
    const { status, stderr } = run("HEAD");
    expect(status).toBe(2);
    expect(stderr).toContain("Không có bản");
  });

  test("a permission that is a link is not followed", () => {
    commit(city());
    write(city(TWO_LOST));
    symlinkSync("/etc/hostname", join(folder, "overrides.yaml"));
    const { status, stdout, stderr } = run("HEAD");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("phải là một tệp thường");
  });
});

test("what synthesis would refuse is a fault that no permission lets pass, and stays one", () => {
  // In production cells 1 and 17 lie on two nodes, of which no rule knows.
  const across = { 1: { cell: 17, relocation: { from: 1 } } };
  commit(city());
  write(city(across));
  const { status, stdout } = run("main", "--format", "json");
  expect(status).toBe(1);
  const report = JSON.parse(stdout) as {
    verdict: { passes: boolean; faults: { vi: string }[] };
    findings: { introduced: { rule: string }[] };
  };
  expect(report.verdict.passes).toBe(false);
  expect(report.verdict.faults.map(({ vi }) => vi)).toEqual([
    expect.stringContaining("Đơn vị 7910001 chuyển từ cụm 1 sang cụm 17"),
  ]);
  expect(report.findings.introduced.map(({ rule }) => rule)).toContain("registry/environment");
  for (const format of ["text", "markdown"]) {
    expect(run("main", "--format", format).stdout).toContain("Đơn vị 7910001 chuyển từ cụm 1 sang cụm 17");
  }
  // Neither does another change pass while it is so.
  commit(city(across));
  expect(run("HEAD")).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("Đơn vị 7910001") as string,
  });
});
