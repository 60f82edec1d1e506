import { couldNotRead, HOME, isRead, judged, liveRule, pageOf, unknown } from "../rule";

export const rule = liveRule({
  id: "site/mobile",
  clause: "III.4(3)",
  severity: "error",
  statement: { vi: "Trang xem được trên điện thoại.", en: "The site can be read on a telephone." },
  why: {
    vi: "Phần lớn phụ huynh mở trang trên điện thoại.",
    en: "Most parents open the site on a telephone.",
  },
  remedy: {
    vi: 'Dùng giao diện tương thích di động, có <meta name="viewport" content="width=device-width, initial-scale=1">.',
    en: 'Use a responsive layout with <meta name="viewport" content="width=device-width, initial-scale=1">.',
  },
  judge(seen) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    const { viewport } = home.html;
    if (viewport === null) {
      return judged([
        {
          url: home.url,
          message: {
            vi: "Trang chủ không khai viewport nên điện thoại hiện cả trang thu nhỏ.",
            en: "The home page declares no viewport, so telephones show all of it, shrunk.",
          },
        },
      ]);
    }
    if (!/width\s*=\s*device-width/i.test(viewport)) {
      return judged([
        {
          url: home.url,
          found: viewport,
          message: {
            vi: "Viewport không theo bề rộng của máy.",
            en: "The viewport does not follow the width of the device.",
          },
        },
      ]);
    }
    return unknown(
      "Viewport đúng; trang có tràn ngang ở bề rộng 360 điểm ảnh hay không thì chưa đo.",
      "The viewport is right; whether the page overflows at 360 pixels was not measured.",
    );
  },
});
