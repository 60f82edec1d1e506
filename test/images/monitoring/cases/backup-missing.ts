import { breaks, steady, type Cases } from "../rule-world";

const HOUR = 3600;
const OF_CELL = 'job="backup",cell="01",instance="ct-cell-01-backup:9118"';
const OLDEST = `congtruong_backup_oldest_timestamp_seconds{${OF_CELL}}`;
const UP = `up{${OF_CELL}}`;
/** The clock of the cases begins at 0. */
const hoursAgo = (hours: number): string => String(-hours * HOUR);

export const cases: Cases = ({ timing, test, life }) => {
  const { slowAlertAfter } = timing;
  return [
    ...life("BackupMissing", (values) => ({ [OLDEST]: values("0", hoursAgo(31)) }), slowAlertAfter, [
      "BackupMissing:ticket",
    ]),
    test(
      "BackupMissing",
      "quiet",
      "last night's",
      { [OLDEST]: steady(hoursAgo(26)) },
      3 * slowAlertAfter,
      [],
    ),
    test(
      "BackupMissing",
      "exact",
      "three nights are missing",
      { [OLDEST]: breaks("0", hoursAgo(79)) },
      slowAlertAfter,
      ["BackupMissing:ticket", "BackupMissing:page"],
    ),
    test(
      "BackupMissing",
      "exact",
      "the service does not answer, and what it said last was good",
      { [OLDEST]: steady("0"), [UP]: breaks("1", "0") },
      slowAlertAfter,
      ["BackupMissing:ticket"],
    ),
  ];
};
