import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { launchChromium, visit } from "../../support/browser";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { HEAD, TestCell, type TestUnit } from "./cell";
import type { UnitDrift, UnitJournal } from "../../../output/reports/sites/facts";
import { page } from "./school";
import { FEED, OFFICE, SCHOOL, SECTIONS, twoUnits } from "./two-units";

describeWithDocker("a cell of two units", () => {
  let cell: TestCell;
  let school: string;
  let office: string;
  let units: readonly [TestUnit, TestUnit];

  beforeAll(async () => {
    cell = new TestCell(await imageUnderTest("site"), await imageUnderTest("db"));
    cell.startFeed();
    cell.setFeed(FEED);
    cell.startDatabase();
    school = await cell.startSite(SCHOOL);
    office = await cell.startSite(OFFICE);
    units = twoUnits(school);
  }, 600_000);

  afterAll(() => cell?.remove());

  const applied = (): Promise<unknown> =>
    eventually(
      "every unit applied",
      () => cell.exec("provisioner", ["cat", "/run/provisioner/applied"]) === "",
      60_000,
    );
  const setUnits = async (...changes: readonly [Partial<TestUnit>, Partial<TestUnit>]): Promise<void> => {
    cell.startProvisioner(units.map((unit, index) => ({ ...unit, ...changes[index] })));
    await eventually(
      "both units gone through",
      () => cell.said(SCHOOL).length > 0 && cell.said(OFFICE).length > 0,
      60_000,
    );
  };
  const checksums = (): string =>
    cell.sql(
      "SELECT CONCAT('CHECKSUM TABLE ', GROUP_CONCAT(CONCAT('`', TABLE_SCHEMA, '`.', TABLE_NAME) ORDER BY 1)) FROM information_schema.TABLES WHERE TABLE_SCHEMA LIKE 'u79%' INTO @q; PREPARE s FROM @q; EXECUTE s",
    );

  test("until it has content, a site says so and is healthy", async () => {
    const answer = await eventually("the site answers", async () => {
      const got = await page(`${school}/`);
      return got.status === 503 ? got : null;
    });
    expect(answer.headers.get("retry-after")).toBe("30");
    expect(answer.text).toContain("Trang đang được chuẩn bị");
    expect((await page(`${school}/.health`)).status).toBe(503);
    await eventually(
      "healthy",
      () => docker("inspect", "-f", "{{.State.Health.Status}}", cell.name(`site-${SCHOOL}`)) === "healthy",
      40_000,
    );
  });

  test("the provisioner opens both sites; the start page is there at once, whatever the port", async () => {
    cell.startProvisioner(units);
    await applied();
    for (const [site, unit] of [
      [school, units[0]],
      [office, units[1]],
    ] as const) {
      const start = await page(`${site}/`);
      expect([start.status, start.headers.get("location")]).toEqual([200, null]);
      expect(start.text).toMatch(new RegExp(`<h1 class="name"><a [^>]*>${String(unit.name)}</a></h1>`));
      expect(start.text).toContain('<html lang="vi"');
      expect(start.text).toContain(`href="${String(unit.url)}/gioi-thieu/"`);
    }
  });

  test.each(Object.entries(SECTIONS))("section %s", async (slug, title) => {
    const section = await page(`${school}/${slug}/`);
    expect(section.status).toBe(200);
    expect(section.text).toContain(`<h1>${title}</h1>`);
    // The menu on every page leads to every section.
    for (const other of Object.keys(SECTIONS)) expect(section.text).toContain(`/${other}/"`);
  });

  test("facts of the registry stand where the directive wants them", async () => {
    const about = (await page(`${school}/gioi-thieu/`)).text;
    for (const fact of [
      "Phan Hữu Nga",
      "Hiệu trưởng",
      "028 37001123",
      "mailto:phanhuunga@hcm.edu.vn",
      "12 đường Hồ Xuân Hương",
    ]) {
      expect(about).toContain(fact);
    }
    expect((await page(`${school}/gop-y/`)).text).toContain("mailto:thcsnguyendu@hcm.edu.vn");
    expect((await page(`${office}/lien-ket/`)).text).toContain(
      'href="https://thcsnguyendu.hcm.edu.vn.localhost:8443"',
    );
    expect((await page(`${school}/`)).text).toContain('href="https://hcm.edu.vn.localhost:8443"');
    expect((await page(`${school}/feed/`)).text).toContain(
      "<title>Khai trương trang thông tin điện tử</title>",
    );
  });

  test("an office's site links the units that it answers for, a school's none", async () => {
    const links = async (site: string) => (await page(`${site}/lien-ket/`)).text;
    const text = await links(office);
    expect(text).toContain('href="https://thcsnguyendu.hcm.edu.vn.localhost:8443"');
    expect(text).toContain("Trường Mẫu giáo Số 899");
    expect(await links(school)).not.toContain("Các đơn vị trực thuộc");
  });

  test("a second run writes nothing at all", async () => {
    const before = checksums();
    expect(before.split("\n").length).toBeGreaterThan(20);
    await setUnits({}, {});
    for (const id of [SCHOOL, OFFICE]) expect(cell.said(id)[0]).toMatch(/: 0 changes /);
    expect(checksums()).toBe(before);
  });

  test("the sector's feed is shown as plain text; a hostile one leaves the last good copy", async () => {
    await eventually("the feed is shown", async () =>
      (await page(`${school}/`)).text.includes("Kế hoạch năm học"),
    );
    cell.setFeed(
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
    );
    docker("restart", "-t", "10", cell.name("provisioner"));
    await eventually("the feed is refused", () => cell.said("feed").at(-1)?.includes("document type"));
    expect((await page(`${school}/`)).text).toContain("Kế hoạch năm học");
    cell.setFeed(FEED);
  });

  test.each([
    ["/xmlrpc.php", 404],
    ["/?author=1", 404],
    ["/wp-json/wp/v2/users", 401],
    ["/wp-admin/install.php", 404],
    ["/wp-config.php", 404],
    ["/readme.html", 404],
    ["/wp-content/mu-plugins/congtruong.php", 404],
    ["/wp-includes/version.php", 404],
    ["/wp-content/uploads/shell.php", 404],
    ["/.health", 200],
  ])("%s answers %d", async (path, status) => {
    cell.exec(`site-${SCHOOL}`, ["sh", "-c", "echo '<?php echo 6*7;' > /data/uploads/shell.php"]);
    expect((await page(school + path, { method: path === "/xmlrpc.php" ? "POST" : "GET" })).status).toBe(
      status,
    );
  });

  test("what a client claims of host and scheme changes nothing", async () => {
    const claimed = await page(`${office}/?x=${Date.now()}`, {
      headers: { "X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example" },
    });
    expect(claimed.status).toBe(200);
    expect(claimed.text).not.toContain("evil.example");
    expect(claimed.text).toContain('<link rel="canonical" href="https://pgdq9.hcm.edu.vn.localhost:8443/"');
    expect(claimed.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-[^ ]+='; style-src-attr/,
    );
    expect(claimed.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("code and secrets are out of the reach of what visitors talk to", () => {
    const asSchool = (command: string): string =>
      cell.exec(`site-${SCHOOL}`, [
        "setpriv",
        "--reuid",
        "school",
        "--regid",
        "school",
        "--clear-groups",
        "sh",
        "-c",
        `${command} 2>&1 || true`,
      ]);
    expect(asSchool("touch /usr/share/wordpress/x")).toContain("Read-only");
    expect(asSchool("touch /data/private/x")).toContain("Permission denied");
    expect(asSchool("test -r /data/private/secret.json && echo readable")).toBe("readable");
    expect(
      cell.exec(`site-${SCHOOL}`, [
        "sh",
        "-c",
        "setpriv --reuid www-data --regid www-data --clear-groups cat /data/private/secret.json 2>&1 || true",
      ]),
    ).toContain("Permission denied");
    const users = cell
      .exec(`site-${SCHOOL}`, [
        "sh",
        "-c",
        "for p in /proc/[0-9]*; do grep -q -E 'nginx|php-fpm' $p/comm && stat -c %U $p; done; true",
      ])
      .split("\n");
    expect(new Set(users)).toEqual(new Set(["www-data", "school"]));
  });

  test("a unit's account uses its own tables, makes none, and sees no other unit's", () => {
    const grants = cell.sql(`SHOW GRANTS FOR 'u${SCHOOL}'@'%'`).split("\n");
    expect(grants[1]).toBe(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON \`u${SCHOOL}\`.* TO \`u${SCHOOL}\`@\`%\``,
    );
    expect(grants).toHaveLength(2);
    const { password } = JSON.parse(cell.exec(`site-${SCHOOL}`, ["cat", "/data/private/secret.json"])) as {
      password: string;
    };
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    for (const container of [`site-${SCHOOL}`, "provisioner", "db"]) {
      expect(docker("logs", cell.name(container))).not.toContain(password);
      expect(docker("inspect", cell.name(container))).not.toContain(password);
    }
    expect(
      cell.sql(
        `SELECT DISTINCT TABLE_COLLATION FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'u${SCHOOL}'`,
      ),
    ).toBe("utf8mb4_unicode_520_ci");
  });

  describe("in a browser", () => {
    let browser: Browser;
    const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

    beforeAll(async () => {
      browser = await launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1");
    });
    afterAll(() => browser?.close());

    /** axe evaluated in the page, which our Content-Security-Policy forbids to everybody else. */
    const violations = async (at: Page): Promise<unknown> => {
      await at.evaluate(axe);
      return at.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))",
      );
    };

    test.each([1280, 360])("pages fit %d px, are accessible and ask nobody else", async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
      const at = await context.newPage();
      const asked = new Set<string>();
      at.on("request", (request) => asked.add(new URL(request.url()).hostname));
      for (const path of ["/", "/gioi-thieu/", "/tra-cuu-diem/", "/?s=truong", "/khong-co/", "/english/"]) {
        await visit(at, String(units[0].url) + path);
        expect([path, await at.evaluate("document.documentElement.scrollWidth - innerWidth")]).toEqual([
          path,
          0,
        ]);
        expect([path, await violations(at)]).toEqual([path, []]);
        expect(await at.title()).not.toMatch(/Search|Page|Archive/);
      }
      expect([...asked]).toEqual(["thcsnguyendu.hcm.edu.vn.localhost"]);
      await context.close();
    });

    /** A file as an office's programs make it: letters in fonts of its own, with a table of what they mean. */
    const printed = async (html: string): Promise<Buffer> => {
      const at = await (await browser.newContext()).newPage();
      await at.setContent(html);
      return at.pdf().finally(() => at.context().close());
    };

    test("what pages load and run is within their policy, which allows no script in a page", async () => {
      const context = await browser.newContext();
      const at = await context.newPage();
      const refused: string[] = [];
      at.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) refused.push(`${at.url()}: ${message.text()}`);
      });
      for (const path of ["/", "/gioi-thieu/", "/van-ban/", "/tra-cuu-diem/", "/?s=truong", "/khong-co/"]) {
        await visit(at, String(units[0].url) + path);
      }
      await visit(at, `${String(units[0].url)}/`);
      // The one style in the page is the site's own colours; one of somebody else's is refused.
      const brand = `getComputedStyle(document.documentElement).getPropertyValue("--brand")`;
      expect(await at.evaluate(brand)).toBe(/--brand:(#\w+)/.exec((await page(`${school}/`)).text)?.[1]);
      for (const path of ["/wp-login.php", "/wp-login.php?action=link#x"])
        await visit(at, String(units[0].url) + path);
      expect(await at.locator("#token").inputValue()).toBe("x");
      expect(refused).toEqual([]);
      const inline = (tag: string): Promise<unknown> =>
        at.evaluate(
          `document.head.appendChild(Object.assign(document.createElement("${tag}"), { textContent: "/**/" })), 0`,
        );
      await visit(at, `${String(units[0].url)}/`);
      await inline("script");
      await inline("style");
      await eventually("both are refused", () => refused.length === 2);
      const answers = await Promise.all(
        ["/wp-login.php", "/wp-login.php"].map((path) => page(school + path)),
      );
      const [one, other] = answers.map(({ headers }) => headers.get("content-security-policy") ?? "");
      expect(one).toMatch(/script-src 'self' 'nonce-[\w+/]{24}'; style-src 'self';.*frame-ancestors 'none'$/);
      expect(one).not.toBe(other);
      await context.close();
    });

    test("an editor logs in, writes, and finds it; no later run takes it away", async () => {
      const url = String(units[0].url);
      const at = await (await browser.newContext()).newPage();
      await visit(at, cell.link(SCHOOL, HEAD.mail));
      // While WordPress saves a draft by itself it swallows the click on "publish".
      const save = (): Promise<unknown> =>
        eventually(
          "saved",
          async () => {
            await at.click("#publish:not(.disabled)");
            return at.waitForSelector("#message.updated", { timeout: 8000 });
          },
          50_000,
        );
      await at.click("#wp-submit");
      await at.waitForURL(/wp-admin/);

      const pageId = cell.sql(`SELECT ID FROM u${SCHOOL}.wp_posts WHERE post_name = 'gioi-thieu'`);
      await visit(at, `${url}/wp-admin/post.php?post=${pageId}&action=edit`);
      await at.click("#content-html");
      await at.fill("#content", "<p>Trường thành lập năm 1975.</p>");
      await save();

      // Typed decomposed, as some keyboards and copied text have it.
      for (const title of ["Họp phụ huynh toàn trương", "Khai giảng toàn trường".normalize("NFD")]) {
        await visit(at, `${url}/wp-admin/post-new.php`);
        await at.fill("#title", title);
        await save();
      }
      await visit(at, `${url}/wp-admin/post-new.php?post_type=van_ban`);
      await at.fill("#title", "Về việc phân công nhiệm vụ");
      await at.fill("#_vb_so", "24/QĐ-THCS");
      await at.selectOption("#_vb_hinh_thuc", "Quyết định");
      await at.fill("#_vb_ngay", "2026-09-05");
      await save();
      // What is required is required, and no slip takes away what was typed.
      expect(await at.textContent("#congtruong-faults")).toMatch(
        /chưa đăng được.*Chưa có “Cơ quan ban hành”.*Chưa có “Toàn văn”/s,
      );
      expect(
        cell.sql(
          `SELECT COUNT(*) FROM u${SCHOOL}.wp_posts WHERE post_type = 'van_ban' AND post_status = 'publish'`,
        ),
      ).toBe("0");
      await at.fill("#_vb_co_quan", "Trường THCS Nguyễn Du");
      await at.setInputFiles("[name=_vb_tep-tep]", {
        name: "Quyết định 24.pdf",
        mimeType: "application/pdf",
        buffer: await printed(
          `<h1>Quyết định</h1><p>${"Căn cứ Điều lệ trường. ".repeat(200)}</p><p>Cô Đặng Thị Mỹ Lệ coi thi phòng 12 & 13.</p>`,
        ),
      });
      await save();
      expect(await at.locator("#congtruong-faults").count()).toBe(0);
      expect(await at.textContent("[data-file-text]")).toContain("tìm được bằng ô Tìm kiếm");
      expect(await at.inputValue("#_vb_so")).toBe("24/QĐ-THCS");
      expect((await page(`${school}/van-ban/`)).text).toMatch(
        /href="[^"]*\/Quyet-dinh-24\.pdf" download aria-label="Tải về Về việc phân công nhiệm vụ PDF/,
      );

      // A table of results: read, shown, and taken over by a second save; then one result for two pieces of data.
      await visit(at, `${url}/wp-admin/post-new.php?post_type=ket_qua`);
      await at.fill("#title", "Kiểm tra học kỳ I");
      await at.fill("#_tc_mo", "2020-01-01");
      await at.fill("#_tc_dong", "2099-12-31");
      const table = (text: string): Promise<void> =>
        at.setInputFiles("[name=_tc_du_lieu-tep]", {
          name: "diem.csv",
          mimeType: "text/csv",
          buffer: Buffer.from(text),
        });
      await table("Số báo danh;Ngày sinh;Toán\nA001;31/02/2014;8\n");
      await save();
      expect(await at.textContent("#congtruong-faults")).toContain("dòng 2: cột 2 không phải là ngày sinh");
      await table("Số báo danh;Ngày sinh;Toán\nA001;15/09/2014;8,5\nA002;01/02/2014;<b>7</b>\n");
      await save();
      expect(await at.textContent("[data-receipt]")).toMatch(
        /Chờ xem lại.*diem\.csv, 2 dòng.*Lê Hồng Uyên.*A001.*15\/09\/2014.*<b>7<\/b>/s,
      );
      expect((await page(`${school}/tra-cuu-diem/`)).text).toContain("Hiện không có đợt tra cứu nào đang mở");
      await save();
      expect(await at.textContent("[data-receipt]")).toMatch(/Đang dùng.*diem\.csv, 2 dòng/s);
      expect(await at.textContent("[data-receipt]")).not.toContain("A001");

      const stored = cell.sql(
        `SELECT HEX(post_title) FROM u${SCHOOL}.wp_posts WHERE post_title LIKE 'Khai giảng%'`,
      );
      expect(Buffer.from(stored, "hex").toString()).toBe("Khai giảng toàn trường".normalize("NFC"));

      const upload = async (name: string): Promise<void> => {
        await visit(at, `${url}/wp-admin/media-new.php?browser-uploader`);
        await at.setInputFiles("#async-upload", {
          name,
          mimeType: "application/pdf",
          buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
        });
        await at.click("#html-upload");
        await at.waitForLoadState();
      };
      await upload("Quyết định.pdf");
      await upload("shell.php");
      const kept = cell.exec(`site-${SCHOOL}`, [
        "find",
        "/data/uploads",
        "-mindepth",
        "2",
        "-type",
        "f",
        "-printf",
        "%P\n",
      ]);
      const files = kept.split("\n").sort();
      expect(files).toEqual([
        expect.stringMatching(/^\d{4}\/\d\d\/Quyet-dinh-24\.pdf$/),
        expect.stringMatching(/^\d{4}\/\d\d\/Quyet-dinh\.pdf$/),
      ]);
      const file = await page(`${school}/wp-content/uploads/${files[1]}`);
      expect([file.status, file.headers.get("content-type")]).toEqual([200, "application/pdf"]);

      // Another name, and another kind: the platform's own texts of the sections change with it.
      cell.startProvisioner([{ ...units[0], name: "Trường Mầm non Nguyễn Du", kind: "mam-non" }, units[1]]);
      await applied();
      await eventually("the unit is gone through", () => cell.said(SCHOOL).length > 0);
      const about = (await page(`${school}/gioi-thieu/`)).text;
      expect(about).toContain("Trường thành lập năm 1975.");
      expect(about).toContain("Trường Mầm non Nguyễn Du");
      expect(cell.said(SCHOOL)[0]).toContain("page gioi-thieu: the editor's text is kept");
      expect((await page(`${school}/tra-cuu-diem/`)).text).toContain("Giáo dục mầm non không tổ chức thi");
      expect(cell.sql(`SELECT option_value FROM u${SCHOOL}.wp_options WHERE option_name = 'blogname'`)).toBe(
        "Trường Mầm non Nguyễn Du",
      );
    }, 240_000);
  });

  test("the department reads what editors changed, who did what, and what is not as it is enforced", async () => {
    const asked = (...words: string[]) =>
      (
        JSON.parse(cell.exec("provisioner", ["site-report", ...words])) as {
          readonly units: readonly never[];
        }
      ).units;
    const [about, ...others] = asked("drift") as readonly UnitDrift[];
    expect(others.map(({ id, edited, wrong }) => [id, edited, wrong])).toEqual([
      [SCHOOL, expect.anything(), []],
    ]);
    expect([about?.id, about?.edited, about?.wrong]).toEqual([OFFICE, [], []]);
    const drift = (): UnitDrift => (asked("drift", SCHOOL) as readonly UnitDrift[])[0]!;
    expect(drift()).toMatchObject({
      ...{ state: "applied", wrong: [] },
      edited: [{ page: "gioi-thieu", title: "Giới thiệu", by: HEAD.name, newer: true }],
    });
    const [{ lines } = { lines: [] }] = asked(
      "journal",
      String(Math.floor(Date.now() / 1000) - 3600),
      SCHOOL,
    ) as readonly UnitJournal[];
    expect(lines.map(({ name, words, about: what }) => `${name} ${words} ${what}`)).toEqual(
      expect.arrayContaining([
        `${HEAD.name} có tài khoản theo danh bạ `,
        `${HEAD.name} sửa bài đang đăng Giới thiệu`,
      ]),
    );
    expect(asked("journal", String(Math.floor(Date.now() / 1000) + 60), SCHOOL)).toEqual([
      { id: SCHOOL, lines: [], more: false },
    ]);
    expect(() => asked("drift", "7999999")).toThrow("not one of this cell's units");

    // Seen in the moment in which somebody has written there, before it is set back.
    cell.sql(
      `USE u${SCHOOL}; UPDATE wp_options SET option_value = 'Casino' WHERE option_name = 'blogname'; UPDATE wp_posts SET post_status = 'draft' WHERE post_name = 'van-ban'; INSERT INTO wp_users (user_login, user_pass) VALUES ('ke-la', 'x')`,
    );
    expect(drift().wrong.map(({ what, is }) => `${what}: ${is}`)).toEqual([
      "option blogname: Casino",
      "page van-ban: status: draft",
      "account ke-la: password: (set)",
    ]);
    await eventually("it is set back", () => drift().wrong.length === 0, 100_000);
  }, 150_000);

  const found = async (asked: string): Promise<readonly string[]> => {
    const { text } = await page(`${school}/?s=${encodeURIComponent(asked)}`);
    return [...text.matchAll(/<li><a href="[^"]+">([^<]+)<\/a>\s*<div class="meta">/g)].map(
      (match) => match[1]!,
    );
  };

  test("search: no accents find all, accents rank, decomposed input and numbers of documents are understood", async () => {
    expect(await found("khai giang toan truong")).toEqual(["Khai giảng toàn trường"]);
    expect((await found("toan truong")).slice().sort()).toEqual([
      "Họp phụ huynh toàn trương",
      "Khai giảng toàn trường",
    ]);
    expect((await found("toàn trường"))[0]).toBe("Khai giảng toàn trường");
    expect((await found("toàn trương"))[0]).toBe("Họp phụ huynh toàn trương");
    expect((await found("toàn trường".normalize("NFD")))[0]).toBe("Khai giảng toàn trường");
    expect(await found("24/QĐ-THCS")).toEqual(["Về việc phân công nhiệm vụ"]);
    expect((await page(`${school}/van-ban/?tim=quyet+dinh`)).text).toContain("24/QĐ-THCS");
    // What stands in its file alone.
    for (const asked of ["dang thi my le", "Đặng Thị Mỹ Lệ", "le coi thi", "phân công Mỹ Lệ"]) {
      expect([asked, await found(asked)]).toEqual([asked, ["Về việc phân công nhiệm vụ"]]);
    }
    expect((await page(`${school}/?s=my+le+coi+thi`)).text).toMatch(
      /<span class="tag">Trong tệp PDF<\/span> … .*Đặng <mark>Thị<\/mark> <mark>Mỹ<\/mark> <mark>Lệ<\/mark> <mark>coi<\/mark> <mark>thi<\/mark> phòng 12 &amp; 13/,
    );
    expect((await page(`${school}/van-ban/?tim=my+le`)).text).toContain("24/QĐ-THCS");
    // Part of a word is no word there either.
    expect(await found("phon")).toEqual([]);
    expect((await page(`${school}/van-ban/?tim=khong+co+dau`)).text).not.toContain("24/QĐ-THCS");
  });

  test("a look-up answers who knows both, lists nothing, is kept nowhere, and slows who guesses", async () => {
    const ask = (form: Record<string, string>, address = "203.0.113.1") =>
      page(`${school}/tra-cuu-diem/`, {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { "X-Real-IP": address },
      });
    const shown = await page(`${school}/tra-cuu-diem/`);
    const exam = /<option value="(\d+)">Kiểm tra học kỳ I/.exec(shown.text)![1]!;
    expect(shown.headers.get("x-robots-tag")).toBe("noindex, nofollow, noarchive");
    const both = { tra_ky: exam, tra_so: " a 001", tra_ngay_sinh: "15/9/2014" };
    const answer = await ask(both);
    expect(answer.headers.get("cache-control")).toBe("no-store, private");
    expect(answer.text).toContain("<dt>Toán</dt><dd>8,5</dd>");
    expect((await ask({ ...both, tra_so: "A002", tra_ngay_sinh: "01022014" })).text).toContain(
      "<dd>&lt;b&gt;7&lt;/b&gt;</dd>",
    );
    // The first answer left behind what the next are made from: on result day they need no database.
    cell.pause("db", true);
    try {
      const again = await ask(both);
      expect([again.status, again.text]).toEqual([200, answer.text]);
      expect(again.headers.get("cache-control")).toBe("no-store, private");
      for (const name of ["x-robots-tag", "content-security-policy", "x-frame-options", "content-type"])
        expect([name, again.headers.get(name)]).toEqual([name, answer.headers.get(name)]);
      expect((await ask({ ...both, tra_so: "A009" })).text).toContain("Không có kết quả nào");
    } finally {
      cell.pause("db", false);
    }
    const kept = cell.exec(`site-${SCHOOL}`, ["sh", "-c", "cd /data/lookups && cat *"]);
    expect(kept).toContain("Kiểm tra học kỳ I");
    expect(kept).not.toMatch(/A001|8,5/);
    // What could make the page another one is in no snapshot, and goes past it.
    expect((await ask({ ...both, s: "x" })).text).toContain("Kết quả tìm kiếm");
    expect((await ask(both)).text).toBe(answer.text);
    const question = new URLSearchParams(both).toString();
    for (const other of [
      `/tra-cuu-diem/?${question}`,
      "/tra-cuu-diem/feed/",
      `/?p=${exam}`,
      "/?s=A001",
      "/?post_type=ket_qua",
      "/wp-sitemap.xml",
      "/feed/",
    ]) {
      const text = (await page(school + other)).text;
      expect([other, /8,5|<dt>Toán|A001<|Kiểm tra học kỳ I<\/a>/.test(text)]).toEqual([other, false]);
    }
    expect(
      cell.sql(
        `SELECT COUNT(*) FROM u${SCHOOL}.wp_postmeta WHERE meta_value LIKE '%A001%' OR meta_value LIKE '%8,5%'`,
      ),
    ).toBe("0");
    for (const wrong of [
      { tra_so: "A001' OR '1'='1" },
      { tra_so: "%" },
      { tra_so: "" },
      { tra_ngay_sinh: "%" },
      { tra_ky: "0" },
      { tra_ky: `${exam} OR 1=1` },
    ]) {
      const { status, text } = await ask({ ...both, ...wrong }, "203.0.113.2");
      expect([wrong, status < 500, text.includes("8,5"), text.includes("OR '1'")]).toEqual([
        wrong,
        true,
        false,
        false,
      ]);
    }
    // Ten wrong days of birth in an hour, and the number is shut, whoever asks.
    const guess = async (day: number) =>
      (await ask({ ...both, tra_so: "A002", tra_ngay_sinh: `${day}/03/2014` }, `198.51.100.${day}`)).status;
    const guesses = [];
    for (let day = 10; day <= 20; day++) guesses.push(await guess(day));
    expect(guesses).toEqual([...Array<number>(10).fill(200), 429]);
    expect(
      (await ask({ ...both, tra_so: "A002", tra_ngay_sinh: "01/02/2014" }, "198.51.100.99")).status,
    ).toBe(429);
    // And from one address nobody asks much, nor from a network of IPv6, which is one visitor's.
    const crowd = async (address: (number: number) => string) =>
      Promise.all(
        Array.from({ length: 170 }, (_, number) => ask({ ...both, tra_so: "" }, address(number))),
      ).then((answers) => answers.filter(({ status }) => status === 429));
    expect(await crowd((number) => `198.51.${number}.200`)).toEqual([]);
    expect(await crowd((number) => `2001:db8:0:${number}::1`)).toEqual([]);
    for (const one of [() => "198.51.100.200", (number: number) => `2001:db8:1:2:${number}::1`]) {
      const refused = await crowd(one);
      expect(refused.length).toBeGreaterThan(4);
      expect(refused[0]!.text).toContain("Xin chờ một phút");
    }
    // Closed on its day.
    cell.sql(`UPDATE u${SCHOOL}.wp_postmeta SET meta_value = '2021-01-01' WHERE meta_key = '_tc_dong'`);
    // As an editor's change does it: nothing that was made from what was there holds any more.
    cell.exec(`site-${SCHOOL}`, [
      "sh",
      "-c",
      "rm /data/versions/site/* && touch /data/versions/site/0123456789ab",
    ]);
    expect((await ask(both, "203.0.113.9")).text).not.toContain("8,5");
  }, 60_000);

  test("a page of the directive comes back when it was binned; one unit's failure is said and stops no other", async () => {
    cell.sql(
      `UPDATE u${SCHOOL}.wp_posts SET post_status = 'trash' WHERE post_name = 'tuyen-sinh' AND post_type = 'page'`,
    );
    expect((await page(`${school}/tuyen-sinh/`)).status).toBe(404);
    cell.startProvisioner([...units, { ...units[0], id: "7900999" }], [SCHOOL, OFFICE]);
    await eventually(
      "all three gone through",
      () => [SCHOOL, OFFICE, "7900999"].every((id) => cell.said(id).length > 0),
      60_000,
    );
    expect(cell.said("7900999")[0]).toMatch(
      /^error: 7900999: The volume of unit 7900999 is not mounted at \/units\/7900999/,
    );
    expect((await page(`${school}/tuyen-sinh/`)).status).toBe(200);
    expect(() => cell.exec("provisioner", ["healthcheck.sh"])).toThrow("not every unit is applied");
  });

  test("killed containers come back with their content", async () => {
    for (const role of ["db", `site-${SCHOOL}`]) docker("kill", cell.name(role));
    docker("start", cell.name(`site-${SCHOOL}`));
    const without = await eventually("the site says that it is interrupted", async () => {
      const got = await page(`${school}/`);
      return got.text.includes("Trang tạm thời gián đoạn") ? got : null;
    });
    expect(without.status).toBe(503);
    const ill = await page(`${school}/.health`);
    expect([ill.status, ill.text]).toEqual([503, "the database gives no answer\n"]);
    docker("start", cell.name("db"));
    await eventually(
      "the content is there",
      async () => (await page(`${school}/gioi-thieu/`)).text.includes("Trường thành lập năm 1975."),
      60_000,
    );
  });

  test("a retiring unit sends its visitors on, a retired one is closed; what it had is kept", async () => {
    const posts = (): string => cell.sql(`SELECT COUNT(*) FROM u${OFFICE}.wp_posts`);
    const before = posts();
    await setUnits(
      { lifecycle: "retiring", successorUrl: "https://moi.hcm.edu.vn.localhost:8443" },
      { lifecycle: "retired", url: "" },
    );
    await applied();
    const moved = await page(`${school}/tin-tuc/`);
    expect([moved.status, moved.headers.get("location")]).toEqual([
      302,
      "https://moi.hcm.edu.vn.localhost:8443",
    ]);
    expect((await page(`${office}/`)).status).toBe(410);
    expect(posts()).toBe(before);
    await setUnits({ lifecycle: "retiring" }, {});
    await applied();
    expect((await page(`${school}/`)).text).toContain("Đơn vị này sắp ngừng hoạt động");
    expect((await page(`${office}/`)).status).toBe(200);
  });

  test("a visited and idle school takes less than 20 MiB, and the provisioner ends when told to", async () => {
    expect((await page(`${school}/`)).status).toBe(200);
    await eventually(
      "under 20 MiB",
      () =>
        Number.parseFloat(
          docker("stats", "--no-stream", "--format", "{{.MemUsage}}", cell.name(`site-${SCHOOL}`)).replace(
            /^([0-9.]+)MiB.*/,
            "$1",
          ),
        ) < 20,
      40_000,
    );
    docker("stop", "-t", "10", cell.name("provisioner"));
    expect(docker("inspect", "-f", "{{.State.ExitCode}}", cell.name("provisioner"))).toBe("0");
  });
});
