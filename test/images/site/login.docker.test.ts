import { describeWithDocker, eventually, imageUnderTest } from "../../support/docker";
import { EDITOR, HEAD, TestCell, type TestUnit } from "./cell";
import { Editor } from "./editor";
import { SCHOOL, twoUnits } from "./two-units";

const STRANGER = "khong.co@hcm.edu.vn";

describeWithDocker("logging in by a link", () => {
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
    expect(link).toMatch(`${url}/wp-login.php?action=link#`.replaceAll(/[.?]/g, "\\$&"));

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
    const [strange, known] = await Promise.all(answers.map((answer) => answer.text()));
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

  test("who leaves the registry is out, their articles stay; who comes back is the same", async () => {
    const tam = await editor(cell.link(SCHOOL, EDITOR.mail));
    const article = await tam.publish("Họp phụ huynh", "Thứ bảy");
    expect(article).toMatch(/^\d+$/);
    cell.link(SCHOOL, EDITOR.mail);
    await provision(HEAD);
    expect(await session(tam)).toBe(401);
    expect(cell.said(SCHOOL).join("\n")).toContain("account person-tam is disabled");
    expect(cell.said(SCHOOL).join("\n")).not.toContain("SECURITY");
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
  }, 120_000);

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
});
