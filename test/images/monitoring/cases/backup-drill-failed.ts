import { breaks, steady, type Cases } from "../rule-world";

const OF_CELL = '{job="backup",cell="01",instance="ct-cell-01-backup:9118"}';
const SUCCESS = `congtruong_backup_drill_success${OF_CELL}`;
const TIME = `congtruong_backup_drill_timestamp_seconds${OF_CELL}`;
/** The clock of the cases begins at 0. */
const daysAgo = (days: number): string => String(-days * 86_400);

export const cases: Cases = ({ timing, test, life }) => {
  const { slowAlertAfter } = timing;
  return [
    ...life("BackupDrillFailed", (values) => ({ [SUCCESS]: values("1", "0") }), slowAlertAfter, [
      "BackupDrillFailed:cell",
    ]),
    test("BackupDrillFailed", "quiet", "a new cell has had none yet", {}, 3 * slowAlertAfter, []),
    test(
      "BackupDrillFailed",
      "exact",
      "nothing was restored for days, and the last one was good",
      { [SUCCESS]: steady("1"), [TIME]: breaks("0", daysAgo(4)) },
      slowAlertAfter,
      ["BackupDrillFailed:job"],
    ),
  ];
};
