import { createHmac } from "node:crypto";
import { describeWithDocker, eventually, imageUnderTest } from "../../support/docker";
import { EDITOR, HEAD, TestCell, type TestUnit } from "./cell";
import { Editor } from "./editor";
import { SCHOOL, twoUnits } from "./two-units";

const HEIR = "https://moi.hcm.edu.vn.localhost:8443";
const STRANGER = "khong.co@hcm.edu.vn";

const unquoted = (letter: string): string =>
  Buffer.from(
    letter.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    "latin1",
  ).toString();

/** What an authenticator shows (RFC 6238). @param step of thirty seconds */
function codeOf(key: string, step: number): string {
  const bits = [...key].map((sign) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"),
  );
  const secret = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const number = hash.readUInt32BE((hash[19] ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

describeWithDocker("who works on a site", () => {
  let cell: TestCell;
  let url: string;
  let unit: TestUnit;

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, { redirect: "manual", signal: AbortSignal.timeout(20_000), ...init });
  const send = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    ask("/wp-login.php", { method: "POST", body: new URLSearchParams(fields), headers });
  const token = (link: string): string => new URL(link).hash.slice(1);
  const isIn = (answer: Response): boolean =>
    answer.status === 302 && answer.headers.getSetCookie().some((each) => each.includes("_logged_in_"));
  const enter = async (link: string): Promise<boolean> => isIn(await send({ token: token(link) }));
  const editor = (link: string): Promise<Editor> =>
    Editor.logIn(async (path, request) => {
      const answer = await ask(path, request);
      const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
      return { status: answer.status, text: await answer.text(), cookies };
    }, link);
  const session = async ({ session: cookie }: Editor): Promise<number> =>
    (await ask("/.session", { headers: { Cookie: cookie } })).status;
  const sql = (query: string): string => cell.sql(`USE u${SCHOOL}; ${query}`);
  const asking = (): string => cell.exec(`site-${SCHOOL}`, ["ls", "/data/asking"]);
  const provision = async (...accounts: TestUnit["accounts"] & object): Promise<void> => {
    cell.startProvisioner([{ ...unit, accounts }]);
    await eventually("it is applied", () => cell.said(SCHOOL).length > 0, 120_000);
  };

  beforeAll(async () => {
    cell = new TestCell(await imageUnderTest("site"), await imageUnderTest("db"));
    cell.startDatabase();
    cell.startMail();
    url = await cell.startSite(SCHOOL);
    unit = { ...twoUnits(url)[0], sectorFeed: false, url };
    await provision(HEAD, EDITOR);
  }, 240_000);
  afterAll(() => cell?.remove());

  test("whoever works on the site gets a letter, and its link lets them in once; opening it changes nothing", async () => {
    const asked = await send({ mail: ` ${HEAD.mail.toUpperCase()} ` });
    expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining("Hãy mở hộp thư")]);
    await eventually("the letter came", () => cell.letters().length === 1, 30_000);
    const [letter = ""] = cell.letters();
    expect(letter).toMatch(/^RCPT TO:<uyen@hcm\.edu\.vn>\r?$/m);
    expect(letter).toMatch(/^MAIL FROM:<giamsat@hcm\.edu\.vn>/m);
    expect(letter).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    const [link = ""] = /http\S+#[\w-]{43}/.exec(letter) ?? [];
    expect(link).toContain(`${url}/wp-login.php?action=link#`);

    // A scanner of mail follows the link, as often as it likes.
    for (const method of ["GET", "HEAD", "GET"]) {
      const opened = await ask("/wp-login.php?action=link", { method });
      expect([opened.status, isIn(opened)]).toEqual([200, false]);
    }
    const head = await editor(link);
    expect(await session(head)).toBe(204);
    expect(await enter(link)).toBe(false);
    // Nothing of it is written down anywhere.
    expect(cell.said(SCHOOL).join("\n")).toContain("a link is sent to person-uyen");
    expect(cell.said(SCHOOL).join("\n")).not.toContain(token(link));
    expect(sql("SELECT COUNT(*) FROM wp_usermeta WHERE meta_key = '_congtruong_link'")).toBe("0");
  }, 60_000);

  test("who it is that asks is told by nothing: not by the page, not by what stays behind", async () => {
    const before = cell.letters().length;
    const answers = await Promise.all([STRANGER, EDITOR.mail].map((mail) => send({ mail })));
    // A number of each answer's own, for its scripts.
    const [strange, known] = (await Promise.all(answers.map((answer) => answer.text()))).map((text) =>
      text.replace(/ nonce="[\w+/]{24}"/g, ""),
    );
    expect(strange).toBe(known);
    const sorted = (answer?: Response) => [...(answer?.headers.keys() ?? [])].sort();
    expect(sorted(answers[0])).toEqual(sorted(answers[1]));
    await eventually("the letter came", () => cell.letters().length === before + 1, 30_000);
    await eventually("nobody is asking", () => asking() === "", 30_000);
    expect(cell.letters().join("\n")).not.toContain(STRANGER);
    expect(cell.said(SCHOOL).join("\n")).not.toContain(STRANGER);
  }, 60_000);

  test("one account gets three links at a time, and a fourth request takes none of them away", async () => {
    sql("DELETE FROM wp_usermeta WHERE meta_key = '_congtruong_link'");
    const before = cell.letters().length;
    const refused = (): number =>
      cell.said(SCHOOL).filter((line) => line.includes("no further link for person-tam")).length;
    for (let sent = 1; sent <= 3; sent++) {
      await send({ mail: EDITOR.mail });
      await eventually("sent", () => cell.letters().length === before + sent, 30_000);
    }
    await send({ mail: EDITOR.mail });
    await eventually("refused", () => refused() === 1, 30_000);
    expect(cell.letters()).toHaveLength(before + 3);
    const [link = ""] = /http\S+#[\w-]{43}/.exec(cell.letters()[before] ?? "") ?? [];
    // Whoever is in by one of them needs the others no more.
    expect(await enter(link)).toBe(true);
    expect(sql("SELECT COUNT(*) FROM wp_usermeta WHERE meta_key = '_congtruong_link'")).toBe("0");
  }, 90_000);

  test("what was written into the database is no way in: a password, another's link, a longer life", async () => {
    const user = (login: string): string => sql(`SELECT ID FROM wp_users WHERE user_login = '${login}'`);
    sql(`UPDATE wp_users SET user_pass = MD5('mat khau') WHERE user_login = '${HEAD.login}'`);
    expect(isIn(await send({ log: HEAD.login, pwd: "mat khau" }))).toBe(false);

    const stolen = cell.link(SCHOOL, EDITOR.mail);
    const move = (change: string): string =>
      sql(`UPDATE wp_usermeta SET ${change} WHERE meta_key = '_congtruong_link'`);
    move(`user_id = ${user(HEAD.login)}`);
    expect(await enter(stolen)).toBe(false);
    move(`user_id = ${user(EDITOR.login)}, meta_value = CONCAT('9999999999', SUBSTRING(meta_value, 11))`);
    expect(await enter(stolen)).toBe(false);
    // And one whose time has passed, whoever it is.
    move("meta_value = CONCAT('1000000000', SUBSTRING(meta_value, 11))");
    expect(await enter(stolen)).toBe(false);
    expect(await enter(cell.link(SCHOOL, EDITOR.mail))).toBe(true);
    await eventually(
      "the password is taken away",
      () => sql("SELECT COUNT(*) FROM wp_users WHERE user_pass <> '!'") === "0",
      100_000,
    );
    expect(cell.said(SCHOOL).join("\n")).toContain(
      'SECURITY: account "person-uyen" had rights that the platform did not give',
    );
  }, 150_000);

  test("a form of another site logs nobody in", async () => {
    const link = cell.link(SCHOOL, EDITOR.mail);
    for (const headers of [{ Origin: "https://casino.example" }, { "Sec-Fetch-Site": "cross-site" }]) {
      expect(isIn(await send({ token: token(link) }, headers))).toBe(false);
    }
    expect(await enter(link)).toBe(true);
  });

  test("who logs in stands in the container's log too, where nobody on the site can take it back", async () => {
    const lines = () =>
      cell
        .logs(`site-${SCHOOL}`)
        .match(/congtruong-journal: \{"what":"entered","login":"person-tam",.*\}/g) ?? [];
    const before = lines().length;
    expect(await enter(cell.link(SCHOOL, EDITOR.mail))).toBe(true);
    await eventually("the line", () => lines().length > before);
  });

  test("who leaves the registry is out, their articles stay; who comes back is the same", async () => {
    const tam = await editor(cell.link(SCHOOL, EDITOR.mail));
    const article = await tam.publish("Họp phụ huynh", "Thứ bảy");
    expect(article).toMatch(/^\d+$/);
    cell.link(SCHOOL, EDITOR.mail);
    await provision(HEAD);
    expect(await session(tam)).toBe(401);
    expect(cell.said(SCHOOL).join("\n")).toContain("account person-tam is disabled");
    expect(cell.said(SCHOOL).join("\n")).not.toContain("SECURITY");
    expect(sql("SELECT name, what FROM wp_congtruong_journal ORDER BY id DESC LIMIT 1")).toBe(
      "Hồ Quốc Tâm\tshut",
    );
    expect(
      sql(
        `SELECT COUNT(*) FROM wp_usermeta m JOIN wp_users u ON u.ID = user_id WHERE user_login = '${EDITOR.login}' AND (meta_key LIKE '%capabilities' OR meta_key IN ('session_tokens', '_congtruong_link'))`,
      ),
    ).toBe("0");
    expect(() => cell.link(SCHOOL, EDITOR.mail)).toThrow(/Nobody of unit/);
    expect(sql(`SELECT post_title FROM wp_posts WHERE ID = ${article}`)).toBe("Họp phụ huynh");

    // Under another name and address, by the same identity.
    await provision(HEAD, { ...EDITOR, name: "Hồ Quốc Tám", mail: "tam.moi@hcm.edu.vn" });
    expect(await session(await editor(cell.link(SCHOOL, "tam.moi@hcm.edu.vn")))).toBe(204);
    expect(
      sql(
        `SELECT display_name FROM wp_posts JOIN wp_users u ON u.ID = post_author WHERE wp_posts.ID = ${article}`,
      ),
    ).toBe("Hồ Quốc Tám");
    await provision(HEAD, EDITOR);
  }, 120_000);

  test("what an editor writes waits for the head of the board, and what is published stays until the head approves its change", async () => {
    const tam = await editor(cell.link(SCHOOL, EDITOR.mail));
    const status = (id: string): string => sql(`SELECT post_status FROM wp_posts WHERE ID = ${id}`);
    const shown = async (path: string): Promise<string> => (await ask(path)).text();
    const form = (id: string): string => `/wp-admin/post.php?post=${id}&action=edit`;

    // Whatever the form says, nobody but the head publishes.
    const article = await tam.publish("Lịch nghỉ Tết", "Từ ngày 20");
    expect(status(article)).toBe("pending");
    const uyen = await editor(cell.link(SCHOOL, HEAD.mail));
    expect((await uyen.open("/wp-admin/index.php")).text).toMatch(
      /Chờ bạn duyệt.*Lịch nghỉ Tết.*bài mới của Hồ Quốc Tâm/s,
    );
    await uyen.send(form(article), { tra_lai: "1" });
    expect(status(article)).toBe("draft");
    await tam.send(form(article), { publish: "Gửi duyệt" });
    await uyen.send(form(article), { publish: "Đăng" });
    expect(status(article)).toBe("publish");
    expect((await uyen.open(form(article))).text).toMatch(
      /data-approval>Người viết: <strong>Hồ Quốc Tâm<\/strong><br>Người duyệt: <strong>Lê Hồng Uyên/,
    );

    // A page of the directive: the editor gets a copy, always the same one.
    const page = sql("SELECT ID FROM wp_posts WHERE post_name = 'gioi-thieu'");
    const led = async (): Promise<string> => {
      const answer = await ask(form(page), { headers: { Cookie: tam.cookie } });
      return /post=(\d+)/.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
    };
    const copy = await led();
    expect(copy).not.toBe(page);
    expect(await led()).toBe(copy);
    await tam.send(form(copy), {
      content: "Thành lập năm 1975",
      _so_do: "Ban Giám hiệu",
      publish: "Gửi duyệt",
    });
    expect(status(copy)).toBe("pending");
    expect(await shown("/gioi-thieu/")).not.toContain("1975");
    expect((await ask(`/?page_id=${copy}`)).status).toBe(404);

    // Changed by somebody else meanwhile: the head is told, and decides.
    sql(`UPDATE wp_posts SET post_modified_gmt = '2020-01-01 00:00:00' WHERE ID = ${page}`);
    await uyen.send(form(copy), { publish: "Đăng" });
    expect((await uyen.open(form(copy))).text).toMatch(
      /đã được sửa sau khi bản này được lập.*Đang đăng.*Bản sửa/s,
    );
    expect(await shown("/gioi-thieu/")).not.toContain("1975");
    await uyen.send(form(copy), { publish: "Đăng" });
    expect(await shown("/gioi-thieu/")).toMatch(/Giới thiệu.*Thành lập năm 1975.*Ban Giám hiệu/s);
    await eventually("the copy is gone", () => status(copy) === "");
    expect(status(page)).toBe("publish");

    // The interface for programs knows no other way.
    const nonce = /"nonce":"([0-9a-f]+)"/.exec((await tam.open("/wp-admin/post-new.php")).text)?.[1] ?? "";
    const rest = (path: string, fields: Readonly<Record<string, string>>) =>
      ask(`/wp-json/wp/v2/${path}`, {
        method: "POST",
        headers: { Cookie: tam.cookie, "X-WP-Nonce": nonce },
        body: new URLSearchParams(fields),
      });
    expect([401, 403]).toContain((await rest(`pages/${page}`, { content: "casino" })).status);
    expect([401, 403]).toContain(
      (await rest("posts", { title: "x", content: "y", status: "publish" })).status,
    );

    // A list where a screen expects a word, and where it is one.
    const odd = await uyen.open("/wp-admin/index.php?page[]=x");
    expect([odd.status, odd.text]).toEqual([400, expect.stringContaining("Địa chỉ không hợp lệ")]);
    expect((await uyen.open("/wp-admin/edit.php?post[]=1&action=-1")).status).toBeLessThan(400);

    // Written down, for the head and not for editors.
    expect((await tam.open("/wp-admin/index.php?nhat-ky=1")).status).toBe(404);
    const { text } = await uyen.open("/wp-admin/index.php?nhat-ky=1");
    const lines = [...text.matchAll(/<tr><td>[^<]*<br>[^<]*<\/td><td>([^<]*)<\/td><td>([^<]*)<\/td><\/tr>/g)];
    expect(lines.map(([, who, what]) => `${who} ${what}`).slice(0, 8)).toEqual([
      "Lê Hồng Uyên duyệt, đăng: “Giới thiệu (bản sửa của Hồ Quốc Tâm)”",
      "Hồ Quốc Tâm gửi duyệt: “Giới thiệu (bản sửa)”",
      "Lê Hồng Uyên duyệt, đăng: “Lịch nghỉ Tết”",
      "Hồ Quốc Tâm gửi duyệt: “Lịch nghỉ Tết”",
      "Lê Hồng Uyên trả lại bản nháp: “Lịch nghỉ Tết”",
      "Lê Hồng Uyên đăng nhập",
      "Hồ Quốc Tâm gửi duyệt: “Lịch nghỉ Tết”",
      "Hồ Quốc Tâm đăng nhập",
    ]);
  }, 120_000);

  test("the head hears by mail that something waits, who wrote it what became of it: once, and how many only", async () => {
    cell.exec("mail", ["sh", "-c", "rm -f /tmp/letters"]);
    const [tam, uyen] = [
      await editor(cell.link(SCHOOL, EDITOR.mail)),
      await editor(cell.link(SCHOOL, HEAD.mail)),
    ];
    // Long enough ago for all that was written down so far.
    const settle = async (): Promise<void> => {
      sql("UPDATE wp_congtruong_journal SET at = at - INTERVAL 11 MINUTE");
      await provision(HEAD, EDITOR);
    };
    const letters = () =>
      cell.letters().map((letter) => [/^RCPT TO:<(\w+)@/m.exec(letter)?.[1], unquoted(letter)] as const);
    await settle();
    cell.exec("mail", ["sh", "-c", "rm -f /tmp/letters"]);
    cell.exec("provisioner", ["sh", "-c", `echo '{}' > /units/${SCHOOL}/private/told.json`]);
    sql("DELETE FROM wp_congtruong_journal");

    const page = sql("SELECT ID FROM wp_posts WHERE post_name = 'gioi-thieu'");
    const led = await ask(`/wp-admin/post.php?post=${page}&action=edit`, { headers: { Cookie: tam.cookie } });
    const copy = `/wp-admin/post.php?post=${/post=(\d+)/.exec(led.headers.get("location") ?? "")?.[1]}&action=edit`;
    await tam.send(copy, { content: "Thành lập năm 1976", publish: "Gửi duyệt" });
    await tam.publish("Casino trực tuyến", "Nội dung");
    await settle();
    await eventually("the head is told", () => letters().length > 0, 60_000);
    const [[to, letter] = []] = letters();
    expect([to, letters().length]).toEqual(["uyen", 1]);
    expect(letter).toMatch(/- 2 nội dung đang chờ bạn duyệt[^]*\/wp-admin\/[^]*2 waiting for your approval/);
    expect(letter).not.toMatch(/Casino|Giới thiệu|#/);

    await uyen.send(copy, { publish: "Đăng" });
    await settle();
    await eventually("the editor is told", () => letters().length > 1, 60_000);
    expect(letters().map(([whom]) => whom)).toEqual(["uyen", "tam"]);
    expect(letters()[1]?.[1]).toMatch(/- 1 nội dung bạn gửi đã được duyệt[^]*1 of yours published/);
    const told = cell.exec("provisioner", ["cat", `/units/${SCHOOL}/private/told.json`]);
    expect(Object.keys(JSON.parse(told) as object)).toEqual(["person-tam", "person-uyen"]);
  }, 180_000);

  test("a file waits for the head as its page does, and waits again when nothing published uses it any more", async () => {
    const [tam, uyen] = [
      await editor(cell.link(SCHOOL, EDITOR.mail)),
      await editor(cell.link(SCHOOL, HEAD.mail)),
    ];
    /** @returns the address of the file as the library has it */
    const upload = async (by: Editor, name: string, kind: string, bytes: Buffer) => {
      const { text } = await by.open("/wp-admin/media-new.php?browser-uploader");
      const body = new FormData();
      body.set("_wpnonce", /name="_wpnonce" value="([0-9a-f]+)"/.exec(text)?.[1] ?? "");
      body.set("html-upload", "1");
      body.set("async-upload", new Blob([new Uint8Array(bytes)], { type: kind }), name);
      await ask("/wp-admin/media-new.php", { method: "POST", headers: { Cookie: by.cookie }, body });
      return sql(
        "SELECT meta_value FROM wp_postmeta WHERE meta_key = '_wp_attached_file' ORDER BY meta_id DESC LIMIT 1",
      );
    };
    const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);
    const got = async (file: string, cookie = "") => {
      const answer = await ask(`/wp-content/uploads/${file}`, { headers: { Cookie: cookie } });
      const { headers } = answer;
      return {
        status: answer.status,
        kept: headers.get("cache-control"),
        kind: headers.get("content-type"),
        policy: headers.get("content-security-policy"),
        bytes: await answer.text(),
      };
    };
    const address = (file: string): string => `/wp-content/uploads/${file}`;

    const file = await upload(tam, "Danh sach lop.pdf", "application/pdf", pdf("danh sách"));
    const name = await upload(tam, "Danh sach lop.pdf", "application/pdf", pdf("khác"));
    expect([file, name]).toEqual([expect.stringMatching(/lop\.pdf$/), expect.stringMatching(/lop-1\.pdf$/)]);
    const article = await tam.publish("Danh sách lớp", `<p><a href="${address(file)}">Danh sách</a></p>`);
    expect((await got(file)).status).toBe(404);
    // A cookie by its name alone is nobody's.
    expect((await got(file, tam.session.replace(/.{6}$/, "000000"))).status).toBe(404);
    for (const { session: cookie } of [tam, uyen]) {
      expect(await got(file, cookie)).toMatchObject({
        ...{ status: 200, kept: "private, no-store", kind: "application/pdf" },
        ...{ policy: expect.stringContaining("sandbox"), bytes: expect.stringContaining("danh sách") },
      });
    }
    await uyen.send(`/wp-admin/post.php?post=${article}&action=edit`, { publish: "Đăng" });
    // The first answer is PHP's, the next ones are nginx's, and both say the same.
    const first = await got(file);
    expect(first).toMatchObject({ status: 200, kept: "public, max-age=0, must-revalidate" });
    expect(cell.exec(`site-${SCHOOL}`, ["stat", "-c", "%a", `/data/uploads/${file}`])).toBe("644");
    expect(await got(file)).toEqual(first);
    // One whose name only begins alike is another's.
    expect((await got(name)).status).toBe(404);

    // A picture of a page that stands already, on the copy that waits: none of its sizes is anybody's.
    const page = sql("SELECT ID FROM wp_posts WHERE post_name = 'cong-khai'");
    const led = await ask(`/wp-admin/post.php?post=${page}&action=edit`, { headers: { Cookie: tam.cookie } });
    const copy = /post=(\d+)/.exec(led.headers.get("location") ?? "")?.[1] ?? "";
    const png = Buffer.from(
      cell.exec(`site-${SCHOOL}`, [
        "php",
        "-r",
        "$i = imagecreatetruecolor(900, 700); ob_start(); imagepng($i); echo base64_encode(ob_get_clean());",
      ]),
      "base64",
    );
    const picture = await upload(tam, "so-do.png", "image/png", png);
    const small = picture.replace(".png", "-300x233.png");
    await tam.send(`/wp-admin/post.php?post=${copy}&action=edit`, {
      content: `<img src="${address(small)}" alt="Sơ đồ">`,
      publish: "Gửi duyệt",
    });
    expect([(await got(picture)).status, (await got(small)).status]).toEqual([404, 404]);
    expect((await got(small, tam.session)).kind).toBe("image/png");
    await uyen.send(`/wp-admin/post.php?post=${copy}&action=edit`, { publish: "Đăng" });
    expect([(await got(small)).status, (await got(picture)).status]).toEqual([200, 200]);

    // What the head puts there is the head's word, until something that nobody approved uses it.
    const own = await upload(uyen, "cong-van.pdf", "application/pdf", pdf("công văn"));
    expect((await got(own)).status).toBe(200);

    // Taken from the page, or gone with it.
    await uyen.send(`/wp-admin/post.php?post=${page}&action=edit`, {
      content: "<p>Không còn sơ đồ</p>",
      save: "Cập nhật",
    });
    await uyen.bin(article);
    await eventually(
      "they wait again",
      async () => (await got(file)).status === 404 && (await got(small)).status === 404,
      10_000,
    );
    expect((await got(file, uyen.session)).status).toBe(200);
    expect((await got("../private/secret.json", uyen.session)).status).toBe(404);
  }, 120_000);

  test("whoever wants is asked for an authenticator's code after the link, and the department takes it away", async () => {
    const uyen = await editor(cell.link(SCHOOL, HEAD.mail));
    const screen = "/wp-admin/index.php?xac-thuc=1";
    const { text } = await uyen.open(screen);
    const hidden = (name: string): string =>
      new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? "";
    const key = (/desk-key">([A-Z2-7 ]{39})</.exec(text)?.[1] ?? "").replaceAll(" ", "");
    const turnOn = async (code: string): Promise<string> => {
      const body = new URLSearchParams({ _wpnonce: hidden("_wpnonce"), offered: hidden("offered"), code });
      const answer = await ask(screen, { method: "POST", headers: { Cookie: uyen.cookie }, body });
      return answer.text();
    };
    const step = Math.floor(Date.now() / 30_000);
    expect(await turnOn(codeOf(key, step - 1000))).toContain("Mã chưa đúng");
    expect(await turnOn(codeOf(key, step))).toContain("Đã bật");
    expect(sql("SELECT meta_value FROM wp_usermeta WHERE meta_key = '_congtruong_authenticator'")).toMatch(
      new RegExp(`^${step} [\\w+/]{60,}=*$`),
    );

    const from = { "X-Real-IP": "203.0.113.77" };
    const halfway = async (answer: Response): Promise<string> => {
      expect([answer.status, isIn(answer)]).toEqual([200, false]);
      return /name="halfway" value="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
    };
    const link = cell.link(SCHOOL, HEAD.mail);
    const first = await halfway(await send({ token: token(link) }, from));
    expect(first).toMatch(/^[\w-]{43}$/);
    // The link is used up, what it led to is no link, and a code is good once.
    expect(await enter(link)).toBe(false);
    expect(isIn(await send({ token: first }, from))).toBe(false);
    expect(await halfway(await send({ halfway: first, code: codeOf(key, step) }, from))).toBe(first);
    const next = codeOf(key, step + 1);
    expect(isIn(await send({ halfway: first, code: `${next.slice(0, 3)} ${next.slice(3)}` }, from))).toBe(
      true,
    );
    expect(isIn(await send({ halfway: first, code: codeOf(key, step + 2) }, from))).toBe(false);
    // Five tries, then another link is needed.
    const second = await halfway(await send({ token: token(cell.link(SCHOOL, HEAD.mail)) }, from));
    const tries = [];
    for (let number = 0; number < 5; number++)
      tries.push(await halfway(await send({ halfway: second, code: "000000" }, from)));
    expect(tries).toEqual([second, second, second, second, ""]);
    expect(isIn(await send({ halfway: second, code: codeOf(key, step + 2) }, from))).toBe(false);

    // A lost telephone.
    const lift = (mail: string): unknown =>
      JSON.parse(cell.exec("provisioner", ["site-second-step", SCHOOL, mail]));
    expect(lift(EDITOR.mail)).toMatchObject({ removed: false });
    expect(lift(HEAD.mail)).toEqual({ login: HEAD.login, name: HEAD.name, removed: true });
    expect(await session(uyen)).toBe(401);
    expect(sql("SELECT what FROM wp_congtruong_journal ORDER BY id DESC LIMIT 1")).toBe("lifted");
    expect(await enter(cell.link(SCHOOL, HEAD.mail))).toBe(true);
  }, 60_000);

  test("an article with a password opens for whoever was told it", async () => {
    const uyen = await editor(cell.link(SCHOOL, HEAD.mail));
    const article = await uyen.publish("Họp riêng", "Phòng 12");
    sql(`UPDATE wp_posts SET post_password = 'mở ra' WHERE ID = ${article}`);
    const at = `/bai-viet/${sql(`SELECT post_name FROM wp_posts WHERE ID = ${article}`)}/`;
    expect(await (await ask(at)).text()).not.toContain("Phòng 12");
    const opened = await ask("/wp-login.php?action=postpass", {
      method: "POST",
      body: new URLSearchParams({ post_password: "mở ra" }),
      headers: { Referer: `${url}${at}` },
    });
    const cookie = opened.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    expect(await (await ask(at, { headers: { Cookie: cookie } })).text()).toContain("Phòng 12");
  });

  test("without a mail server who asked waits, and gets the letter when it is back", async () => {
    cell.exec("mail", ["sh", "-c", "rm -f /tmp/letters"]);
    cell.pause("mail", true);
    await send({ mail: HEAD.mail });
    await eventually(
      "it is said",
      () => cell.said(SCHOOL).some((line) => line.includes("cannot be sent yet")),
      60_000,
    );
    cell.pause("mail", false);
    await eventually("the letter came", () => cell.letters().length > 0, 60_000);
    expect(asking()).toBe("");
  }, 150_000);

  test("whoever works on a site that is to close is told once, by letter and on the desk", async () => {
    const to = (): readonly string[] =>
      cell
        .letters()
        .map(unquoted)
        .filter((letter) => letter.includes(HEIR))
        .map((letter) => /^RCPT TO:<(\w+)@/m.exec(letter)?.[1] ?? "");
    const closing = { ...unit, accounts: [HEAD, EDITOR], lifecycle: "retiring", successorUrl: HEIR };
    cell.startProvisioner([closing]);
    await eventually("both are told", () => to().length === 2, 120_000);
    expect([...to()].sort()).toEqual(["tam", "uyen"]);
    const letter =
      cell
        .letters()
        .map(unquoted)
        .find((each) => each.includes(HEIR)) ?? "";
    expect(letter).toContain("thành bản lưu trữ ai cũng đọc được");
    cell.startProvisioner([closing]);
    await eventually("it is gone through again", () => cell.said(SCHOOL).length > 0, 120_000);
    const kept = cell.exec("provisioner", ["cat", `/units/${SCHOOL}/private/leaving.json`]);
    expect(JSON.parse(kept)).toEqual({ [HEAD.login]: HEIR, [EDITOR.login]: HEIR });
    expect(to()).toHaveLength(2);

    expect([(await ask("/tin-tuc/")).status, (await ask("/tin-tuc/")).headers.get("location")]).toEqual([
      302,
      HEIR,
    ]);
    const desk = await editor(cell.link(SCHOOL, EDITOR.mail));
    const { text } = await desk.open("/wp-admin/edit.php");
    expect(text).toContain("Đơn vị sắp ngừng hoạt động.");
    expect(text).toContain(`<a href="${HEIR}">moi.hcm.edu.vn.localhost</a>`);
  });
});
