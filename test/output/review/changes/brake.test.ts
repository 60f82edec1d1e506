import { judge } from "../../../../output/review/changes/brake";
import { compareRegistries } from "../../../../output/review/changes/compare";
import { readOverrides } from "../../../../output/review/changes/overrides";
import { cityOf, goodUnit, registryOf, CITY, unitsYaml } from "../../../support/registry";

const NONE = { valid: [], problems: [] };

/** Schools of parents in turn; the department's own by default. */
function schools(count: number, parents: readonly string[] = ["7900000"]): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    goodUnit({
      id: String(7910000 + index),
      name: `Trường Tiểu học Số ${index}`,
      parent: parents[index % parents.length],
      site: { host: `th${index}.hcm.edu.vn` },
      mail: { official: `th${index}@hcm.edu.vn` },
    }),
  );
}

/** The verdict where the first `lost` schools lose their site. */
function losing(all: Record<string, unknown>[], lost: number) {
  const after = all.map((unit, index) => (index < lost ? { ...unit, site: {} } : unit));
  return judge(compareRegistries(cityOf(...all), cityOf(...after)), NONE);
}

test.each([
  [10, 1, true],
  [10, 2, false],
  [30, 3, true],
  [30, 4, false],
  [35, 3, true],
  [35, 4, false],
  [70, 7, true],
  [70, 8, false],
])("of %i schools %i lose something: passes %s", (all, lost, passes) => {
  expect(losing(schools(all), lost)).toMatchObject({ passes, losing: lost });
});

test("more than twenty of one parent stop a change that is small for the city", () => {
  expect(losing(schools(400), 20).passes).toBe(true);
  const verdict = losing(schools(400), 21);
  expect(verdict.passes).toBe(false);
  expect(verdict.reasons).toEqual([
    expect.objectContaining({
      vi: expect.stringContaining("21 đơn vị của Sở Giáo dục và Đào tạo (7900000)"),
    }),
  ]);
  // As many, but of two parents.
  expect(losing(schools(400, ["7900000", "7900858"]), 40).passes).toBe(true);
});

test("the parent is the one of the base revision: moving schools away first does not help", () => {
  const before = schools(400, ["7900858"]);
  const after = before.map((unit, index) =>
    index < 30 ? { ...unit, parent: index % 2 === 0 ? "7900001" : "7900002", status: "retired" } : unit,
  );
  const { passes, reasons } = judge(compareRegistries(cityOf(...before), cityOf(...after)), NONE);
  expect([passes, reasons.length]).toEqual([false, 1]);
});

test("a mass removal, a mass retirement and a file nobody can read are all stopped", () => {
  const all = schools(100);
  const verdict = (after: ReturnType<typeof cityOf>) => judge(compareRegistries(cityOf(...all), after), NONE);
  expect(verdict(cityOf(...all.slice(0, 80)))).toMatchObject({ passes: false, losing: 20 });
  expect(verdict(cityOf(...all.map((unit) => ({ ...unit, status: "retiring" }))))).toMatchObject({
    losing: 100,
  });
  const broken = unitsYaml(all).replace(/- id: "/g, '- id: "x');
  expect(verdict(registryOf(CITY + broken))).toMatchObject({ passes: false, losing: 100 });
});

test("gaining, renaming and moving are never stopped", () => {
  const all = schools(50);
  const after = [
    ...all.map((unit) => ({ ...unit, name: "Trường khác", parent: "7900858", phone: "1" })),
    goodUnit(),
  ];
  expect(judge(compareRegistries(cityOf(...all), cityOf(...after)), NONE)).toMatchObject({
    passes: true,
    losing: 0,
  });
});

describe("a permission", () => {
  const all = schools(10);
  const text = (checksum: string) =>
    `overrides:\n  - checksum: "${checksum}"\n    reason: Sáp nhập\n    approver: Nguyễn Văn A, Phó Giám đốc\n`;
  const judged = (lost: number, before: string | null, after: string | null) => {
    const gone = all.map((unit, index) => (index < lost ? { ...unit, site: {} } : unit));
    return judge(compareRegistries(cityOf(...all), cityOf(...gone)), readOverrides(before, after));
  };
  const { checksum } = judged(5, null, null);

  test("lets pass the change that it names, and says by whom", () => {
    expect(judged(5, null, text(checksum))).toMatchObject({
      passes: true,
      override: { checksum, reason: "Sáp nhập", approver: "Nguyễn Văn A, Phó Giám đốc" },
    });
  });

  test("lets no other change pass", () => {
    expect(judged(6, null, text(checksum))).toMatchObject({ passes: false, override: null });
    expect(judged(5, null, text("0123456789abcdef"))).toMatchObject({ passes: false, override: null });
  });

  test("counts once: one that the base revision has already lets nothing pass", () => {
    expect(judged(5, text(checksum), text(checksum))).toMatchObject({ passes: false, override: null });
  });

  test("holds while others change other schools, and ends when this change becomes another one", () => {
    const [last = {}] = all.slice(-1);
    const others = [...all.slice(0, -1), { ...last, phone: "028 9" }];
    const gone = (units: readonly Record<string, unknown>[], changes: object = {}) =>
      cityOf(...units.map((unit, index) => (index < 5 ? { ...unit, site: {}, ...changes } : unit)));
    const digest = (before: ReturnType<typeof cityOf>, after: ReturnType<typeof cityOf>) =>
      judge(compareRegistries(before, after), NONE).checksum;
    expect(digest(cityOf(...others), gone(others))).toBe(checksum);
    expect(digest(cityOf(...all), gone(all, { phone: "1" }))).not.toBe(checksum);
  });

  test.each<[string, string]>([
    ["no reason", text("CS").replace("reason: Sáp nhập", "reason: # lý do")],
    ["no approver", text("CS").replace(/approver: .*/, 'approver: ""')],
    ["a checksum of another form", text("CS").replace('"CS"', '"*"')],
    ["no list", "overrides: yes\n"],
    ["no YAML", "overrides: [\n"],
    ["an alias", `${text("CS")}more: &a [1]\nother: *a\n`],
    ["a scalar", "everything\n"],
  ])("with %s has no effect, and says so", (_what, file) => {
    const overrides = readOverrides(null, file.replace("CS", checksum));
    expect(overrides.valid).toEqual([]);
    expect(overrides.problems).toHaveLength(1);
  });

  test.each([null, "", "# chưa có\n", "overrides:\n", "overrides: []\n"])(
    "%j is an empty file of them",
    (file) => {
      expect(readOverrides(null, file)).toEqual(NONE);
    },
  );

  test("a checksum of digits alone is no number", () => {
    expect(readOverrides(null, text("1234567890123456").replaceAll('"', "")).valid).toHaveLength(1);
  });
});

describe("cells", () => {
  const closing = (cells: string) => CITY + `  ${cells}\n`;
  const verdict = (before: string, after: string) =>
    judge(compareRegistries(registryOf(before), registryOf(after)), NONE);
  const one = goodUnit();
  const text = (unit: Record<string, unknown>) => CITY + unitsYaml([unit]);

  test("a number that was changed by hand is refused with the command, and no permission helps", () => {
    const changes = compareRegistries(registryOf(text(one)), registryOf(text({ ...one, cell: 7 })));
    const { checksum } = judge(changes, NONE);
    const overrides = readOverrides(
      null,
      `overrides:\n  - { checksum: "${checksum}", reason: r, approver: a }\n`,
    );
    expect(overrides.valid).toHaveLength(1);
    const { passes, faults } = judge(changes, overrides);
    expect(passes).toBe(false);
    expect(faults.map(({ en }) => en).join()).toContain("npx congtruong relocate 7900866 --to 7");
    expect(verdict(text(one), text({ ...one, cell: 7, relocation: { from: 1 } })).passes).toBe(true);
  });

  test("a closed cell takes neither new units nor those that come, and keeps its own", () => {
    const fresh = goodUnit({ id: "7900867", site: { host: "thcsabc.hcm.edu.vn" }, mail: {} });
    const closed = closing("closedCells: [1]") + unitsYaml([one]);
    expect(verdict(text(one), closed).passes).toBe(true);
    const joined = closing("closedCells: [1]") + unitsYaml([one, fresh]);
    expect(
      verdict(closed, joined)
        .faults.map(({ vi }) => vi)
        .join(),
    ).toContain("7900867");
    const placed = closing("closedCells: [1]") + unitsYaml([one, { ...fresh, cell: 2 }]);
    expect(verdict(closed, placed).faults).toEqual([]);
    const comes = closing("dismantledCells: [1]") + unitsYaml([{ ...one, relocation: { from: 2 } }]);
    expect(verdict(closing("dismantledCells: [1]") + unitsYaml([{ ...one, cell: 2 }]), comes).passes).toBe(
      false,
    );
  });

  test("a cell that is filled in for the first time, and a first registry, are nobody's fault", () => {
    const { cell: _cell, ...homeless } = one;
    expect(verdict(text(homeless), text(one)).faults).toEqual([]);
    expect(judge(compareRegistries(null, registryOf(text(one))), NONE).faults).toEqual([]);
  });
});
