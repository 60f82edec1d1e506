import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { registerForm } from "../../cli/form";
import { runVerb, temporaryFolder } from "../cli/support";
import { accessibilityViolations, describeWithChromium } from "../support/browser";
import { congtruong } from "../support/cli";
import { CITY, goodUnit, unitsYaml } from "../support/registry";

const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  district: "Quận 9",
  site: { host: "pgdq9.hcm.edu.vn" },
  mail: { ...(goodUnit()["mail"] as object), official: "pgdq9@hcm.edu.vn" },
});

/** A registry without errors on the disk. */
function registryFolder(): string {
  const folder = temporaryFolder();
  const files = {
    "schools.yaml": `${CITY}include: [schools/*.yaml]\n`,
    "schools/7900000.yaml": unitsYaml([OFFICE]),
    "schools/7900858.yaml": `# Quận 9, đừng xóa dòng này\n${unitsYaml([goodUnit({ parent: "7900858" })])}`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if ((await page.evaluate("document.activeElement?.id")) === id) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to #${id}`);
}

async function type(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Goes down a list of choices until one that begins so. */
async function choose(page: Page, id: string, start: string): Promise<void> {
  await tabTo(page, id);
  for (let presses = 0; presses < 60; presses++) {
    const chosen = await page.evaluate("document.activeElement.selectedOptions[0].textContent.trim()");
    if (String(chosen).startsWith(start)) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`#${id} has no choice that begins with ${start}`);
}

describeWithChromium("the form in a browser", (browser: () => Browser) => {
  const registry = registryFolder();
  const out = temporaryFolder();
  const requests: string[] = [];
  const faults: string[] = [];
  let page: Page;

  beforeAll(async () => {
    const where = ["--registry", registry, "--out", out];
    await runVerb(registerForm, "form", ...where, "--repository", "https://github.com/so/truong");
  });

  beforeEach(async () => {
    page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(pathToFileURL(join(out, "index.html")).href);
    await page.waitForSelector("#f-id");
  });

  afterEach(async () => {
    await page.close();
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
  });

  const status = () => page.textContent("[role=status].count");
  const settles = (text: string) => page.locator("[role=status].count", { hasText: text }).waitFor();

  test("takes a new unit by the keyboard alone, and what comes out lacks nothing but its cell", async () => {
    await type(page, "f-id", "7900866");
    await page.keyboard.press("Tab");
    await page.waitForSelector("#f-id-m");
    expect(await page.textContent("#f-id-m")).toContain(
      'Lỗi: Mã 7900866 đã dùng cho "Trường THCS Nguyễn Du"',
    );
    expect(await page.getAttribute("#f-id", "aria-invalid")).toBe("true");
    expect(await page.getAttribute("#f-id", "aria-describedby")).toContain("f-id-m");

    await page.keyboard.press("Shift+Tab");
    await type(page, "f-id", "7900999");
    await page.waitForSelector("#f-id-m", { state: "detached" });
    expect(await page.getAttribute("#f-id", "aria-invalid")).toBe("false");

    await type(page, "f-name", "Trường THCS Nguyễn Du");
    await choose(page, "f-kind", "Trường trung học cơ sở");
    await choose(page, "f-ownership", "C");
    await choose(page, "f-parent", "Ph");
    await page.locator("#f-district-h", { hasText: "Đề xuất theo tên" }).waitFor();
    expect(await page.inputValue("#f-site-host")).toBe("thcsnguyenduq9.hcm.edu.vn");
    expect(await page.inputValue("#f-district")).toBe("Quận 9");
    expect(await page.inputValue("#f-mail-official")).toBe("thcsnguyenduq9@hcm.edu.vn");

    await type(page, "f-mail-focal-name", "Lý Văn Khánh");
    expect(await page.inputValue("#f-mail-focal-address")).toBe("lyvankhanh.thcsnguyenduq9@hcm.edu.vn");
    await settles("1 lỗi");
    await type(page, "f-board-head", "Lê Hồng Uyên");
    await settles("Không còn lỗi nào.");

    const href = (await page.getAttribute("#pull-request", "href")) ?? "";
    const entry = (await page.textContent("#entry")) ?? "";
    expect(Object.fromEntries(new URL(href).searchParams)).toEqual({
      filename: "schools/7900858-7900999.yaml",
      value: entry,
      message: "Thêm 7900999 Trường THCS Nguyễn Du",
    });

    await tabTo(page, "download");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toBe("7900858-7900999.yaml");
    await download.saveAs(join(registry, "schools", download.suggestedFilename()));
    const run = congtruong(["validate", registry, "--format", "json", "--no-cache"]);
    const result = JSON.parse(run.stdout) as { summary: object; findings: { rule: string; fix: string }[] };
    // What is left to say is which cell it gets: the line is proposed, or `place` writes it.
    expect([run.status, result.summary]).toMatchObject([1, { units: 3, errors: 1 }]);
    expect(result.findings).toContainEqual(expect.objectContaining({ rule: "unit/cell", fix: "cell: 1" }));
    congtruong(["place", "--registry", registry]);
    expect(congtruong(["validate", registry, "--no-cache"]).status).toBe(0);
  });

  test("edits a unit by the keyboard alone and leaves the rest of its entry alone", async () => {
    await page.focus("input[name=task]:checked");
    await page.keyboard.press("ArrowDown");
    await type(page, "find", "nguyen du");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#f-name");
    expect(await page.inputValue("#f-name")).toBe("Trường THCS Nguyễn Du");
    expect(await page.getAttribute("#f-id", "readonly")).not.toBeNull();
    await type(page, "f-name", "Trường THCS Lê Lợi");
    await page.waitForSelector("#entry");
    const entry = (await page.textContent("#entry")) ?? "";
    const before = unitsYaml([goodUnit({ parent: "7900858" })])
      .replace(/^units:\n/, "")
      .trimEnd();
    expect(entry).toBe(before.replace("Nguyễn Du", "Lê Lợi"));
    expect(await page.getAttribute("#pull-request", "href")).toBe(
      "https://github.com/so/truong/edit/main/schools/7900858.yaml#L3",
    );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      tabTo(page, "download").then(() => page.keyboard.press("Enter")),
    ]);
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString("utf8")).toBe(`# Quận 9, đừng xóa dòng này\nunits:\n${entry}\n`);
  });

  test.each([
    ["a wide screen", 1280],
    ["a telephone", 360],
  ])("has no barrier that axe knows of on %s, in either language", async (_, width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await accessibilityViolations(page)).toEqual([]);
    await type(page, "f-id", "12");
    await type(page, "f-name", "Tr\u00ADêng THCS");
    await page.keyboard.press("Tab");
    await settles("lỗi");
    await page.click("text=Thêm một người");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.click(".toggle");
    expect(await page.textContent("h1")).toBe("Add or edit a unit");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await status()).toContain("errors to correct");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.check("input[value=edit]");
    await page.fill("#find", "quan");
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  test("offers the right text for one in an old encoding", async () => {
    await type(page, "f-name", "Tr\u00ADêng THCS NguyÔn Du");
    await page.keyboard.press("Tab");
    await page.click("button:has-text('Dùng Trường THCS Nguyễn Du')");
    expect(await page.inputValue("#f-name")).toBe("Trường THCS Nguyễn Du");
    await page.waitForSelector("#f-name-m", { state: "detached" });
  });
});
