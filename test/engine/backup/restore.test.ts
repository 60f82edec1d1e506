import { CellBackup, cellOf, cellsWithBackups } from "../../../engine/backup/cells";
import { carryOut } from "../../../engine/backup/restore";
import type { Problem } from "../../../engine/support/problem";
import type { RestorePlan } from "../../../output/plan/backup/facts";
import { city, environment, unit } from "../../support/city";
import { FakeDocker } from "../../support/fake-docker";

const ID = "7900866";
const PLAN: RestorePlan = {
  ...{ unit: ID, wanted: { what: "all" }, rows: 1 },
  snapshot: { id: "0123456789ab", time: 0, unit: ID, beforeRestore: false, files: 0, bytes: 0 },
  present: { tables: 0, rows: 0, files: 0, writtenSince: 0, titles: [], filesSince: 0 },
};

/** Each command of the containers in its turn: `docker exec -i ID backup run …`. */
const engine = (answers: string) => `
if [ "$1" = ps ]; then echo "\${2##*=}" ; exit 0; fi
echo "$@" >> "$PATH/log"
shift 3
case "$1 $2" in
${answers}
esac`;

describe("a restore", () => {
  let machine: FakeDocker;
  const backup = () => new CellBackup(environment(), 3);
  const problemOf = async (work: Promise<unknown>): Promise<Problem> =>
    work.then(
      () => Promise.reject(new Error("it was not refused")),
      (error: Problem) => error,
    );
  beforeEach(() => (machine = new FakeDocker()));
  afterEach(() => machine.dispose());

  test("changes nothing while what is there could not be backed up", async () => {
    machine.answers(
      engine(`"backup run") echo '{"made":{},"failed":{"${ID}":"No space left on device"}}'; exit 1;;
*) exit 9;;`),
    );
    const problem = await problemOf(carryOut(backup(), PLAN, () => undefined));
    expect(problem.vi).toMatch(/^Chưa thay gì: /);
    expect(problem.detail).toBe("No space left on device");
  });

  test("that stops midway says where the present is kept, and takes away what lay ready", async () => {
    machine.answers(
      engine(`"backup run") echo '{"made":{"${ID}":"ba9876543210"},"failed":{}}';;
"backup fetch") echo '{}';;
"backup discard") : > "$PATH/discarded";;
"site-restore all") echo "The database of unit ${ID} did not load as it was backed up. Nothing was changed." >&2; exit 1;;`),
    );
    const problem = await problemOf(carryOut(backup(), PLAN, () => undefined));
    expect(problem.vi).toContain(`npx congtruong backup restore ${ID} --all --at ba9876543210`);
    expect(problem.detail).toContain("Nothing was changed.");
  });

  test("of a page asks for that page alone", async () => {
    machine.answers(
      engine(`"backup run") echo '{"made":{"${ID}":"ba9876543210"},"failed":{}}';;
"backup fetch"|"backup discard") ;;
"site-restore page") echo "{\\"title\\":\\"$4\\",\\"made\\":false,\\"files\\":0}";;
*) exit 9;;`),
    );
    const plan: RestorePlan = { ...PLAN, wanted: { what: "page", slug: "lich-thi" } };
    expect(await carryOut(backup(), plan, () => undefined)).toEqual({
      before: "ba9876543210",
      page: { title: "lich-thi", made: false, files: 0 },
    });
  });

  test("a backup that is not there, a key without holders and a key in the clear are refused", async () => {
    machine.answers(
      engine(`"backup show") echo "there is no backup x" >&2; exit 66;; "backup key") exit 78;;`),
    );
    expect((await problemOf(backup().show(ID, "x"))).vi).toContain("không có bản sao lưu đó");
    expect((await problemOf(backup().key())).en).toContain("backup.recipients");
    machine.answers(engine(`"backup key") echo in-the-clear;;`));
    const problem = await problemOf(backup().key());
    expect(`${problem.vi}${problem.en}${problem.detail}`).not.toContain("in-the-clear");
  });

  test("each unit is looked for in its own cell", () => {
    const two = city([unit(ID, { cell: 1 }), unit("7900867", { cell: 2 })]);
    expect(cellsWithBackups(two)).toEqual([1, 2]);
    expect(cellOf(two, "7900867")).toBe(2);
    expect(() => cellOf(two, "7909999")).toThrow(/runs no unit 7909999/);
  });
});
