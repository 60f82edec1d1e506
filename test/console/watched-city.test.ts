import { maySee, watchedCity } from "../../console/city";
import { targetsOf } from "../../engine/scan/target";
import { buildCity } from "../../model/build";
import { admit } from "../../policy/admit";
import { environment } from "../support/city";
import { CITY, goodUnit, registryOf, unitsYaml } from "../support/registry";

const DEPARTMENT = "7900000";
const focal = () => ({ name: "Lý Văn Khánh", address: "lyvankhanh.thcsnguyendu@hcm.edu.vn" });
const OFFICE = goodUnit({
  id: "7900858",
  name: "Phòng Giáo dục và Đào tạo Quận 9",
  kind: "phong-gddt",
  parent: DEPARTMENT,
  cell: 1,
  site: { host: "pgdq9.hcm.edu.vn" },
  mail: { official: "pgdq9@hcm.edu.vn", focal: focal() },
});
const SCHOOL = goodUnit({
  parent: "7900858",
  cell: 1,
  mail: {
    official: "thcsnguyendu@hcm.edu.vn",
    focal: focal(),
    aliases: ["thcscu@hcm.edu.vn"],
    roles: [
      { name: "hieutruong" },
      { name: "vanthu", suspended: { reason: "Nghỉ dài ngày", since: "2026-11-01" } },
    ],
  },
});
const ELSEWHERE = goodUnit({
  id: "7900870",
  name: "Trường Trung học cơ sở Hoa Lư",
  parent: "7900858",
  cell: 1,
  site: { host: "thcshoalu.hcm.edu.vn" },
  mail: { official: "thcshoalu@moet.edu.vn", focal: focal() },
});

const registry = registryOf(CITY + unitsYaml([OFFICE, SCHOOL, ELSEWHERE]));
const sandbox = environment("sandbox", { units: ["7900858", "7900866"] });
const city = buildCity(admit(registry), sandbox);
const watched = watchedCity(city, targetsOf(city, sandbox));

test("who may log in, and for whom", () => {
  const roles = [...watched.viewers.values()].map(({ address, role, unit }) => [address, role, unit]);
  expect(roles.sort()).toEqual(
    [
      ...[city.department.mail, city.alertMailbox, "mail-reports@hcm.edu.vn"].map((address) => [
        ...[address, "department", DEPARTMENT],
      ]),
      ["pgdq9@hcm.edu.vn", "office", "7900858"],
      // Neither its alias, nor one that is suspended, which logs in nowhere, nor a mailbox of the ministry, which is not ours to ask.
      ["thcsnguyendu@hcm.edu.vn", "school", "7900866"],
      ["hieutruong.thcsnguyendu@hcm.edu.vn", "school", "7900866"],
    ].sort(),
  );
});

test("sites of this environment are watched, and the others counted", () => {
  expect(watched.units.map(({ id, parentName }) => [id, parentName])).toEqual([
    ["7900858", city.department.name],
    ["7900866", "Phòng Giáo dục và Đào tạo Quận 9"],
  ]);
  expect(watched.withoutSite).toBe(1);
});

test.each([
  ["department", DEPARTMENT, [true, true, true]],
  ["office", "7900858", [true, true, false]],
  ["school", "7900858", [true, false, false]],
  ["school", "7900866", [false, true, false]],
] as const)("a %s of %s sees its own", (role, unit, expected) => {
  const viewer = { address: "a@hcm.edu.vn", name: "A", role, unit };
  const units = [
    { id: "7900858", parentId: DEPARTMENT },
    { id: "7900866", parentId: "7900858" },
    { id: "7900900", parentId: "7900859" },
  ];
  expect(units.map((each) => maySee(viewer, each))).toEqual(expected);
});
