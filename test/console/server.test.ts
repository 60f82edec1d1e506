import type { Viewer } from "../../console/city";
import { daysUntil, trackOf } from "../../console/trend";
import { LIVE_RULES } from "../../policy/live/index";
import { temporaryFolder } from "../cli/support";
import {
  DEPARTMENT,
  EVIDENCE,
  FOREIGN_EVIDENCE,
  GOOD,
  GOOD_EVIDENCE,
  HACKED,
  HOSTILE,
  Lab,
  NEVER,
  OFFICE,
  OTHER,
  PASSWORD,
  TODAY,
} from "./city";
import { readLines } from "../../engine/support/line-file";
import { join } from "node:path";

// Seconds on a quiet machine.
jest.setTimeout(60_000);

const folder = temporaryFolder();
const lab = new Lab(folder);
let department: string;
let office: string;
let school: string;

beforeAll(async () => {
  await lab.start();
  department = await lab.logIn(DEPARTMENT);
  office = await lab.logIn(OFFICE);
  school = await lab.logIn(`${GOOD.id}@hcm.edu.vn`);
});
/** Further ones, which are ended whatever becomes of their test. */
const others: Lab[] = [];
afterAll(async () => {
  for (const each of [lab, ...others]) await each.stop();
});

const as = (cookie: string) => ({ headers: { cookie } });

describe("who is not logged in", () => {
  test.each([
    "/",
    "/don-vi",
    `/don-vi/${HACKED.id}`,
    `/don-vi/${HACKED.id}/dien-bien`,
    "/xu-huong",
    "/don-vi.csv",
    "/don-vi.xlsx",
    "/phan-anh",
    "/nhat-ky",
  ])("%s asks for a log-in and tells nothing", async (path) => {
    const { status, body } = await lab.ask(path);
    expect([status, body.includes("Lê Quý Đôn")]).toEqual([401, false]);
    expect(body).toContain('autocomplete="current-password"');
  });

  test("a made-up session and one whose mailbox has left the registry see nothing", async () => {
    expect((await lab.ask("/", as("__Host-giamsat=abc"))).status).toBe(401);
    const leaving = await lab.logIn(`${NEVER.id}@hcm.edu.vn`);
    expect((await lab.ask(`/don-vi/${NEVER.id}`, as(leaving))).status).toBe(200);
    const viewers = lab.city.viewers as Map<string, Viewer>;
    const viewer = viewers.get(`${NEVER.id}@hcm.edu.vn`) as Viewer;
    viewers.delete(`${NEVER.id}@hcm.edu.vn`);
    expect((await lab.ask(`/don-vi/${NEVER.id}`, as(leaving))).status).toBe(401);
    viewers.set(`${NEVER.id}@hcm.edu.vn`, viewer);
  });

  test("another name, another method and a large form are refused", async () => {
    expect((await lab.ask("/dang-nhap", { headers: { host: "evil.example" } })).status).toBe(421);
    expect((await lab.ask("/", { method: "PUT" })).status).toBe(405);
    const form = { address: DEPARTMENT, pwd: "x".repeat(40_000) };
    expect((await lab.ask("/dang-nhap", { form })).status).toBe(400);
    expect((await lab.ask("/health", { headers: { host: "10.0.0.1" } })).body).toBe("ok\n");
  });
});

describe("roles", () => {
  const pages = [HACKED, GOOD, OTHER].map(({ id }) => `/don-vi/${id}`);
  test.each([
    ["department", () => department, [200, 200, 200], 200],
    ["office", () => office, [200, 200, 404], 404],
    ["school", () => school, [404, 200, 404], 404],
  ] as const)("the %s sees its own and no other", async (_role, cookie, expected, audit) => {
    const own = as(cookie());
    const statuses = [];
    for (const path of pages) {
      statuses.push((await lab.ask(path, own)).status);
      expect((await lab.ask(`${path}/dien-bien`, own)).status).toBe(statuses.at(-1));
    }
    expect(statuses).toEqual(expected);
    expect((await lab.ask("/nhat-ky", own)).status).toBe(audit);
    const seen = [HACKED, GOOD, OTHER].filter((_, index) => expected[index] === 200);
    for (const path of ["/don-vi", "/don-vi.csv", "/don-vi?tim=thcs"]) {
      const { body } = await lab.ask(path, own);
      for (const { name } of [HACKED, GOOD, OTHER])
        expect([path, name, body.includes(name)]).toEqual([
          path,
          name,
          seen.some((unit) => unit.name === name),
        ]);
    }
    const evidence = await lab.ask(`${pages[0]}/chung-cu/${EVIDENCE}`, own);
    expect(evidence.status).toBe(expected[0]);
  });

  test("a school is led to its own page, an office sees its own city", async () => {
    expect((await lab.ask("/", as(school))).headers["location"]).toBe(`/don-vi/${GOOD.id}`);
    const { body } = await lab.ask("/", as(office));
    expect(body).toContain("Kiểm được <b>2/2</b> trang");
    expect(body).not.toContain("Quận 10");
  });
});

describe("what is told", () => {
  test("the city by rule and parent, with how many could be checked", async () => {
    const { status, body } = await lab.ask("/", as(department));
    expect(status).toBe(200);
    expect(body).toContain("Kiểm được <b>3/4</b> trang");
    expect(body).toContain("<b>2</b> đơn vị có lỗi phải sửa");
    expect(body).toContain("3 đơn vị khác chưa có trang để xem");
    const row =
      /<tr><th scope="row">[^<]*<span class="small">site\/search<\/span>.*<\/tr>/.exec(body)?.[0] ?? "";
    // Two of four could be checked, and one of those two keeps it.
    expect(row).toContain('data-label="Đạt:">50 %<');
    expect(row).toContain('data-label="Kiểm được:">2/4<');
    expect(row).toContain("/don-vi?quy-dinh=site%2Fsearch&amp;ket-qua=trai");
    expect(body).toMatch(/Quận 10<\/a><\/th><td class="n" data-label="Đơn vị:">2</);
  });

  test("a unit's page: since when, what, how to see it and what to do", async () => {
    const { body } = await lab.ask(`/don-vi/${HACKED.id}`, as(department));
    expect(body).toContain("Việc cần làm (2)");
    expect(body).toMatch(/✗ Phải sửa, từ 03:00 30\/11\/26|✗ Phải sửa, từ .*30\/11\/2?0?26/);
    expect(body).toContain(`npx congtruong scan --unit ${HACKED.id} --rule site/search --details`);
    expect(body).toContain(`/don-vi/${HACKED.id}/chung-cu/${EVIDENCE}`);
    // Nobody is led to a page that is perhaps dangerous.
    expect(body).not.toContain(`href="${HACKED.url}`);
    expect((await lab.ask(`/don-vi/${GOOD.id}`, as(department))).body).toContain(`href="${GOOD.url}"`);
    const never = (await lab.ask(`/don-vi/${NEVER.id}`, as(department))).body;
    expect(never).toContain("Chưa có lượt quét nào xem trang này");
    expect(never).not.toContain('id="dat"');
  });

  test("what attackers wrote is letters on every page, and nothing runs", async () => {
    for (const path of [
      "/",
      "/don-vi?ket-qua=trai",
      `/don-vi/${HACKED.id}`,
      `/don-vi/${HACKED.id}/dien-bien`,
      `/don-vi?tim=${encodeURIComponent(HOSTILE)}`,
    ]) {
      const { body, headers } = await lab.ask(path, as(department));
      expect([path, /<script|<img|onerror=alert\(2\)>/i.test(body.replace(/&[a-z#0-9]+;/g, ""))]).toEqual([
        path,
        false,
      ]);
      expect(body).not.toContain("\u202e");
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
    }
    expect((await lab.ask(`/don-vi/${HACKED.id}`, as(department))).body).toContain("&lt;script&gt;");
    const kept = await lab.ask(`/don-vi/${HACKED.id}/chung-cu/${EVIDENCE}`, as(department));
    expect(kept.body).toContain("<script>");
    expect(kept.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(kept.headers["x-content-type-options"]).toBe("nosniff");
    expect(kept.headers["content-security-policy"]).toContain("sandbox");
    const stray = await lab.ask(`/don-vi/${HACKED.id}/chung-cu/${FOREIGN_EVIDENCE}`, as(department));
    expect(stray.status).toBe(404);
  });

  test.each([
    ["?tim=le+quy+don", [HACKED]],
    ["?tim=L%C3%AA+Qu%C3%BD", [HACKED]],
    ["?tim=thcshoalu", [GOOD]],
    ["?quan-ly=7900860", [OTHER, NEVER]],
    ["?quy-dinh=site%2Fsearch&ket-qua=trai", [HACKED]],
    ["?quy-dinh=site%2Fsearch&ket-qua=chua-biet", [OTHER, NEVER]],
    ["?ket-qua=trai&moi=1", [HACKED, OTHER]],
    ["?ket-qua=mien", []],
    ["?tim=khong-co", []],
  ])("%s finds them, on the page and in what is taken away", async (query, expected) => {
    const names = expected.map(({ name }) => name).sort();
    const { body } = await lab.ask(`/don-vi${query}`, as(department));
    expect(body).toContain(`<b>${expected.length}</b> đơn vị`);
    const all = [HACKED, GOOD, OTHER, NEVER].map(({ name }) => name);
    const table = /<tbody>[^]*<\/tbody>/.exec(body)?.[0] ?? "";
    expect(all.filter((name) => table.includes(name)).sort()).toEqual(names);
    const csv = await lab.ask(`/don-vi.csv${query}`, as(department));
    expect(all.filter((name) => csv.body.includes(name)).sort()).toEqual(names);
  });

  test("a workbook is one", async () => {
    const { status, headers, body } = await lab.ask("/don-vi.xlsx?ket-qua=trai", as(department));
    expect([status, body.slice(0, 2)]).toEqual([200, "PK"]);
    expect(headers["content-disposition"]).toBe('attachment; filename="don-vi.xlsx"');
  });
});

describe("a unit's timeline", () => {
  const path = `/don-vi/${HACKED.id}/dien-bien`;
  const words = (body: string) => [...body.matchAll(/data-label="Việc:">([^<]*)</g)].map(([, word]) => word);

  test("all of it, the newest first, or of one kind", async () => {
    const { body } = await lab.ask(path, as(department));
    expect(words(body)).toEqual(["✗ Trái", "✗ Lỗi", "Báo trở lại", "Tạm ngừng báo", "✓ Xong"]);
    expect(body).not.toContain("Chưa đọc được nhật ký tạm ngừng báo");
    const some = (await lab.ask(`${path}?loai=trien-khai`, as(department))).body;
    expect(words(some)).toEqual(["✗ Lỗi", "✓ Xong"]);
    expect(some).toContain('aria-current="true">Triển khai (2)<');
    expect(words((await lab.ask(`${path}?loai=__proto__`, as(department))).body)).toHaveLength(5);
    expect(words((await lab.ask(`/don-vi/${GOOD.id}/dien-bien`, as(department))).body)).toEqual([]);
    expect((await lab.ask(`/don-vi/${HACKED.id}/khac`, as(department))).status).toBe(404);
    const short = (await lab.ask(`/don-vi/${HACKED.id}`, as(department))).body;
    expect(short).toContain(`href="${path}"`);
    expect(short).toContain("✗ Lỗi: <span");
    expect(short).not.toContain("✓ Xong");
  });

  test("what could not be read is told as that, and is not taken for nothing", async () => {
    const alone = new Lab(temporaryFolder(), { silences: () => null });
    others.push(alone);
    await alone.start();
    const { body } = await alone.ask(path, as(await alone.logIn(DEPARTMENT)));
    expect(words(body)).toEqual(["✗ Trái", "✗ Lỗi", "✓ Xong"]);
    expect(body).toContain("Chưa đọc được nhật ký tạm ngừng báo");
  });
});

describe("before and after", () => {
  const rule = "intrusion/gambling";
  const path = (id: string, fields: Readonly<Record<string, string>> = {}) =>
    `/don-vi/${id}/so-sanh?${new URLSearchParams({ "quy-dinh": rule, trang: `${HACKED.url}/`, ...fields }).toString()}`;

  test("the last good page and the first bad one, by line, as letters", async () => {
    const unit = (await lab.ask(`/don-vi/${HACKED.id}`, as(department))).body;
    expect(unit).toContain(`<a href="${path(HACKED.id).replace("&", "&amp;")}">So sánh`);
    expect(unit.match(/So sánh với bản còn đạt/g)).toHaveLength(1);
    const { status, body } = await lab.ask(path(HACKED.id), as(department));
    expect(status).toBe(200);
    expect(body).toContain("bỏ 1 dòng (−), thêm 1 dòng (+)");
    expect(body).toContain("<del><code>− &lt;p&gt;Chào mừng&lt;/p&gt;</code></del>");
    // Beside it, in the same row.
    expect(body).toMatch(/<del>.*<\/td><td>.*<ins><code>\+ &lt;script&gt;.*⟨U\+202E⟩/);
    expect(body).not.toMatch(/<script|<img|\u202e/);
    for (const sha256 of [GOOD_EVIDENCE, EVIDENCE]) {
      const kept = `/don-vi/${HACKED.id}/chung-cu/${sha256}`;
      expect(body).toContain(kept);
      expect((await lab.ask(kept, as(department))).status).toBe(200);
    }
  });

  test("of a page that no scan saw turn, of another unit or of another rule there is none", async () => {
    const statuses = async (cookie: string, ...paths: readonly string[]) =>
      await Promise.all(paths.map(async (each) => (await lab.ask(each, as(cookie))).status));
    expect(
      await statuses(
        department,
        path(GOOD.id),
        path(HACKED.id, { "quy-dinh": "site/search" }),
        path(HACKED.id, { trang: "__proto__" }),
        `/don-vi/${HACKED.id}/so-sanh`,
        `/don-vi/${GOOD.id}/chung-cu/${GOOD_EVIDENCE}`,
      ),
    ).toEqual([404, 404, 404, 404, 404]);
    expect(await statuses(office, path(HACKED.id))).toEqual([200]);
    expect(await statuses(school, path(HACKED.id))).toEqual([404]);
  });
});

describe("trends", () => {
  const days = daysUntil(TODAY);
  const rules = LIVE_RULES.map(({ id }) => id);
  const scans = (sight: "pass" | "fail") => [
    {
      ...{ run: "1", at: "2026-11-25T05:00:00Z", url: GOOD.url },
      ...{ sights: { "site/search": sight }, held: { "site/search": sight } },
    },
  ];
  const tracks = new Map(
    ([GOOD, HACKED, OTHER] as const).map(({ id }) => [
      id,
      trackOf({ scans: scans(id === HACKED.id ? "fail" : "pass"), changes: [] }, days, rules),
    ]),
  );
  const seeing = new Lab(temporaryFolder(), { trends: () => ({ days, rules, tracks }) });
  beforeAll(async () => {
    others.push(seeing);
    await seeing.start();
  });
  const row = (body: string) =>
    /<tr><th scope="row"><a href="\/xu-huong\?[^<]*<\/a> <span class="small">[^<]*site\/search<.*<\/tr>/.exec(
      body,
    )?.[0] ?? "";

  test("each rule then and now with how many could be checked, of what one may see", async () => {
    const all = row((await seeing.ask("/xu-huong", as(await seeing.logIn(DEPARTMENT)))).body);
    expect(all).toContain('data-label="Hôm nay:">66,6 %<');
    expect(all).toContain('data-label="7 ngày trước:">–<');
    expect(all).toContain('data-label="Kiểm được hôm nay:">3/4 (75 %)<');
    const own = (await seeing.ask("/xu-huong", as(await seeing.logIn(OFFICE)))).body;
    expect(row(own)).toContain('data-label="Hôm nay:">50 %<');
    expect(row(own)).toContain(">2/2 (100 %)<");
    expect(own).not.toContain("Quận 10");
    const other = (await seeing.ask("/xu-huong?quan-ly=7900860", as(await seeing.logIn(OFFICE)))).body;
    expect(row(other)).toContain(">0/0 (–)<");
    const led = await seeing.ask("/xu-huong", as(await seeing.logIn(`${GOOD.id}@hcm.edu.vn`)));
    expect(led.headers["location"]).toBe(`/don-vi/${GOOD.id}`);
  });

  test("one rule day by day, as a picture and as a table, of one parent too", async () => {
    const cookie = as(await seeing.logIn(DEPARTMENT));
    const { body } = await seeing.ask("/xu-huong?quy-dinh=site%2Fsearch&quan-ly=7900858", cookie);
    expect(body.match(/<tr><th scope="row">/g)).toHaveLength(90);
    expect(body).toMatch(/30\/11\/2026<\/th><td class="n" data-label="Đạt:">50 %<.*>1\/2<.*>2\/2 \(100 %\)</);
    expect(body).toContain('<polyline class="keeping"');
    expect(body).toContain('<a href="/xu-huong?quan-ly=7900858">Mọi quy định</a>');
    expect((await seeing.ask("/xu-huong?quy-dinh=khong/co", cookie)).body).toContain("Hôm nay</th>");
  });

  test("what is still being read is told as that, and no figure is made up", async () => {
    for (const path of ["/xu-huong", "/xu-huong?quy-dinh=site%2Fsearch"]) {
      const { body } = await lab.ask(path, as(department));
      expect(body).toContain("Đang đọc lịch sử quét");
      expect(body).not.toContain("<table");
    }
  });
});

describe("saved filters", () => {
  const query = "?quy-dinh=site%2Fsearch&ket-qua=trai";
  const save = async (cookie: string, fields: Readonly<Record<string, string>>, path = "/bo-loc") =>
    await lab.ask(path, { ...as(cookie), form: { form: await lab.formToken(cookie), ...fields } });

  test("by a name, for who saved it and nobody else, until it is removed", async () => {
    const name = `Tìm <b>"${HOSTILE}`.slice(0, 60);
    const { status, headers } = await save(department, { name, query });
    expect([status, headers["location"]]).toEqual([303, `/don-vi${query}`]);
    const { body } = await lab.ask("/don-vi", as(department));
    expect(body).toContain(`<a href="/don-vi${query.replace("&", "&amp;")}">Tìm &lt;b&gt;`);
    expect((await lab.ask(`/don-vi${query}`, as(department))).body).toContain('aria-current="true">Tìm');
    expect((await lab.ask("/don-vi", as(office))).body).not.toContain("Tìm &lt;b&gt;");
    await save(office, { name }, "/bo-loc/xoa");
    expect((await lab.ask("/don-vi", as(department))).body).toContain("Tìm &lt;b&gt;");
    await save(department, { name }, "/bo-loc/xoa");
    expect((await lab.ask("/don-vi", as(department))).body).not.toContain("Tìm &lt;b&gt;");
  });

  test.each([
    [{ name: "", query }],
    [{ name: "x".repeat(61), query }],
    [{ name: "a", query: "" }],
    [{ name: "a", query: "https://evil.example/" }],
    [{ name: "a", query: "?ket-qua=khac" }],
    [{ name: "a", query: `${query}&x=\r\nset-cookie: a=b` }],
  ])("%j is no filter to save", async (fields) => {
    expect((await save(department, fields)).status).toBe(400);
  });

  test("without this session's token nothing is saved; thirty are enough", async () => {
    const form = await lab.formToken(office);
    const stray = await lab.ask("/bo-loc", { ...as(school), form: { form, name: "a", query } });
    expect(stray.status).toBe(403);
    expect((await lab.ask("/don-vi", as(school))).body).not.toContain("Bộ lọc đã lưu");
    const own = await lab.formToken(school);
    const statuses: number[] = [];
    for (let count = 0; count < 31; count++) {
      const fields = { form: own, name: `Lọc ${count}`, query };
      statuses.push((await lab.ask("/bo-loc", { ...as(school), form: fields })).status);
    }
    expect(statuses).toEqual([...Array<number>(30).fill(303), 429]);
  });
});

describe("log-in", () => {
  test("the cookie is the host's own, and no script's", async () => {
    const { headers } = await lab.ask("/dang-nhap", {
      form: { address: DEPARTMENT.toUpperCase(), pwd: PASSWORD },
    });
    expect(String(headers["set-cookie"])).toMatch(
      /^__Host-giamsat=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=28800$/,
    );
  });

  test("a wrong password and a mailbox that is nobody's here are told alike", async () => {
    const wrong = await lab.ask("/dang-nhap", { form: { address: DEPARTMENT, pwd: "sai" } });
    const stranger = await lab.ask("/dang-nhap", { form: { address: "la@hcm.edu.vn", pwd: PASSWORD } });
    expect([wrong.status, stranger.status]).toEqual([401, 401]);
    expect(stranger.body.replace("la@hcm.edu.vn", "")).toBe(wrong.body.replace(DEPARTMENT, ""));
    expect(stranger.headers["set-cookie"]).toBeUndefined();
  });

  test("a session ends after eight hours, and when somebody logs out", async () => {
    const cookie = await lab.logIn(OFFICE);
    lab.now += 8 * 3_600_000 - 1;
    expect((await lab.ask("/", as(cookie))).status).toBe(200);
    lab.now += 1;
    expect((await lab.ask("/", as(cookie))).body).toContain("Phiên đã hết");
    const again = await lab.logIn(OFFICE);
    const form = await lab.formToken(again);
    expect((await lab.ask("/dang-xuat", { ...as(again), form: { form } })).status).toBe(303);
    expect((await lab.ask("/", as(again))).status).toBe(401);
    lab.now -= 8 * 3_600_000;
  });

  test("after ten wrong passwords of an address none is tried for ten minutes, and others come in", async () => {
    const tries: string[] = [];
    const guarded = new Lab(temporaryFolder(), {
      mayLogIn: async (address, password) => {
        tries.push(address);
        return password === PASSWORD;
      },
    });
    others.push(guarded);
    await guarded.start();
    const from = (client: string) => ({ headers: { "x-real-ip": client } });
    for (let count = 0; count < 12; count++)
      await guarded.ask("/dang-nhap", { ...from(`192.0.2.${count}`), form: { address: OFFICE, pwd: "sai" } });
    expect(tries).toHaveLength(10);
    const shut = await guarded.ask("/dang-nhap", {
      ...from("192.0.2.99"),
      form: { address: OFFICE, pwd: PASSWORD },
    });
    expect(shut.status).toBe(429);
    await guarded.logIn(DEPARTMENT);
    for (let count = 0; count < 32; count++)
      await guarded.ask("/dang-nhap", {
        ...from("192.0.2.200"),
        form: { address: `${count}@x.vn`, pwd: "sai" },
      });
    expect(tries).toHaveLength(10 + 1 + 30);
    guarded.now += 600_000;
    await guarded.logIn(OFFICE);
  });

  test("where no server stands before it, nobody is another client by a header", async () => {
    const tries: string[] = [];
    const alone = new Lab(temporaryFolder(), {
      isBehindServer: false,
      mayLogIn: (address) => Promise.resolve(tries.push(address) === 0),
    });
    others.push(alone);
    await alone.start();
    for (let count = 0; count < 32; count++)
      await alone.ask("/dang-nhap", {
        headers: { "x-real-ip": `192.0.2.${count}` },
        form: { address: `${count}@x.vn`, pwd: "sai" },
      });
    expect(tries).toHaveLength(30);
  });

  test("a mail store that does not answer is told as that", async () => {
    const alone = new Lab(temporaryFolder(), { mayLogIn: () => Promise.reject(new Error("refused")) });
    others.push(alone);
    await alone.start();
    const { status, body } = await alone.ask("/dang-nhap", { form: { address: OFFICE, pwd: PASSWORD } });
    expect([status, body.includes("Máy chủ thư chưa trả lời")]).toEqual([503, true]);
    expect(alone.failures).toEqual([new Error("refused")]);
  });
});

describe("objections", () => {
  const objection = { rule: "site/search", text: `Tìm được mà.\nXem ${HOSTILE}` };

  test("a form of another page, or without this session's token, does nothing", async () => {
    const form = await lab.formToken(school);
    const path = `/don-vi/${GOOD.id}/phan-anh`;
    const sent = (headers: Record<string, string>, token: string) =>
      lab.ask(path, { headers: { cookie: school, ...headers }, form: { ...objection, form: token } });
    expect((await sent({ origin: "https://evil.example" }, form)).status).toBe(403);
    expect((await sent({ origin: "null" }, form)).status).toBe(403);
    expect((await sent({}, "")).status).toBe(403);
    expect((await sent({}, await lab.formToken(office))).status).toBe(403);
    expect(
      (
        await lab.ask("/dang-nhap", {
          headers: { origin: "https://evil.example" },
          form: { address: OFFICE, pwd: PASSWORD },
        })
      ).status,
    ).toBe(403);
    expect((await lab.ask("/phan-anh", as(school))).body).toContain("0 chưa trả lời");
  });

  test("a school objects, the department answers, and both read it", async () => {
    const form = await lab.formToken(school);
    const object = (id: string, fields: object) =>
      lab.ask(`/don-vi/${id}/phan-anh`, { ...as(school), form: { form, ...objection, ...fields } });
    expect((await object(OTHER.id, {})).status).toBe(404);
    expect((await object(GOOD.id, { rule: "site/nothing" })).status).toBe(400);
    expect((await object(GOOD.id, { text: " " })).status).toBe(400);
    expect((await object(GOOD.id, { text: "x".repeat(2001) })).status).toBe(400);
    const { status, headers } = await object(GOOD.id, {});
    expect([status, headers["location"]]).toEqual([303, `/don-vi/${GOOD.id}?da-gui#phan-anh`]);
    const page = (await lab.ask(`/don-vi/${GOOD.id}?da-gui`, as(school))).body;
    expect(page).toContain("Đã gửi phản ánh");
    expect(page).toContain("Tìm được mà.\nXem &lt;script&gt;");

    // Who objects does not answer.
    const answer = { outcome: "upheld", text: "Đúng, bộ quét đã sửa." };
    expect((await lab.ask("/phan-anh/1", { ...as(school), form: { form, ...answer } })).status).toBe(404);
    const own = await lab.formToken(department);
    const reply = (number: number, fields: object) =>
      lab.ask(`/phan-anh/${number}`, { ...as(department), form: { form: own, ...answer, ...fields } });
    expect((await reply(7, {})).status).toBe(404);
    expect((await reply(1, { outcome: "perhaps" })).status).toBe(400);
    expect((await reply(1, {})).status).toBe(303);
    // What was answered stays as it was answered.
    await reply(1, { text: "Khác." });
    for (const cookie of [school, office, department]) {
      const { body } = await lab.ask("/phan-anh", as(cookie));
      expect(body).toContain("Đúng, bộ quét đã sửa.");
      expect(body).not.toContain("Khác.");
    }
    const elsewhere = await lab.logIn(`${OTHER.id}@hcm.edu.vn`);
    expect((await lab.ask("/phan-anh", as(elsewhere))).body).not.toContain("Tìm được mà");
  });

  test("twenty of one unit may wait", async () => {
    const form = await lab.formToken(department);
    const statuses: number[] = [];
    for (let count = 0; count < 21; count++) {
      const path = `/don-vi/${HACKED.id}/phan-anh`;
      statuses.push((await lab.ask(path, { ...as(department), form: { form, ...objection } })).status);
    }
    expect(statuses).toEqual([...Array<number>(20).fill(303), 429]);
  });
});

test("everything that was done stands in the log, and no password does", async () => {
  const { body } = await lab.ask("/nhat-ky", as(department));
  for (const word of [
    "Đăng nhập",
    "Đăng nhập bị từ chối",
    "Đăng xuất",
    "Tải bảng",
    "Xem bản đã lưu",
    "Gửi phản ánh",
    "Trả lời phản ánh",
    "Lưu bộ lọc",
    "Xóa bộ lọc",
  ])
    expect(body).toContain(`data-label="Việc:">${word}<`);
  const lines = readLines(join(folder, "audit.jsonl")) as { by: string; action: string; about: string }[];
  expect(lines).toContainEqual(
    expect.objectContaining({ by: DEPARTMENT, action: "answer", about: "1 upheld", client: "127.0.0.1" }),
  );
  // An address that is nobody's may be a password that was typed in the wrong field.
  expect(JSON.stringify(lines)).not.toMatch(/la@hcm|sai|liên quan/);
  expect(lab.failures).toEqual([]);
});
