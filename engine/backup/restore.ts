import { Problem } from "../support/problem";
import type { Restored, RestorePlan, Wanted } from "../../output/plan/backup/facts";
import type { CellBackup } from "./cells";

export async function planRestore(
  backup: CellBackup,
  unit: string,
  at: string,
  wanted: Wanted,
): Promise<RestorePlan> {
  const snapshot = await backup.show(unit, at);
  const rows = Object.values(snapshot.tables).reduce((sum, table) => sum + table.rows, 0);
  return { unit, wanted, snapshot, rows, present: await backup.state(unit, snapshot.time) };
}

/**
 * Carries a plan out: what is there now is backed up, the snapshot is laid ready and compared, then the provisioner
 * exchanges the two.
 *
 * @throws Problem that says how far it came, and under which name the present is kept
 */
export async function carryOut(
  backup: CellBackup,
  { unit, wanted, snapshot }: RestorePlan,
  report: (step: { readonly vi: string; readonly en: string }) => void,
): Promise<Restored> {
  report({ vi: "sao lưu hiện trạng", en: "backing up what is there" });
  const { made, failed } = await backup.run(unit, true);
  const before = made[unit];
  if (before === undefined) {
    throw new Problem(
      `Chưa thay gì: không sao lưu được hiện trạng của ${unit}, nên không có đường quay lại. Hãy sửa nguyên nhân ở dưới rồi chạy lại.`,
      `Nothing was changed: what is there now of ${unit} could not be backed up, so there would be no way back. Mend the cause below and run again.`,
      failed[unit],
    );
  }
  try {
    report({
      vi: `lấy bản ${snapshot.id} và đọc lại từng tệp`,
      en: `fetching ${snapshot.id}, reading every file again`,
    });
    await backup.fetch(unit, snapshot.id);
    report({ vi: "thay thế", en: "putting it in place" });
    const done =
      wanted.what === "all"
        ? { all: await backup.restoreAll(unit) }
        : { page: await backup.restorePage(unit, wanted.slug) };
    return { before, ...done };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      `Khôi phục ${unit} dừng giữa chừng. Hiện trạng trước đó còn nguyên trong bản ${before}: nếu trang không đúng, \`npx congtruong backup restore ${unit} --all --at ${before}\`. ${error.vi}`,
      `The restore of ${unit} stopped midway. What was there before is kept as ${before}: if the site is not right, \`npx congtruong backup restore ${unit} --all --at ${before}\`. ${error.en}`,
      error.detail,
    );
  } finally {
    // What lies ready is the unit's whole content: it stays no longer than it is needed.
    await backup.discard(unit).catch(() => undefined);
  }
}
