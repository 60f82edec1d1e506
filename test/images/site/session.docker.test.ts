import { describeWithDocker, eventually, imageUnderTest } from "../../support/docker";
import { HEAD, TestCell, type TestUnit } from "./cell";
import { Editor } from "./editor";

const SCHOOL = "7900866";

describeWithDocker("what the edge asks a site", () => {
  let cell: TestCell;
  let url: string;
  let unit: TestUnit;

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, { redirect: "manual", signal: AbortSignal.timeout(20_000), ...init });

  beforeAll(async () => {
    cell = new TestCell(await imageUnderTest("site"), await imageUnderTest("db"));
    cell.startDatabase();
    url = await cell.startSite(SCHOOL);
    unit = {
      ...{ id: SCHOOL, name: "Trường THCS Nguyễn Du", kind: "thcs", ownership: "cong-lap" },
      ...{
        lifecycle: "active",
        sectorFeed: false,
        successorUrl: "",
        boardHead: "",
        leaders: [],
        accounts: [HEAD],
      },
      ...{ url, host: "127.0.0.1", address: "", phone: "", mail: "" },
      parent: { id: "7900000", name: "Sở", url: "https://hcm.edu.vn.localhost:8443" },
    };
    cell.startProvisioner([unit]);
    await eventually("the site is there", async () => (await ask("/")).status === 200, 170_000);
  }, 240_000);
  afterAll(() => cell?.remove());

  const logIn = async (): Promise<Editor> =>
    Editor.logIn(
      async (path, request) => {
        const answer = await ask(path, request);
        const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
        return { status: answer.status, text: await answer.text(), cookies };
      },
      cell.link(SCHOOL, HEAD.mail),
    );

  test("is answered yes for the session of an editor and for nothing else", async () => {
    const { session: cookie } = await logIn();
    // What the edge takes for worth a question (images/edge/nginx/nginx.conf).
    expect(cookie).toMatch(
      /^(?:__(?:Host|Secure)-)?wordpress_logged_in_[0-9a-f]{32}=[^;|\s]+(?:%7C|\|)[0-9]{9,11}(?:%7C|\|)[A-Za-z0-9]{43}(?:%7C|\|)[0-9a-f]{64}$/,
    );
    const status = async (...cookies: readonly string[]): Promise<number> =>
      (await ask("/.session", { headers: { Cookie: cookies.join("; ") } })).status;
    expect(await status(cookie)).toBe(204);
    expect(await status("wordpress_logged_in_x=1", cookie)).toBe(204);
    expect(await status("")).toBe(401);
    expect(await status("wordpress_logged_in_x=1")).toBe(401);
    expect(await status(cookie.replace(HEAD.login, "quantri"))).toBe(401);
    expect(await status(cookie.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).toBe(401);
    expect(await status(cookie.replace(/_in_[0-9a-f]{32}/, `_in_${"0".repeat(32)}`))).toBe(401);
    // Logged out by the program itself, the session is nobody's at once.
    cell.sql(`DELETE FROM u${SCHOOL}.wp_usermeta WHERE meta_key = 'session_tokens'`);
    expect(await status(cookie)).toBe(401);
  });

  test.each([
    ...["feed", "s", "p", "page_id", "m", "w", "cat", "tag", "author", "author_name", "name", "pagename"],
    ...["paged", "page", "order", "orderby", "post_type", "error", "attachment", "preview", "year", "day"],
  ])("a list in place of the text %s is no reason to stop in English", async (name) => {
    for (const list of [`?${name}[]=x`, `?${name}[a][b]=x&${name}[]=y`]) {
      const answer = await ask(`/${list}`);
      const text = await answer.text();
      expect([name, [400, 404].includes(answer.status)]).toEqual([name, true]);
      expect(text).toContain('lang="vi"');
      expect(text).not.toMatch(/critical error|WordPress database error|Fatal error/i);
    }
  });

  test("rest_route leads nowhere, by query or body", async () => {
    for (const path of [
      "/?rest_route=/wp/v2/posts",
      "/?rest.route=/",
      "/tin-tuc/?rest_route=/",
      "/wp-json/?rest_route=/wp/v2/posts",
    ]) {
      expect((await ask(path)).status).toBe(400);
    }
    const body = new URLSearchParams({ rest_route: "/wp/v2/posts" });
    expect((await ask("/", { method: "POST", body })).status).toBe(400);
  });

  test.each(["_method=DELETE", "_method[]=GET", "_method[a][b]=GET"])(
    "the method of a question is its own, and not what ?%s says",
    async (query) => {
      for (const path of ["/wp-json/", "/wp-json/wp/v2/posts/1", "/"]) {
        const answer = await ask(`${path}?${query}`);
        expect([path, answer.status]).toEqual([path, 400]);
        expect(await answer.text()).toContain('lang="vi"');
      }
    },
  );

  test.each([
    ...["_jsonp", "_envelope", "_embed", "_fields", "_locale", "_wpnonce", "context", "search", "page"].map(
      (name) => `/wp-json/wp/v2/posts?${name}[]=x&${name}[a][b]=y`,
    ),
    ...["action", "interim-login", "redirect_to", "wp_lang", "reauth", "loggedout", "checkemail"].map(
      (name) => `/wp-login.php?${name}[]=x`,
    ),
    ...["admin-ajax.php?action", "admin-post.php?action", "edit.php?page", "index.php?import"].map(
      (path) => `/wp-admin/${path}[]=x`,
    ),
  ])("a list is no fault for strangers at %s", async (path) => {
    expect((await ask(path)).status).toBeLessThan(500);
  });

  describe("does a copy still hold?", () => {
    const tagOf = async (path: string): Promise<string> => (await ask(path)).headers.get("etag") ?? "";
    const again = async (path: string, tag: string, init: RequestInit = {}): Promise<number> =>
      (await ask(path, { ...init, headers: { "If-None-Match": tag, ...init.headers } })).status;
    let editor: Editor;

    beforeAll(async () => {
      editor = await logIn();
    });

    test("nginx says so while nothing has changed, and PHP is not asked", async () => {
      const socket = (from: string, to: string): string =>
        cell.exec(`site-${SCHOOL}`, ["mv", `/run/php/${from}`, `/run/php/${to}`]);
      // Ten minutes of the clock may end in between.
      await eventually("it holds", async () => {
        const tag = await tagOf("/");
        expect(tag).toMatch(/^W\/"[0-9a-f]{12}\.[0-9a-f]{12}\.[0-9a-f]{8}\.[0-9]{11}"$/);
        socket("site.sock", "away.sock");
        try {
          return (await again("/", tag)) === 304 && (await ask("/")).status === 502;
        } finally {
          socket("away.sock", "site.sock");
        }
      });
    });

    test.each<[string, string, (tag: string) => string, RequestInit]>([
      ["a tag of nobody's", "/", () => 'W/"000000000000.000000000000.00000000.20261129105"', {}],
      ["a tag of another image", "/", (tag) => tag.replace(/\.[0-9a-f]{8}\./, ".00000000."), {}],
      [
        "a tag of another time",
        "/",
        (tag) => tag.replace(/[0-9]"$/, (last) => (last === '0"' ? '1"' : '0"')),
        {},
      ],
      ["a way to elsewhere", "/", (tag) => tag.replace(/[0-9a-f]{12}/, "../site/../x"), {}],
      ["whoever has a cookie", "/", (tag) => tag, { headers: { Cookie: "a=1" } }],
      ["a form", "/", (tag) => tag, { method: "POST", body: "a=1" }],
      ["any tag", "/", () => "*", {}],
    ])("%s gets the page", async (_who, path, made, init) => {
      expect(await again(path, made(await tagOf(path)), init)).toBe(200);
    });

    test("what is not there, and what an editor sees, has none", async () => {
      expect(await tagOf("/khong-co-trang-nay/")).toBe("");
      expect((await ask("/", { headers: { Cookie: editor.cookie } })).headers.get("etag")).toBeNull();
    });

    test("no more once an editor has published, changed or binned something", async () => {
      let tag = await tagOf("/tin-tuc/");
      const article = await editor.publish("Lịch thi", "Phòng 11");
      expect(await again("/tin-tuc/", tag)).toBe(200);
      const page = `/bai-viet/${cell.sql(`SELECT post_name FROM u${SCHOOL}.wp_posts WHERE ID = ${article}`)}/`;
      tag = await tagOf(page);
      await editor.change(article, "Phòng 12");
      expect(await again(page, tag)).toBe(200);
      expect(await (await ask(page)).text()).toContain("Phòng 12");
      tag = await tagOf("/");
      await editor.bin(article);
      expect(await again("/", tag)).toBe(200);
      expect((await ask(page)).status).toBe(404);
    }, 60_000);

    test("no more once the registry says something else", async () => {
      const tag = await tagOf("/");
      cell.startProvisioner([{ ...unit, phone: "028 37001122" }]);
      await eventually("it is applied", () => cell.said(SCHOOL).length > 0, 60_000);
      expect(await again("/", tag)).toBe(200);
      expect(await (await ask("/")).text()).toContain("028 37001122");
    });
  });
});
