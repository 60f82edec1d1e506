import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "congtruong-"));
  mkdirSync(join(folder, "policy/rules/mail"), { recursive: true });
  writeFileSync(join(folder, "policy/rules/mail/domain.ts"), "");
  const options = {
    bundle: true,
    platform: "node",
    outfile: join(folder, "new-rule.js"),
    logLevel: "error",
  } as const;
  buildSync({ entryPoints: [join(ROOT, "scripts/new-rule.ts")], ...options });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["new-rule.js", ...args], { cwd: folder, encoding: "utf8" });
const read = (path: string) => readFileSync(join(folder, path), "utf8");

test("makes rule, test and page of one name, and enters the rule in the list", () => {
  expect(run("site/colour").status).toBe(0);
  expect(read("policy/rules/site/colour.ts")).toMatch(
    /unitRule\(\{\n {2}id: "site\/colour",[^]*stage: "warn"/,
  );
  expect(read("test/policy/rules/site/colour.test.ts")).toContain('ruleTable("site/colour"');
  expect(read("docs/rules/site/colour.md")).toMatch(/^# site\/colour\n/);
  const index = read("policy/rules/index.ts");
  expect(index).toContain('import { rule as mailDomain } from "./mail/domain";');
  expect(index).toContain('import { rule as siteColour } from "./site/colour";');
});

test("makes a rule about the whole registry where asked to", () => {
  expect(run("unit/alone", "--registry").status).toBe(0);
  expect(read("policy/rules/unit/alone.ts")).toContain("registryRule({");
});

test("makes a rule over what a scan sees, with its page and in its own list", () => {
  expect(run("site/colours", "--live").status).toBe(0);
  expect(read("policy/live/site/colours.ts")).toMatch(/liveRule\(\{\n {2}id: "site\/colours"/);
  expect(read("policy/live/index.ts")).toContain('import { rule as siteColours } from "./site/colours";');
  expect(read("docs/rules/site/colours.md")).toContain("on the site (`congtruong scan`)");
  expect(read("policy/rules/index.ts")).not.toContain("siteColours");
});

test("writes over nothing", () => {
  const before = read("policy/rules/mail/domain.ts");
  const { status, stderr } = run("mail/domain");
  expect({ status, after: read("policy/rules/mail/domain.ts") }).toEqual({ status: 2, after: before });
  expect(stderr).toContain("policy/rules/mail/domain.ts");
});

test.each(["", "colour", "Site/Colour", "../x/y", "a/b/c"])("refuses the name %j", (name) => {
  expect(run(name).status).toBe(2);
});
