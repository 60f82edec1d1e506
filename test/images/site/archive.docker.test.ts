import { describeWithDocker, docker, eventually } from "../../support/docker";
import type { TestUnit } from "./cell";
import { page, TestSchool } from "./school";

/** One page's worth of a picture. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describeWithDocker("the archive of a unit that has left", () => {
  let school: TestSchool;
  let archive: string;
  const id = TestSchool.ID;
  const leave = (successorUrl: string): TestUnit => ({
    ...school.unit,
    ...{ accounts: [], lifecycle: "retired", url: "", successorUrl },
  });
  const provision = async (unit: TestUnit, done: RegExp): Promise<void> => {
    school.cell.startProvisioner([unit]);
    await eventually(
      `the provisioner says ${done.source}`,
      () => {
        const said = school.cell.said(id);
        const failed = said.find((line) => line.startsWith("error: "));
        if (failed !== undefined) throw new Error(failed);
        return said.some((line) => done.test(line));
      },
      300_000,
    );
  };

  beforeAll(async () => {
    school = await TestSchool.start();
    school.wordpress(`
      file_put_contents("/data/uploads/truong.png", base64_decode("${PICTURE}"));
      file_put_contents("/data/uploads/cho-duyet.pdf", "%PDF-1.4 waits"); chmod("/data/uploads/cho-duyet.pdf", 0640);
      $id = wp_insert_post(["post_type" => "post", "post_status" => "publish", "post_title" => "Kỷ niệm 30 năm thành lập", "post_name" => "ky-niem-30-nam",
        "post_content" => "<p>Năm 1996, khóa đầu tiên.</p><img src=\\"" . home_url("/wp-content/uploads/truong.png") . "\\" alt=\\"Trường\\">"]);
      wp_insert_post(["post_type" => "post", "post_status" => "draft", "post_title" => "Chưa ai duyệt", "post_content" => "bản nháp"]);`);
    await provision(leave("https://moi.hcm.edu.vn.localhost:8443"), /pages are kept$/);
    docker("rm", "-f", school.cell.name(`site-${id}`));
    docker("stop", school.cell.name("db"));
    archive = await school.cell.startArchive(id);
    await eventually("the archive answers", async () =>
      page(`${archive}/`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
  }, 600_000);
  afterAll(() => school.cell.remove());

  test("its pages are there without PHP and without a database, with a word of who took over", async () => {
    const home = await page(`${archive}/`);
    expect(home.text).toContain("Phòng Giáo dục và Đào tạo Quận 9");
    const article = await page(`${archive}/bai-viet/ky-niem-30-nam/`);
    expect([article.status, article.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(article.text).toContain("khóa đầu tiên");
    expect(article.text).toMatch(/tính đến ngày \d{2}\/\d{2}\/\d{4}/);
    expect(article.text).toContain(
      '<a href="https://moi.hcm.edu.vn.localhost:8443">moi.hcm.edu.vn.localhost</a>',
    );
    expect(article.text).not.toMatch(/<script|<form|(href|src)="https?:\/\/pgdq9\./);
    for (const section of ["gioi-thieu", "van-ban", "cong-khai", "tin-tuc", "english"]) {
      expect([section, (await page(`${archive}/${section}/`)).status]).toEqual([section, 200]);
    }
    expect(docker("top", school.cell.name(`archive-${id}`), "-eo", "pid,comm")).not.toMatch(/php/);
  });

  test("its style and its files are there, drafts and what nobody approved are not", async () => {
    const { text } = await page(`${archive}/bai-viet/ky-niem-30-nam/`);
    const style = /<link[^>]+href="(\/wp-content\/themes\/[^"]+site\.css[^"]*)"/.exec(text)?.[1] ?? "";
    expect((await page(archive + style)).headers.get("content-type")).toMatch(/^text\/css/);
    expect(text).toContain('src="/wp-content/uploads/truong.png"');
    expect((await page(`${archive}/wp-content/uploads/truong.png`)).status).toBe(200);
    expect((await page(`${archive}/wp-content/uploads/cho-duyet.pdf`)).status).toBe(404);
    const found = ["sh", "-c", 'grep -rlF "Chưa ai duyệt" /data/archive/pages || true'];
    expect(school.cell.exec(`archive-${id}`, found)).toBe("");
  });

  test.each([
    "/wp-login.php",
    "/wp-admin/",
    "/wp-json/",
    "/private/secret.json",
    "/../private/secret.json",
    "/%2e%2e/private/secret.json",
    "/state.json",
    "/.health",
  ])("nothing but pages is there: %s", async (path) => {
    const answer = await page(archive + path);
    expect([400, 404]).toContain(answer.status);
  });

  test("robots may read it and list it no more; nobody writes to it", async () => {
    const { headers } = await page(`${archive}/`);
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await page(`${archive}/robots.txt`)).text).toBe("User-agent: *\nDisallow:\n");
    expect((await page(`${archive}/`, { method: "POST", body: "a=1" })).status).toBe(404);
    expect(docker("exec", school.cell.name(`archive-${id}`), "healthcheck.sh")).toBe("");
  });

  test("another successor is told on each page; a second run makes nothing", async () => {
    docker("start", school.cell.name("db"));
    await provision(leave("https://khac.hcm.edu.vn.localhost:8443"), /pages are kept$/);
    expect((await page(`${archive}/bai-viet/ky-niem-30-nam/`)).text).toContain(
      ">khac.hcm.edu.vn.localhost</a>",
    );
    expect((await page(`${archive}/gioi-thieu/`)).text).not.toContain("moi.hcm.edu.vn");
    await provision(leave("https://khac.hcm.edu.vn.localhost:8443"), / 0 changes .*pages are kept$/);
  });

  test("a unit that is taken up again has its site and no archive", async () => {
    await provision(school.unit, /^\S+ [0-9]+ changes/);
    expect((await page(`${archive}/gioi-thieu/`)).status).toBe(410);
    const url = await school.cell.startSite(id);
    await eventually("the site is back", async () =>
      page(`${url}/bai-viet/ky-niem-30-nam/`).then(
        ({ text }) => text.includes("khóa đầu tiên"),
        () => false,
      ),
    );
  });
});
