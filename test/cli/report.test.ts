import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import readWorkbook from "read-excel-file/node";
import { registerReport } from "../../cli/report";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { runVerb, temporaryFolder } from "./support";

const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  district: "Quận 9",
  site: { host: "pgdq9.hcm.edu.vn" },
});

const SCHOOL = goodUnit({ name: '<b>=1+1 "Nguyễn" Du</b>', parent: "7900858", district: "Quận 9" });

function registryIn(folder: string, units: readonly unknown[]): void {
  mkdirSync(join(folder, "schools"), { recursive: true });
  writeFileSync(join(folder, "schools.yaml"), `${CITY}include: [schools/*.yaml]\n`);
  writeFileSync(join(folder, "schools", "7900858.yaml"), unitsYaml(units));
}

function commit(folder: string, day: string): void {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=An", "-c", "user.email=an@hcm.edu.vn", ...args], {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        GIT_COMMITTER_DATE: `${day}T05:00:00Z`,
        GIT_AUTHOR_DATE: `${day}T05:00:00Z`,
      },
      stdio: "pipe",
    });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "-m", day);
}

const report = (registry: string, out: string, ...more: string[]) =>
  runVerb(registerReport, "report", "--registry", registry, "--out", out, "--today", "2026-02-01", ...more);

test("writes a page and a spreadsheet, the same to the byte at any time", async () => {
  const registry = temporaryFolder();
  registryIn(registry, [OFFICE, SCHOOL]);
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  const printed = await report(registry, first);
  expect(printed).toContain("2 đơn vị theo kê khai: 2/2 khai có trang và thư");
  const now = jest.spyOn(Date, "now").mockReturnValue(Date.parse("2031-05-05T00:00:00Z"));
  jest.useFakeTimers({
    now: Date.parse("2031-05-05T00:00:00Z"),
    doNotFake: ["nextTick", "setImmediate", "setTimeout"],
  });
  await report(registry, second);
  jest.useRealTimers();
  now.mockRestore();
  for (const file of ["index.html", "bao-cao.xlsx"]) {
    expect(readFileSync(join(second, file)).equals(readFileSync(join(first, file)))).toBe(true);
  }
});

test("what stands in the registry is text on the page and in the sheet, whatever it looks like", async () => {
  const [registry, out] = [temporaryFolder(), temporaryFolder()];
  registryIn(registry, [OFFICE, SCHOOL]);
  await report(registry, out);
  const page = readFileSync(join(out, "index.html"), "utf8");
  expect(page).toContain("&lt;b&gt;=1+1 &#34;Nguyễn&#34; Du&lt;/b&gt;");
  expect(page).not.toContain("<b>=1+1");
  const sheets = await readWorkbook(join(out, "bao-cao.xlsx"));
  const units = sheets.find(({ sheet }) => sheet === "Đơn vị")?.data ?? [];
  expect(units.flat()).toContain(SCHOOL["name"]);
});

test("no figure passes for something that was seen: page and sheet say that it was declared, and when", async () => {
  const [registry, out] = [temporaryFolder(), temporaryFolder()];
  registryIn(registry, [OFFICE, SCHOOL]);
  await report(registry, out);
  const page = readFileSync(join(out, "index.html"), "utf8");
  expect(page).toContain("Số liệu là kê khai</strong> trong sổ đăng ký ngày 2026-02-01");
  expect(page).not.toMatch(/<\/b>có (?:trang|thư|cả hai)/);
  const rules = (await readWorkbook(join(out, "bao-cao.xlsx"))).find(({ sheet }) => sheet === "Quy định");
  const [, , head, ...rows] = rules?.data ?? [];
  const basis = new Set(rows.map((row) => row[head?.indexOf("Căn cứ số liệu") ?? -1]));
  expect([...basis]).toEqual(["kê khai ngày 2026-02-01"]);
});

test("the spreadsheet has the coverage of each parent, as figures", async () => {
  const [registry, out] = [temporaryFolder(), temporaryFolder()];
  registryIn(registry, [OFFICE, SCHOOL, goodUnit({ id: "7900002", parent: "7900858", mail: undefined })]);
  await report(registry, out);
  const sheets = await readWorkbook(join(out, "bao-cao.xlsx"));
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    "Nơi quản lý",
    "Loại hình",
    "Quận, huyện",
    "Quy định",
    "Đơn vị",
    "Phát hiện",
    "Được miễn",
  ]);
  const [title, , head, ...rows] = sheets[0]?.data ?? [];
  expect(title?.[0]).toContain("2026-02-01");
  const column = head?.indexOf("Độ phủ kê khai (%)") ?? -1;
  expect(rows.map((row) => [row[1], row[column]])).toEqual([
    ["Sở Giáo dục và Đào tạo", 100],
    ["Phòng Giáo dục và Đào tạo Quận 9", 50],
    ["Toàn thành phố", 66.6],
  ]);
});

describe("with --history", () => {
  test("the trend has one point a day, judged by that day, and the present state last", async () => {
    const [registry, out] = [temporaryFolder(), temporaryFolder()];
    registryIn(registry, [OFFICE]);
    commit(registry, "2026-01-01");
    registryIn(registry, [OFFICE, goodUnit({ parent: "7900858", mail: undefined })]);
    commit(registry, "2026-01-15");
    writeFileSync(join(registry, "README.md"), "not the registry\n");
    commit(registry, "2026-01-20");
    registryIn(registry, [OFFICE, goodUnit({ parent: "7900858" })]);
    await report(registry, out, "--history");
    const trend = (await readWorkbook(join(out, "bao-cao.xlsx"))).find(({ sheet }) => sheet === "Diễn biến");
    const [, , head, ...rows] = trend?.data ?? [];
    const at = (name: string) => head?.indexOf(name) ?? -1;
    expect(rows.map((row) => [row[0], row[at("Số đơn vị")], row[at("Độ phủ kê khai (%)")]])).toEqual([
      ["2026-01-01", 1, 100],
      ["2026-01-15", 2, 50],
      ["2026-02-01", 2, 100],
    ]);
    expect(readFileSync(join(out, "index.html"), "utf8")).toContain('<polyline class="covered"');
  });

  test("a folder without history is told so in a sentence", async () => {
    const [registry, out] = [temporaryFolder(), temporaryFolder()];
    registryIn(registry, [OFFICE]);
    await expect(report(registry, out, "--history")).rejects.toThrow(/--history cần lịch sử git/);
  });
});

test.each(["2026-02-30", "hôm nay"])("--today %s is refused", async (day) => {
  const run = runVerb(registerReport, "report", "--out", temporaryFolder(), "--today", day);
  await expect(run).rejects.toThrow(/không phải một ngày/);
});
