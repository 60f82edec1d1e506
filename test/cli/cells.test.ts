import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerMerge } from "../../cli/merge";
import { registerPlace } from "../../cli/place";
import { registerRelocate } from "../../cli/relocate";
import { registerSet } from "../../cli/set";
import { buildCity } from "../../model/build";
import { movesOf } from "../../model/cells";
import { admit } from "../../policy/admit";
import { evaluate } from "../../policy/evaluate";
import { readRegistry } from "../../registry/files";
import { environment } from "../support/city";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { runVerb, temporaryFolder } from "./support";

const A = "7900858";
const B = "7901850";
const DEPARTMENT = "7900000";

/** A unit that breaks no rule, with names of its own. */
function named(id: string, label: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return goodUnit({
    ...{ id, name: `Trường THCS ${label}`, site: { host: `${label}.hcm.edu.vn` } },
    mail: {
      official: `${label}@hcm.edu.vn`,
      focal: { name: "Lý Văn Khánh", address: `focal.${label}@hcm.edu.vn` },
      regulation: { number: "12/QĐ-ND", date: "2025-09-01" },
    },
    ...changes,
  });
}

function registry(units: readonly Record<string, unknown>[], settings = ""): string {
  const file = join(temporaryFolder(), "schools.yaml");
  writeFileSync(file, CITY + settings + unitsYaml(units));
  return file;
}

type Entry = Readonly<Record<string, unknown>>;

/** The entries as they are now, by code. */
function entries(file: string): Record<string, Entry> {
  return Object.fromEntries(
    readRegistry(file).units.map(({ entry }) => [entry.id ?? "", entry as unknown as Entry]),
  );
}

const built = (file: string) => buildCity(admit(readRegistry(file)), environment());

/** What the rules say of it in English, where it is refused. */
const refusals = (file: string) =>
  evaluate(readRegistry(file))
    .findings.filter(({ severity }) => severity === "error")
    .map(({ rule, message }) => `${rule}: ${message.en}`);

describe("relocate", () => {
  const run = (file: string, ...args: string[]) =>
    runVerb(registerRelocate, "relocate", ...args, "--registry", file);
  const schools = () => registry([named("7900866", "thcsa"), named("7900867", "thcsb", { cell: 2 })]);

  test("a flag that it has not is not advised", async () => {
    const refused = run(schools(), "7900866", "--to", "300");
    await expect(refused).rejects.toThrow("Không ghi");
    await expect(refused).rejects.not.toThrow("--anyway");
  });

  test("writes both fields, says how long the site is down, and the city has the move", async () => {
    const file = schools();
    expect(await run(file, "7900866", "--to", "2")).toMatch(/từ cụm 1 sang cụm 2.*đứng máy khoảng \d+ giây/);
    expect(readFileSync(file, "utf8")).toContain("    cell: 2\n    relocation:\n      from: 1\n");
    const city = built(file);
    expect(movesOf(city)).toEqual([{ unit: "7900866", from: "cell-01", to: "cell-02" }]);
    // The cell that it left stays: it has the copy, and hands it over.
    expect(city.cells.map(({ id, units, migratingOut }) => [id, units.length, migratingOut.length])).toEqual([
      ["cell-01", 0, 1],
      ["cell-02", 2, 0],
    ]);
  });

  test("is refused between cells of two nodes, which no environment could carry out", async () => {
    const file = schools();
    const before = readFileSync(file, "utf8");
    await expect(run(file, "7900866", "--to", "17")).rejects.toMatchObject({
      findings: [
        {
          rule: "registry/environment",
          message: { vi: expect.stringContaining("Đơn vị 7900866 chuyển từ cụm 1 sang cụm 17") as string },
        },
      ],
    });
    expect(readFileSync(file, "utf8")).toBe(before);
    // A registry with errors of its own is not told of it: nothing is built of it.
    const wrong = registry([named("7900866", "thcsa"), named("7900867", "thcsb", { name: "-" })]);
    expect(await run(wrong, "7900866", "--to", "17")).toContain("sang cụm 17");
  });

  test("is finished in two steps, and the emptied cell is not left behind", async () => {
    const file = schools();
    await run(file, "7900866", "--to", "2");
    await expect(run(file, "7900866", "--to", "3")).rejects.toThrow("--finish");
    await run(file, "7900866", "--finish");
    expect(built(file).cells[0]?.migratingOut).toEqual([{ id: "7900866", to: 2, drop: true }]);
    await expect(run(file, "7900866", "--finish")).rejects.toThrow("dismantledCells: [1]");
    writeFileSync(file, readFileSync(file, "utf8").replace(CITY, `${CITY}  dismantledCells: [1]\n`));
    expect(await run(file, "7900866", "--finish")).toContain("cụm 1 không còn liên quan");
    expect(
      built(file).cells.map(({ id, migratingOut, dismantled }) => [id, migratingOut, dismantled]),
    ).toEqual([
      ["cell-01", [], true],
      ["cell-02", [], false],
    ]);
    await expect(run(file, "7900866", "--finish")).rejects.toThrow("không có lần chuyển cụm nào");
    await run(file, "7900866", "--to", "3");
    expect(entries(file)["7900866"]).toMatchObject({ cell: 3, relocation: { from: 2 } });
  });

  test("may turn back at once", async () => {
    const file = schools();
    await run(file, "7900866", "--to", "2");
    await run(file, "7900866", "--to", "1");
    expect(entries(file)["7900866"]).toMatchObject({ cell: 1, relocation: { from: 2 } });
  });

  test.each([
    ["to where it is", ["7900866", "--to", "1"], "đã ở cụm 1"],
    ["into a closed cell", ["7900866", "--to", "4"], "không nhận thêm"],
    ["of a unit without a cell", ["7900868", "--to", "2"], "congtruong place"],
    ["of one that is retired", ["7900869", "--to", "2"], "đã ngừng hẳn"],
    ["that never began", ["7900866", "--finish"], "không có lần chuyển cụm nào"],
    ["of nobody", ["7999999", "--to", "2"], "Không có đơn vị mã 7999999"],
    ["with neither option", ["7900866"], "--to"],
  ])("refuses one %s, and writes nothing", async (_, args, said) => {
    const file = registry(
      [
        named("7900866", "thcsa"),
        named("7900868", "thcsc", { cell: undefined }),
        named("7900869", "thcsd", { status: "retired" }),
      ],
      "  closedCells: [4]\n",
    );
    const before = readFileSync(file, "utf8");
    await expect(run(file, ...args)).rejects.toThrow(said);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("a full cell takes nobody", async () => {
    const full = Array.from({ length: 64 }, (_, index) =>
      named(String(7_910_000 + index), `thcs${index}`, { cell: 2 }),
    );
    const file = registry([named("7900866", "thcsa"), ...full]);
    await expect(run(file, "7900866", "--to", "2")).rejects.toThrow("đã đủ 64 đơn vị");
  });

  test("`set` leaves both fields to the command", async () => {
    const file = schools();
    const set = (field: string) => runVerb(registerSet, "set", "7900866", field, "2", "--registry", file);
    await expect(set("cell")).rejects.toThrow("congtruong relocate");
    await expect(set("relocation.from")).rejects.toThrow("congtruong relocate");
  });
});

test("the two ends of a move must lie on one node, which the city says when it is built", () => {
  const file = registry([named("7900866", "thcsa", { cell: 2, relocation: { from: 1 } })]);
  const sandbox = environment();
  const node = (name: string, cells: readonly string[]) => ({
    ...{ name, engine: `unix:///${name}`, roles: ["edge", "core"] as const, keeps: [], cells },
  });
  const on = (...nodes: ReturnType<typeof node>[]) =>
    buildCity(admit(readRegistry(file)), { ...sandbox, docker: { ...sandbox.docker, nodes } });
  expect(() => on(node("n1", ["1"]), node("n2", ["2"]))).toThrow(/7900866 .*n1 and n2.*cannot follow/);
  expect(on(node("n1", ["1-2"]), node("n2", ["3"])).cells).toHaveLength(2);
});

test("a cell with units cannot be taken down", () => {
  const file = registry([named("7900866", "thcsa")], "  dismantledCells: [1]\n");
  expect(refusals(file)).toEqual([
    expect.stringMatching(/^unit\/cell: Cell 1 .*congtruong relocate 7900866/),
  ]);
  expect(() => built(file)).toThrow("1 error");
});

test("a cell that keeps what a retired unit left cannot be taken down, and no command is named that would refuse", () => {
  const file = registry([named("7900866", "thcsa", { status: "retired" })], "  dismantledCells: [1]\n");
  expect(refusals(file)).toEqual([expect.stringMatching(/^unit\/cell: Cell 1 .*retired.*city\.closedCells/)]);
  expect(refusals(file).join()).not.toContain("relocate");
});

test("a cell cannot be taken down while the copy that a moved unit left is all that is known to be well", () => {
  const moved = (formerDatabase?: string) => {
    const relocation = { from: 1, ...(formerDatabase === undefined ? {} : { formerDatabase }) };
    return registry([named("7900866", "thcsa", { cell: 2, relocation })], "  dismantledCells: [1]\n");
  };
  expect(refusals(moved())).toEqual([expect.stringMatching(/^unit\/cell: .*relocate 7900866 --finish/)]);
  for (const said of ["drop", "gone"]) expect(built(moved(said)).cells[0]?.dismantled).toBe(true);
});

test("place passes closed cells by, and says which cells are new", async () => {
  const file = registry(
    [named("7900866", "thcsa"), named("7900867", "thcsb", { cell: undefined })],
    "  closedCells: [1]\n  dismantledCells: [2]\n",
  );
  expect(await runVerb(registerPlace, "place", "--registry", file)).toContain("mở cụm mới 3");
  expect(entries(file)["7900867"]?.["cell"]).toBe(3);
});

describe("merge", () => {
  const run = (file: string, id: string, into: string) =>
    runVerb(registerMerge, "merge", id, "--into", into, "--registry", file);
  const office = (id: string, label: string, changes = {}) =>
    named(id, label, { name: `Phòng Giáo dục và Đào tạo ${label}`, kind: "phong-gddt", ...changes });

  test("a school into another: visitors and mail are led on, and its name stays its own", async () => {
    const file = registry([named("7900866", "thcsa"), named("7900867", "thcsb")]);
    const before = readFileSync(file, "utf8");
    expect(await run(file, "7900866", "7900867")).toContain("nhập vào 7900867 Trường THCS thcsb");
    expect(entries(file)).toMatchObject({
      "7900866": { status: "retiring", successor: "7900867", site: { host: "thcsa.hcm.edu.vn" } },
      "7900867": { mail: { focal: { address: "focal.thcsb@hcm.edu.vn" } } },
    });
    // Two lines came, none went.
    expect(readFileSync(file, "utf8").split("\n")).toHaveLength(before.split("\n").length + 2);
    // Once more changes nothing.
    expect(await run(file, "7900866", "7900867")).toContain("Không có gì phải sửa");
  });

  test("an office into another: its schools, those it was to succeed and its focal person follow", async () => {
    const file = registry([
      office(A, "pgda"),
      office(B, "pgdb", { mail: { official: "pgdb@hcm.edu.vn" } }),
      office("7900859", "pgdc", { status: "retiring", successor: A }),
      named("7900866", "thcsa", { parent: A }),
      named("7900867", "thcsb", { parent: A }),
      named("7900868", "thcsc", { parent: A, status: "retired" }),
      named("7900869", "thcsd", { parent: B }),
    ]);
    const said = await run(file, A, B);
    expect(said).toContain("chuyển theo: 2 đơn vị trực thuộc, 1 đơn vị mà nó kế tục, đầu mối thư điện tử");
    expect(entries(file)).toMatchObject({
      [A]: { status: "retiring", successor: B },
      [B]: { mail: { focal: { name: "Lý Văn Khánh", address: "focal.pgda@hcm.edu.vn" } } },
      "7900859": { successor: B },
      "7900866": { parent: B },
      "7900867": { parent: B },
      // History is left as it was.
      "7900868": { parent: A },
      "7900869": { parent: B },
    });
  });

  test("a school into the department: it is not said that visitors are led on", async () => {
    const said = await run(registry([named("7900866", "thcsa")]), "7900866", DEPARTMENT);
    expect(said).toContain("khách và thư không được chuyển đi đâu");
    expect(said).toContain("nobody is forwarded");
  });

  test("an office into the department: its schools go there, and nobody takes its visitors over", async () => {
    const file = registry([office(A, "pgda"), named("7900866", "thcsa", { parent: A })]);
    await run(file, A, DEPARTMENT);
    expect(entries(file)).toMatchObject({ [A]: { status: "retiring" }, "7900866": { parent: DEPARTMENT } });
    expect(entries(file)[A]).not.toHaveProperty("successor");
  });

  test("an office into one of its own goes below what it was below", async () => {
    const file = registry([office(A, "pgda"), office(B, "pgdb", { parent: A })]);
    await run(file, A, B);
    expect(entries(file)[B]).toMatchObject({ parent: DEPARTMENT });
  });

  test.each([
    ["into itself", "7900866", "7900866", "chính mình"],
    ["of an office with schools into a school", A, "7900866", "không phải phòng giáo dục"],
    ["into one that leaves", "7900866", "7900869", "không còn hoạt động"],
    ["of one that is gone", "7900868", "7900866", "đã ngừng hẳn"],
    ["of one that another takes over", "7900869", "7900867", "--successor 7900867"],
  ])("refuses one %s, and writes nothing", async (_, id, into, said) => {
    const file = registry([
      office(A, "pgda"),
      named("7900866", "thcsa", { parent: A }),
      named("7900867", "thcsb", { parent: A }),
      named("7900868", "thcsc", { status: "retired" }),
      named("7900869", "thcsd", { status: "retiring", successor: "7900866" }),
    ]);
    const before = readFileSync(file, "utf8");
    await expect(run(file, id, into)).rejects.toThrow(said);
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});
