import type { Browser, Page } from "playwright-core";
import { accessibilityViolations, launchChromium, visit } from "../../support/browser";
import { describeWithDocker, eventually, imageUnderTest } from "../../support/docker";
import { HEAD, TestCell, type TestUnit } from "./cell";
import { page } from "./school";

const NURSERY = "7900901";
const LOWER = "7900902";
const UPPER = "7900903";
const OFFICE = "7900904";
const CENTRE = "7900905";
const KINDS: Readonly<Record<string, readonly [kind: string, name: string]>> = {
  [NURSERY]: ["mam-non", "Trường Mầm non Hoa Sen"],
  [LOWER]: ["thcs", "Trường Trung học cơ sở Nguyễn Du"],
  [UPPER]: ["thpt", "Trường Trung học phổ thông Nguyễn Thị Minh Khai"],
  [OFFICE]: ["phong-gddt", "Phòng Giáo dục và Đào tạo Quận 9"],
  [CENTRE]: ["tthtcd", "Trung tâm học tập cộng đồng Phường Long Bình"],
};
const CHILDREN = ["Trường Tiểu học Đinh Tiên Hoàng", "Trường Mẫu giáo Vành Khuyên", "Trường THCS Nguyễn Du"];

/** What an editor of each site has written: a picture, an event, an urgent notice, a document with its file. */
const WRITTEN = `
wp_set_current_user(1);
require_once ABSPATH . "wp-admin/includes/image.php";
$folder = wp_upload_dir()["path"];
$drawn = imagecreatetruecolor(1200, 700);
imagefilledrectangle($drawn, 0, 0, 1200, 700, imagecolorallocate($drawn, 90, 140, 190));
imagejpeg($drawn, "$folder/san-truong.jpg");
$picture = wp_insert_attachment(["post_mime_type" => "image/jpeg", "post_title" => "Sân trường", "post_status" => "inherit"], "$folder/san-truong.jpg");
wp_update_attachment_metadata($picture, wp_generate_attachment_metadata($picture, "$folder/san-truong.jpg"));
update_post_meta($picture, "_wp_attachment_image_alt", "Sân trường buổi sáng");
file_put_contents("/data/uploads/ke-hoach.pdf", str_repeat("x", 1234567));
$in = static fn(string $title, string $category, array $meta = [], string $name = ""): int => wp_insert_post(["post_type" => "post", "post_status" => "publish", "post_title" => $title, "post_name" => $name,
  "post_content" => '<p>Nội dung. <a href="/wp-content/uploads/ke-hoach.pdf">Kế hoạch</a></p>', "post_category" => [(int) (get_category_by_slug($category) ?: get_category_by_slug("tin-tuc"))->term_id], "meta_input" => $meta]);
set_post_thumbnail($in("Lễ khai giảng năm học mới", "tin-tuc", [], "khai-giang"), $picture);
$day = static fn(string $when): string => wp_date("Y-m-d", strtotime($when));
$in("Họp phụ huynh toàn trường", "thong-bao", ["_ngay_su_kien" => $day("+6 day"), "_khan_den" => $day("-1 day"), "_ghim_den" => $day("+1 day")]);
$in("Thông báo đã hết ghim", "thong-bao", ["_ghim_den" => $day("-1 day")]);
$in("Nghỉ học tránh bão", "thong-bao", ["_khan_den" => $day("now")]);
$in("Thực đơn tuần này", "thuc-don");
$in("Lịch kiểm tra cuối học kỳ", "tra-cuu-diem");
update_post_meta((int) get_option("page_on_front"), "_gio_don_tra", "Đón 6 giờ 45, trả 16 giờ");
wp_insert_post(["post_type" => "van_ban", "post_status" => "publish", "post_title" => "Về việc phân công", "post_name" => "phan-cong", "meta_input" => ["_vb_so" => "24/QĐ", "_vb_hinh_thuc" => "Quyết định", "_vb_ngay" => "2026-09-05", "_vb_tep" => "/wp-content/uploads/ke-hoach.pdf"]]);
$entry = static fn(string $type, string $title, string $name, array $meta): int => wp_insert_post(["post_type" => $type, "post_status" => "publish", "post_title" => $title, "post_name" => $name, "meta_input" => $meta]);
$entry("cong_khai", "Báo cáo thường niên", "bao-cao", ["_ck_nam" => CongTruong\\school_years(CongTruong\\school_year(CongTruong\\today()), 1, 0)[0], "_ck_muc" => "bao-cao", "_ck_tep" => "/wp-content/uploads/ke-hoach.pdf"]);
foreach (range(2021, 2026) as $year) $entry("so_lieu", "Năm học $year", "", ["_sl_nam" => $year . "-" . ($year + 1), "_sl_truong" => 40, "_sl_lop" => $year - 2000, "_sl_hoc_sinh" => 1200 + $year, "_sl_giao_vien" => 60, "_sl_phong_hoc" => 30]);
$entry("tuyen_sinh", "Thông báo tuyển sinh lớp 6", "lop-6", ["_ts_loai" => "Thông báo", "_ts_nam" => "2026-2027", "_ts_den" => $day("+30 day"), "_ts_chi_tieu" => "270", "_ts_ho_so" => "Đơn\\nHọc bạ", "_ts_danh_sach" => "HS001; P1\\nHS002", "_ts_tep" => "/wp-content/uploads/ke-hoach.pdf"]);
$entry("tuyen_sinh", "Kế hoạch năm trước", "", ["_ts_loai" => "Kế hoạch", "_ts_nam" => "2024-2025", "_ts_den" => "2024-07-31"]);
$entry("lien_ket", "Sổ liên lạc điện tử", "", ["_lk_dia_chi" => "https://vnedu.vn", "_lk_loai" => "Sổ liên lạc điện tử"]);
echo $picture;`;

interface Measured {
  readonly shift: number;
  readonly header: number;
  readonly overflow: number;
  readonly bytes: number;
}

/** Of the page that is open: CLS, where the header ends and how far the page is too wide (px), its weight without pictures. */
const MEASURE = `(async () => {
  const shift = await new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (sum += value))).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 300);
  });
  const loaded = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
  return {
    shift,
    header: document.querySelector("header.top").getBoundingClientRect().bottom,
    overflow: document.documentElement.scrollWidth - innerWidth,
    bytes: loaded.filter(({ name }) => !/[.](jpe?g|png|webp)$/.test(name)).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  };
})()`;

/** Reads pages with the parser of the HTML standard that PHP has, and says what it complains of, by address. */
const GRAMMAR = `<?php
$found = [];
foreach (array_slice($argv, 1) as $path) {
    $faults = [];
    set_error_handler(static function (int $_, string $fault) use (&$faults): bool { $faults[] = $fault; return true; });
    $html = file_get_contents(str_starts_with($path, "/") ? "http://127.0.0.1:8080$path" : $path, false, stream_context_create(["http" => ["ignore_errors" => true]]));
    $names = array_map(static fn($each) => $each->id, iterator_to_array(Dom\\HTMLDocument::createFromString($html)->querySelectorAll("[id]")));
    restore_error_handler();
    $found[$path] = [...$faults, ...array_map(static fn($name) => "twice: $name", array_values(array_diff_assoc($names, array_unique($names))))];
}
echo json_encode($found);`;

describeWithDocker("the look of a site", () => {
  let cell: TestCell;
  let units: readonly TestUnit[];
  let browser: Browser;
  let picture: string;
  const reached: Record<string, string> = {};

  beforeAll(async () => {
    cell = new TestCell(await imageUnderTest("site"), await imageUnderTest("db"));
    cell.startDatabase();
    for (const id of Object.keys(KINDS)) reached[id] = await cell.startSite(id);
    units = Object.entries(KINDS).map(([id, [kind, name]]) => ({
      id,
      name,
      kind,
      ownership: "cong-lap",
      lifecycle: "active",
      sectorFeed: true,
      successorUrl: "",
      boardHead: "",
      url: reached[id]!.replace("127.0.0.1", `u${id}.hcm.edu.vn.localhost`),
      host: `u${id}.hcm.edu.vn.localhost`,
      address: "12 đường Hồ Xuân Hương, Phường 6, Quận 9",
      phone: "028 37001122",
      mail: `u${id}@hcm.edu.vn`,
      parent: { id: "7900000", name: "Sở Giáo dục và Đào tạo", url: "https://hcm.edu.vn.localhost:8443" },
      leaders: [],
      accounts: [HEAD],
      ...(kind === "phong-gddt" && {
        children: CHILDREN.map((child, index) => ({
          id: String(7_910_000 + index),
          name: child,
          url: `https://c${index}.hcm.edu.vn.localhost:8443`,
          kind: ["tieu-hoc", "mau-giao", "thcs"][index],
          ...(index > 0 && { location: { lat: 10.8 + index / 50, lon: 106.8 } }),
        })),
      }),
    }));
    await provision(units);
    for (const id of [NURSERY, LOWER, UPPER, OFFICE]) picture = cell.wordpress(id, WRITTEN);
    browser = await launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1");
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    cell?.remove();
  });

  const provision = async (of: readonly TestUnit[]): Promise<void> => {
    cell.startProvisioner(of);
    await eventually(
      "every unit applied",
      () => cell.exec("provisioner", ["cat", "/run/provisioner/applied"]) === "",
      180_000,
    );
  };
  const url = (id: string, path = "/"): string =>
    `${String(units.find((unit) => unit.id === id)!.url)}${path}`;
  const text = async (id: string, path = "/"): Promise<string> => (await page(`${reached[id]}${path}`)).text;
  const opened = async (id: string, path = "/", width = 1280): Promise<Page> => {
    const at = await (
      await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true })
    ).newPage();
    await visit(at, url(id, path));
    return at;
  };

  /** Every view of a register, filled, and each template. */
  const PATHS = [
    "/",
    "/gioi-thieu/",
    "/cong-khai/",
    "/van-ban/",
    "/nien-giam-thong-ke/",
    "/tuyen-sinh/",
    "/tra-cuu-diem/",
    "/lien-ket/",
    "/english/",
    "/tin-tuc/",
    "/bai-viet/khai-giang/",
    "/van-ban/phan-cong/",
    "/tuyen-sinh/lop-6/",
    "/?s=truong",
  ];
  test.each(
    [NURSERY, LOWER, UPPER, OFFICE].flatMap((id) =>
      [360, 1280].map((width) => [KINDS[id]![0], width, id] as const),
    ),
  )(
    "%s at %d px: a low header, no overflow, accessible, still, light, and nobody else is asked",
    async (_kind, width, id) => {
      const at = await opened(id, "/", width);
      const asked = new Set<string>();
      at.on("request", (request) => asked.add(new URL(request.url()).hostname));
      // The views are the same on all sites: each once, and what differs by kind on each.
      for (const path of id === LOWER ? PATHS : PATHS.slice(0, 5)) {
        await visit(at, url(id, path));
        const measured = await at.evaluate<Measured>(MEASURE);
        expect([path, measured.overflow]).toEqual([path, 0]);
        expect(measured.header).toBeLessThan(width === 360 ? 160 : 200);
        expect(measured.shift).toBeLessThan(0.05);
        expect(measured.bytes).toBeGreaterThan(1000);
        expect(measured.bytes).toBeLessThan(150_000);
        expect([path, await accessibilityViolations(at)]).toEqual([path, []]);
      }
      expect([...asked]).toEqual([new URL(url(id)).hostname]);
      await at.context().close();
    },
  );

  test("every template is HTML as the standard has it: nothing is closed twice, out of place or named twice", () => {
    const paths = [...PATHS, "/khong-co/", "/wp-login.php"];
    expect(JSON.parse(cell.exec(`site-${LOWER}`, ["php", "--", ...paths], GRAMMAR))).toEqual(
      Object.fromEntries(paths.map((path) => [path, []])),
    );
    const wrong = "data:text/html,<!doctype html><title>x</title><p id=a><div id=a></p></span>";
    const faults = JSON.parse(cell.exec(`site-${LOWER}`, ["php", "--", wrong], GRAMMAR)) as object;
    expect(Object.values(faults)[0]).toHaveLength(3);
  });

  test("each kind has its colour, its words and what its visitors come for first", async () => {
    const colours = new Set<string>();
    for (const id of Object.keys(KINDS)) {
      const start = await text(id);
      colours.add(/--brand:(#[0-9a-f]{6});/.exec(start)![1]!);
      expect(start).toContain(`kind-${KINDS[id]![0]}`);
    }
    expect(colours.size).toBe(5);
    const first = async (id: string) => /class="tasks".*?<strong>([^<]+)/s.exec(await text(id))![1];
    expect([await first(NURSERY), await first(UPPER), await first(OFFICE), await first(CENTRE)]).toEqual([
      "Tuyển sinh",
      "Thi và tra cứu điểm",
      "Thủ tục, biểu mẫu",
      "Khai giảng, ghi danh",
    ]);
    const nursery = await text(NURSERY);
    expect(nursery).toContain("Đón 6 giờ 45, trả 16 giờ");
    expect(nursery).toContain("Thực đơn tuần này</a></p>");
    const news = (start: string): string => /aria-labelledby="news".*?<\/section>/s.exec(start)![0];
    expect(news(nursery)).not.toContain("Thực đơn tuần này");
    expect(news(nursery)).toMatch(/<ul class="news"><li><div class="picture"><img /);
    expect(news(await text(UPPER))).not.toContain("Lịch kiểm tra");
    expect(await text(UPPER)).toContain("Thi và kết quả");
    expect(await text(LOWER)).not.toContain("Thi và kết quả");
  });

  test("the fourteen names stand once, in five groups, two taps away on a phone", async () => {
    const at = await opened(CENTRE, "/", 360);
    const names = at.locator("header .sections a");
    expect(await at.locator("header .sections details").count()).toBe(5);
    expect([await names.count(), await at.locator("header .sections a:visible").count()]).toEqual([14, 0]);
    await at.click(".toggle");
    expect(await at.locator("header .sections a:visible").count()).toBe(14);
    await at.keyboard.press("Escape");
    expect(await at.locator("header .sections a:visible").count()).toBe(0);
    await at.setViewportSize({ width: 1280, height: 800 });
    await at.click("summary >> nth=1");
    await at.click("summary >> nth=2");
    expect(await at.locator("header .sections a:visible").allTextContents()).toEqual([
      "Văn bản",
      "Thủ tục - Biểu mẫu",
      "Tuyên truyền pháp luật",
    ]);
    await at.context().close();
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const without = await plain.newPage();
    await visit(without, url(OFFICE));
    await without.click("summary >> nth=1");
    await without.click("text=Tra cứu văn bằng");
    expect(new URL(without.url()).pathname).toBe("/tra-cuu-van-bang/");
    await plain.close();
  });

  test("what is empty is not there; what is urgent is, on its days", async () => {
    const empty = await text(CENTRE);
    for (const heading of [
      "Ngày cần nhớ",
      "Văn bản mới",
      "Thông báo khẩn",
      "Đơn vị trực thuộc",
      "Thực đơn",
    ]) {
      expect(empty).not.toContain(heading);
    }
    const urgent = /class="urgent".*?<\/section>/s.exec(await text(LOWER))![0];
    expect(urgent).toContain("Nghỉ học tránh bão");
    expect(urgent).not.toContain("Họp phụ huynh");
    const titles = [
      .../<ul class="items">.*/s
        .exec(await text(LOWER, "/tin-tuc/"))![0]
        .matchAll(/<li>(?:<div class="picture">.*?<\/div>)?<a href="[^"]+">([^<]+)</g),
    ];
    expect(titles.map(([, title]) => title).slice(0, 2)).toEqual([
      "Họp phụ huynh toàn trường",
      expect.not.stringContaining("Họp"),
    ]);
    expect(/id="dates".*?<\/section>/s.exec(await text(LOWER))![0]).toContain("Họp phụ huynh toàn trường");
  });

  test("an office's list is narrowed without tones", async () => {
    const at = await opened(OFFICE);
    await at.fill("#narrow", "  dinh   tien HOANG ");
    expect(await at.locator(".schools li:visible").allTextContents()).toEqual([CHILDREN[0]]);
    expect(await at.textContent("[data-filter] [role=status]")).toBe("1 / 3 đơn vị");
    await at.fill("#narrow", "");
    await at.selectOption("#narrow-kind", { label: "Trường trung học cơ sở (1)" });
    expect(await at.locator(".schools li:visible").allTextContents()).toEqual([CHILDREN[2]]);
    // Points of those whose place is known, each in the colour of its kind.
    expect(await at.locator("svg.map circle title").allTextContents()).toEqual(CHILDREN.slice(1));
    expect(
      new Set(
        await at.locator("svg.map circle").evaluateAll((all) => all.map((each) => each.getAttribute("fill"))),
      ).size,
    ).toBe(2);
    expect(await at.textContent(".places figcaption")).toContain("2 trên 3 đơn vị có vị trí");
    await at.context().close();
  });

  test("a shared article shows its picture, and what can be downloaded its kind and size", async () => {
    const article = await text(LOWER, "/bai-viet/khai-giang/");
    const card = Object.fromEntries(
      [...article.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>;
    expect(card).toMatchObject({
      "og:type": "article",
      "og:locale": "vi_VN",
      "og:title": "Lễ khai giảng năm học mới",
      "og:site_name": KINDS[LOWER]![1],
      "og:url": url(LOWER, "/bai-viet/khai-giang/"),
      "og:image:alt": "Sân trường buổi sáng",
    });
    for (const address of [card["og:image"]!, /og:image" content="([^"]+)/.exec(await text(CENTRE))![1]!]) {
      const id = /u(\d{7})\./.exec(address)![1]!;
      const shown = await page(address.replace(url(id, ""), reached[id]!));
      expect([shown.status, shown.headers.get("content-type")]).toEqual([
        200,
        expect.stringMatching(/^image\/(jpeg|png)$/),
      ]);
    }
    // What editors gave no picture has the platform's, in the site's colour, as the icon is.
    const [nursery, centre] = [await text(NURSERY, "/gioi-thieu/"), await text(CENTRE)];
    expect(nursery).toContain("/assets/cards/cam.png");
    expect(centre).toContain("/assets/cards/reu.png");
    expect(/rel="icon"[^>]*>/.exec(nursery)![0]).toContain("%23a3470c");
    expect(article).toContain('Kế hoạch <span class="file">(PDF, 1,2 MB)</span></a>');
    expect(article).toContain("Cùng chuyên mục");
    expect(await text(LOWER, "/van-ban/phan-cong/")).toContain(
      'Tải về: Toàn văn <span class="file">(PDF, 1,2 MB)</span></a>',
    );
  });

  test("registers: what is over moves to the archive, the sixth year too, what is due is marked, and each is drawn", async () => {
    const admissions = await text(LOWER, "/tuyen-sinh/");
    expect(admissions).toContain("Thông báo tuyển sinh lớp 6</a>");
    expect(admissions).not.toContain("Kế hoạch năm trước");
    expect(admissions).toContain('href="?ket_thuc=1#danh-muc">Đã kết thúc (1)');
    expect(await text(LOWER, "/tuyen-sinh/?ket_thuc=1")).toContain("Kế hoạch năm trước</a>");
    expect(await text(LOWER, "/tuyen-sinh/lop-6/")).toContain('<li>HS001 <span class="meta">P1</span></li>');
    const figures = await text(LOWER, "/nien-giam-thong-ke/");
    expect(figures.match(/<svg class="chart bars"/g)).toHaveLength(4);
    expect(/<details><summary>Lưu trữ.*$/s.exec(figures)![0]).toContain('<th scope="row">2021-2022</th>');
    expect(/<caption>Số liệu 5 năm.*?<\/table>/s.exec(figures)![0]).not.toContain("2021-2022");
    const disclosed = await text(LOWER, "/cong-khai/");
    expect(/Báo cáo thường niên.*?<\/tr>/s.exec(disclosed)![0]).toMatch(/Đã công khai.*PDF, 1,2 MB/s);
    expect(disclosed).toMatch(/Chưa đến hạn|Quá hạn/);
    expect(await text(LOWER, "/gioi-thieu/")).toContain('<svg class="chart organisation"');
    const feed = await text(LOWER, "/feed/");
    expect(feed).toContain("<title>Thông báo tuyển sinh lớp 6</title>");
    expect(feed).toContain("<title>Về việc phân công</title>");
    expect(feed).not.toContain("Sổ liên lạc");
  });

  test("on paper a register keeps its columns, in black", async () => {
    const at = await opened(LOWER, "/van-ban/", 360);
    const style = (selector: string, property: string): Promise<string> =>
      at.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);
    expect(await style(".stack", "display")).toBe("block");
    await at.emulateMedia({ media: "print" });
    const printed = [
      await style(".stack", "display"),
      await style(".stack a", "color"),
      await style(".stack td", "display"),
      await style(".masthead a", "color"),
      await style(".toggle", "display"),
    ];
    expect(printed).toEqual(["table", "rgb(0, 0, 0)", "table-cell", "rgb(0, 0, 0)", "none"]);
    await at.context().close();
  });

  test("crest, banner and colour come from the media library, and a later run keeps them", async () => {
    expect(await text(UPPER)).not.toContain('class="banner"');
    cell.wordpress(
      UPPER,
      `foreach (["trang-chu", "gioi-thieu"] as $slug) set_post_thumbnail(get_page_by_path($slug), ${picture});`,
    );
    const link = new URL(cell.link(UPPER, HEAD.mail));
    const at = await opened(UPPER, link.pathname + link.search + link.hash);
    await at.click("#wp-submit");
    await at.waitForURL(/wp-admin/);
    const front = cell.wordpress(UPPER, `echo get_option("page_on_front");`);
    await visit(at, url(UPPER, `/wp-admin/post.php?post=${front}&action=edit`));
    await at.selectOption("#_mau", { label: "Xanh lục" });
    await at.click("#publish");
    await at.waitForSelector("#message.updated");
    await at.context().close();
    await provision(units.map((unit) => (unit.id === UPPER ? { ...unit, phone: "028 37009999" } : unit)));
    const start = await eventually("the new number is shown", async () => {
      const got = await text(UPPER);
      return got.includes("028 37009999") ? got : null;
    });
    expect(start).toContain("--brand:#1d6b3d;");
    expect(start).toMatch(/class="banner"><img [^>]*alt="Sân trường buổi sáng"/);
    expect(start).toMatch(/<img [^>]*class="crest"/);
    expect(await text(UPPER, "/tuyen-sinh/")).toMatch(/<img [^>]*class="crest"/);
  });
});
