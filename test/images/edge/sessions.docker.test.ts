import { describeWithDocker, eventually } from "../../support/docker";
import { ATTACKS } from "./attacks";
import { BROWSERS } from "./browsers";
import { type Answer } from "./https";
import { A, B, EdgeLab, FORGED, SESSION } from "./lab";
import { SEARCHES } from "./searches";

type Headers = Readonly<Record<string, string>>;

const { Host: _host, "Accept-Encoding": _packed, ...CHROME } = BROWSERS["Chrome"] ?? {};

/** What a stranger can say of himself. */
const CLAIMS: readonly (readonly [string, Headers])[] = [
  ["nothing", {}],
  ["what a browser says that follows a link", CHROME],
  ["a made-up session", { Cookie: "wordpress_logged_in_x=1" }],
  ["a well-formed session of nobody", FORGED],
  ["a made-up token", { "X-WP-Nonce": "0123456789" }],
  [
    "session, token and another method",
    { ...FORGED, "X-WP-Nonce": "0123456789", "X-HTTP-Method-Override": "PUT" },
  ],
  [
    "the other names of WordPress' cookies",
    {
      Cookie:
        "wordpress_sec_x=1; wp-settings-1=a; wp-settings-time-1=1; wordpress_test_cookie=WP%20Cookie%20check; comment_author_x=1; wp-postpass_x=1",
    },
  ],
  [
    "to be a program of the platform, to come from within, and to be logged in elsewhere",
    {
      Authorization: "Basic cXVhbnRyaTpxdWFudHJp",
      "X-Forwarded-For": "127.0.0.1",
      "X-Real-IP": "127.0.0.1",
      "X-Requested-With": "XMLHttpRequest",
      "X-Original-URL": "/wp-admin/",
      "Sec-Fetch-Site": "same-origin",
      "User-Agent": "WordPress/6.8; https://hcm.edu.vn",
      Referer: `https://${A}/wp-admin/post.php`,
    },
  ],
  [
    "the names of what the edge itself says",
    { "X-Edge-Role": "editor", "X-Probe": "1", "X-Request-ID": "proved-1" },
  ],
];

describeWithDocker("who may do what at the edge", () => {
  let lab: EdgeLab;

  beforeAll(async () => {
    lab = await EdgeLab.start("edge-sessions");
  });
  afterAll(() => lab.end());

  const together = (mine: Headers, theirs: Headers): Headers => {
    const cookies = [mine["Cookie"], theirs["Cookie"]].filter((each) => each !== undefined).join("; ");
    // An attack in a header that the claim has too is in place of it.
    return { ...theirs, ...mine, ...(cookies === "" ? {} : { Cookie: cookies }) };
  };

  test.each(CLAIMS)("whoever claims %s has every attack refused", async (_what, claim) => {
    const passed: string[] = [];
    for (const { what, path, method = "GET", headers = {}, body } of ATTACKS) {
      const answer = await lab.get(`https://${A}${path}`, {
        method,
        headers: together(headers, claim),
        ...(body === undefined ? {} : { body }),
      });
      if (![400, 403, 404].includes(answer.status) || answer.body.includes('"site"')) {
        passed.push(`${what}: ${answer.status} ${path}`);
      }
    }
    expect(passed).toEqual([]);
    expect(ATTACKS.length).toBeGreaterThanOrEqual(130);
  });

  test("whoever follows a link is answered from the cache, and what the cache has not is read on its way", async () => {
    const ask = (path: string, more: Headers = {}): Promise<Answer> =>
      lab.get(`https://${A}${path}`, { headers: { ...CHROME, ...more } });
    const first = await ask("/nguoi-xem/?utm_source=zalo");
    expect([first.status, first.headers["x-cache"]]).toEqual([200, "MISS"]);
    expect(JSON.parse(first.body)).toMatchObject({ cookie: "", host: `${A}:8443`, proto: "https" });
    expect((await ask("/nguoi-xem/")).headers["x-cache"]).toBe("HIT");
    const seen = await ask("/nguoi-xem/", { Cookie: "xem=1", Referer: `https://${A}/` });
    expect([seen.headers["x-cache"], seen.body]).toEqual(["HIT", first.body]);
    // No word of it is a program's, so only the rules can tell.
    const refused = await ask("/nguoi-xem/?q=wp-config.php");
    expect([refused.status, refused.body.includes('"site"')]).toEqual([403, false]);
    const line = await eventually("it is logged", () =>
      lab
        .logs()
        .split("\n")
        .find((each) => each.startsWith('{"waf"') && each.includes('"/nguoi-xem/"')),
    );
    const { id, ...told } = JSON.parse(line) as Record<string, unknown>;
    expect(told).toMatchObject({ waf: "refused", host: A, method: "GET" });
    expect(told["client"]).not.toMatch(/^127\./);
    expect(lab.logs()).toContain(`"status":403,"bytes"`);
    expect(
      lab
        .logs()
        .split("\n")
        .filter((each) => each.includes(`"id":"${String(id)}"`)),
    ).toHaveLength(2);
  });

  test("what people look for is found", async () => {
    const refused: string[] = [];
    for (const search of SEARCHES) {
      const answer = await lab.get(`https://${A}/?s=${encodeURIComponent(search)}`, {
        headers: SESSION,
      });
      const visitor = await lab.get(`https://${B}/tim?s=${encodeURIComponent(search)}`);
      if (answer.status !== 200 || visitor.status !== 200) refused.push(search);
    }
    expect(refused).toEqual([]);
  });

  test("the log names the rules, the school and the place, and not what was written", async () => {
    await lab.get(`https://${A}/hop-thu`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "thu=" + encodeURIComponent("Nguyễn Thị Bí Mật <script>alert(1)</script>"),
    });
    const line = await eventually("it is logged", () =>
      lab
        .logs()
        .split("\n")
        .find((each) => each.startsWith('{"waf"') && each.includes('"/hop-thu"')),
    );
    expect(JSON.parse(line)).toMatchObject({
      waf: "refused",
      host: A,
      site: `${lab.containers.host("a")}:8080`,
      method: "POST",
      path: "/hop-thu",
      rules: expect.arrayContaining([
        { rule: "941110", message: "XSS Filter - Category 1: Script Tag Vector", where: "ARGS:thu" },
      ]) as unknown,
    });
    expect(lab.logs()).not.toContain("Bí Mật");
    expect(line).not.toContain("alert");
  });

  test("the password of an article may be anything, and nobody has another", async () => {
    const send = (name: string) =>
      lab.get(`https://${A}/wp-login.php?action=postpass`, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: `${name}=${encodeURIComponent("' or 1=1; <script>;cat /etc/passwd")}`,
      });
    expect([(await send("post_password")).status, (await send("pwd")).status]).toEqual([200, 403]);
  });

  test("the site's answer about sessions is the edge's alone", async () => {
    for (const path of ["/.session", "/%2Esession", "//.session", "/.edge/session", "/.edge/refused.html"]) {
      expect((await lab.get(`https://${A}${path}`, { headers: SESSION })).status).toBe(404);
    }
  });

  test("a session of one school is none of another's, nor one beside other cookies", async () => {
    const upload = (host: string, cookie: string): Promise<Answer> =>
      lab.get(`https://${host}/wp-admin/async-upload.php`, {
        method: "POST",
        headers: { Cookie: cookie },
        body: "x",
      });
    expect((await upload(A, SESSION.Cookie)).status).toBe(200);
    expect((await upload(A, FORGED.Cookie)).status).toBe(403);
    // The site reads its own cookie out of several; what it said of all of them is not said of one.
    expect((await upload(A, `${FORGED.Cookie}; ${SESSION.Cookie}`)).status).toBe(200);
    expect((await upload(A, FORGED.Cookie)).status).toBe(403);
  });

  describe("an editor's work", () => {
    const lesson =
      '<!-- wp:paragraph --><p>Kế hoạch tuyển sinh <strong>lớp 10</strong>: "đã đăng ký" & <a href="https://hcm.edu.vn/van-ban?id=1">xem</a></p><!-- /wp:paragraph -->' +
      "<!-- wp:code --><pre><code>SELECT * FROM hocsinh WHERE '1'='1' UNION SELECT 1; &lt;script>alert(1)&lt;/script>; cat ../../etc/passwd; &lt;?php system($_GET['x']);</code></pre><!-- /wp:code -->";
    const post = (path: string, type: string, body: string, headers: Headers): Promise<Answer> =>
      lab.get(`https://${A}${path}`, { method: "POST", headers: { "Content-Type": type, ...headers }, body });

    test.each([
      "posts/12",
      "pages/7",
      "van_ban/12",
      "gop_y",
      "blocks/3",
      "media-x/9",
      "templates/theme//home",
    ])("is let through to %s", async (where) => {
      const answer = await post(
        `/wp-json/wp/v2/${where}?_locale=user`,
        "application/json",
        JSON.stringify({ id: 12, title: "Thông báo tuyển sinh", content: lesson, status: "publish" }),
        { ...SESSION, "X-HTTP-Method-Override": "PUT", "X-WP-Nonce": "0123456789" },
      );
      expect(answer.status).toBe(200);
      expect((JSON.parse(answer.body) as { override: string }).override).toBe("PUT");
    });

    const FIELDS = [
      "post_title",
      "content",
      "excerpt",
      "_vb_so",
      "_vb_co_quan",
      "_vb_trich_yeu",
      "_nguon",
      "caption",
    ];
    const TEXTS = [
      lesson,
      "if (a==b) then c;",
      "; time line",
      "SELECT ten FROM lop WHERE 1=1 --",
      "<?php echo 1;",
      "../../a",
    ];

    test.each(FIELDS)("may write anything into the field %s", async (field) => {
      for (const text of TEXTS) {
        const body = `post_ID=12&action=editpost&${field}=${encodeURIComponent(text)}`;
        const type = "application/x-www-form-urlencoded";
        expect((await post("/wp-admin/post.php", type, body, SESSION)).status).toBe(200);
      }
    });

    test("is refused to somebody without a session", async () => {
      const body = JSON.stringify({ content: lesson });
      expect((await post("/wp-json/wp/v2/van_ban/12", "application/json", body, {})).status).toBe(403);
      const form = `content=${encodeURIComponent(lesson)}`;
      const type = "application/x-www-form-urlencoded";
      expect((await post("/wp-admin/post.php", type, form, FORGED)).status).toBe(403);
    });

    test("may hold a large file, which costs the edge no memory; strangers may send none", async () => {
      const upload = "/wp-admin/async-upload.php";
      const type = "multipart/form-data; boundary=ranh";
      const body =
        '--ranh\r\nContent-Disposition: form-data; name="async-upload"; filename="cong-van.pdf"\r\n' +
        `Content-Type: application/pdf\r\n\r\n${"%PDF ".repeat(6 * 1024 * 1024)}\r\n--ranh--\r\n`;
      const uploads = await Promise.all([1, 2, 3, 4].map(() => post(upload, type, body, SESSION)));
      expect(uploads.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
      expect(lab.logs()).not.toContain("exited on signal");

      const announce = (bytes: number, headers: Headers): Promise<Answer> =>
        lab.get(`https://${A}${upload}`, {
          method: "POST",
          headers: {
            ...headers,
            "Content-Type": type,
            "Content-Length": String(bytes),
            Expect: "100-continue",
          },
        });
      expect((await announce(1000, {})).status).toBe(403);
      expect((await announce(1000, { Cookie: "wordpress_logged_in_x=1" })).status).toBe(403);
      const tooLarge = await announce(33 * 1024 * 1024, SESSION);
      expect(tooLarge.status).toBe(413);
      expect(tooLarge.body).toContain("Tệp quá lớn");
    });

    test("is let through to an article of 1 MB", async () => {
      const content = "<p>Trường Trung học cơ sở Nguyễn Du thông báo.</p>".repeat(20_000);
      const answer = await post("/wp-json/wp/v2/posts/12", "application/json", JSON.stringify({ content }), {
        ...SESSION,
        "X-WP-Nonce": "0123456789",
      });
      expect(answer.status).toBe(200);
    });
  });
});
