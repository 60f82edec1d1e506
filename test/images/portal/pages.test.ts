import type { PortalUnit } from "../../../contracts/types";
import type { Facts } from "../../../images/portal/facts";
import { groupByParent } from "../../../images/portal/directory";
import { renderPages } from "../../../images/portal/pages";

const ASSETS = { style: "/assets/s.css", script: "/assets/s.js" };

function unit(id: string, changes: Partial<PortalUnit> = {}): PortalUnit {
  return {
    id,
    name: `Trường Số ${id}`,
    kind: "thcs",
    ownership: "cong-lap",
    lifecycle: "active",
    parent: { id: "7900858", name: "Phòng GDĐT Quận 9" },
    successor: null,
    address: "12 đường Hồ Xuân Hương",
    phone: "028 37001122",
    mail: "a@hcm.edu.vn",
    url: "https://a.hcm.edu.vn",
    host: "a.hcm.edu.vn",
    feed: "https://a.hcm.edu.vn/feed/",
    ...changes,
  };
}

function pages(units: readonly PortalUnit[], news: Facts["news"] = []) {
  const city = {
    name: "Thành phố Hồ Chí Minh",
    zone: "hcm.edu.vn",
    department: { id: "7900000", name: "Sở Giáo dục và Đào tạo", mail: "tttt@hcm.edu.vn" },
    portalUrl: "https://hcm.edu.vn",
  };
  return renderPages({ city, units, news, mail: {} }, ASSETS);
}

test("groups: the department first, then by name as Vietnamese sorts; numbers by value", () => {
  const under = (id: string, name: string) => ({ parent: { id, name } });
  const units = [
    unit("1", under("9", "Phòng Quận 10")),
    unit("2", under("8", "Phòng Quận 9")),
    unit("3", under("7900000", "Sở Giáo dục và Đào tạo")),
    unit("4", under("8", "Phòng Quận 9")),
  ];
  const { city } = { city: { department: { id: "7900000" } } } as unknown as Facts;
  expect(groupByParent(city, units).map((group) => [group.name, group.units.length])).toEqual([
    ["Sở Giáo dục và Đào tạo", 1],
    ["Phòng Quận 9", 2],
    ["Phòng Quận 10", 1],
  ]);
});

test("names are data, on every page", () => {
  const evil = `<script>alert(1)</script>"'&`;
  const news = [{ id: "tin", date: "2026-11-16", title: evil, summary: evil, body: [evil] }];
  const found = pages([unit("1", { name: evil, parent: { id: "2", name: evil }, address: evil })], news);
  for (const [path, text] of Object.entries(found)) {
    if (path.endsWith(".json")) continue;
    expect(text).not.toContain("<script>alert");
    expect(text).not.toContain(`"'&`);
  }
  expect(JSON.parse(found["units.json"] ?? "")).toMatchObject({ units: [{ name: evil }] });
});

test("a unit without a site is listed and not linked; one that merges names its successor", () => {
  const html = pages([
    unit("1", { name: "Trường Cũ", url: null, feed: null, lifecycle: "retired" }),
    unit("2", { name: "Trường Sáp Nhập", lifecycle: "retiring", successor: "3" }),
    unit("3", { name: "Trường Mới" }),
  ])["index.html"];
  expect(html).toContain("<h3>Trường Cũ</h3>");
  expect(html).toContain("đã ngừng hoạt động");
  expect(html).toContain("sắp ngừng, chuyển về Trường Mới");
});

test("OPML names feeds only; a parent without any is left out", () => {
  const opml = pages([
    unit("1"),
    unit("2", { feed: null, parent: { id: "7", name: "Phòng Không Có Nguồn Tin" } }),
  ])["opml.xml"];
  expect(opml?.match(/xmlUrl=/g)).toHaveLength(1);
  expect(opml).not.toContain("Phòng Không Có Nguồn Tin");
});

test("each item of the feed leads to a page that exists, with a permanent id and an RFC 822 date", () => {
  const news = [
    { id: "khai-giang", date: "2026-08-28", title: "Khai giảng", summary: "Tóm tắt", body: ["Một."] },
  ];
  const found = pages([], news);
  expect(found["rss.xml"]).toContain("<link>https://hcm.edu.vn/tin/khai-giang/</link>");
  expect(found["rss.xml"]).toContain('<guid isPermaLink="false">hcm.edu.vn:tin:khai-giang</guid>');
  expect(found["rss.xml"]).toContain("<pubDate>Thu, 27 Aug 2026 17:00:00 GMT</pubDate>");
  expect(found["tin/khai-giang/index.html"]).toContain("28/08/2026");
});

test("a city without units and news still has all its pages", () => {
  expect(Object.keys(pages([])).sort()).toEqual(
    ["404.html", "health.txt", "index.html", "opml.xml", "robots.txt", "rss.xml", "units.json"].sort(),
  );
});
