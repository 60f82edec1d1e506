import { setTimeout as pause } from "node:timers/promises";
import { describeWithDocker, docker, eventually, imageUnderTest } from "../../support/docker";
import { TestCell, type TestUnit } from "./cell";

const ID = "7900866";
const UNIT: TestUnit = {
  ...{ id: ID, name: "Trường THCS Nguyễn Du", kind: "thcs", ownership: "cong-lap", lifecycle: "active" },
  ...{ url: "https://thcsnguyendu.hcm.edu.vn.localhost:8443", host: "thcsnguyendu.hcm.edu.vn.localhost" },
  ...{ address: "", phone: "", mail: "", sectorFeed: false, boardHead: "", successorUrl: "" },
  ...{ parent: { id: "7900000", name: "Sở", url: "" }, leaders: [] },
};
/** What a careless copy would spoil: quotes, a NUL, four-byte characters, a backslash, an empty text. */
const AWKWARD = "Tết \\\\ 🧧 \\0 'nháy' \\\"kép\\\" \\n cuối";

describeWithDocker("a unit handed over from cell 1 to cell 2", () => {
  jest.setTimeout(180_000);
  let one: TestCell;
  let two: TestCell;

  beforeAll(async () => {
    const [site, db] = [await imageUnderTest("site"), await imageUnderTest("db")];
    one = new TestCell(site, db, 1);
    two = new TestCell(site, db, 2, one);
    one.startDatabase();
    two.startDatabase();
  }, 600_000);

  afterAll(() => {
    two?.remove();
    one?.remove();
  });

  const inOne = () => one.startProvisioner([UNIT]);
  const outOfOne = (drop = false) =>
    one.startProvisioner([], [ID], { migratingOut: [{ id: ID, to: 2, drop }] });
  const intoTwo = () => two.startProvisioner([UNIT], [ID], { migratingIn: [{ id: ID, from: 1 }] });
  const applied = (cell: TestCell) =>
    eventually(
      "every unit applied",
      () => cell.exec("provisioner", ["cat", "/run/provisioner/applied"]) === "",
      90_000,
    );
  const said = (cell: TestCell, text: string) =>
    eventually(text, () => cell.said(ID).find((line) => line.includes(text)), 60_000);
  const databases = (cell: TestCell) => cell.sql(`SHOW DATABASES LIKE 'u${ID}%'`).split("\n").filter(Boolean);
  const titles = (cell: TestCell) =>
    cell.sql(`SELECT HEX(post_title) FROM u${ID}.wp_posts WHERE post_type = 'post' ORDER BY ID`);
  const write = (cell: TestCell, title: string) =>
    cell.sql(
      `INSERT INTO u${ID}.wp_posts (post_title, post_content, post_excerpt, to_ping, pinged, post_content_filtered) VALUES ("${title}", '', '', '', '', '')`,
    );
  const onVolume = (path: string, ...command: readonly string[]) =>
    one.exec("provisioner", [...command, `/units/${ID}/relocation/${path}`]);
  let before: string;

  test("cell 2 makes no empty site in its place while the data are elsewhere", async () => {
    inOne();
    await applied(one);
    write(one, AWKWARD);
    before = titles(one);
    // A number that was changed by hand, past every check before this one.
    two.startProvisioner([UNIT], [ID]);
    expect(await said(two, "error: ")).toContain("run `congtruong relocate 7900866 --to 2`");
    intoTwo();
    await said(two, "Cell 1 has not handed over the database");
    expect([databases(one), databases(two)]).toEqual([[`u${ID}`], []]);
  });

  test("a copy that was damaged on its way is not put in place, and nothing is lost", async () => {
    docker("stop", "-t", "0", two.name("provisioner"));
    outOfOne();
    await said(one, "handed over to cell 2");
    expect(onVolume("", "stat", "-c", "%U %a")).toBe("root 700");
    expect(databases(one)).toEqual([`u${ID}`]);
    onVolume("dump.sql.gz", "sh", "-c", 'printf x >> "$0"');
    intoTwo();
    expect(await said(two, "error: ")).toContain("is damaged");
    expect(databases(two)).toEqual([]);
    // A file that is whole, and still not what was there.
    onVolume("manifest.json", "rm");
    docker("stop", "-t", "0", two.name("provisioner"));
    outOfOne();
    await said(one, "handed over to cell 2");
    onVolume("manifest.json", "sed", "-i", 's/"rows": [0-9]*/"rows": 999/');
    intoTwo();
    expect(await said(two, "error: ")).toContain("did not arrive as it was handed over");
    expect(databases(two)).toEqual([`u${ID}_arriving`]);
    // What the sentence says: without its manifest it is handed over anew.
    onVolume("manifest.json", "rm");
    docker("stop", "-t", "0", two.name("provisioner"));
    outOfOne();
    await said(one, "handed over to cell 2");
  });

  test("taken over after a kill in the middle, every value is as it was", async () => {
    // What a provisioner leaves that was killed while it loaded.
    two.sql(`CREATE OR REPLACE TABLE u${ID}_arriving.wp_posts (ID int)`);
    intoTwo();
    expect(await said(two, "arrived from cell 1")).toMatch(/13 tables, \d+ rows/);
    await applied(two);
    expect(titles(two)).toBe(before);
    expect(databases(two)).toEqual([`u${ID}`]);
    expect(onVolume("home.json", "cat")).toBe('{"cell":2}');
    expect(onVolume("", "ls")).toBe("home.json\nlock");
    // The account of the site came along: its password is on the volume.
    const secret = JSON.parse(one.exec("provisioner", ["cat", `/units/${ID}/private/secret.json`])) as {
      password: string;
    };
    const login = ["mariadb", "--user", `u${ID}`, "--host", "127.0.0.1", `--password=${secret.password}`];
    expect(two.exec("db", [...login, "--execute=SELECT 1", "--batch", "--skip-column-names"])).toBe("1");
  });

  test("the former copy stays until it is given up, and what was written since is not in it", async () => {
    write(two, "Viết ở cụm mới");
    outOfOne();
    await said(one, "the copy here is kept");
    expect(titles(one)).toBe(before);
    outOfOne(true);
    await said(one, "the copy here was dropped");
    expect([databases(one), databases(two)]).toEqual([[], [`u${ID}`]]);
  });

  test("back again, with what was written meanwhile", async () => {
    const meanwhile = titles(two);
    expect(meanwhile).not.toBe(before);
    two.startProvisioner([], [ID], { migratingOut: [{ id: ID, to: 1, drop: false }] });
    await said(two, "handed over to cell 1");
    // The move is called off before anybody took the data over: cell 2 goes on where it was.
    two.startProvisioner([UNIT]);
    await applied(two);
    expect(onVolume("", "ls")).toBe("home.json\nlock");
    write(two, "Viết sau khi thôi chuyển");
    two.startProvisioner([], [ID], { migratingOut: [{ id: ID, to: 1, drop: false }] });
    await said(two, "handed over to cell 1");
    one.startProvisioner([UNIT], [ID], { migratingIn: [{ id: ID, from: 2 }] });
    await applied(one);
    await pause(100);
    expect(titles(one).startsWith(meanwhile)).toBe(true);
    expect(titles(one).split("\n")).toHaveLength(meanwhile.split("\n").length + 1);
  });
});
