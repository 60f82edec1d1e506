import type { Browser, BrowserContext, Page } from "playwright-core";
import { temporaryFolder } from "../cli/support";
import { accessibilityViolations, describeWithChromium } from "../support/browser";
import { daysUntil } from "../../console/trend";
import { LIVE_RULES } from "../../policy/live/index";
import { DEPARTMENT, HACKED, Lab, PASSWORD, TODAY } from "./city";
import { largeCity, largeRecords } from "./large-city";

describeWithChromium("the console in a browser", (browser: () => Browser) => {
  const city = largeCity();
  const days = daysUntil(TODAY);
  const rules = LIVE_RULES.map(({ id }) => id);
  const seen = new Uint8Array(days.length * rules.length);
  // Kept, broken later, and for a while unknown.
  seen.forEach((_, index) => (seen[index] = index % days.length < 40 ? 1 : index % days.length < 50 ? 0 : 2));
  const tracks = new Map(city.units.map(({ id }) => [id, seen]));
  const props = { trends: () => ({ days, rules, tracks }) };
  const lab = new Lab(temporaryFolder(), props, city, largeRecords());
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  beforeAll(() => lab.start());
  afterAll(() => lab.stop());
  beforeEach(async () => {
    context = await browser().newContext({ viewport: { width: 360, height: 740 } });
    page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("dialog", (dialog) => {
      errors.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("401")) errors.push(message.text());
    });
  });
  afterEach(() => context.close());

  const logIn = async () => {
    await page.goto(lab.origin);
    await page.getByLabel("Địa chỉ thư").fill(DEPARTMENT);
    await page.getByLabel("Mật khẩu").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Tình hình toàn thành phố" }).waitFor();
  };

  test("every page is usable on a phone and on a desk, and says what it is to everybody", async () => {
    await page.goto(lab.origin);
    expect(await accessibilityViolations(page)).toEqual([]);
    await logIn();
    const turned = new URLSearchParams({ "quy-dinh": "intrusion/gambling", trang: `${HACKED.url}/` });
    const paths = [
      "/",
      "/don-vi",
      "/don-vi?ket-qua=trai",
      `/don-vi/${HACKED.id}`,
      `/don-vi/${HACKED.id}/dien-bien`,
      `/don-vi/${HACKED.id}/so-sanh?${turned.toString()}`,
      "/xu-huong",
      "/xu-huong?quy-dinh=site%2Fsearch",
      "/phan-anh",
      "/nhat-ky",
      "/khong-co",
    ];
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of paths) {
        await page.goto(`${lab.origin}${path}`);
        const overflow = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect([path, width, overflow]).toEqual([path, width, 0]);
        expect([path, await accessibilityViolations(page)]).toEqual([path, []]);
      }
    }
    expect(errors.filter((each) => !each.includes("404"))).toEqual([]);
  });

  test("a filter is saved under a name, opened again and removed, by the keyboard alone", async () => {
    await logIn();
    await page.goto(`${lab.origin}/don-vi?ket-qua=trai&moi=7`);
    await page.getByLabel("Đặt tên để lưu bộ lọc này").fill("Mới trái");
    await page.keyboard.press("Enter");
    const link = page.getByRole("link", { name: "Mới trái", exact: true });
    await link.waitFor();
    await page.goto(`${lab.origin}/don-vi`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${lab.origin}/don-vi?ket-qua=trai&moi=7`);
    await page.getByRole("button", { name: "Xóa bộ lọc Mới trái" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${lab.origin}/don-vi`);
    expect(await link.count()).toBe(0);
  });

  test("from the city to a school and an objection by the keyboard alone", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await logIn();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Đến nội dung");
    await page.getByLabel("Tìm đơn vị").focus();
    await page.keyboard.type("le quy don");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: HACKED.name, exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: HACKED.name }).waitFor();
    const asked = page.getByText("Kết quả này chưa đúng?").first();
    await asked.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox").first().fill("Chúng tôi đã gỡ.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Đã gửi phản ánh").waitFor();
    expect(await page.getByText("Chúng tôi đã gỡ.").count()).toBe(1);
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByLabel("Mật khẩu").waitFor();
  });
});
