import type { City, MailAddress, Unit, UnitId } from "../../../model/city";
import type { ChildrenFacts, UnitFacts } from "../../../contracts/types";
import { filesOfCell } from "../../support/channel";
import { city, environment, unit } from "../../support/city";

interface Facts {
  readonly cell: number;
  readonly zone: string;
  readonly portalUrl: string;
  readonly units: readonly UnitFacts[];
}

function facts(units: Parameters<typeof city>[0], cell = 0): Facts {
  const built = city(units);
  return JSON.parse(filesOfCell(built, built.cells[cell]!, environment())["cell.json"] ?? "") as Facts;
}

const office = unit("7900858", {
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  parentId: "7900000" as UnitId,
  parentName: "Sở Giáo dục và Đào tạo",
});

test("a unit's entry holds what the contract names", () => {
  const { units, ...cell } = facts([unit("7900866"), office]);
  expect(cell).toEqual({
    cell: 1,
    zone: "hcm.edu.vn.localhost",
    portalUrl: "https://hcm.edu.vn.localhost:8443",
  });
  expect(units[1]).toEqual({
    id: "7900866",
    name: "Trường THCS Số 866",
    kind: "thcs",
    ownership: "cong-lap",
    lifecycle: "active",
    url: "https://thcs7900866.hcm.edu.vn.localhost:8443",
    host: "thcs7900866.hcm.edu.vn.localhost",
    address: "12 đường Hồ Xuân Hương, Phường 6",
    phone: "028 37001122",
    mail: "thcs7900866@hcm.edu.vn",
    parent: {
      id: "7900858",
      name: "Phòng Giáo dục và Đào tạo Quận 9",
      url: "https://thcs7900858.hcm.edu.vn.localhost:8443",
    },
    sectorFeed: true,
    boardHead: "Lê Hồng Uyên",
    leaders: [{ name: "Phan Hữu Nga", post: "Hiệu trưởng", phone: "", mail: "", duties: "" }],
    successorUrl: "",
  });
});

test("what a leader answers for goes to the site", () => {
  const leader = {
    name: "Phan Hữu Nga",
    post: "Hiệu trưởng",
    phone: "",
    mail: null,
    duties: "Phụ trách chung",
  };
  const [entry] = facts([unit("7900866", { leaders: [leader] })]).units;
  expect(entry?.leaders).toEqual([{ ...leader, mail: "" }]);
});

test("an office lists its own units of the whole city, without those that are gone, and links the portal above it", () => {
  const gone = unit("7900867", {
    lifecycle: "retired",
    site: { type: "retired", registeredHost: "a.hcm.edu.vn", host: "a.hcm.edu.vn" } as never,
  });
  const all = [
    unit("7900870", { cell: 2, kind: "tieu-hoc" }),
    gone,
    unit("7900866", { location: { lat: 10.8411, lon: 106.8098 } }),
    office,
  ];
  const built = city(all);
  const files = filesOfCell(built, built.cells[0]!, environment());
  expect(Object.keys(files)).toEqual(["cell.json", "accounts.json", "children/7900858.json"]);
  expect(JSON.parse(files["children/7900858.json"] ?? "") as ChildrenFacts).toEqual({
    id: "7900858",
    children: [
      {
        id: "7900866",
        name: "Trường THCS Số 866",
        url: "https://thcs7900866.hcm.edu.vn.localhost:8443",
        kind: "thcs",
        location: { lat: 10.8411, lon: 106.8098 },
      },
      {
        id: "7900870",
        name: "Trường THCS Số 870",
        url: "https://thcs7900870.hcm.edu.vn.localhost:8443",
        kind: "tieu-hoc",
      },
    ],
  });
  const { units } = facts(all);
  expect(units[0]!.parent.url).toBe("https://hcm.edu.vn.localhost:8443");
});

test("a unit's parent is linked wherever it stands, and not at all where it has no site", () => {
  const school = unit("7900866");
  const parentUrl = (parent: Partial<Unit>) =>
    facts([school, { ...office, cell: 2, configCell: 2, ...parent }]).units[0]!.parent.url;
  expect(parentUrl({})).toBe("https://thcs7900858.hcm.edu.vn.localhost:8443");
  expect(parentUrl({ site: { type: "none" } })).toBe("");
});

test("sites that the platform does not have are left out; a retired one stays, without an address", () => {
  const elsewhere = unit("7900871", {
    site: {
      type: "external",
      registeredHost: "b.edu.vn",
      host: "b.edu.vn",
      url: "https://b.edu.vn",
    } as never,
  });
  const none = unit("7900872", { site: { type: "none" }, mailbox: { type: "none" } });
  const retired = unit("7900873", {
    lifecycle: "retired",
    site: { type: "retired", registeredHost: "c.hcm.edu.vn", host: "c.hcm.edu.vn.localhost" } as never,
  });
  const { units } = facts([retired, none, elsewhere]);
  expect(units.map(({ id, url, sectorFeed }) => [id, url, sectorFeed])).toEqual([["7900873", "", false]]);
});

test("what is kept of a unit that has left names who took over", () => {
  const retired = unit("7900873", {
    lifecycle: "retired",
    successorId: "7900881" as UnitId,
    site: { type: "retired", registeredHost: "c.hcm.edu.vn", host: "c.hcm.edu.vn.localhost" } as never,
  });
  expect(facts([retired, unit("7900881")]).units.map(({ successorUrl }) => successorUrl)).toEqual([
    "https://thcs7900881.hcm.edu.vn.localhost:8443",
    "",
  ]);
});

describe("the successor of a retiring unit", () => {
  const active = unit("7900881");
  const url = "https://thcs7900881.hcm.edu.vn.localhost:8443";
  const leaving = (id: string, successor: string | null) =>
    unit(id, { lifecycle: "retiring", successorId: successor as UnitId | null });

  test.each([
    ["one that stays", [leaving("7900880", "7900881"), active], url],
    ["the end of a line", [leaving("7900880", "7900882"), leaving("7900882", "7900881"), active], url],
    ["nobody", [leaving("7900880", null)], ""],
    ["a ring", [leaving("7900880", "7900882"), leaving("7900882", "7900880")], ""],
    ["a unit that the registry does not have", [leaving("7900880", "7999999")], ""],
  ])("is %s", (_case, units, expected) => {
    expect(facts(units).units.find(({ id }) => id === "7900880")!.successorUrl).toBe(expected);
  });
});

test("the same city gives the same bytes, in whatever order it lists its units", () => {
  const units = [unit("7900866"), office, unit("7900861")];
  const forward = city(units);
  const backward = city([...units].reverse());
  const told = (of: City) => filesOfCell(of, of.cells[0]!, environment());
  expect(told(forward)).toEqual(told(backward));
  expect(Object.keys(told(forward))).toHaveLength(3);
});

test("a mailbox elsewhere is published all the same", () => {
  const { units } = facts([
    unit("7900866", { mailbox: { type: "external", address: "c2@moet.edu.vn" as MailAddress } }),
  ]);
  expect(units[0]!.mail).toBe("c2@moet.edu.vn");
});

test("who works on a site goes beside the facts: those with a role and an open mailbox of ours, by a login for ever", () => {
  const person = (id: string, changes: object = {}) => ({
    ...{ id, name: `Người ${id}`, post: "", address: `${id}@hcm.edu.vn` as MailAddress, hosted: true },
    ...{ aliases: [], quotaMiB: 1024, suspended: false, roles: ["bien-tap-vien"] as const },
    ...changes,
  });
  const staff = [
    person("an", { roles: ["truong-ban", "bien-tap-vien"] }),
    person("moved", { address: "binh.moi@hcm.edu.vn" }),
    person("chi", { roles: [] }),
    person("dung", { suspended: true }),
    person("em", { hosted: false }),
    person("x".repeat(60)),
  ];
  const told = (...units: Parameters<typeof city>[0]) => {
    const built = city(units);
    return JSON.parse(filesOfCell(built, built.cells[0]!, environment())["accounts.json"] ?? "") as unknown;
  };
  expect(told(unit("7900866", { staff }), unit("7900867"))).toEqual({
    units: [
      {
        id: "7900866",
        accounts: [
          {
            ...{ login: "person-an", name: "Người an", mail: "an@hcm.edu.vn" },
            roles: ["bien-tap-vien", "truong-ban"],
          },
          {
            ...{ login: "person-moved", name: "Người moved", mail: "binh.moi@hcm.edu.vn" },
            roles: ["bien-tap-vien"],
          },
          expect.objectContaining({ login: expect.stringMatching(/^person-[0-9a-f]{32}$/) as string }),
        ],
      },
    ],
  });
  const retired = unit("7900866", { staff, lifecycle: "retired" });
  expect(told(retired)).toEqual({ units: [] });
});
