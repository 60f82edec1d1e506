import { chooseUnits, type UnitWish } from "../../../engine/sandbox/units";
import type { Unit, UnitKind } from "../../../model/city";

function unit(id: string, kind: UnitKind, changes: Partial<Unit> = {}): Unit {
  return { id, kind, lifecycle: "active", site: { type: "hosted" }, ...changes } as unknown as Unit;
}

const UNITS = [
  unit("7900001", "phong-gddt"),
  unit("7900002", "thcs"),
  unit("7900003", "thcs"),
  unit("7900004", "mam-non"),
  unit("7900005", "thpt"),
  unit("7900006", "thcs", { site: { type: "external" } as Unit["site"] }),
  unit("7900007", "mam-non", { lifecycle: "retiring" }),
];
const NOTHING: UnitWish = { all: false, count: undefined, named: [] };

describe("the units of a sandbox", () => {
  it("are three of different kinds by default", () => {
    expect(chooseUnits(UNITS, undefined, NOTHING)).toEqual(["7900001", "7900002", "7900004"]);
  });

  it("stay as they are when nothing is asked for", () => {
    expect(chooseUnits(UNITS, ["7900005"], NOTHING)).toEqual(["7900005"]);
  });

  it("are added to, and never taken away", () => {
    expect(chooseUnits(UNITS, ["7900005"], { ...NOTHING, count: 2 })).toEqual(["7900002", "7900005"]);
    expect(chooseUnits(UNITS, ["7900001", "7900002"], { ...NOTHING, count: 1 })).toEqual([
      "7900001",
      "7900002",
    ]);
    expect(chooseUnits(UNITS, ["7900005"], { ...NOTHING, named: ["7900003"] })).toEqual([
      "7900003",
      "7900005",
    ]);
  });

  it("are the named ones alone when they are the first", () => {
    expect(chooseUnits(UNITS, undefined, { ...NOTHING, named: ["7900003"] })).toEqual(["7900003"]);
  });

  it("come from all that have their site here, when more are asked for than there are", () => {
    expect(chooseUnits(UNITS, undefined, { ...NOTHING, count: 99 })).toHaveLength(5);
  });

  it("can be all, and then stay all", () => {
    expect(chooseUnits(UNITS, ["7900001"], { ...NOTHING, all: true })).toBe("all");
    expect(chooseUnits(UNITS, "all", { ...NOTHING, count: 1 })).toBe("all");
  });

  it.each(["7999999", "7900006", "7900007"])("cannot be %s, which has no site here", (id) => {
    expect(() => chooseUnits(UNITS, undefined, { ...NOTHING, named: [id] })).toThrow(
      `No unit ${id} has its site here: look up the id (7 digits) in schools.yaml.`,
    );
  });
});
