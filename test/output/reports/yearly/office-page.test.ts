import { scoresOf } from "../../../../output/reports/yearly/evaluation";
import { reportFacts } from "../../../../output/reports/yearly/facts";
import { renderOfficePage } from "../../../../output/reports/yearly/office-page";
import { seenFacts } from "../../../../output/reports/yearly/seen";
import { evaluate } from "../../../../policy/evaluate";
import { LIVE_RULES } from "../../../../policy/live/index";
import { cityOf, goodUnit } from "../../../support/registry";
import { scanned } from "../../../support/scans";

const TODAY = "2026-02-01";
const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  site: { host: "pgdq9.hcm.edu.vn" },
});
const DU = goodUnit({ parent: "7900858" });
const HONG = goodUnit({
  id: "7900867",
  name: "Trường Mầm non Sen Hồng",
  kind: "mam-non",
  parent: "7900858",
  site: { host: "mnsenhong.hcm.edu.vn" },
  mail: { ...(goodUnit().mail as object), official: "mnsenhong@hcm.edu.vn" },
});

/** The report of a city in which the rules that are named were seen broken at Sen Hồng, and nothing at Nguyễn Du. */
function reportOf(...broken: string[]) {
  const registry = cityOf(OFFICE, DU, HONG);
  const facts = reportFacts(registry, evaluate(registry, { today: TODAY }), TODAY);
  const record = (id: string, host: string, own: readonly string[]) =>
    scanned(
      id,
      `https://${host}`,
      "2026-01-30T02:00:00Z",
      Object.fromEntries(LIVE_RULES.map((rule) => [rule.id, own.includes(rule.id) ? "fail" : "pass"])),
    );
  const records = [
    record("7900866", "thcsnguyendu.hcm.edu.vn", []),
    record("7900867", "mnsenhong.hcm.edu.vn", broken),
  ];
  const seen = seenFacts(facts, { records, place: "scan", withinDays: 30, hostSuffix: "" }, registry.waivers);
  return { facts, seen, scores: scoresOf(facts, seen), before: null, trend: [] };
}

const schools = (page: string | null) =>
  [...(page ?? "").matchAll(/<a href="\.\.\/don-vi\/(\d+)\.html">/g)].map(([, id]) => id);

test("an office's page has its schools, the one with the most to mend first, each leading to its own page", () => {
  expect(schools(renderOfficePage("7900858", reportOf("site/search"), "../don-vi"))).toEqual([
    "7900867",
    "7900866",
  ]);
  expect(schools(renderOfficePage("7900858", reportOf(), "../don-vi"))).toEqual(["7900866", "7900867"]);
});

test("it says what has become of them since the report before", () => {
  const [then, now] = [reportOf("site/search", "site/mobile"), reportOf("site/search")];
  const page = renderOfficePage("7900858", { ...now, before: then.scores.evaluation }, "../don-vi") ?? "";
  expect(page).toContain("1 đơn vị khá hơn, 0 kém hơn");
  expect(page).toContain("+6");
});

test("the department has one of the units that it answers for itself, and who answers for nobody has none", () => {
  expect(schools(renderOfficePage("7900000", reportOf(), "../don-vi"))).toEqual(["7900858"]);
  expect(renderOfficePage("7900866", reportOf(), "../don-vi")).toBeNull();
});
