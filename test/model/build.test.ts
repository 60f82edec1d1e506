import { buildCity, CityError } from "../../model/build";
import type { Admitted } from "../../policy/admit";
import type { CityEntry, UnitEntry, UnitStaffEntry } from "../../registry/schema/types";
import { environment } from "../support/city";

const settings: CityEntry = {
  name: "Thành phố Hồ Chí Minh",
  zone: "hcm.edu.vn",
  department: { id: "7900000", name: "Sở Giáo dục và Đào tạo", mail: "tttt@hcm.edu.vn" },
  portal: "hcm.edu.vn",
  alerts: "canhbao@hcm.edu.vn",
};

function entry(id: string, changes: Partial<UnitEntry> = {}): UnitEntry {
  return {
    id,
    name: `Trường THCS ${id}`,
    kind: "thcs",
    ownership: "cong-lap",
    parent: "7900000",
    cell: 1,
    site: { host: `thcs${id}.hcm.edu.vn` },
    mail: { official: `thcs${id}@hcm.edu.vn` },
    ...changes,
  };
}

/** What the policy lets pass, without the policy: these tests are about what follows it. */
const admitted = (...units: UnitEntry[]) => ({ city: settings, units, staff: [] }) as unknown as Admitted;

const withStaff = (units: UnitEntry[], ...staff: UnitStaffEntry[]) =>
  buildCity({ city: settings, units, staff } as unknown as Admitted, environment());

const build = (units: UnitEntry[], env = environment()) => buildCity(admitted(...units), env);

describe("the accounts of a unit", () => {
  test("roles go by the official address, and by those that it had", () => {
    const [unit] = build([
      entry("7900001", {
        mail: {
          official: "Moi@hcm.edu.vn",
          aliases: ["cu@hcm.edu.vn", "cu@moet.edu.vn", "moi@hcm.edu.vn"],
          roles: [
            { name: "tuyensinh", quotaMiB: 2048 },
            { name: "hieutruong", title: "Hiệu trưởng" },
          ],
          suspended: { reason: "Lộ mật khẩu", since: "2026-11-01" },
        },
      }),
    ]).units;
    expect(unit?.mailTerms).toEqual({ aliases: ["cu@hcm.edu.vn"], quotaMiB: 1024, suspended: true });
    expect(unit?.roleMailboxes).toEqual([
      {
        name: "hieutruong",
        title: "Hiệu trưởng",
        address: "hieutruong.moi@hcm.edu.vn",
        aliases: ["hieutruong.cu@hcm.edu.vn"],
        quotaMiB: 1024,
        suspended: false,
      },
      {
        name: "tuyensinh",
        title: "Trường THCS 7900001",
        address: "tuyensinh.moi@hcm.edu.vn",
        aliases: ["tuyensinh.cu@hcm.edu.vn"],
        quotaMiB: 2048,
        suspended: false,
      },
    ]);
  });

  test("people have an identity that their address does not change once it is written", () => {
    const [unit] = withStaff([entry("7900001")], {
      unit: "7900001",
      people: [
        {
          id: "nguyenvanan",
          name: "Nguyễn Văn An",
          mail: "an.moi@hcm.edu.vn",
          aliases: ["nguyenvanan@hcm.edu.vn"],
        },
        { name: "Lê Bình", mail: "LeBinh@moet.edu.vn", roles: ["bien-tap-vien"] },
      ],
    }).units;
    expect(unit?.staff).toMatchObject([
      { id: "lebinh", address: "lebinh@moet.edu.vn", hosted: false, roles: ["bien-tap-vien"] },
      { id: "nguyenvanan", address: "an.moi@hcm.edu.vn", hosted: true, aliases: ["nguyenvanan@hcm.edu.vn"] },
    ]);
  });

  test("no two share an address, whatever kinds of mailbox they are", () => {
    const people = { unit: "7900001", people: [{ name: "An", mail: "hieutruong.thcs7900001@hcm.edu.vn" }] };
    const roles = { official: "thcs7900001@hcm.edu.vn", roles: [{ name: "hieutruong" }] };
    expect(() => withStaff([entry("7900001", { mail: roles })], people)).toThrow(CityError);
  });
});

describe("a unit of the city", () => {
  const only = (changes: Partial<UnitEntry>, env = environment()) => {
    const [unit] = build([entry("7900001", changes)], env).units;
    if (unit === undefined) throw new Error("the unit is missing");
    return unit;
  };

  test("has every default filled in", () => {
    expect(only({})).toMatchObject({
      lifecycle: "active",
      successorId: null,
      address: "",
      parentName: "Sở Giáo dục và Đào tạo",
      mailFocalPerson: null,
      leaders: [],
      boardHead: "",
    });
  });

  test("has no character that its consumers cannot write, and publishes an address that no server can have", () => {
    expect(only({ name: "A\u0000B\uDC00C\uFFFED", board: { head: "E\u0007" } })).toMatchObject({
      name: "A\uFFFDB\uFFFDC\uFFFDD",
      boardHead: "E\uFFFD",
    });
    expect(only({ mail: { official: "a b+c@hcm.edu.vn" } }).mailbox).toEqual({
      type: "external",
      address: "a b+c@hcm.edu.vn",
    });
  });

  test.each<[string, Partial<UnitEntry>, unknown]>([
    [
      "hosted here",
      {},
      {
        type: "hosted",
        host: "thcs7900001.hcm.edu.vn.localhost",
        url: "https://thcs7900001.hcm.edu.vn.localhost:8443",
        sectorFeed: true,
      },
    ],
    [
      "in capitals",
      { site: { host: "THCS.HCM.EDU.VN" } },
      { type: "hosted", registeredHost: "thcs.hcm.edu.vn" },
    ],
    [
      "hosted elsewhere",
      { site: { host: "a.hcm.edu.vn", hosting: "ben-ngoai" } },
      { type: "external", host: "a.hcm.edu.vn", url: "https://a.hcm.edu.vn" },
    ],
    ["retired", { status: "retired" }, { type: "retired", registeredHost: "thcs7900001.hcm.edu.vn" }],
    ["retiring, still served", { status: "retiring" }, { type: "hosted" }],
    ["missing", { site: {} }, { type: "none" }],
  ])("its site: %s", (_name, changes, site) => expect(only(changes).site).toMatchObject(site as object));

  test.each<[string, string | undefined, unknown]>([
    ["of the city", "A@HCM.edu.vn", { type: "hosted", address: "a@hcm.edu.vn" }],
    ["of the ministry", "a@moet.edu.vn", { type: "external", address: "a@moet.edu.vn" }],
    ["of a name that only ends like the city's", "a@xhcm.edu.vn", { type: "external" }],
  ])("its mailbox: %s", (_name, official, mailbox) => {
    expect(only({ mail: { official: official ?? "" } }).mailbox).toMatchObject(mailbox as object);
  });

  test("in production has no suffix and no port", () => {
    expect(only({}, environment("production")).site).toMatchObject({ url: "https://thcs7900001.hcm.edu.vn" });
  });
});

describe("the city", () => {
  test("is the same whatever the order of the registry", () => {
    const units = [entry("7900003", { cell: 2 }), entry("7900001"), entry("7900002")];
    expect(build(units)).toEqual(build([...units].reverse()));
  });

  test("cannot be changed", () => {
    const [unit] = build([entry("7900001")]).units;
    expect(Object.isFrozen(unit?.site)).toBe(true);
  });

  test("deploys what the environment asks for, and lists all", () => {
    const city = build([entry("7900001"), entry("7900002")], environment("sandbox", { units: ["7900002"] }));
    expect(city.units.map(({ id }) => id)).toEqual(["7900001", "7900002"]);
    expect(city.cells.map(({ id, units }) => [id, units.map((unit) => unit.id)])).toEqual([
      ["cell-01", ["7900002"]],
    ]);
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      "a unit without a cell",
      () => {
        const { cell: _, ...rest } = entry("7900001");
        return build([rest]);
      },
      /1 unit\(s\) have no cell yet \(7900001\): run `npx congtruong place`/,
    ],
    [
      "too many units in a cell",
      () => build(Array.from({ length: 65 }, (_, n) => entry(String(7900001 + n)))),
      /Cell 1 has 65 units, and a cell holds at most 64/,
    ],
    [
      "a mailbox that two units share",
      () => build([entry("7900001"), entry("7900002", { mail: { official: "THCS7900001@hcm.edu.vn" } })]),
      /Units 7900001 and 7900002 have one mailbox, thcs7900001@hcm\.edu\.vn: give one of them/,
    ],
    [
      "an unknown unit",
      () => build([entry("7900001")], environment("sandbox", { units: ["7999999"] })),
      /asks for unit\(s\) that the registry does not have \(7999999\)/,
    ],
  ])("is refused with %s, in one sentence", (_name, attempt, message) => {
    expect(attempt).toThrow(CityError);
    expect(attempt).toThrow(message);
  });
});
