import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "leaders/contact",
  clause: "III.3",
  severity: "warning",
  statement: {
    vi: "Mỗi lãnh đạo có chức vụ, điện thoại và địa chỉ thư công vụ.",
    en: "Each leader has a post, a telephone and an official address.",
  },
  why: {
    vi: "Mục Giới thiệu của trang phải công bố cách liên hệ với lãnh đạo đơn vị.",
    en: "The site's introduction has to publish how to reach the leaders.",
  },
  remedy: {
    vi: "Ghi thêm `post`, `phone`, `mail` cho lãnh đạo này.",
    en: "Fill in `post`, `phone` and `mail` of this leader.",
  },
  *check(unit) {
    if (!isServed(unit)) return;
    for (const [index, { name, post, phone, mail }] of (unit.entry.leaders ?? []).entries()) {
      const missing = [
        { value: post, vi: "chức vụ", en: "post" },
        { value: phone, vi: "điện thoại", en: "telephone" },
        { value: mail, vi: "thư công vụ", en: "official address" },
      ].filter(({ value }) => value === undefined);
      if (missing.length === 0) continue;
      yield {
        at: `leaders[${index}]`,
        found: name,
        message: {
          vi: `Lãnh đạo "${name ?? "?"}" chưa ghi: ${missing.map(({ vi }) => vi).join(", ")}.`,
          en: `The leader "${name ?? "?"}" lacks: ${missing.map(({ en }) => en).join(", ")}.`,
        },
      };
    }
  },
});
