import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "hosting/open-source",
  clause: "III.4(4)",
  severity: "error",
  statement: {
    vi: "Trang do đơn vị tự xây dựng phải ghi tên phần mềm và dùng phần mềm nguồn mở.",
    en: "A self-built site names its software, which is open source.",
  },
  why: {
    vi: "Hướng dẫn yêu cầu công nghệ mã nguồn mở; không biết phần mềm thì không ai theo dõi lỗ hổng của nó.",
    en: "The directive demands open source; nobody can watch for holes in software that is not named.",
  },
  remedy: {
    vi: "Ghi `software` và `openSource: true`; nếu phần mềm không phải nguồn mở, chuyển sang trang của hệ thống (xóa `hosting`, `software`).",
    en: "Give `software` and `openSource: true`; if it is not open source, use the platform's site (delete `hosting` and `software`).",
  },
  *check(unit) {
    const { hosting, software, openSource } = unit.entry.site ?? {};
    const isSelfBuilt = hosting === "ben-ngoai" || software !== undefined || openSource !== undefined;
    if (!isServed(unit) || !isSelfBuilt) return;
    if (software === undefined) {
      yield {
        at: "site.software",
        message: {
          vi: "Trang do đơn vị tự xây dựng nhưng chưa ghi phần mềm.",
          en: "The site is self-built, and its software is not named.",
        },
      };
    }
    if (openSource === false) {
      yield {
        at: "site.openSource",
        found: "false",
        message: {
          vi: `${software ?? "Phần mềm"} không phải nguồn mở.`,
          en: `${software ?? "The software"} is not open source.`,
        },
      };
    } else if (openSource === undefined) {
      yield {
        at: "site.openSource",
        message: {
          vi: "Chưa ghi phần mềm có phải nguồn mở hay không.",
          en: "Whether the software is open source is not recorded.",
        },
        fix: pasteAt("site.openSource", true),
      };
    }
  },
});
