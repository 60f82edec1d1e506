import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { scoresOf } from "../../../../output/reports/yearly/evaluation";
import { reportFacts } from "../../../../output/reports/yearly/facts";
import { renderReport } from "../../../../output/reports/yearly/page";
import { seenFacts } from "../../../../output/reports/yearly/seen";
import { renderOfficePage } from "../../../../output/reports/yearly/office-page";
import { renderUnitPage } from "../../../../output/reports/yearly/unit-page";
import { evaluate } from "../../../../policy/evaluate";
import { temporaryFolder } from "../../../cli/support";
import { scanned } from "../../../support/scans";
import { accessibilityViolations, describeWithChromium } from "../../../support/browser";
import { cityOf, goodUnit } from "../../../support/registry";

const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  site: { host: "pgdq9.hcm.edu.vn" },
});

describeWithChromium("the report in a browser", (browser: () => Browser) => {
  const file = join(temporaryFolder(), "index.html");
  const officeFile = join(temporaryFolder(), "7900858.html");
  const unitFile = join(temporaryFolder(), "7900866.html");
  let page: Page;

  beforeAll(() => {
    const registry = cityOf(
      OFFICE,
      goodUnit({ parent: "7900858" }),
      goodUnit({
        id: "7900867",
        name: "Trường Mầm non Sen Hồng",
        kind: "mam-non",
        mail: undefined,
        parent: "7900858",
      }),
    );
    const facts = reportFacts(registry, evaluate(registry, { today: "2026-02-01" }), "2026-02-01");
    const records = [
      scanned("7900866", "https://thcsnguyendu.hcm.edu.vn", "2026-01-30T02:00:00Z", {
        "site/reachable": "pass",
        "site/search": "fail",
      }),
    ];
    const scans = { records, place: "scan", withinDays: 30, hostSuffix: "" };
    const seen = seenFacts(facts, scans, []);
    const trend = [
      { day: "2026-01-01", commit: "abc1234", total: facts.total },
      { day: "2026-02-01", commit: "", total: facts.total },
    ];
    const report = { facts, seen, scores: scoresOf(facts, seen), before: null, trend };
    writeFileSync(file, renderReport(report, "bao-cao.xlsx"));
    const [, school] = facts.units;
    if (school === undefined) throw new Error("no school");
    writeFileSync(unitFile, renderUnitPage(school, report) ?? "");
    writeFileSync(officeFile, renderOfficePage("7900858", report, "../don-vi") ?? "");
  });

  beforeEach(async () => {
    page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(file).href);
  });

  afterEach(() => page.close());

  const shown = () => page.locator("#units tbody tr:not([hidden]) th").allTextContents();

  test("is searched without tones and filtered by state", async () => {
    await page.fill("#q", "sen hong");
    expect(await shown()).toEqual([expect.stringContaining("Sen Hồng")]);
    expect(await page.textContent("#found")).toBe("1 / 3 đơn vị");
    await page.fill("#q", "");
    await page.selectOption("#state", "m");
    expect(await shown()).toEqual([expect.stringContaining("Sen Hồng")]);
    await page.fill("#q", "không có");
    expect(await page.textContent("#found")).toContain("Không có đơn vị nào khớp");
    await page.fill("#q", "");
    await page.selectOption("#state", "t");
    expect(await shown()).toEqual([expect.stringContaining("Trường THCS Nguyễn Du")]);
    await page.selectOption("#state", "u");
    expect(await shown()).toHaveLength(2);
    await page.selectOption("#state", "*");
    await page.fill("#q", "không có");
  });

  test("is sorted by a column from the keyboard, numbers the largest first", async () => {
    const head = page.locator("#units thead th").nth(3);
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    const errors = () => page.locator("#units tbody td.n").allTextContents();
    const down = (await errors()).map(Number);
    expect(down).toEqual([...down].sort((a, b) => b - a));
    expect(new Set(down).size).toBeGreaterThan(1);
    await page.keyboard.press("Enter");
    expect((await errors()).map(Number)).toEqual([...down].reverse());
  });

  test.each([1280, 360])(
    "has no barrier that axe knows of at %i px, and nothing runs over",
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    },
  );

  test.each([1280, 360])("a unit's own page and an office's have none either at %i px", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const [own, content] of [
      [unitFile, ".task"],
      [officeFile, ".units tbody tr"],
    ] as const) {
      await page.goto(pathToFileURL(own).href);
      expect(await page.locator(content).count()).toBeGreaterThan(0);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    }
  });

  test("is printed without its list of units, unless that is wanted", async () => {
    await page.check("#whole");
    await page.emulateMedia({ media: "print" });
    expect(await page.isVisible("#units")).toBe(true);
    await page.emulateMedia({ media: "screen" });
    await page.uncheck("#whole");
    await page.emulateMedia({ media: "print" });
    expect(await page.isVisible("#units")).toBe(false);
    expect(await page.isVisible("#noi-quan-ly")).toBe(true);
  });
});
