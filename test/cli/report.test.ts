import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import readWorkbook from "read-excel-file/node";
import { registerReport } from "../../cli/report";
import { LIVE_RULES } from "../../policy/live/index";
import type { SiteRecord } from "../../policy/live/record";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { scanned } from "../support/scans";
import { runVerb, temporaryFolder } from "./support";

// Each run writes a page and a workbook: a second on a quiet machine, several on a busy one.
jest.setTimeout(30_000);

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

/** What this machine may have scanned itself is no part of a test. */
function scansIn(folder: string, ...records: readonly SiteRecord[]): string {
  mkdirSync(join(folder, "units"), { recursive: true });
  for (const record of records)
    writeFileSync(join(folder, "units", `${record.unit}.json`), JSON.stringify(record));
  return folder;
}
const unscanned = scansIn(temporaryFolder());

const reportOf = (registry: string, out: string, scans: string, ...more: string[]) =>
  runVerb(
    registerReport,
    "report",
    ...["--registry", registry, "--out", out, "--today", "2026-02-01", "--scans", scans],
    ...more,
  );
const report = (registry: string, out: string, ...more: string[]) =>
  reportOf(registry, out, unscanned, ...more);

test("writes a page and a spreadsheet, the same to the byte at any time", async () => {
  const registry = temporaryFolder();
  registryIn(registry, [OFFICE, SCHOOL]);
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  const printed = await report(registry, first);
  expect(printed).toContain("Toàn thành phố: kê khai 2/2 có trang và thư");
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

describe("each figure says whether it was declared or seen, and when", () => {
  const registry = temporaryFolder();
  beforeAll(() => registryIn(registry, [OFFICE, SCHOOL]));

  async function told(scans: string, ...more: string[]) {
    const out = temporaryFolder();
    const text = await reportOf(registry, out, scans, ...more);
    const sheets = await readWorkbook(join(out, "bao-cao.xlsx"));
    const column = (sheet: string, name: string) => {
      const [, , head, ...rows] = sheets.find((each) => each.sheet === sheet)?.data ?? [];
      return new Map(
        rows.map((row) => [sheet === "Nơi quản lý" ? row[1] : row[0], row[head?.indexOf(name) ?? -1]]),
      );
    };
    return { text, page: readFileSync(join(out, "index.html"), "utf8"), column };
  }

  test("without a scan all of them say plainly that nothing was looked at", async () => {
    const { text, page, column } = await told(unscanned);
    for (const each of [text, page]) {
      expect(each).toContain("Chưa mở trang nào: không có kết quả quét nào trong 30 ngày");
      expect(each).toContain("Nothing was looked at");
      expect(each).not.toMatch(/kiểm \d+\/\d+\)|mở được \d/);
    }
    expect(page).toContain("“khai” hoặc “sổ” là kê khai</strong> trong sổ đăng ký ngày 2026-02-01");
    expect(page).not.toMatch(/<\/b>có (?:trang|thư|cả hai)/);
    const basis = column("Quy định", "Căn cứ số liệu");
    expect([basis.get("site/search"), basis.get("domain/format")]).toEqual([
      "chưa quét",
      "kê khai ngày 2026-02-01",
    ]);
    expect(column("Nơi quản lý", "Kiểm được khi quét").get("Toàn thành phố")).toBe(0);
    expect(column("Nơi quản lý", "Tỷ lệ đã thấy mở được (%)").get("Toàn thành phố")).toBeNull();
  });

  test("what a scan saw has its day and its coverage beside it, by parent too, and lifts nothing declared", async () => {
    const scans = scansIn(
      temporaryFolder(),
      scanned("7900866", "https://thcsnguyendu.hcm.edu.vn.localhost:8443", "2026-01-30T20:00:00Z", {
        "site/reachable": "pass",
        "site/search": "fail",
        "unit/coverage": "unknown",
      }),
    );
    const { text, page, column } = await told(scans);
    for (const each of [text, page]) {
      // 20:00 in UTC is the next day in the city.
      expect(each).toContain("Đã thấy khi quét ngày 2026-01-31: kiểm 1/2 đơn vị đang hoạt động");
    }
    expect(text).toContain(
      "Phòng Giáo dục và Đào tạo Quận 9: kê khai 1/1 có trang và thư, 1/1 mục không có lỗi; " +
        "đã thấy mở được 100 % (kiểm 1/1), có trang và thư – (kiểm 0/1), 1/1 đơn vị có lỗi",
    );
    expect(text).toContain("Sở Giáo dục và Đào tạo: kê khai 1/1");
    expect(text).toContain("đã thấy mở được – (kiểm 0/1)");
    expect(page).toContain('kiểm 1/2 <span lang="en">seen to answer</span>');
    expect(column("Quy định", "Căn cứ số liệu").get("site/search")).toBe("đã thấy 2026-01-31");
    expect(column("Quy định", "Căn cứ số liệu").get("unit/coverage")).toBe(
      "kê khai ngày 2026-02-01; chưa quét",
    );
    expect(column("Quy định", "Đã thấy trái").get("site/search")).toBe(1);
    expect(column("Quy định", "Đã thấy đạt").get("unit/coverage")).toBe(0);
    expect(column("Quy định", "Kiểm được").get("unit/coverage")).toBe(0);
    expect(column("Đơn vị", "Lỗi đã thấy").get("7900866")).toBe(1);
    expect(column("Đơn vị", "Đã thấy ngày").get("7900858")).toBe("chưa kiểm");
    expect(column("Đã thấy", "Kết quả").get("7900866")).toMatch(/Lỗi|Chưa biết/);
  });

  test.each([
    [
      "older than the days that count",
      "2026-01-01T01:00:00Z",
      [],
      /Chưa mở trang nào: .*quá 30 ngày \(1 đơn vị\)/,
    ],
    ["within more days", "2026-01-01T01:00:00Z", ["--scan-days", "31"], /ngày 2026-01-01: kiểm 1\/2/],
    [
      "later than the report",
      "2026-02-02T01:00:00Z",
      [],
      /Chưa mở trang nào: .*sau ngày báo cáo \(1 đơn vị\)/,
    ],
  ])("results %s", async (_, at, more, says) => {
    const url = "https://thcsnguyendu.hcm.edu.vn.localhost:8443";
    const scans = scansIn(temporaryFolder(), scanned("7900866", url, at, { "site/reachable": "pass" }));
    const { text, page } = await told(scans, ...more);
    expect(text).toMatch(says);
    expect(page).toMatch(says);
  });

  test("what was seen under another name tells nothing of this one, and a broken file nothing at all", async () => {
    const scans = scansIn(
      temporaryFolder(),
      scanned("7900866", "https://ten-cu.hcm.edu.vn", "2026-01-30T01:00:00Z", { "site/reachable": "pass" }),
    );
    writeFileSync(join(scans, "units", "7900858.json"), '{"unit":"7900858","url":"x","rules":{"a":null}}');
    const { text } = await told(scans);
    expect(text).toContain("Chưa mở trang nào");
    expect(text).toContain("của tên miền khác với sổ (1 đơn vị)");
  });

  test("a place that has no scans is refused in a sentence", async () => {
    const run = reportOf(registry, temporaryFolder(), join(temporaryFolder(), "khong-co"));
    await expect(run).rejects.toThrow(/Không có kết quả quét nào ở .*khong-co/);
  });
});

/** Scans that saw nothing wrong with the office and the school. */
function scannedWhole(): string {
  const passes = Object.fromEntries(LIVE_RULES.map(({ id }) => [id, "pass" as const]));
  const sites = { "7900858": "pgdq9", "7900866": "thcsnguyendu" };
  return scansIn(
    temporaryFolder(),
    ...Object.entries(sites).map(([id, name]) =>
      scanned(id, `https://${name}.hcm.edu.vn`, "2026-01-30T20:00:00Z", passes),
    ),
  );
}

test("is compared with an earlier report by the file beside it, which is no file else", async () => {
  const [registry, first, second] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  registryIn(registry, [OFFICE, SCHOOL]);
  const scans = scannedWhole();
  await reportOf(registry, first, scans);
  const figures = join(first, "bao-cao.json");
  registryIn(registry, [OFFICE, { ...SCHOOL, board: undefined }]);
  const text = await reportOf(registry, second, scans, "--compare-with", figures);
  expect(text).toMatch(/Phòng Giáo dục và Đào tạo Quận 9: .*điểm \(xét .* %\), giảm \d/);
  expect(readFileSync(join(second, "index.html"), "utf8")).toContain("So với đánh giá ngày 2026-02-01.");
  const sheets = await readWorkbook(join(second, "bao-cao.xlsx"));
  const heads = sheets.find(({ sheet }) => sheet === "Chấm điểm")?.data[2];
  expect(heads).toEqual(expect.arrayContaining(["Điểm ngày 2026-02-01", "Chênh lệch"]));
  for (const other of [join(first, "index.html"), join(first, "absent.json")]) {
    await expect(report(registry, second, "--compare-with", other)).rejects.toThrow(/bao-cao\.json/);
  }
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
    "Chấm điểm",
    "Điểm từng đơn vị",
    "Thang điểm",
    "Phát hiện",
    "Đã thấy",
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
