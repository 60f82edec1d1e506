import { hostOf } from "../hosts";
import { couldNotRead, isRead, judged, liveRule, type LiveBreach, pageOf, readPages, unknown } from "../rule";

export const rule = liveRule({
  id: "portal/linked",
  clause: "III.4(1)",
  severity: "error",
  statement: {
    vi: "Cổng thông tin ngành có liên kết tới trang của đơn vị; trang của phòng liên kết với Sở và các trường thuộc phòng.",
    en: "The sector portal links the unit's site; a district office's site links the department and its own schools.",
  },
  why: {
    vi: "Liên kết hai chiều giúp phụ huynh tìm đúng trang thật của trường.",
    en: "By links in both directions parents find the true site of a school.",
  },
  remedy: {
    vi: "Trang tự dựng: thêm liên kết tới Cổng và các trường trực thuộc; thiếu ở Cổng: báo Trung tâm kỹ thuật.",
    en: "On a self-built site add links to the portal and the schools; what the portal lacks, tell the engineers.",
  },
  judge(seen, { url, kind, children, city }) {
    const breaches: LiveBreach[] = [];
    if (seen.directory === false) {
      breaches.push({
        url: city.portal,
        message: {
          vi: "Danh bạ của Cổng không dẫn tới trang này.",
          en: "The portal's directory does not lead to this site.",
        },
      });
    }
    if (kind === "phong-gddt") {
      const places = [pageOf(seen, "home"), pageOf(seen, "section:lien-ket")];
      const unread = places.find((page) => !isRead(page));
      if (unread !== undefined || places.length === 0) {
        return breaches.length > 0
          ? judged(breaches)
          : couldNotRead({ vi: "trang chủ và mục Liên kết", en: "home page and section of links" }, unread);
      }
      const linked = new Set(
        readPages(seen).flatMap(({ html }) => html.links.map(({ href }) => hostOf(href))),
      );
      if (![city.department, city.portal].some((site) => linked.has(hostOf(site)))) {
        breaches.push({
          url,
          message: {
            vi: "Trang của phòng không liên kết tới Sở.",
            en: "The office's site does not link the department.",
          },
        });
      }
      const lost = children.filter((child) => !linked.has(hostOf(child.url)));
      if (lost.length > 0) {
        breaches.push({
          url,
          found: lost[0]?.url,
          message: {
            vi: `Trang của phòng không liên kết tới ${lost.length} trong ${children.length} trường, như ${lost[0]?.name}.`,
            en: `The office's site does not link ${lost.length} of its ${children.length} schools, such as ${lost[0]?.name}.`,
          },
        });
      }
    }
    if (breaches.length === 0 && seen.directory === null) {
      return unknown("Chưa đọc được danh bạ của Cổng.", "The portal's directory could not be read.");
    }
    return judged(breaches);
  },
});
