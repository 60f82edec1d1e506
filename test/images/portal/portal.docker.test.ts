import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { Browser, Page } from "playwright-core";
import type { UnitId } from "../../../model/city";
import { portalChannel } from "../../../templates/portal";
import { launchChromium, NETWORK_CHANGED, visit } from "../../support/browser";
import { city, environment, unit } from "../../support/city";
import { describeWithDocker, docker, eventually, freePort, imageUnderTest } from "../../support/docker";
import { channelFiles } from "../../support/channel";

const UNITS = Array.from({ length: 2700 }, (_, index) =>
  unit(String(7_900_001 + index), {
    name: index === 1234 ? "Trường THPT Nguyễn Đình Chiểu" : `Trường Tiểu học Số ${index}`,
    kind: index === 1234 ? "thpt" : "tieu-hoc",
    cell: 1 + Math.floor(index / 64),
    parentId: String(7_990_000 + (index % 22)) as UnitId,
    parentName: `Phòng Giáo dục và Đào tạo Quận ${1 + (index % 22)}`,
  }),
);

describeWithDocker("the portal", () => {
  const folder = mkdtempSync(join(tmpdir(), "ctw-portal-"));
  const name = `ctw-portal-${process.pid}`;
  let origin: string;
  let browser: Browser;

  const publish = (generation: string, units = UNITS, extra: Record<string, string> = {}): void => {
    const channel = channelFiles(portalChannel, city(units), environment());
    const files = Object.assign({}, channel.base, ...channel.cells.values(), extra) as Record<string, string>;
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(join(folder, ".generation"), generation);
  };
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, { redirect: "manual", signal: AbortSignal.timeout(5000), ...init });

  beforeAll(async () => {
    const image = await imageUnderTest("portal");
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    chmodSync(folder, 0o755);
    const tmpfs = ["/srv", "/run", "/tmp"].flatMap((path) => [
      "--mount",
      `type=tmpfs,destination=${path},tmpfs-mode=0777`,
    ]);
    docker(
      "run",
      "-d",
      "--name",
      name,
      "--read-only",
      ...tmpfs,
      "-v",
      `${folder}:/config:ro`,
      "-p",
      `127.0.0.1:${port}:8080`,
      image,
    );
    await eventually("not healthy without pages", async () => (await get("/health")).status === 503);
    publish("first");
    await eventually("pages", async () => (await get("/health")).ok, 30_000);
    browser = await launchChromium();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    docker("rm", "-f", "-v", name);
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ["/", "text/html; charset=utf-8"],
    ["/units.json", "application/json; charset=utf-8"],
    ["/opml.xml", "text/x-opml; charset=utf-8"],
    ["/rss.xml", "application/rss+xml; charset=utf-8"],
    ["/robots.txt", "text/plain; charset=utf-8"],
  ])("%s is %s, compressed and guarded", async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("server")).toBe("nginx");
    if (path !== "/robots.txt") expect(response.headers.get("content-encoding")).toBe("gzip");
  });

  test.each([
    ["mta-sts", "/.well-known/mta-sts.txt", "text/plain", "version: STSv1\r\nmode: testing\r\nmx: mail."],
    ["autoconfig", "/mail/config-v1.1.xml", "text/xml", "<hostname>mail.hcm.edu.vn.localhost</hostname>"],
  ])("under the name %s it answers mail's question, and nothing else", async (label, path, type, content) => {
    const ask = (wanted: string) =>
      new Promise<{ status: number | undefined; type: string | undefined; text: string }>((resolve, reject) =>
        request(
          `${origin}${wanted}`,
          { headers: { host: `${label}.hcm.edu.vn.localhost:8443` } },
          (answer) => {
            text(answer).then(
              (body) =>
                resolve({ status: answer.statusCode, type: answer.headers["content-type"], text: body }),
              reject,
            );
          },
        )
          .on("error", reject)
          .end(),
      );
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.type).toContain(type);
    expect(answer.text).toContain(content);
    for (const other of ["/", "/units.json", "/mail/", "/health"])
      expect((await ask(other)).status).toBe(404);
    expect((await get(path)).status).toBe(404);
  });

  test("every link of the feed opens", async () => {
    const feed = await (await get("/rss.xml")).text();
    const links = [...feed.matchAll(/<link>([^<]*\/tin\/[^<]*)<\/link>/g)].map(
      ([, link]) => new URL(link ?? "").pathname,
    );
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect((await get(link)).status).toBe(200);
  });

  test("what is not there is a page of ours, and nothing can be posted", async () => {
    const missing = await get("/khong-co");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("Không tìm thấy trang này");
    expect((await get("/", { method: "POST" })).status).toBe(405);
    expect((await get("/tin/../../etc/passwd")).status).toBe(404);
    expect((await get("/tin/cong-khai-dau-nam-hoc")).headers.get("location")).toBe(
      "/tin/cong-khai-dau-nam-hoc/",
    );
  });

  describe.each([
    ["a desk", 1280],
    ["a telephone", 360],
  ])("in a browser on %s", (_name, width) => {
    let page: Page;
    const foreign: string[] = [];
    const errors: string[] = [];

    beforeAll(async () => {
      page = await browser.newPage({ viewport: { width, height: 800 } });
      page.on("request", (request) => {
        if (!request.url().startsWith(origin) && !request.url().startsWith("data:"))
          foreign.push(request.url());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes(NETWORK_CHANGED))
          errors.push(message.text());
      });
      await visit(page, origin);
    });
    afterAll(() => page.close());

    test("it fits, asks nobody else and has no errors", async () => {
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      expect(foreign).toEqual([]);
      expect(errors).toEqual([]);
    });

    test("it finds without diacritics, within a tenth of a second or so, and shows what it found", async () => {
      await page.getByLabel("Tìm đơn vị").fill("nguyen dinh chieu");
      await page.getByRole("status").filter({ hasText: "1 trên 2700 đơn vị" }).waitFor({ timeout: 5000 });
      const link = page.getByRole("link", { name: "Trường THPT Nguyễn Đình Chiểu" });
      expect(await link.isVisible()).toBe(true);
      expect(await link.getAttribute("href")).toBe("https://thcs7901235.hcm.edu.vn.localhost:8443/");
      expect(page.url()).toContain("q=nguyen+dinh+chieu");
    });

    test("filters join the search; nothing found is said", async () => {
      await page.getByLabel("Loại đơn vị").selectOption("tieu-hoc");
      await page.getByText("Không có đơn vị nào khớp").waitFor({ timeout: 5000 });
      await page.getByLabel("Tìm đơn vị").fill("");
      await page.getByLabel("Thuộc").selectOption({ label: "Phòng Giáo dục và Đào tạo Quận 3" });
      await page.getByRole("status").filter({ hasText: "122 trên 2700 đơn vị" }).waitFor({ timeout: 5000 });
    });

    test("an address with a search in it opens on that search", async () => {
      await visit(page, `${origin}/?q=dinh+chieu`);
      await page.getByRole("status").filter({ hasText: "1 trên 2700 đơn vị" }).waitFor({ timeout: 5000 });
    });
  });

  test("a new generation replaces the pages; a broken one changes nothing", async () => {
    const renamed = UNITS.map((each, index) =>
      index === 0 ? { ...each, name: "Trường Vừa Đổi Tên" } : each,
    );
    publish("second", renamed);
    await eventually("the new name", async () =>
      (await (await get("/")).text()).includes("Trường Vừa Đổi Tên"),
    );
    publish("third", UNITS, { "units/cell-01.json": "[{" });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await (await get("/")).text()).toContain("Trường Vừa Đổi Tên");
    expect((await get("/health")).status).toBe(200);
    expect(
      docker("exec", name, "ls", "/srv")
        .split("\n")
        .filter((each) => each.startsWith("pages-")).length,
    ).toBeLessThanOrEqual(2);
  });
});
