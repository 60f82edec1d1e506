import { join } from "node:path";
import { simpleParser } from "mailparser";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium, visit } from "../../support/browser";
import { describeWithDocker, docker, eventually } from "../../support/docker";
import {
  FACTS,
  OTHER,
  PASSWORD,
  SCHOOL,
  SUSPENDED,
  ThemedServers,
  facts,
  find,
  refused,
} from "../mail/themed";
import { ACTIVATION_PAGE, WEBMAIL_HOST, WebmailLab } from "./lab";

const NEXT_PASSWORD = "ba cái ô che nắng ngoài hiên";
const SUBJECT = "Lịch họp hội đồng tuần 9";
/** What ModSecurity would refuse anywhere else. */
const STRANGE = "Dạ, tôi dự. <script>alert(1)</script> ' OR 1=1; DROP TABLE users; -- ../../etc/passwd";
const FILE = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 7919) % 251));
/** Where to keep pictures of the screens, for people to look at. */
const PICTURES = process.env["WEBMAIL_PICTURES"];

/** Each of its ways to run a program sets the page's title. */
const HOSTILE = [
  "<style>body{background:url(https://evil.test/style.png)}</style><script>document.title='taken 1'</script>",
  "<body onload=\"document.title='taken 2'\"><p>Chào thầy cô</p>",
  '<img src="https://evil.test/pixel.png" onerror="document.title=\'taken 3\'">',
  "<a href=\"javascript:document.title='taken 4'\">bấm</a><iframe src=https://evil.test/></iframe>",
  "<svg><script>document.title='taken 5'</script></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=document.title='taken 6'&gt;\">",
].join("");

describeWithDocker("mail in a browser", () => {
  // Before that of the servers, whose network these are in.
  afterAll(() => lab.remove());
  const mail = new ThemedServers("webmail", 4011);
  const lab = new WebmailLab();
  let browser: Browser;

  beforeAll(async () => {
    for (const address of [SCHOOL, OTHER, SUSPENDED]) await mail.password(address);
    await lab.start(mail.servers);
    browser = await launchChromium();
  }, 300_000);
  afterAll(() => browser?.close());
  jest.setTimeout(240_000);

  const DESK = { width: 1280, height: 800 };
  const TELEPHONE = { width: 360, height: 740 };
  const window = async (viewport: typeof DESK): Promise<BrowserContext> => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport, locale: "vi-VN" });
    await lab.fetchFor(context, FILE);
    return context;
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  };
  const enter = async (page: Page, address: string, password: string): Promise<void> => {
    await visit(page, `${lab.origin}/`);
    await page.fill("#rcmloginuser", address);
    await page.fill("#rcmloginpwd", password);
    await page.press("#rcmloginpwd", "Enter");
  };
  const logIn = async (page: Page, address: string, password = PASSWORD): Promise<void> => {
    await enter(page, address, password);
    await page.waitForURL(/_task=mail/, { timeout: 60_000 });
  };
  const letter = (page: Page, subject: string) => page.locator("#messagelist").getByText(subject).first();
  /** Opens a letter in the whole window. */
  const open = async (page: Page, subject: string): Promise<void> => {
    const link = await letter(page, subject).locator("xpath=ancestor-or-self::a").getAttribute("href");
    await visit(page, new URL(link ?? "", `${lab.origin}/`).href);
  };

  test("the log-in leads whoever has no password yet to the page where it is set", async () => {
    expect((await lab.open("/")).body).toContain(`href="${ACTIVATION_PAGE}"`);
  });

  test("on a desk a letter is read and answered with a file, and found without tones", async () => {
    await mail.submit({ to: SCHOOL, subject: SUBJECT, text: "Mời dự họp ở đường Nguyễn Huệ." }, OTHER);
    await mail.as(SCHOOL, (client) => find(client, SUBJECT));
    const context = await window(DESK);
    const page = await context.newPage();
    await visit(page, `${lab.origin}/`);
    await picture(page, "desk-1-login");
    await logIn(page, SCHOOL);
    await letter(page, SUBJECT).waitFor();
    await picture(page, "desk-2-inbox");
    await open(page, SUBJECT);
    await page.getByText("Mời dự họp ở đường Nguyễn Huệ.").waitFor();
    await picture(page, "desk-3-letter");

    await page.locator("a.reply:visible").first().click();
    await page.waitForURL(/_action=compose/);
    await page.fill("#composebody", STRANGE);
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "Báo cáo.docx", mimeType: "application/octet-stream", buffer: FILE });
    await page.locator("#attachment-list .attachment-name").waitFor({ timeout: 60_000 });
    await picture(page, "desk-4-answer");
    await page.locator(".send:visible").first().click();
    const answer = await mail.as(OTHER, (client) => find(client, `Re: ${SUBJECT}`));
    const { text, attachments, from } = await simpleParser(answer.source ?? "");
    expect(text).toContain(STRANGE);
    expect(from?.value[0]?.address).toBe(SCHOOL);
    expect(attachments.map(({ filename }) => filename)).toEqual(["Báo cáo.docx"]);
    expect(attachments[0]?.content.equals(FILE)).toBe(true);

    for (const words of ["duong nguyen hue", "hop hoi dong"]) {
      await visit(page, `${lab.origin}/?_task=mail&_mbox=INBOX`);
      await page.fill("#mailsearchform", words);
      await page.press("#mailsearchform", "Enter");
      await letter(page, SUBJECT).waitFor();
    }
    await page.fill("#mailsearchform", "khong co tu nay");
    await page.press("#mailsearchform", "Enter");
    await letter(page, SUBJECT).waitFor({ state: "detached" });
    await context.close();
  });

  test("on a telephone it fits, and reads and writes", async () => {
    const context = await window(TELEPHONE);
    const page = await context.newPage();
    const fits = async (name: string): Promise<void> => {
      await picture(page, `telephone-${name}`);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    };
    await visit(page, `${lab.origin}/`);
    await fits("1-login");
    await logIn(page, SCHOOL);
    await letter(page, SUBJECT).waitFor();
    await fits("2-inbox");
    await open(page, SUBJECT);
    await page.getByText("Mời dự họp ở đường Nguyễn Huệ.").waitFor();
    await fits("3-letter");
    await visit(page, `${lab.origin}/?_task=mail&_action=compose`);
    await page.locator("#compose-subject").waitFor();
    await fits("4-writing");
    await context.close();
  });

  test("what a stranger wrote runs nothing and fetches nothing, until its reader wants the pictures", async () => {
    const subject = "Quà tặng thầy cô";
    await mail.deliver(SCHOOL, subject, "…", {
      html: HOSTILE,
      attachments: [
        {
          filename: "bai.html",
          content: "<script>document.title='taken'</script>",
          contentType: "text/html",
        },
        {
          filename: "hinh.svg",
          content: "<svg xmlns='http://www.w3.org/2000/svg' onload=\"document.title='taken'\"/>",
          contentType: "image/svg+xml",
        },
      ],
    });
    await mail.as(SCHOOL, (client) => find(client, subject));
    const context = await window(DESK);
    const fetched: string[] = [];
    await context.route("https://evil.test/**", (route) => {
      fetched.push(route.request().url());
      return route.fulfill({ status: 200, contentType: "image/png", body: "" });
    });
    const page = await context.newPage();
    await logIn(page, SCHOOL);
    await letter(page, subject).waitFor();
    await open(page, subject);
    await page.getByText("Chào thầy cô").waitFor();
    await picture(page, "desk-5-stranger");
    const address = page.url();
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    for (const part of ["2", "3"]) {
      const { pathname, search } = new URL(
        address.replace("_action=show", `_action=get&_part=${part}&_embed=1`),
      );
      const { status, headers } = await lab.open(pathname + search, {
        headers: { Cookie: cookie, "User-Agent": "Mozilla/5.0" },
      });
      expect([status, headers["content-type"], headers["content-disposition"]]).toEqual([
        200,
        "application/octet-stream",
        expect.stringMatching(/^attachment;/),
      ]);
      expect(headers["content-security-policy"]).toContain("sandbox");
    }
    expect(await page.title()).not.toContain("taken");
    expect(fetched).toEqual([]);

    await page
      .getByRole("link", { name: "Cho phép" })
      .or(page.getByRole("button", { name: "Cho phép" }))
      .click();
    await eventually("the picture is fetched", () => fetched.includes("https://evil.test/pixel.png"));
    expect(fetched.filter((url) => !/\.png$/.test(url))).toEqual([]);
    expect(await page.title()).not.toContain("taken");
    await context.close();
  });

  test("a new password ends the session elsewhere and not the one that set it", async () => {
    const [here, elsewhere] = [await window(DESK), await window(DESK)];
    const [page, other] = [await here.newPage(), await elsewhere.newPage()];
    await logIn(page, OTHER);
    await logIn(other, OTHER);
    const change = async (current: string, next: string): Promise<void> => {
      await visit(page, `${lab.origin}/?_task=settings&_action=plugin.password`);
      await page.fill("#curpasswd", current);
      await page.fill("#newpasswd", next);
      await page.fill("#confpasswd", next);
      await page.locator("button.submit").click();
    };
    await change(PASSWORD, "matkhau@123456");
    await page.getByText("dễ đoán").waitFor({ timeout: 60_000 });
    await picture(page, "desk-6-password");
    await change("sai mật khẩu", NEXT_PASSWORD);
    await page.getByText("không đúng").waitFor({ timeout: 60_000 });
    await change(PASSWORD, NEXT_PASSWORD);
    await eventually("the new password is in force", async () => {
      await mail.as(OTHER, async () => undefined, NEXT_PASSWORD);
      return true;
    });
    await visit(page, `${lab.origin}/?_task=mail&_mbox=INBOX`);
    await letter(page, `Re: ${SUBJECT}`).waitFor();
    await visit(other, `${lab.origin}/?_task=mail&_mbox=INBOX`);
    await other.locator("#rcmloginpwd").waitFor();
    await refused(mail.servers.login(OTHER, PASSWORD));
    await here.close();
    await elsewhere.close();
  });

  test("who is suspended has no session any more, not even one that needs no mail", async () => {
    const context = await window(DESK);
    const page = await context.newPage();
    await logIn(page, SUSPENDED);
    await mail.publish([
      ...FACTS.filter(({ address }) => address !== SUSPENDED),
      facts(SUSPENDED, { suspended: true }),
    ]);
    await visit(page, `${lab.origin}/?_task=mail&_mbox=INBOX`);
    await page.locator("#rcmloginpwd").waitFor();
    await visit(page, `${lab.origin}/?_task=addressbook`);
    await page.locator("#rcmloginpwd").waitFor();
    await enter(page, SUSPENDED, PASSWORD);
    await page.getByText("Địa chỉ hoặc mật khẩu không đúng").waitFor({ timeout: 60_000 });
    await picture(page, "desk-7-refused");
    await mail.publish(FACTS);
    await context.close();
  });

  test("cookies are for this host and no script, and nothing may be loaded from elsewhere", async () => {
    const context = await window(DESK);
    const page = await context.newPage();
    await logIn(page, SCHOOL);
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).sort()).toEqual(["__Host-hopthu", "__Host-hopthu-auth"]);
    for (const { secure, httpOnly, sameSite, domain } of cookies)
      expect([secure, httpOnly, sameSite, domain]).toEqual([true, true, "Lax", WEBMAIL_HOST]);
    const { headers } = await lab.open("/");
    expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*img-src 'self' data: blob:;/);
    expect(headers["strict-transport-security"]).toContain("max-age");
    await context.close();
  });

  test("the edge reads what is asked and no letter, and takes log-ins at one address", async () => {
    const form = { "Content-Type": "application/x-www-form-urlencoded", "User-Agent": "Mozilla/5.0" };
    expect((await lab.open("/?_task=mail&_uid=1%20UNION%20SELECT%20password%20FROM%20users")).status).toBe(
      403,
    );
    expect((await lab.open("/?_task=mail&_action=../../../../etc/passwd")).status).toBe(403);
    expect((await lab.open("/?_task=mail&_q=' OR 1=1 -- <script>")).status).toBe(200);
    const letterOf = (size: number) =>
      lab.open("/", { method: "POST", headers: form, body: `_message=${STRANGE}${"a".repeat(size)}` });
    expect((await letterOf(5_000_000)).status).toBe(200);
    expect((await letterOf(29_000_000)).status).toBe(413);
    for (const path of ["/", "/?_task=mail&_task=login", "/?_task=login&x"]) {
      const body = new URLSearchParams({ _task: "login", _action: "login", _user: SCHOOL, _pass: PASSWORD });
      const { headers } = await lab.open(path, { method: "POST", headers: form, body: body.toString() });
      expect(headers.location).toBeUndefined();
    }
    for (const path of [
      "/index.php",
      "/config/config.inc.php",
      "/plugins/congtruong/health.php",
      "/SQL/sqlite.initial.sql",
      "/bin/gc.sh",
    ])
      expect([path, [403, 404].includes((await lab.open(path)).status)]).toEqual([path, true]);
    expect((await lab.open("/", { headers: { Host: "evil.example" } })).status).toBe(421);
  });

  test("Dovecot is told whose address asks", () => {
    const gateway = docker(
      ...["network", "inspect", "-f", "{{(index .IPAM.Config 0).Gateway}}", mail.servers.networkName],
    );
    expect(mail.servers.logs()).toMatch(
      new RegExp(`imap-login: .*Logged in: user=<${SCHOOL}>.*rip=${gateway},`),
    );
  });

  test("no password and no token stands in a log, and no password in the page's own data", () => {
    const token = docker(
      "exec",
      mail.servers.imapService,
      "sh",
      "-c",
      "cat /run/mail/accounts/hcm.edu.vn.sessions",
    );
    expect(token).toContain("{SHA256.HEX}");
    const data = docker(
      "exec",
      lab.page,
      "sh",
      "-c",
      "cat /data/webmail.db /data/webmail.db-wal 2>/dev/null | base64 -w 0",
    );
    const everything = [mail.servers.logs(), lab.logs(), Buffer.from(data, "base64").toString("latin1")].join(
      "\n",
    );
    for (const secret of [
      PASSWORD,
      NEXT_PASSWORD,
      "phien-",
      "duong nguyen hue",
      "duong+nguyen",
      "duong%20nguyen",
    ])
      expect([
        secret,
        everything.includes(Buffer.from(secret).toString("latin1")),
        everything.includes(secret),
      ]).toEqual([secret, false, false]);
  });
});
