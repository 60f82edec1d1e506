import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { launchChromium, visit } from "../../support/browser";
import { describeWithDocker, eventually, imageUnderTest } from "../../support/docker";
import { EDITOR, HEAD, TestCell } from "./cell";
import { englishWords, scriptTexts } from "./english";
import { page } from "./school";
import { SCHOOL, twoUnits } from "./two-units";

describeWithDocker("the editors' desk", () => {
  let cell: TestCell;
  let site: string;
  let url: string;
  let browser: Browser;
  let session: Awaited<ReturnType<BrowserContext["storageState"]>>;

  beforeAll(async () => {
    cell = new TestCell(await imageUnderTest("site"), await imageUnderTest("db"));
    cell.startDatabase();
    site = await cell.startSite(SCHOOL, {
      "/usr/share/untranslated.php": join(__dirname, "untranslated.php"),
      "/etc/php/8.4/fpm/conf.d/99-untranslated.ini": join(__dirname, "untranslated.ini"),
    });
    const [unit] = twoUnits(site);
    url = String(unit.url);
    cell.startProvisioner([{ ...unit, sectorFeed: false }]);
    browser = await launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1");
    await eventually("the site is there", async () => (await page(`${site}/`)).status === 200, 120_000);
    const context = await browser.newContext();
    const at = await context.newPage();
    await visit(at, cell.link(SCHOOL, HEAD.mail));
    await at.click("#wp-submit");
    await at.waitForURL(/wp-admin/);
    session = await context.storageState();
    await context.close();
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    cell?.remove();
  });

  const desk = async (width: number): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, storageState: session });
    context.setDefaultTimeout(90_000);
    return context.newPage();
  };

  /** A screen without what tells one entry from another; of each kind one is looked at. */
  const kindOf = (address: string): string => {
    const { pathname, searchParams } = new URL(address);
    const telling = [
      "post_type",
      "action",
      "post_status",
      "browser-uploader",
      "message",
      "trashed",
      "nhat-ky",
      "xac-thuc",
    ];
    return `${pathname}?${telling.map((name) => searchParams.get(name) ?? "").join("&")}`;
  };

  test("every screen that an editor reaches is Vietnamese: texts, scripts, and what both leave unsaid", async () => {
    const at = await desk(1280);
    cell.exec(`site-${SCHOOL}`, ["rm", "-f", "/tmp/untranslated"]);
    const seen = new Set<string>();
    const english: string[] = [];
    let texts = 0;
    const attachment = cell.wordpress(
      SCHOOL,
      `require_once ABSPATH . "wp-admin/includes/admin.php"; $draft = wp_insert_post(["post_title" => "Bài nháp", "post_content" => "một", "post_status" => "draft"]); wp_update_post(["ID" => $draft, "post_content" => "hai"]); wp_update_post(["ID" => $draft, "post_content" => "ba"]); file_put_contents("/tmp/a.pdf", "%PDF-1.4"); echo media_handle_sideload(["name" => "a.pdf", "tmp_name" => "/tmp/a.pdf"]) , " ", key(wp_get_post_revisions($draft)), " ", $draft;`,
    );
    const change = cell.wordpress(
      SCHOOL,
      `$page = get_page_by_path("gioi-thieu"); echo wp_insert_post(["post_type" => "page", "post_title" => "Giới thiệu", "post_content" => "khác", "post_status" => "pending", "meta_input" => ["_sua_cua" => $page->ID]]);`,
    );
    const [file, revision, draft] = attachment.split(" ");
    const queue = [
      `${url}/wp-login.php?loggedout=true`,
      `${url}/wp-admin/`,
      `${url}/wp-admin/revision.php?revision=${revision}`,
      `${url}/wp-admin/upload.php?item=${file}`,
      // What is said after a change.
      ...[1, 6, 8].map((number) => `${url}/wp-admin/post.php?post=${draft}&action=edit&message=${number}`),
      `${url}/wp-admin/edit.php?trashed=1&ids=${draft}`,
      `${url}/wp-admin/edit.php?post_status=trash&post_type=post`,
      `${url}/wp-admin/index.php?nhat-ky=1`,
      // The copy on which an editor changes what is published.
      `${url}/wp-admin/post.php?post=${change}&action=edit&message=10`,
    ];
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      const kind = kindOf(address);
      if (seen.has(kind)) continue;
      seen.add(kind);
      await visit(at, address);
      if (address.includes("item=")) await at.waitForSelector(".attachment-details");
      for (const words of await englishWords(at)) english.push(`${kind} shows: ${words}`);
      const said = await scriptTexts(at);
      texts += said.known;
      for (const words of said.english) english.push(`${kind} may say: ${words}`);
      const links = await at.evaluate<readonly string[]>(
        '[...document.links].map((link) => link.href.split("#")[0])',
      );
      queue.push(
        ...links.filter(
          (link) =>
            link.startsWith(`${url}/wp-admin/`) &&
            !/action=(?:trash|untrash|delete)|delete_all|TB_iframe/.test(link),
        ),
      );
    }
    // What those see who write and do not publish.
    const other = await browser.newContext({ viewport: { width: 360, height: 800 } });
    other.setDefaultTimeout(90_000);
    const writer = await other.newPage();
    await visit(writer, cell.link(SCHOOL, EDITOR.mail));
    await writer.click("#wp-submit");
    await writer.waitForURL(/wp-admin/);
    for (const screen of [
      "index.php",
      "post-new.php",
      "edit.php",
      "edit.php?post_type=page",
      `post.php?post=${draft}&action=edit&message=8`,
    ]) {
      await visit(writer, `${url}/wp-admin/${screen}`);
      for (const words of await englishWords(writer)) english.push(`${screen} shows to editors: ${words}`);
      expect([screen, await writer.evaluate("document.documentElement.scrollWidth - innerWidth")]).toEqual([
        screen,
        0,
      ]);
    }
    await other.close();
    // Of what PHP said, that which stands in an answer. Units of size and the product's name are the same in both.
    const untranslated = cell
      .exec(`site-${SCHOOL}`, ["cat", "/tmp/untranslated"])
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as [string, string])
      .filter(([, text]) => !["MB", "KB", "Block"].includes(text));
    expect([
      ...new Set([...english, ...untranslated.map(([where, text]) => `${where} has: ${text}`)]),
    ]).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
    expect(texts).toBeGreaterThan(300);
    await at.context().close();
  }, 300_000);

  test.each([
    ...["tools.php", "profile.php", "users.php", "edit-comments.php", "edit-tags.php", "options-general.php"],
    ...["site-health.php", "about.php", "media-upload.php"],
  ])("what an editor does not need is not there: %s", async (screen) => {
    const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const answers = [screen, "index.php"].map((each) =>
      page(`${site}/wp-admin/${each}`, { headers: { Cookie: cookie } }),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 200]);
  });

  test("after the log-in stands what is to be done this month; all of it fits a phone", async () => {
    const at = await desk(360);
    await visit(at, `${url}/wp-admin/`);
    expect(await at.textContent("h1")).toMatch(/^Việc cần làm trong tháng \d\d\/\d{4}$/);
    const tasks = await at.locator(".desk-tasks strong").allTextContents();
    expect(tasks).toContain("Giới thiệu: chưa có nội dung của đơn vị");
    const about = await at.getAttribute(".desk-tasks:not(.desk-waiting) a:has-text('Giới thiệu')", "href");
    for (const address of [
      `${url}/wp-admin/`,
      String(about),
      ...["post-new.php", "post-new.php?post_type=van_ban", "edit.php", "upload.php", "media-new.php"].map(
        (screen) => `${url}/wp-admin/${screen}`,
      ),
      `${url}/wp-login.php?action=link`,
    ]) {
      await visit(at, address);
      expect([address, await at.evaluate("document.documentElement.scrollWidth - innerWidth")]).toEqual([
        address,
        0,
      ]);
    }
    // What the directive enforces is locked, and says why.
    await visit(at, String(about));
    expect(await at.evaluate('document.querySelector("#title").readOnly')).toBe(true);
    expect(await at.isVisible("#edit-slug-buttons")).toBe(false);
    expect(await at.textContent(".notice-info")).toContain("do hệ thống giữ");
    await at.context().close();
  });

  test("what is pasted in TCVN3 or VNI is offered in Unicode, and left alone where the editor says no", async () => {
    const at = await desk(1280);
    const asked: string[] = [];
    let answer = true;
    at.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void (answer ? dialog.accept() : dialog.dismiss());
    });
    await visit(at, `${url}/wp-admin/post-new.php`);
    await at.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    // Through the machine's clipboard and the keyboard, as an editor does.
    const paste = async (into: Locator, html: string) => {
      const plain = html.replace(/<[^>]+>/g, "");
      await at.evaluate(`navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([${JSON.stringify(html)}], { type: "text/html" }),
          "text/plain": new Blob([${JSON.stringify(plain)}], { type: "text/plain" }),
        }),
      ])`);
      await into.click();
      await at.keyboard.press("Control+V");
    };
    const text = at.frameLocator("#content_ifr").locator("body");
    await at.waitForFunction("window.tinymce?.activeEditor?.initialized");
    await paste(text, "<p>Céng hoµ <b>x· héi</b> chñ nghÜa ViÖt Nam</p>");
    await eventually(
      "Unicode",
      async () =>
        (await text.innerHTML()).includes("<p>Cộng hoà <b>xã hội</b> chủ nghĩa Việt Nam</p>") ||
        (await text.innerHTML()).includes("<strong>xã hội</strong>"),
    );
    expect(asked[0]).toContain("TCVN3 (ABC, phông .VnTime)");
    expect(asked[0]).toContain("Sẽ thành: Cộng hoà xã hội chủ nghĩa Việt Nam");

    await paste(at.locator("#title"), "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam");
    await eventually("the title", async () => (await at.inputValue("#title")) !== "");
    expect(await at.inputValue("#title")).toBe("Cộng hòa xã hội chủ nghĩa Việt Nam");
    expect(asked[1]).toContain("VNI");

    answer = false;
    await paste(text, "<p>Céng hoµ x· héi chñ nghÜa ViÖt Nam</p>");
    await eventually("as it came", async () => (await text.innerHTML()).includes("ViÖt Nam"));
    await paste(text, "<p>Trường Tiểu học An Phú, Café Zürich: không đổi</p>");
    await eventually("Unicode is not asked about", async () => (await text.innerHTML()).includes("Zürich"));
    expect(asked).toHaveLength(3);
    await at.context().close();
  });

  test("a table is made with a button, gets a row, and is published as it was made", async () => {
    const at = await desk(1280);
    await visit(at, `${url}/wp-admin/post-new.php`);
    await at.fill("#title", "Lịch thi học kỳ");
    await at.click(".mce-btn:has-text('Bảng') button");
    await at.click(".mce-menu-item:has-text('Chèn bảng')");
    await at.click(".mce-window .mce-primary button");
    const text = at.frameLocator("#content_ifr");
    await text.locator("td").first().click();
    await at.click(".mce-btn:has-text('Bảng') button");
    await at.click(".mce-menu-item:has-text('Thêm hàng')");
    expect(await text.locator("tr").count()).toBe(6);
    await eventually("published", async () => {
      await at.click("#publish:not(.disabled)");
      return at.waitForSelector("#message.updated", { timeout: 8000 });
    });
    const stored = cell.sql(
      `SELECT post_content FROM u${SCHOOL}.wp_posts WHERE post_title = 'Lịch thi học kỳ' AND post_type = 'post'`,
    );
    expect(stored.match(/<tr>/g)).toHaveLength(6);
    expect(stored.match(/<th>Tên cột<\/th>/g)).toHaveLength(3);
    await at.context().close();
  });
});
