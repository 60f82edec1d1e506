import { describeWithDocker, eventually } from "../../support/docker";
import { type Answer, type Question } from "./https";
import { A, B, EdgeLab, FORGED, SESSION } from "./lab";

describeWithDocker("the edge's page cache", () => {
  let lab: EdgeLab;
  const get = (path: string, question?: Question): Promise<Answer> =>
    lab.get(`https://${A}${path}`, question);
  const id = async (path: string, question?: Question): Promise<string> =>
    (await lab.told(`https://${A}${path}`, question)).id ?? "";
  const probe = { headers: { "X-Probe": "1" } };

  beforeAll(async () => {
    lab = await EdgeLab.start("edge-pages");
  });
  afterAll(() => lab.end());

  test("keeps an anonymous page for a moment, each host its own, and never one of an editor", async () => {
    const first = await id("/trang");
    expect(await id("/trang")).toBe(first);
    expect((await lab.told(`https://${B}/trang`)).site).toBe("b");
    expect(await id("/trang", { headers: SESSION })).not.toBe(first);
    expect(await id("/trang")).toBe(first);
    expect(await id("/wp-admin/")).not.toBe(await id("/wp-admin/"));
    expect((await get("/cookie")).body).not.toBe((await get("/cookie")).body);
    expect((await get("/mat")).body).not.toBe((await get("/mat")).body);
    expect((await get("/theo-ngon-ngu")).body).not.toBe((await get("/theo-ngon-ngu")).body);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ["a made-up session", { Cookie: "wordpress_logged_in_x=1" }],
    ["a session that nobody has", FORGED],
    ["other names of cookies", { Cookie: "wordpress_sec_x=1; comment_author_x=1" }],
    ["a log-in for programs", { Authorization: "Basic YTpi" }],
    ["a token", { "X-WP-Nonce": "0123456789" }],
    ["another method by name", { "X-HTTP-Method-Override": "POST" }],
  ])("%s gets the page of the cache, and its cookies reach nobody", async (_what, headers) => {
    const path = `/chung-${Math.random()}`;
    const seen = await lab.told(`https://${A}${path}`, { headers });
    expect(seen).toMatchObject({ cookie: "", override: "", authorization: "" });
    expect(await id(path, { headers })).toBe(seen.id);
    expect(await id(path)).toBe(seen.id);
  });

  test("the password of a protected article opens it for its owner alone", async () => {
    const headers = { Cookie: "wp-postpass_abc=x" };
    const first = await lab.told(`https://${A}/bai-co-mat-khau`, { headers });
    expect(first.cookie).toBe(headers.Cookie);
    expect(await id("/bai-co-mat-khau")).not.toBe(first.id);
  });

  test("what was published is there two seconds later, also on a page that nobody opened since yesterday", async () => {
    const [page, lasting] = [await id("/yen-tinh"), (await get("/mot-gio")).body];
    await new Promise((resolve) => setTimeout(resolve, 3200));
    const answer = await get("/yen-tinh");
    expect((JSON.parse(answer.body) as { id: string }).id).not.toBe(page);
    // A file that the browser may keep for an hour can be deleted; the edge keeps it no longer than a page.
    const again = await get("/mot-gio");
    expect(again.body).not.toBe(lasting);
    expect(again.headers["cache-control"]).toBe("max-age=3600");
    expect(answer.headers["cache-control"]).toBeUndefined();
  });

  test("a page that is not there costs its site one answer, though WordPress forbids to keep it", async () => {
    const first = await get("/khong-co");
    expect(first.status).toBe(404);
    expect((await get("/khong-co")).body).toBe(first.body);
    expect(first.headers["cache-control"]).toContain("no-store");
  });

  test.each([
    ["/bai?fbclid=abc", "/bai"],
    ["/bai?utm_source=zalo&utm_medium=x&utm_campaign=y", "/bai"],
    ["/bai?gclid=1&zarsrc=30&UTM_SOURCE=a", "/bai"],
    ["/bai?mibextid=1&igsh=2&sfnsn=mo&__cft__[0]=x&__tn__=y", "/bai"],
    ["/bai?gad_source=1&gad_campaignid=2&srsltid=x&msclkid=y&ttclid=z", "/bai"],
    ["/bai?hsa_acc=1&mtm_campaign=2&trk_contact=3&li_fat_id=4&_gl=5&_openstat=6", "/bai"],
    ["/bai?spm=a&spmx=1", "/bai?spmx=1"],
    ["/bai?b=2&a=1", "/bai?a=1&b=2"],
    ["/bai?&a=1&&b=2&", "/bai?a=1&b=2"],
    ["/bai?x[]=2&a=1&x[]=1", "/bai?a=1&x[]=2&x[]=1"],
    ["/bai?%66bclid=abc&s=a+b%26c", "/bai?s=a+b%26c"],
  ])("%s is %s", async (asked, kept) => {
    expect((await lab.told(`https://${A}${asked}`)).uri).toBe(kept);
    expect(await id(asked)).toBe(await id(kept));
  });

  test("arguments of one name keep their order", async () => {
    expect(await id("/bai?a=1&a=2")).not.toBe(await id("/bai?a=2&a=1"));
  });

  test("a packed page goes to who asked for one", async () => {
    const packed = await get("/nen", { headers: { "Accept-Encoding": "gzip" } });
    expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
    for (const headers of [{}, { "Accept-Encoding": "identity" }, { "Accept-Encoding": "gzip;q=0" }]) {
      const plain = await get("/nen", { headers });
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(plain.headers.vary).toBe("Accept-Encoding");
      expect(JSON.parse(plain.body)).toMatchObject({ site: "a" });
    }
  });

  test("a site says what it answers, not what the edge does", async () => {
    const answer = await get("/cua-rieng");
    expect(answer.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 3200));
    expect((await get("/cua-rieng")).body).not.toBe(answer.body);
  });

  test("whoever wants the site's own answer gets it", async () => {
    const page = await id("/cua-trang");
    expect(await id("/cua-trang", probe)).not.toBe(page);
    const live = await lab.told(`https://${A}/cua-trang?_live=1&a=1`);
    expect(live.uri).toBe("/cua-trang?a=1");
    expect(live.id).not.toBe((await lab.told(`https://${A}/cua-trang?a=1&_live`)).id);
  });

  test("shows the last page of a site that is down and marks it, and says so where there is none", async () => {
    const page = await id("/ben-vung");
    lab.containers.remove("a");
    const stale = await eventually(
      "the page is stale",
      async () => {
        const answer = await get("/ben-vung");
        return answer.headers["x-cache"] === "STALE" ? answer : null;
      },
      25_000,
    );
    expect(stale.status).toBe(200);
    expect(stale.headers["x-site-status"]).toMatch(/^50[234]$/);
    expect((JSON.parse(stale.body) as Record<string, string>).id).toBe(page);
    const never: readonly [string, Question][] = [
      ["/chua-xem", {}],
      ["/ben-vung", probe],
      ["/ben-vung?_live", {}],
      ["/ben-vung", { headers: { "X-Probe": "anything" } }],
    ];
    for (const [path, question] of never) {
      const answer = await get(path, question);
      expect(answer.status).toBe(503);
      expect(answer.headers).toMatchObject({ "retry-after": "10", "cache-control": "no-store" });
      expect(answer.body).toContain("Trang đang tạm ngưng");
    }
    // Nobody can say who an editor is: what he sees is what visitors see. A session of which nothing was heard yet: the
    // edge remembers for ten seconds what the site said of another.
    const unheard = { Cookie: SESSION.Cookie.replace("1893456000", "1893456001") };
    expect((await get("/ben-vung", { headers: unheard })).headers["x-cache"]).toBe("STALE");
    lab.site("a");
    await eventually("it is back", async () => (await get(`/?${Math.random()}`)).status === 200);
    const back = await get("/ben-vung");
    expect(back.headers["x-site-status"]).toBeUndefined();
    expect((JSON.parse(back.body) as Record<string, string>).id).not.toBe(page);
  });
});
