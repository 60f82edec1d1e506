import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { difference } from "../../../images/backup/cell";
import { DumpDigest } from "../../../images/backup/dump";
import { provisionerFigures } from "../../../images/backup/provisioner";
import { ofTheDay, secondsUntil } from "../../../images/backup/schedule";
import {
  figures,
  oldest,
  readStatus,
  type Status,
  withUnits,
  writeStatus,
} from "../../../images/backup/status";
import { unitsHere } from "../../../images/backup/units";

const DUMP = `/*M!999999\\- enable the sandbox mode */
DROP TABLE IF EXISTS \`wp_options\`;
CREATE TABLE \`wp_options\` (
  \`option_id\` bigint(20)
) ENGINE=InnoDB;
set autocommit=0;
INSERT INTO \`wp_options\` VALUES (1,'INSERT INTO \\\`x\\\` Tết');
INSERT INTO \`wp_options\` VALUES (2,'b');
commit;
DROP TABLE IF EXISTS \`wp_posts\`;
CREATE TABLE \`wp_posts\` (
  \`ID\` bigint(20)
) ENGINE=InnoDB;
`;

function digest(text: string, pieces = 1) {
  const found = new DumpDigest();
  const bytes = Buffer.from(text);
  const length = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += length) found.add(bytes.subarray(at, at + length));
  return found.end();
}

describe("the digest of a dump", () => {
  test("counts rows by table, however the bytes arrive", () => {
    const whole = digest(DUMP);
    expect(Object.entries(whole.tables).map(([name, { rows }]) => [name, rows])).toEqual([
      ["wp_options", 2],
      ["wp_posts", 0],
    ]);
    expect(digest(DUMP, 97)).toEqual(whole);
    expect(whole.bytes).toBe(Buffer.byteLength(DUMP));
  });

  test("what differs is named by its table", () => {
    const whole = digest(DUMP);
    expect(difference(whole, digest(DUMP))).toBe("");
    expect(difference(whole, digest(DUMP.replace("Tết", "Tet")))).toBe(
      "the table wp_options is not what it was",
    );
    expect(difference(whole, digest(DUMP.replace(/INSERT.*'b'\);\n/, "")))).toMatch(
      /wp_options had 2 rows and has 1/,
    );
    expect(difference(whole, digest(DUMP.replaceAll("wp_posts", "wp_links")))).toMatch(
      /wp_links is in one of the two/,
    );
    expect(difference(digest(""), digest(""))).toBe("the backup has no tables");
  });
});

describe("when a night begins", () => {
  test.each([
    ["18:37", "2026-11-29T18:36:59Z", 1],
    ["18:37", "2026-11-29T18:37:00Z", 86_400],
    ["18:37", "2026-11-29T23:37:00Z", 68_400],
  ])("%s, seen at %s", (at, now, seconds) => expect(secondsUntil(at, new Date(now))).toBe(seconds));

  test("each unit is drilled in its turn", () => {
    const units = ["a", "b", "c"];
    const days = Array.from({ length: 6 }, (_, day) =>
      ofTheDay(units, new Date(Date.UTC(2026, 10, 1 + day, 19))),
    );
    expect(new Set(days.slice(0, 3))).toEqual(new Set(units));
    expect(days.slice(3)).toEqual(days.slice(0, 3));
    expect(ofTheDay([], new Date())).toBeUndefined();
  });
});

describe("what is remembered", () => {
  let work: string;
  beforeEach(() => (work = mkdtempSync(join(tmpdir(), "congtruong-backup-"))));
  afterEach(() => rmSync(work, { recursive: true }));
  const folders = () => ({ work, units: work, repository: "", secret: "" });
  const value = (status: Status, name: string) =>
    figures(status).find((each) => each.name === name)?.samples[0]?.value;

  test("a unit without a backup counts from when it came, and one that left counts no more", () => {
    const empty = readStatus(folders());
    expect(oldest(empty)).toBeNull();
    const first = withUnits(empty, ["7900001", "7900002"], new Map([["7900001", 500]]), 400);
    expect(oldest(first)).toBe(400);
    const later = withUnits(
      first,
      ["7900001", "7900002"],
      new Map([
        ["7900001", 900],
        ["7900002", 800],
      ]),
      1000,
    );
    expect(oldest(later)).toBe(800);
    expect(oldest(withUnits(later, ["7900001"], new Map(), 1100))).toBe(900);
  });

  test("is there again after a restart; a file that is broken is as none", () => {
    const status: Status = {
      units: { "7900001": { since: 1, backedUp: 2, error: "full" } },
      drill: { time: 3, unit: "7900001", error: "no" },
    };
    writeStatus(folders(), status);
    expect(readStatus(folders())).toEqual(status);
    expect(value(status, "congtruong_backup_failed_units")).toBe(1);
    expect(value(status, "congtruong_backup_drill_success")).toBe(0);
    writeFileSync(join(work, "status.json"), "{");
    expect(readStatus(folders())).toEqual({ units: {}, drill: null });
    // A drill that never was is neither good nor bad.
    expect(value(readStatus(folders()), "congtruong_backup_drill_success")).toBeUndefined();
  });

  test("units of this cell are those that are set up and whose home it is", () => {
    const unit = (id: string, home?: number, isSetUp = true) => {
      mkdirSync(join(work, id, "private"), { recursive: true });
      mkdirSync(join(work, id, "relocation"), { recursive: true });
      if (isSetUp) writeFileSync(join(work, id, "private", "unit.json"), "{}");
      if (home !== undefined) writeFileSync(join(work, id, "relocation", "home.json"), `{"cell":${home}}`);
    };
    unit("7900003", 3);
    unit("7900002");
    unit("7900004", 4);
    unit("7900005", 3, false);
    mkdirSync(join(work, "lost+found"));
    expect(unitsHere(folders(), 3)).toEqual(["7900002", "7900003"]);
  });
});

test("the provisioner's figures are shown as they are, but for what Prometheus could not read", () => {
  const folder = mkdtempSync(join(tmpdir(), "figures-"));
  const path = join(folder, "provisioner.figures");
  expect(provisionerFigures(path)).toBe("");
  const good = 'congtruong_provisioner_units{state="failed"} 1\ncongtruong_database_answer_seconds 1.0E-5\n';
  writeFileSync(path, `${good}congtruong_backup_units 0\ncongtruong_database_up x\nup 1\ncongtruong_data`);
  expect(provisionerFigures(path)).toBe(good);
  rmSync(folder, { recursive: true });
});
