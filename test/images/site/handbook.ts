/** The pictures of docs/editors.vi.md, as a teacher would see them: a school with a little content, at 1280 and 360 px. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium, visit } from "../../support/browser";
import { eventually, imageUnderTest } from "../../support/docker";
import { EDITOR, HEAD, TestCell, type TestAccount } from "./cell";
import { page } from "./school";
import { SCHOOL, twoUnits } from "./two-units";

const FOLDER = "docs/images/editors";

/** What the school has written before the teacher of the handbook begins. */
const WRITTEN = `
wp_set_current_user(1);
require_once ABSPATH . "wp-admin/includes/image.php";
$folder = wp_upload_dir()["path"];
// A school yard, drawn: sky, trees, a house with its flag.
$drawn = imagecreatetruecolor(1200, 700);
$colour = fn(int ...$rgb): int => imagecolorallocate($drawn, ...$rgb);
imagefilledrectangle($drawn, 0, 0, 1200, 430, $colour(188, 218, 240));
imagefilledrectangle($drawn, 0, 430, 1200, 700, $colour(222, 208, 178));
imagefilledrectangle($drawn, 250, 230, 950, 470, $colour(246, 226, 170));
imagefilledpolygon($drawn, [220, 230, 600, 120, 980, 230], $colour(176, 74, 52));
foreach (range(0, 5) as $n) imagefilledrectangle($drawn, 290 + 112 * $n, 280, 360 + 112 * $n, 350, $colour(92, 140, 170));
imagefilledrectangle($drawn, 560, 370, 640, 470, $colour(120, 72, 40));
foreach ([[120, 330], [1080, 320]] as [$x, $y]) { imagefilledrectangle($drawn, $x - 12, $y, $x + 12, 480, $colour(110, 80, 50)); imagefilledellipse($drawn, $x, $y, 210, 200, $colour(92, 148, 82)); }
imagefilledrectangle($drawn, 596, 20, 604, 130, $colour(90, 90, 90));
imagefilledrectangle($drawn, 604, 22, 700, 82, $colour(208, 32, 32));
imagejpeg($drawn, "$folder/san-truong.jpg", 88);
$picture = wp_insert_attachment(["post_mime_type" => "image/jpeg", "post_title" => "Sân trường", "post_status" => "inherit"], "$folder/san-truong.jpg");
wp_update_attachment_metadata($picture, wp_generate_attachment_metadata($picture, "$folder/san-truong.jpg"));
$news = static fn(string $title, string $text, array $more = []): int => wp_insert_post($more + ["post_type" => "post", "post_status" => "publish", "post_title" => $title, "post_content" => "<p>$text</p>"]);
set_post_thumbnail($news("Lễ khai giảng năm học mới", "Sáng nay, thầy và trò nhà trường dự lễ khai giảng."), $picture);
$person = get_user_by("login", "person-tam");
$waiting = $news("Họp cha mẹ học sinh đầu năm", "Nhà trường mời cha mẹ học sinh dự họp lúc 7 giờ 30 tại lớp.", ["post_status" => "pending", "post_author" => $person->ID]);
echo json_encode(["picture" => $picture, "waiting" => $waiting, "about" => CongTruong\\kept_pages()["gioi-thieu"]]);`;

async function main(): Promise<void> {
  // The browser's own words (days, "choose file") are Vietnamese where Debian's chromium-l10n is.
  process.env.LANGUAGE = "vi";
  mkdirSync(FOLDER, { recursive: true });
  const cell = new TestCell(await imageUnderTest("site"), await imageUnderTest("db"));
  let browser: Browser | undefined;
  try {
    cell.startDatabase();
    const site = await cell.startSite(SCHOOL);
    const [unit] = twoUnits(site);
    const url = String(unit.url);
    cell.startProvisioner([{ ...unit, sectorFeed: false }]);
    browser = await launchChromium(
      "--host-resolver-rules=MAP *.localhost 127.0.0.1",
      "--lang=vi",
      "--hide-scrollbars",
    );
    await eventually("the site is there", async () => (await page(`${site}/`)).status === 200, 120_000);
    const written = JSON.parse(cell.wordpress(SCHOOL, WRITTEN)) as Record<string, number>;

    const running = browser;
    const open = async (width: number, from?: BrowserContext): Promise<Page> => {
      const context = await running.newContext({
        ...{ viewport: { width, height: width < 500 ? 720 : 800 }, locale: "vi-VN", reducedMotion: "reduce" },
        ...(from === undefined ? {} : { storageState: await from.storageState() }),
      });
      context.setDefaultTimeout(60_000);
      return context.newPage();
    };
    const shot = async (at: Page, name: string, height?: number): Promise<void> => {
      const { width, height: all } = at.viewportSize() ?? { width: 0, height: 0 };
      await at.evaluate("document.activeElement?.blur(); document.fonts.ready");
      // JPEG would be smaller for the one photo, and blur all the letters.
      await at.screenshot({
        path: join(FOLDER, `${name}.png`),
        clip: { x: 0, y: 0, width, height: height ?? all },
        fullPage: (height ?? 0) > all,
        animations: "disabled",
      });
      console.error(name);
    };
    const enter = async (who: TestAccount, width: number, picture?: string): Promise<Page> => {
      const at = await open(width);
      await visit(at, cell.link(SCHOOL, who.mail));
      if (picture !== undefined) await shot(at, picture, 560);
      await at.click("#wp-submit");
      await at.waitForURL(/wp-admin/);
      return at;
    };

    // --- in by a link ---
    const stranger = await open(360);
    await visit(stranger, `${url}/wp-login.php`);
    await stranger.fill("#mail", EDITOR.mail);
    await shot(stranger, "dang-nhap", 560);
    const teacher = await enter(EDITOR, 360, "duong-dan");
    await shot(teacher, "viec-thang-nay", 720);

    // --- news, by an editor on a wide screen ---
    const wide = await open(1280, teacher.context());
    await visit(wide, `${url}/wp-admin/post-new.php`);
    await wide.fill("#title", "Ngày hội đọc sách của khối 6");
    await wide.click("#content-html");
    await wide.fill(
      "#content",
      "<p>Sáng thứ Bảy, học sinh khối 6 mang sách đến đọc chung tại sân trường.</p><h2>Các lớp chuẩn bị</h2><ul><li>Mỗi bạn một cuốn sách.</li><li>Mỗi lớp một tấm bạt ngồi.</li></ul>",
    );
    await wide.click("#content-tmce");
    await wide.waitForSelector("#content_ifr");
    await shot(wide, "viet-tin", 800);

    // --- a picture and what it shows, in words ---
    await visit(wide, `${url}/wp-admin/upload.php?item=${written["picture"]}`);
    await wide.waitForSelector(".attachment-details .details-image");
    await wide.fill(
      "#attachment-details-two-column-alt-text",
      "Sân trường với cột cờ, hai hàng cây và dãy lớp học",
    );
    await shot(wide, "anh", 620);

    // --- a document that lacks something ---
    await visit(wide, `${url}/wp-admin/post-new.php?post_type=van_ban`);
    await wide.fill("#title", "Về việc phân công coi thi học kỳ I");
    await wide.selectOption("#_vb_hinh_thuc", "Quyết định");
    await wide.fill("#_vb_so", "24/QĐ-THCS");
    await wide.fill("#_vb_ngay", "2026-12-01");
    await shot(wide, "van-ban", 900);
    await visit(wide, `${url}/wp-admin/post-new.php?post_type=gop_y`);
    await wide.fill("#title", "Dự thảo quy chế dân chủ của nhà trường");
    await shot(wide, "gop-y", 800);
    await visit(wide, `${url}/wp-admin/post-new.php?post_type=cong_khai`);
    await shot(wide, "cong-khai", 620);

    // --- the head of the board ---
    const head = await enter(HEAD, 360);
    await shot(head, "cho-duyet", 640);
    const headWide = await open(1280, head.context());
    await visit(headWide, `${url}/wp-admin/post.php?post=${written["waiting"]}&action=edit`);
    await headWide.waitForSelector("#content_ifr");
    await shot(headWide, "duyet", 720);
    await visit(headWide, `${url}/wp-admin/post.php?post=${written["about"]}&action=edit`);
    await headWide.waitForSelector("#content_ifr");
    await shot(headWide, "khoa", 560);
    await visit(headWide, `${url}/wp-admin/post-new.php?post_type=ket_qua`);
    await headWide.fill("#title", "Kiểm tra học kỳ I, năm học 2026-2027");
    await headWide.fill("#_tc_mo", "2026-12-01");
    await headWide.fill("#_tc_dong", "2099-12-31");
    await headWide.setInputFiles("[name=_tc_du_lieu-tep]", {
      name: "diem-hoc-ky-1.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        `Số báo danh;Ngày sinh;Toán;Ngữ văn;Tiếng Anh\n${Array.from({ length: 214 }, (_, n) => `A${String(n + 1).padStart(3, "0")};${(n % 27) + 1}/09/2014;${6 + (n % 4)};${7 + (n % 3)};8,5`).join("\n")}\n`,
      ),
    });
    await headWide.click("#publish:not(.disabled)");
    await headWide.waitForSelector("[data-receipt]");
    await shot(headWide, "tra-cuu", 900);

    // --- what parents see ---
    const parent = await open(360);
    await visit(parent, `${url}/`);
    await shot(parent, "trang-chu", 720);
  } finally {
    await browser?.close();
    cell.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
