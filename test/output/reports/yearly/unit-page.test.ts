import { scoresOf } from "../../../../output/reports/yearly/evaluation";
import { reportFacts } from "../../../../output/reports/yearly/facts";
import { seenFacts } from "../../../../output/reports/yearly/seen";
import { renderUnitPage } from "../../../../output/reports/yearly/unit-page";
import { evaluate } from "../../../../policy/evaluate";
import type { SiteRecord } from "../../../../policy/live/record";
import { cityOf, goodUnit } from "../../../support/registry";
import { scanned } from "../../../support/scans";

const TODAY = "2026-02-01";
const URL = "https://thcsnguyendu.hcm.edu.vn";

function pageOf(unit: Record<string, unknown>, records: readonly SiteRecord[] = []): string | null {
  const registry = cityOf(goodUnit(unit));
  const facts = reportFacts(registry, evaluate(registry, { today: TODAY }), TODAY);
  const seen = seenFacts(facts, { records, place: "scan", withinDays: 30, hostSuffix: "" }, registry.waivers);
  const [own] = facts.units;
  if (own === undefined) throw new Error("no unit");
  return renderUnitPage(own, { facts, seen, scores: scoresOf(facts, seen), before: null, trend: [] });
}

const record = (url: string) =>
  scanned("7900866", url, "2026-01-30T02:00:00Z", {
    "site/search": "fail",
    "intrusion/foreign-links": "fail",
    "site/mobile": "unknown",
  });

test("tells what must be mended before what should be, each with its place, its remedy and a way to object", () => {
  const page = pageOf({ mail: undefined }, [record(URL)]) ?? "";
  const kinds = [...page.matchAll(/<p class="kind">(.+?)<\/p>/g)].map(([, kind]) => kind);
  expect(kinds.indexOf("Nên sửa")).toBe(kinds.lastIndexOf("Phải sửa") + 1);
  expect(page).toContain(`<a href="${URL}" rel="nofollow noreferrer">`);
  expect(page).toContain("npx congtruong scan --unit 7900866 --rule site/search");
  expect(page).toMatch(/mailto:[^"]+@hcm\.edu\.vn\?subject=[^"]*site%2Fsearch/);
});

test("what could not be checked is said with its reason, and is called neither kept nor broken", () => {
  const page = pageOf({}, [record(URL)]) ?? "";
  expect(page).toContain("Không mở được.");
  expect(page).toMatch(/Xem tốt trên điện thoại[^]*?unknown">Chưa kiểm được[^]*?–\/6/);
});

test("without a scan it says that nobody looked, and promises nothing", () => {
  const page = pageOf({}) ?? "";
  expect(page).toContain("Chưa có lượt quét nào xem trang.");
  expect(page).toContain("Ở những chỗ kiểm được, không thấy gì trái hướng dẫn.");
  expect(page).toContain("Chưa đủ để chấm điểm: mới xét được 10 phần trăm.");
});

test("what a site or an entry says is text, and no link that runs anything", () => {
  const seen = record(URL);
  const rules = JSON.parse(
    JSON.stringify(seen.rules).replaceAll(URL, "javascript:alert(1)"),
  ) as SiteRecord["rules"];
  const page = pageOf({ name: "<script>alert(1)</script> Du" }, [{ ...seen, rules }]) ?? "";
  expect(page).toContain("<dd>javascript:alert(1)</dd>");
  expect(page).not.toContain("<script");
  expect(page).not.toContain('href="javascript:');
});

test("a unit that has closed has no page", () => {
  expect(pageOf({ status: "retired" })).toBeNull();
});
