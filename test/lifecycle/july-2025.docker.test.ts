import { registerMerge } from "../../cli/merge";
import { registerOnboard } from "../../cli/onboard";
import { registerPlace } from "../../cli/place";
import { registerRelocate } from "../../cli/relocate";
import { describeWithSwarm, eventually } from "../support/docker";
import { CITY, goodUnit, unitsYaml } from "../support/registry";
import { Town } from "./town";

const DEPARTMENT = "7900000";
const [OFFICE, OTHER_OFFICE] = ["7900858", "7901850"];
const [MOVING, SECOND, THIRD, FOURTH] = ["7900866", "7900867", "7901851", "7901852"];
const [JOINS_OLD, JOINS_NEW] = ["7400001", "7400002"];
const UPLOAD = "thong-bao.txt";

const unit = (id: string, label: string, cell: number, changes: Record<string, unknown> = {}) =>
  goodUnit({
    ...{ id, cell, name: `Trường THCS ${label}`, site: { host: `thcs${label}.hcm.edu.vn` } },
    mail: {
      official: `thcs${label}@hcm.edu.vn`,
      focal: { name: "Lý Văn Khánh", address: `khanh.thcs${label}@hcm.edu.vn` },
      regulation: { number: "12/QĐ-ND", date: "2025-09-01" },
    },
    ...changes,
  });
const office = (id: string, label: string, cell: number) =>
  unit(id, label, cell, { name: `Phòng Giáo dục và Đào tạo ${label}`, kind: "phong-gddt" });

const BEFORE = [
  office(OFFICE, "quanchin", 1),
  unit(MOVING, "nguyendu", 1, { parent: OFFICE }),
  unit(SECOND, "lequydon", 1, { parent: OFFICE }),
  office(OTHER_OFFICE, "phunhuan", 2),
  unit(THIRD, "hungvuong", 2, { parent: OTHER_OFFICE }),
  unit(FOURTH, "trungvuong", 2, { parent: OTHER_OFFICE }),
];
const SCHOOLS = [MOVING, SECOND, THIRD, FOURTH];

describeWithSwarm("July 2025 on the real engine", () => {
  jest.setTimeout(240_000);
  const town = new Town();
  const article = (id: string) => `/bai-viet/khai-giang-${id}/`;
  const title = (id: string) => `Lễ khai giảng ${id}`;
  const cellOf = (id: string) => (BEFORE.find((each) => each["id"] === id)?.["cell"] as number) ?? 0;
  const expectServed = (id: string) => {
    const { status, body } = town.page(id, article(id));
    expect([id, status, body.includes(title(id))]).toEqual([id, 200, true]);
  };

  beforeAll(async () => {
    await town.prepare();
    town.write(CITY + unitsYaml(BEFORE));
    const { ledger } = await town.deploy();
    expect(ledger.counts).toEqual({ done: 6, failed: 0, queued: 0 });
    for (const id of SCHOOLS) town.post(cellOf(id), id, `khai-giang-${id}`, title(id));
    town.upload(MOVING, UPLOAD, "Học sinh nghỉ ngày 2/9.\n");
  }, 1_200_000);

  afterAll(() => town.remove(), 240_000);

  test("districts end, schools get new parents, a third of a new province joins: nothing restarts", async () => {
    SCHOOLS.forEach(expectServed);
    const before = town.sites();
    const volumes = town.volumes();
    expect(Object.keys(before)).toEqual(BEFORE.map(({ id }) => id as string).sort());

    await town.verb(registerMerge, "merge", OTHER_OFFICE, "--into", OFFICE);
    await town.verb(registerMerge, "merge", OFFICE, "--into", DEPARTMENT);
    // One finds room beside the others; the next opens a cell, since the old ones are closed by then.
    await join(JOINS_OLD, "Trường THCS Phú Mỹ", "thcsphumy.hcm.edu.vn");
    town.edit((text) => text.replace(CITY, `${CITY}  closedCells: [1, 2]\n`));
    await join(JOINS_NEW, "Trường THCS Dĩ An", "thcsdian.hcm.edu.vn");
    const parents = new Set(
      town.city.units.filter(({ kind }) => kind !== "phong-gddt").map((u) => u.parentId),
    );
    expect([...parents]).toEqual([DEPARTMENT]);

    const { changes, reports, ledger } = await town.deploy();
    expect(changes.filter(({ action }) => action !== "create" && action !== "update")).toEqual([]);
    // Of what stood before, only what the provisioners are told is another.
    const updated = changes
      .filter(({ action }) => action === "update")
      .map(({ stack, address }) => `${stack} ${address}`);
    // Who reads or writes units' volumes gets those of the new ones.
    expect(updated).toEqual([
      "cell-01 docker_service.backup",
      "cell-01 docker_service.provisioner",
      "cell-02 docker_service.provisioner",
    ]);
    expect(reports[0]?.effects).toMatchObject({
      ...{ created: [JOINS_OLD, JOINS_NEW], restarted: [], replaced: [], destroyed: [], relocated: [] },
      changed: Object.keys(before),
    });
    expect(reports[0]?.brake.stopped).toBe(false);
    expect(ledger.counts).toEqual({ done: 8, failed: 0, queued: 0 });

    const { [JOINS_OLD]: old, [JOINS_NEW]: fresh, ...kept } = town.sites();
    expect(kept).toEqual(before);
    expect([old, fresh]).not.toContain(undefined);
    expect(town.volumes()).toEqual(expect.arrayContaining([...volumes]));
    SCHOOLS.forEach(expectServed);
    // One leads its visitors on, the last one tells them.
    expect([OTHER_OFFICE, OFFICE].map((id) => town.page(id, "/").status)).toEqual([302, 200]);
  });

  async function join(id: string, name: string, host: string): Promise<void> {
    const said: Record<string, string> = {
      ...{ "--id": id, "--name": name, "--kind": "thcs", "--ownership": "cong-lap", "--parent": DEPARTMENT },
      ...{ "--address": "1 đường Lê Lợi, Phường Phú Mỹ", "--phone": "0254 3800111", "--host": host },
      ...{ "--head": "Phan Hữu Nga", "--focal-name": "Lý Văn Khánh", "--board-head": "Lê Hồng Uyên" },
    };
    await town.verb(registerOnboard, "onboard", ...Object.entries(said).flat());
    await town.verb(registerPlace, "place");
  }

  test("a cell number that is changed by hand is stopped, with the command that does it", async () => {
    const before = town.sites();
    const write = (from: number, to: number) =>
      town.edit((text) =>
        text.replace(new RegExp(`(- id: "${MOVING}"[^]*?\\n    cell: )${from}\\n`), `$1${to}\n`),
      );
    write(1, 2);
    expect(town.city.units.find(({ id }) => id === MOVING)?.cell).toBe(2);
    const { stopped } = await town.deploy();
    expect(stopped?.effects.destroyed).toEqual([MOVING]);
    expect(stopped?.brake.reasons.join()).toContain(`npx congtruong relocate ${MOVING} --to`);
    expect(town.sites()).toEqual(before);
    write(2, 1);
  });

  test("a school moves to another cell with its articles and files, through a killed engine", async () => {
    const { [MOVING]: _own, ...others } = town.sites();
    town.edit((text) => text.replace("closedCells: [1, 2]", "closedCells: [1]"));
    await town.verb(registerRelocate, "relocate", MOVING, "--to", "2");

    const cut = await town.deploy({ dyingAt: "cell-02", patience: 0 });
    expect(cut.reports[0]?.effects).toMatchObject({
      ...{ relocated: [{ unit: MOVING, from: "cell-01", to: "cell-02" }], created: [], destroyed: [] },
      ...{ restarted: [], replaced: [], losses: { volumes: [], sites: new Map() } },
    });
    expect(cut.reports[0]?.brake).toEqual({ stopped: false, reasons: [] });
    const forgotten = cut.changes.filter(({ action }) => action === "forget").map(({ address }) => address);
    expect(forgotten).toEqual([`docker_volume.site_data["${MOVING}"]`]);
    expect(cut.ledger.units.find(({ id }) => id === MOVING)).toMatchObject({
      state: "failed",
      reason: { en: expect.stringMatching(/^cell-02: /) as unknown },
    });

    const { ledger } = await town.deploy();
    expect(ledger.counts).toEqual({ done: 8, failed: 0, queued: 0 });
    await eventually("the school is served", () => town.page(MOVING, "/").status === 200, 60_000);
    expectServed(MOVING);
    expect(town.page(MOVING, `/wp-content/uploads/${UPLOAD}`).body).toContain("nghỉ ngày 2/9");
    expect(
      town.sql(2, `SELECT COUNT(*) FROM u${MOVING}.wp_posts WHERE post_title = '${title(MOVING)}'`),
    ).toBe("1");
    // The former copy stays until somebody says that it may go.
    expect(town.sql(1, `SHOW DATABASES LIKE 'u${MOVING}'`)).toBe(`u${MOVING}`);
    const { [MOVING]: moved, ...after } = town.sites();
    expect(moved).toBeDefined();
    expect(after).toEqual(others);

    const again = await town.deploy();
    expect(again.changes).toEqual([]);
  });

  test("the former copy is dropped when it is said to be, and not before", async () => {
    await town.verb(registerRelocate, "relocate", MOVING, "--finish");
    const { changes } = await town.deploy({ patience: 0 });
    expect(changes.map(({ stack, address }) => `${stack} ${address}`)).toEqual([
      "cell-01 docker_service.provisioner",
    ]);
    await eventually(
      "the copy is gone",
      () => town.sql(1, `SHOW DATABASES LIKE 'u${MOVING}'`) === "",
      60_000,
    );
    expectServed(MOVING);
    expectServed(SECOND);
  });

  test("a cell is emptied and taken down: stopped until that very plan is allowed, and no school loses a page", async () => {
    const leaving = town.city.units.filter(({ cell }) => cell === 1).map(({ id }) => id);
    expect(leaving).toEqual(expect.arrayContaining([OFFICE, SECOND]));
    for (const id of leaving) {
      await town.verb(registerRelocate, "relocate", id, "--to", "2");
    }
    const volumes = town.volumes();
    const moved = await town.deploy();
    expect(moved.reports[0]?.effects.relocated.map(({ unit: id }) => id)).toEqual(leaving);
    expect(moved.ledger.counts).toEqual({ done: 8, failed: 0, queued: 0 });
    await eventually("the school is served", () => town.page(SECOND, "/").status === 200, 60_000);

    // Seen to be well: twice for each, and the last of them only together with the cell.
    const finish = (id: string) => town.verb(registerRelocate, "relocate", id, "--finish");
    for (const id of leaving) await finish(id);
    await town.deploy({ patience: 0 });
    const [last = "", ...others] = leaving;
    for (const id of [MOVING, ...others]) await finish(id);
    await expect(finish(last)).rejects.toThrow("dismantledCells: [1]");
    town.edit((text) => text.replace("closedCells: [1]", "dismantledCells: [1]"));
    await finish(last);
    const before = { cell: town.thingsOf(1), sites: town.sites() };
    const itsVolumes = before.cell.flatMap((thing) => /^volume\/(.+)/.exec(thing)?.[1] ?? []);
    expect(itsVolumes).toEqual(
      ["backup-repository", "backup-secret", "backup-work", "db", "db-socket"].map(
        (name) => `ctjl-cell-01-${name}`,
      ),
    );
    // The database, the provisioner, the backup; the network.
    expect(before.cell).toHaveLength(itsVolumes.length + 3 + 1);

    const { stopped: plan } = await town.deploy({ override: "0123456789abcdef" });
    expect(plan?.brake).toEqual({
      stopped: true,
      reasons: [
        expect.stringMatching(
          /^Ổ dữ liệu hoặc mạng \/ volumes or networks: mất \/ lost 5 \(.*\), cho phép \/ allowed 0\.$/,
        ),
      ],
    });
    for (const volume of itsVolumes) expect(plan?.brake.reasons.join()).toContain(`cell-01: ${volume}`);
    expect(plan?.notes?.join()).toContain("taking down cell-01, as the registry says");
    expect(plan?.effects).toMatchObject({ created: [], restarted: [], replaced: [], destroyed: [] });
    expect({ cell: town.thingsOf(1), sites: town.sites() }).toEqual(before);

    const { changes, stopped, ledger } = await town.deploy({ override: plan?.checksum });
    expect(stopped).toBeNull();
    expect(new Set(changes.map(({ stack, action }) => `${stack} ${action}`))).toEqual(
      new Set(["cell-01 destroy"]),
    );
    expect(ledger.counts).toEqual({ done: 8, failed: 0, queued: 0 });
    expect(town.thingsOf(1)).toEqual(["network/ctjl-cell-01"]);
    expect(town.volumes()).toEqual(volumes);
    expect(town.sites()).toEqual(before.sites);
    SCHOOLS.forEach(expectServed);
    expect(town.page(MOVING, `/wp-content/uploads/${UPLOAD}`).body).toContain("nghỉ ngày 2/9");
    expect(leaving.map((id) => [id, town.page(id, "/").status])).toEqual(leaving.map((id) => [id, 200]));

    expect((await town.deploy()).changes).toEqual([]);
  });
});
