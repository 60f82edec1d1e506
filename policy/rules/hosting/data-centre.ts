import { pasteAt } from "../../../registry/yaml/paste";
import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "hosting/data-centre",
  clause: "III.4(5)",
  severity: "error",
  statement: {
    vi: "Trang thông tin đặt tại Trung tâm dữ liệu thành phố.",
    en: "The site stands in the city data centre.",
  },
  why: {
    vi: "Chỉ trang đặt tại Trung tâm dữ liệu mới được giám sát và cảnh báo về an toàn thông tin.",
    en: "Only there is it watched and guarded.",
  },
  remedy: {
    vi: "Chuyển trang về Trung tâm dữ liệu (`hosting: trung-tam-du-lieu`), hoặc xin Sở cho miễn có thời hạn (waivers.yaml).",
    en: "Move the site to the data centre (`hosting: trung-tam-du-lieu`), or ask the department for a waiver with an end (waivers.yaml).",
  },
  *check(unit) {
    if (!isServed(unit) || unit.entry.site?.hosting !== "ben-ngoai") return;
    yield {
      at: "site.hosting",
      found: "ben-ngoai",
      message: {
        vi: "Trang đặt ngoài Trung tâm dữ liệu thành phố mà chưa được Sở cho miễn.",
        en: "The site stands outside the city data centre and no waiver allows it.",
      },
      fix: pasteAt("site.hosting", "trung-tam-du-lieu"),
    };
  },
});
