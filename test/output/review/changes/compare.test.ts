import { compareRegistries, type UnitChange } from "../../../../output/review/changes/compare";
import type { Registry } from "../../../../registry/registry";
import { CITY, cityOf, goodUnit, registryOf, unitsYaml } from "../../../support/registry";

const OFFICE = goodUnit({ id: "7900858", name: "Phòng Giáo dục và Đào tạo Quận 9", kind: "phong-gddt" });
const OTHER = goodUnit({ id: "7901850", name: "Phòng Giáo dục và Đào tạo Phú Nhuận", kind: "phong-gddt" });
const SCHOOL = goodUnit({ parent: "7900858" });

/** The only change of a school between two forms of its entry. */
function change(before: Record<string, unknown>, after: Record<string, unknown>): UnitChange | undefined {
  const { units } = compareRegistries(cityOf(OFFICE, OTHER, before), cityOf(OFFICE, OTHER, after));
  expect(units.length).toBeLessThanOrEqual(1);
  return units[0];
}

const names = (changes: readonly { service: string; name: string }[] = []) =>
  changes.map(({ service, name }) => `${service} ${name}`);

test("two equal states: nothing, whatever the order, the files and the comments", () => {
  const one = cityOf(OFFICE, SCHOOL);
  const two = registryOf(`# khác\n${CITY}include: [schools/*.yaml]\n`, {
    path: "schools/7900858.yaml",
    role: "units",
    content: unitsYaml([SCHOOL, OFFICE]),
  });
  expect(compareRegistries(one, two)).toMatchObject({
    units: [],
    scopes: [],
    city: [],
    waivers: [],
    notes: [],
  });
});

describe("what a school gains and loses", () => {
  const site = { host: "thcsnguyendu.hcm.edu.vn" };
  const cases: [string, Record<string, unknown>, string[], string[], string[]][] = [
    ["another telephone", { phone: "028 1" }, ["changed"], [], []],
    ["a new name", { name: "Trường THCS Nguyễn Trãi" }, ["renamed"], [], []],
    ["another parent", { parent: "7901850" }, ["moved"], [], []],
    [
      "another host",
      { site: { host: "thcsnguyentrai.hcm.edu.vn" } },
      ["changed"],
      ["domain thcsnguyentrai.hcm.edu.vn"],
      ["domain thcsnguyendu.hcm.edu.vn"],
    ],
    ["the same host in capitals", { site: { host: "THCSnguyendu.hcm.edu.vn" } }, ["changed"], [], []],
    [
      "no host",
      { site: {} },
      ["changed"],
      [],
      ["site thcsnguyendu.hcm.edu.vn", "domain thcsnguyendu.hcm.edu.vn"],
    ],
    [
      "a site elsewhere",
      { site: { ...site, hosting: "ben-ngoai" } },
      ["changed"],
      [],
      ["site thcsnguyendu.hcm.edu.vn"],
    ],
    [
      "another cell, where the site is empty",
      { cell: 2 },
      ["changed"],
      ["site thcsnguyendu.hcm.edu.vn"],
      ["site thcsnguyendu.hcm.edu.vn"],
    ],
    [
      "another cell by a relocation from elsewhere",
      { cell: 2, relocation: { from: 3 } },
      ["changed"],
      ["site thcsnguyendu.hcm.edu.vn"],
      ["site thcsnguyendu.hcm.edu.vn"],
    ],
    [
      "another address",
      { mail: { official: "thcsnd@hcm.edu.vn" } },
      ["changed"],
      ["mail thcsnd@hcm.edu.vn"],
      ["mail thcsnguyendu@hcm.edu.vn"],
    ],
    [
      "an address of the ministry's",
      { mail: { official: "thcsnguyendu@moet.edu.vn" } },
      ["changed"],
      [],
      ["mail thcsnguyendu@hcm.edu.vn"],
    ],
    ["retiring", { status: "retiring" }, ["retiring"], [], ["site thcsnguyendu.hcm.edu.vn"]],
    [
      "retired",
      { status: "retired" },
      ["retired"],
      [],
      ["site thcsnguyendu.hcm.edu.vn", "domain thcsnguyendu.hcm.edu.vn", "mail thcsnguyendu@hcm.edu.vn"],
    ],
  ];
  test.each(cases)("%s", (_what, changes, kinds, gains, loses) => {
    const told = change(SCHOOL, { ...SCHOOL, ...changes });
    expect({ kinds: told?.kinds, gains: names(told?.gains), loses: names(told?.loses) }).toEqual({
      kinds,
      gains,
      loses,
    });
    const back = change({ ...SCHOOL, ...changes }, SCHOOL);
    // The way back gains what the way there lost.
    expect({ gains: names(back?.gains), loses: names(back?.loses) }).toEqual({ gains: loses, loses: gains });
  });

  test("another cell by a relocation: content and all; only the way back by hand leaves it there", () => {
    const moved = { ...SCHOOL, cell: 2, relocation: { from: 1 } };
    expect(change(SCHOOL, moved)).toMatchObject({
      ...{ kinds: ["relocated"], cells: { from: 1, to: 2 }, fields: [], gains: [], loses: [] },
    });
    expect(names(change(moved, SCHOOL)?.loses)).toEqual(["site thcsnguyendu.hcm.edu.vn"]);
  });

  test("a cell that is filled in for the first time moves nothing", () => {
    const { cell: _cell, ...homeless } = SCHOOL;
    expect(change(homeless, SCHOOL)).toMatchObject({ kinds: ["changed"], gains: [], loses: [] });
  });

  test("a forbidden address that is put right takes no mailbox away", () => {
    const told = change({ ...SCHOOL, mail: { official: "a@gmail.com" } }, SCHOOL);
    expect({ gains: names(told?.gains), loses: names(told?.loses) }).toEqual({
      gains: ["mail thcsnguyendu@hcm.edu.vn"],
      loses: [],
    });
  });

  test("a new unit gains, a removed one loses everything", () => {
    const all = [
      "site thcsnguyendu.hcm.edu.vn",
      "domain thcsnguyendu.hcm.edu.vn",
      "mail thcsnguyendu@hcm.edu.vn",
    ];
    const [fresh] = compareRegistries(cityOf(OFFICE), cityOf(OFFICE, SCHOOL)).units;
    expect([fresh?.kinds, names(fresh?.gains), fresh?.parentBefore]).toEqual([["new"], all, null]);
    const [gone] = compareRegistries(cityOf(OFFICE, SCHOOL), cityOf(OFFICE)).units;
    expect([gone?.kinds, names(gone?.loses), gone?.parentAfter]).toEqual([["removed"], all, null]);
  });

  test("all that happened to one unit is told", () => {
    const told = change(SCHOOL, {
      ...SCHOOL,
      name: "Trường Mới",
      parent: "7901850",
      status: "retiring",
      phone: "1",
    });
    expect(told?.kinds).toEqual(["retiring", "moved", "renamed", "changed"]);
    expect(told).toMatchObject({ formerName: "Trường THCS Nguyễn Du", name: "Trường Mới" });
  });
});

test("fields: leaders are told apart by name, not by place", () => {
  const leaders = SCHOOL["leaders"] as Record<string, string>[];
  const told = change(SCHOOL, {
    ...SCHOOL,
    leaders: [{ name: "Trần Văn An", post: "Phó Hiệu trưởng" }, ...leaders],
  });
  expect(told?.fields).toEqual([
    { field: "leaders[Trần Văn An].name", before: null, after: "Trần Văn An" },
    { field: "leaders[Trần Văn An].post", before: null, after: "Phó Hiệu trưởng" },
  ]);
});

test("another zone takes every name and mailbox of the former one away", () => {
  const before = cityOf(OFFICE, SCHOOL);
  const after = registryOf(
    CITY.replace("zone: hcm.edu.vn", "zone: tphcm.edu.vn") + unitsYaml([OFFICE, SCHOOL]),
  );
  const { city, units } = compareRegistries(before, after);
  expect(city).toEqual([{ field: "zone", before: "hcm.edu.vn", after: "tphcm.edu.vn" }]);
  expect(units.map(({ id, loses }) => [id, loses.length])).toEqual([
    ["7900858", 3],
    ["7900866", 3],
  ]);
});

test("waivers that come, go and change are told", () => {
  const waivers = (...entries: Record<string, string>[]): Registry =>
    registryOf(CITY + unitsYaml([SCHOOL]), {
      path: "waivers.yaml",
      role: "waivers",
      content: JSON.stringify({ waivers: entries }),
    });
  const one = { rule: "board/regulation", unit: "7900866", reason: "r", approver: "a", until: "2027-01-01" };
  const kinds = (before: Registry, after: Registry) =>
    compareRegistries(before, after).waivers.map(({ kind }) => kind);
  expect(kinds(waivers(), waivers(one))).toEqual(["added"]);
  expect(kinds(waivers(one), waivers())).toEqual(["removed"]);
  expect(kinds(waivers(one), waivers({ ...one, until: "2028-01-01" }))).toEqual(["changed"]);
  expect(kinds(waivers(one), waivers(one))).toEqual([]);
});

describe("whose units a change touches", () => {
  test("the parent that a unit had judges it; a move names both", () => {
    const { scopes } = compareRegistries(
      cityOf(OFFICE, OTHER, SCHOOL),
      cityOf(OFFICE, OTHER, { ...SCHOOL, parent: "7901850", site: {} }),
    );
    expect(scopes).toEqual([
      {
        parent: "7900858",
        name: "Phòng Giáo dục và Đào tạo Quận 9",
        units: 1,
        touched: ["7900866"],
        received: [],
        losing: ["7900866"],
      },
      {
        parent: "7901850",
        name: "Phòng Giáo dục và Đào tạo Phú Nhuận",
        units: 0,
        touched: [],
        received: ["7900866"],
        losing: [],
      },
    ]);
  });

  test("a new unit belongs to the parent that it gets, an office to the department", () => {
    const { scopes } = compareRegistries(cityOf(OFFICE), cityOf({ ...OFFICE, phone: "1" }, SCHOOL));
    expect(scopes).toEqual([
      expect.objectContaining({ parent: "7900000", name: "Sở Giáo dục và Đào tạo", touched: ["7900858"] }),
      expect.objectContaining({ parent: "7900858", touched: [], received: ["7900866"] }),
    ]);
  });
});

test("a unit that is moved without its entry is named: only one of the two offices would be asked", () => {
  const file = (owner: string, unit: Record<string, unknown>) =>
    registryOf(`${CITY}include: [schools/*.yaml]\n`, {
      path: `schools/${owner}.yaml`,
      role: "units",
      content: unitsYaml([unit]),
    });
  const notes = (after: Registry) => compareRegistries(file("7900858", SCHOOL), after).notes;
  const moved = { ...SCHOOL, parent: "7901850" };
  expect(notes(file("7900858", moved))).toEqual([
    expect.objectContaining({ why: "misfiled", unit: "7900866" }),
  ]);
  expect(notes(file("7901850", moved))).toEqual([]);
  expect(notes(file("7900858", { ...SCHOOL, phone: "1" }))).toEqual([]);
});

describe("states that are broken", () => {
  test("no registry before: everything is new", () => {
    const { unitsBefore, units } = compareRegistries(null, cityOf(OFFICE, SCHOOL));
    expect([unitsBefore, units.map(({ kinds }) => kinds)]).toEqual([0, [["new"], ["new"]]]);
  });

  test("a mistake of YAML: the unit whose code it hides is unseen, not removed", () => {
    const after = registryOf(CITY + unitsYaml([OFFICE, SCHOOL]).replace('- id: "7900866"', '- id: "7900866'));
    const { units, notes } = compareRegistries(cityOf(OFFICE, SCHOOL), after);
    expect(units.map(({ id, kinds }) => [id, kinds])).toEqual([["7900866", ["unseen"]]]);
    expect(notes.length).toBeGreaterThan(0);
  });

  test("a file that is included no more: its units are unseen", () => {
    const head = `${CITY}include: [schools/*.yaml]\n`;
    const file = { path: "schools/7900858.yaml", role: "units", content: unitsYaml([SCHOOL]) } as const;
    const finding = {
      rule: "registry/include",
      severity: "error",
      unit: null,
      field: "include",
      place: { file: "schools.yaml", line: 9, column: 1 },
      found: "schools/*.yaml",
      clause: null,
      message: { vi: "", en: "" },
      fix: null,
      waiver: null,
    } as const;
    const after = { ...registryOf(head), findings: [finding] };
    const { units } = compareRegistries(registryOf(head, file), after);
    expect(units.map(({ kinds }) => kinds)).toEqual([["unseen"]]);
    // Without the fault it is a removal.
    expect(compareRegistries(registryOf(head, file), registryOf(CITY)).units[0]?.kinds).toEqual(["removed"]);
  });

  test("part of an entry can't be read: what is missing in it is not lost", () => {
    const text = unitsYaml([SCHOOL]);
    const after = registryOf(CITY + text.replace(/ {4}site:\n.*\n/, "    site: [\n"));
    expect(after.units[0]?.broken).toBe(true);
    const { units, notes } = compareRegistries(cityOf(SCHOOL), after);
    expect(units.flatMap(({ loses }) => loses)).toEqual([]);
    expect(notes).toEqual([expect.objectContaining({ side: "after", why: "broken", unit: "7900866" })]);
  });

  test("a doubled code: the first entry counts and the other is named", () => {
    const { units, notes } = compareRegistries(
      cityOf(SCHOOL),
      cityOf(SCHOOL, structuredClone({ ...SCHOOL, name: "Khác" })),
    );
    expect(units).toEqual([]);
    expect(notes).toEqual([expect.objectContaining({ side: "after", why: "doubled", unit: "7900866" })]);
  });
});
