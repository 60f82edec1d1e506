import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alertIndex } from "../../scripts/generate/alerts";

const ROOT = join(__dirname, "..", "..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "congtruong-"));
  mkdirSync(join(folder, "templates/monitoring/alerts"), { recursive: true });
  writeFileSync(join(folder, "templates/monitoring/alerts/site-down.ts"), "");
  writeFileSync(join(folder, "templates/monitoring/alerts/alert.ts"), "");
  buildSync({
    entryPoints: [join(ROOT, "scripts/new-alert.ts")],
    bundle: true,
    platform: "node",
    outfile: join(folder, "new-alert.js"),
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["new-alert.js", ...args], { cwd: folder, encoding: "utf8" });
const read = (path: string) => readFileSync(join(folder, path), "utf8");

test("makes alert, runbook and cases of one name, and enters the alert in the list", () => {
  expect(run("DiskFull").status).toBe(0);
  expect(read("templates/monitoring/alerts/disk-full.ts")).toMatch(
    /export const diskFull: Alert = \{\n {2}name: "DiskFull",\n {2}owner: [^]*inhibits: \[\]/,
  );
  const page = read("docs/runbooks/disk-full.md");
  for (const heading of ["# DiskFull: ", "## Chuyện gì đang xảy ra", "## Cần làm", "## In English"]) {
    expect(page).toContain(heading);
  }
  expect(read("test/images/monitoring/cases/disk-full.ts")).toContain('life("DiskFull"');
  const index = read("templates/monitoring/alerts/index.ts");
  expect(index).toContain('import { diskFull } from "./disk-full";');
  expect(index).toContain("  siteDown,\n");
});

test("writes over nothing", () => {
  const { status, stderr } = run("SiteDown");
  expect(status).toBe(2);
  expect(stderr).toContain("templates/monitoring/alerts/site-down.ts");
});

test.each(["", "diskFull", "disk-full", "../X", "Disk Full"])("refuses the name %j", (name) => {
  expect(run(name).status).toBe(2);
});

test("the list of alerts is the folder's", () => {
  expect(readFileSync(join(ROOT, "templates/monitoring/alerts/index.ts"), "utf8")).toBe(alertIndex());
});
