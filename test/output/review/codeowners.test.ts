import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeowners, orgOf } from "../../../output/review/codeowners";
import { congtruong } from "../../support/cli";
import { CITY, cityOf, goodUnit, unitsYaml } from "../../support/registry";

const office = (id: string, changes: Record<string, unknown> = {}) =>
  goodUnit({ id, name: `Phòng Giáo dục và Đào tạo ${id}`, kind: "phong-gddt", ...changes });
const rules = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(/ +/));

test("each parent's file is its team's, everything else the department's, which stands first", () => {
  const registry = cityOf(office("7901850"), office("7900858"), goodUnit({ parent: "7900858" }));
  expect(rules(codeowners(registry, { org: "so-gddt-hcm", folder: "" }))).toEqual([
    ["*", "@so-gddt-hcm/so-7900000"],
    ["/schools/7900000*.yaml", "@so-gddt-hcm/so-7900000"],
    ["/schools/7900858*.yaml", "@so-gddt-hcm/phong-7900858"],
    ["/schools/7901850*.yaml", "@so-gddt-hcm/phong-7901850"],
  ]);
});

test("a new name changes nothing; neither does a school", () => {
  const props = { org: "o", folder: "so" };
  const text = codeowners(cityOf(office("7900858")), props);
  expect(codeowners(cityOf(office("7900858", { name: "Tên mới" }), goodUnit()), props)).toBe(text);
  expect(text).toContain("/so/schools/7900858*.yaml");
});

test("an office that has left owns nothing, unless units still name it; an unknown parent owns nothing", () => {
  const paths = (...units: unknown[]) =>
    rules(codeowners(cityOf(...units), { org: "o", folder: "" })).map(([path]) => path);
  const gone = office("7900858", { status: "retired" });
  expect(paths(gone, goodUnit({ parent: "7909999" }))).toEqual(["*", "/schools/7900000*.yaml"]);
  expect(paths(gone, goodUnit({ parent: "7900858" }))).toContain("/schools/7900858*.yaml");
});

describe("the command", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "congtruong-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: readonly string[]) => congtruong(["codeowners", ...args], { cwd: folder });
  const write = (...units: unknown[]) => writeFileSync(join(folder, "schools.yaml"), CITY + unitsYaml(units));

  test("writes it once with an organisation, keeps that, and tells when it is stale", () => {
    write(office("7900858"));
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining("--org") });
    expect(run("--org", "so-gddt-hcm").status).toBe(0);
    const file = join(folder, ".github/CODEOWNERS");
    expect(orgOf(readFileSync(file, "utf8"))).toBe("so-gddt-hcm");
    expect(run("--check").status).toBe(0);
    write(office("7900858"), office("7901850"));
    const stale = run("--check");
    expect(stale).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("--org so-gddt-hcm"),
    });
    expect(readFileSync(file, "utf8")).not.toContain("7901850");
    expect(run().status).toBe(0);
    expect(run("--check").status).toBe(0);
  });

  test.each(["a b", "-a", "@o", "o\n* @evil/x", "x".repeat(40)])("--org %j is refused", (org) => {
    write(office("7900858"));
    expect(run("--org", org)).toMatchObject({ status: 2, stdout: "" });
  });
});
