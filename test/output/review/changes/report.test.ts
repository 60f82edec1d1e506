import fc from "fast-check";
import { judge } from "../../../../output/review/changes/brake";
import { compareRegistries } from "../../../../output/review/changes/compare";
import { compareFindings } from "../../../../output/review/changes/findings";
import { changesAsJson } from "../../../../output/review/changes/json";
import {
  changesAsMarkdown,
  changesAsText,
  type ChangesReport,
} from "../../../../output/review/changes/report";
import { BothSides } from "../../../../output/review/changes/cache";
import { MARKDOWN } from "../../../../output/review/changes/style";
import { loadRegistry } from "../../../../registry/load";
import type { Registry } from "../../../../registry/registry";
import { CITY, cityOf, goodUnit, registryOf, unitsYaml } from "../../../support/registry";

const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  site: { host: "pgdq9.hcm.edu.vn" },
  mail: { official: "pgdq9@hcm.edu.vn", focal: { name: "An", address: "an@hcm.edu.vn" } },
});
const SCHOOL = goodUnit({ parent: "7900858" });

function report(before: Registry | null, after: Registry): ChangesReport {
  const changes = compareRegistries(before, after);
  return {
    base: "0123456789abcdef0123456789abcdef01234567",
    hadRegistry: before !== null,
    changes,
    findings: compareFindings(before, after),
    verdict: judge(changes, { valid: [], problems: [] }),
    problems: [],
  };
}

const from = (after: Record<string, unknown>) => report(cityOf(OFFICE, SCHOOL), cityOf(OFFICE, after));

test("nothing changes: one line, in both languages", () => {
  const same = from(SCHOOL);
  expect(changesAsMarkdown(same, "vi")).toMatch(/^## Sổ đăng ký: không có gì thay đổi/);
  expect(changesAsText(same, "en")).toMatch(/^Registry: nothing changes\n/);
  expect(JSON.parse(changesAsJson(same))).toMatchObject({
    unchanged: true,
    verdict: { passes: true },
    units: [],
  });
});

test("no unit changes, but one can't be read whole: that is no silence", () => {
  const text = CITY + unitsYaml([OFFICE, SCHOOL]);
  const told = report(registryOf(text), registryOf(text.replace(/ {4}site:\n.*\n/, "    site: [\n")));
  expect(changesAsMarkdown(told, "vi")).toMatch(/^## Sổ đăng ký: \d lỗi mới\n/);
});

test("both sides read and judged with one cache: the same answer, and equal entries are read once", () => {
  const [one, two] = [
    CITY + unitsYaml([OFFICE, SCHOOL]),
    CITY + unitsYaml([OFFICE, { ...SCHOOL, mail: {} }]),
  ];
  const cache = new BothSides();
  const load = (content: string) =>
    loadRegistry([{ path: "schools.yaml", role: "root", content }], { cache });
  const [before, after] = [load(one), load(two)];
  expect(after.units[0]?.entry).toBe(before.units[0]?.entry);
  expect(compareRegistries(before, after)).toEqual({
    ...compareRegistries(registryOf(one), registryOf(two)),
  });
  const plain = compareFindings(registryOf(one), registryOf(two));
  expect(plain.introduced.length).toBeGreaterThan(0);
  expect(compareFindings(before, after, { cache })).toEqual(plain);
  // What was remembered counts for the settings that it was judged by, and for no others.
  const moved = load(two.replace("zone: hcm.edu.vn", "zone: tphcm.edu.vn"));
  expect(compareFindings(before, moved, { cache })).toEqual(compareFindings(registryOf(one), moved));
});

test("a rename is told by both names, and that nothing is lost", () => {
  const text = changesAsMarkdown(from({ ...SCHOOL, name: "Trường THCS Nguyễn Trãi" }), "vi");
  expect(text).toContain("### Đổi tên / Renamed (1)");
  expect(text).toContain(
    "- `7900866` `Trường THCS Nguyễn Du` → `Trường THCS Nguyễn Trãi`; trang, tên miền và hộp thư giữ nguyên",
  );
});

test("a loss names school, parent, what is lost and what is gained; a refusal what to paste", () => {
  const told = from({ ...SCHOOL, site: { host: "thcsmoi.hcm.edu.vn" } });
  const text = changesAsMarkdown(told, "vi");
  expect(text).toContain("> [!CAUTION]\n> **DỪNG / refused.**");
  expect(text).toContain("1 trên 2 đơn vị (50,0 %)");
  expect(text).toContain(
    "- `7900866` Trường THCS Nguyễn Du, Phòng Giáo dục và Đào tạo Quận 9 (`7900858`): mất tên miền `thcsnguyendu.hcm.edu.vn`; được tên miền `thcsmoi.hcm.edu.vn`",
  );
  expect(text).toContain(`  - checksum: "${told.verdict.checksum}"`);
  expect(changesAsText(told, "en")).toContain("Refused. This change takes away too much at once.");
});

test("what is pasted as it stands has no effect: reason and approver are still to be filled in", () => {
  const text = changesAsMarkdown(from({ ...SCHOOL, site: {} }), "vi");
  expect(text).toMatch(/ {4}reason: # .+\n {4}approver: # .+\n/);
});

test("only what the change breaks is listed, with place and line to paste", () => {
  const mail = { official: "nguyendu@gmail.com", focal: { name: "An", address: "an.nd@hcm.edu.vn" } };
  const before = cityOf(OFFICE, { ...SCHOOL, board: {} });
  const told = report(before, cityOf(OFFICE, { ...SCHOOL, board: {}, mail }));
  expect(told.findings.introduced.map(({ rule }) => rule).sort()).toEqual([
    "mail/forbidden-provider",
    "mail/regulation",
  ]);
  const text = changesAsMarkdown(told, "vi");
  expect(text).toContain("Quy định / rules: 1 lỗi mới, 1 nhắc nhở mới, 0 điều đã sửa xong");
  expect(text).toMatch(/- LỖI `schools.yaml:\d+` \(mail\/forbidden-provider, mục IV.3\): /);
  expect(text).toContain("```yaml\nofficial: thcsnguyendu@hcm.edu.vn\n```");
  const mended = report(cityOf(OFFICE, { ...SCHOOL, mail }), cityOf(OFFICE, SCHOOL));
  expect(mended.findings).toMatchObject({ introduced: [], resolved: 2 });
});

test("a removed unit breaks a rule that only a comparison sees", () => {
  const { findings } = report(cityOf(OFFICE, SCHOOL), cityOf(OFFICE));
  expect(findings.introduced.map(({ rule }) => rule)).toContain("unit/removed");
});

test("hundreds of changes fit into a comment and are counted; JSON names them all", () => {
  const all = Array.from({ length: 500 }, (_, index) =>
    goodUnit({
      id: String(7910000 + index),
      name: `Trường Số ${index}`,
      site: { host: `th${index}.hcm.edu.vn` },
    }),
  );
  const told = report(null, cityOf(...all));
  const text = changesAsMarkdown(told, "vi");
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain("### Đơn vị mới / New (500)");
  expect(text).toContain("- và 460 mục nữa / 460 more");
  expect(JSON.parse(changesAsJson(told)).units).toHaveLength(500);
});

describe("what somebody wrote is shown and never obeyed", () => {
  const hostile = "[x](http://a.vn) ![y](z) <b> @all #1 `code` **t** | www.a.vn\n## h\u202E";
  test("in a name, an address, a host and a leader's name", () => {
    const told = from({
      ...SCHOOL,
      name: hostile,
      site: { host: hostile },
      address: hostile,
      leaders: [{ name: hostile, post: hostile }],
    });
    const text = changesAsMarkdown(told, "vi");
    const outside = text
      .replace(/^```yaml\n[^]*?\n```$/gm, "")
      .replace(/\\./g, "")
      .replace(/(`+)[^`].*?\1(?!`)/g, "");
    expect(outside).not.toMatch(/\[x|<b|@all|#1|\*\*t|:\/\/|www\.|\u202E|^## h/m);
    expect(changesAsText(told, "vi")).not.toMatch(/\u202E|^## h/m);
  });

  test("property: a value stays one code span on one line, a name has no bare markup", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const span = MARKDOWN.value(text);
        const fence = /^`+/.exec(span)?.[0] ?? "";
        const inside = span.slice(fence.length, -fence.length);
        expect(span.endsWith(fence)).toBe(true);
        expect(inside.match(/`+/g)?.some((run) => run.length === fence.length) ?? false).toBe(false);
        expect(span).not.toMatch(/[\n\r]/);
        expect(MARKDOWN.name(text).replace(/\\./g, "")).not.toMatch(/[`*_[\]<>|~!]|[@#][\p{L}\d]|:\/\//u);
      }),
    );
  });
});

test("a merger is one sentence: who takes over, and where its units go", () => {
  const office = (id: string, name: string, changes = {}) =>
    goodUnit({ id, name, kind: "phong-gddt", site: {}, mail: {}, ...changes });
  const school = (id: string, name: string, parent: string) =>
    goodUnit({ id, name, parent, site: {}, mail: {} });
  const before = [office("7900858", "Phòng GDĐT Quận 9"), office("7901850", "Phòng GDĐT Phú Nhuận")];
  const after = [
    office("7900858", "Phòng GDĐT Quận 9", { status: "retiring", successor: "7901850" }),
    office("7901850", "Phòng GDĐT Phú Nhuận"),
  ];
  const schools = (parent: string) => [
    school("7900866", "Trường THCS Nguyễn Du", parent),
    school("7900867", "Trường THCS ABC", parent),
  ];
  const told = report(cityOf(...before, ...schools("7900858")), cityOf(...after, ...schools("7901850")));
  const page = changesAsText(told, "vi");
  expect(page).toContain(
    "7900858 Phòng GDĐT Quận 9: kế tục: 7901850 Phòng GDĐT Phú Nhuận; 2 đơn vị trực thuộc chuyển về Phòng GDĐT Phú Nhuận (7901850)",
  );
  // Not one line for each of them as well.
  expect(page).not.toContain("7900867 Trường THCS ABC");
});

test("a relocation is told with its cells and its pause; a cell changed by hand shows the command", () => {
  const moved = { ...SCHOOL, cell: 2, relocation: { from: 1 } };
  expect(changesAsText(from(moved), "vi")).toMatch(
    /7900866 Trường THCS Nguyễn Du: cụm 1 → cụm 2; khi áp dụng, trang đứng máy khoảng \d+ giây/,
  );
  expect(from(moved).verdict.passes).toBe(true);
  const page = changesAsMarkdown(from({ ...SCHOOL, cell: 2 }), "en");
  expect(page).toContain("congtruong relocate 7900866 --to 2");
  expect(page).not.toContain("overrides:");
});
