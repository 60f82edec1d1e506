import { pasteable } from "../../../registry/yaml/paste";
import { proposeHost } from "../../host";
import { unitRule } from "../../rule";
import { isActive } from "../../status";

export const rule = unitRule({
  id: "unit/coverage",
  clause: "III.1, V.2",
  severity: "error",
  statement: {
    vi: "Mọi đơn vị đang hoạt động đều có trang thông tin và thư điện tử công vụ.",
    en: "Every active unit has a web site and an official mailbox.",
  },
  why: {
    vi: "Hướng dẫn đòi hỏi 100% cơ sở giáo dục có trang thông tin và thư công vụ.",
    en: "The directive demands site and mail of 100 % of the units.",
  },
  remedy: {
    vi: "Ghi tên miền của trang vào `site.host` và địa chỉ thư vào `mail.official`.",
    en: "Give the site's name in `site.host` and the address in `mail.official`.",
  },
  *check(unit, { zone }) {
    if (!isActive(unit)) return;
    const { site } = unit.entry;
    if (site?.host === undefined) {
      const proposal = zone === null ? null : proposeHost(unit, zone);
      const host = proposal === null ? null : pasteable("host", proposal);
      yield {
        at: "site.host",
        message: { vi: "Đơn vị chưa có trang thông tin điện tử.", en: "The unit has no web site." },
        fix: host === null ? undefined : site ? host : `site:\n  ${host}`,
      };
    }
    // That there is no mail is said by mail/required, once.
  },
});
