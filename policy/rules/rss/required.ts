import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "rss/required",
  clause: "III.4(8)",
  severity: "error",
  statement: {
    vi: "Trang của đơn vị hiển thị bản tin RSS của ngành.",
    en: "The site shows the sector's feed.",
  },
  why: {
    vi: "Nhờ RSS, thông báo của Sở đến được phụ huynh của mọi trường cùng lúc.",
    en: "By the feed the department's notices reach the parents of all schools at once.",
  },
  remedy: {
    vi: "Ghi `rss: true`, hoặc xóa dòng `rss` (mặc định là có).",
    en: "Write `rss: true`, or delete the line (on is the default).",
  },
  *check(unit) {
    if (!isServed(unit) || unit.entry.site?.rss !== false) return;
    yield {
      at: "site.rss",
      found: "false",
      message: { vi: "Bản tin RSS của ngành đang bị tắt.", en: "The sector's feed is switched off." },
      fix: pasteAt("site.rss", true),
    };
  },
});
