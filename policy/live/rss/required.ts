import { rule as twin } from "../../rules/rss/required";
import { couldNotRead, HOME, isRead, judged, liveRule, pageOf, PASS, twinOf, unknown } from "../rule";

/** Hours after which what a site shows of the feed is old; the platform's own sites fetch it every quarter of an hour. */
const MOST_HOURS = 48;

export const rule = liveRule({
  ...twinOf(twin),
  remedy: {
    vi: "Đặt bản tin RSS của ngành lên trang chủ và cho cập nhật ít nhất mỗi ngày.",
    en: "Show the sector's feed on the home page and fetch it at least once a day.",
  },
  judge(seen, { city }) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    const { sectorFeed, links } = home.html;
    if (sectorFeed !== null && sectorFeed !== "") {
      const hours = (Date.parse(seen.at) - Date.parse(sectorFeed)) / 3_600_000;
      return hours <= MOST_HOURS
        ? PASS
        : judged([
            {
              url: home.url,
              found: sectorFeed,
              message: {
                vi: `Bản tin của ngành trên trang chủ đã cũ (lấy lúc ${sectorFeed}).`,
                en: `The sector's feed on the home page is old (fetched at ${sectorFeed}).`,
              },
            },
          ]);
    }
    if (city.sectorItems === null) {
      return unknown(
        "Chưa đọc được bản tin RSS của ngành ở Cổng để đối chiếu.",
        "The sector's feed could not be read at the portal, so there is nothing to compare with.",
      );
    }
    const shown = new Set(links.filter(({ hidden }) => !hidden).map(({ href }) => href));
    if (city.sectorItems.length === 0) {
      return sectorFeed === ""
        ? PASS
        : unknown(
            "Bản tin của ngành chưa có tin nào nên không thấy được trang có hiển thị hay không.",
            "The sector's feed has no item, so whether the site shows it cannot be seen.",
          );
    }
    if (city.sectorItems.some((item) => shown.has(item))) return PASS;
    return judged([
      {
        url: home.url,
        message: {
          vi: "Trang chủ không hiển thị tin nào trong các tin mới nhất của bản tin ngành.",
          en: "The home page shows none of the newest items of the sector's feed.",
        },
      },
    ]);
  },
});
