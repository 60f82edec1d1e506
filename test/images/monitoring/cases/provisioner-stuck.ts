import { all, breaks, HTTP, steady, NOBODY, type Cases } from "../rule-world";

const OF_CELL = 'job="backup",cell="01",instance="ct-cell-01-backup:9118"';
const UP = `up{${OF_CELL}}`;
const ALIVE = `congtruong_provisioner_alive_timestamp_seconds{${OF_CELL}}`;
const UNITS = (state: string): string => `congtruong_provisioner_units{${OF_CELL},state="${state}"}`;
const DATABASE = `congtruong_database_up{${OF_CELL}}`;
/** Nobody to watch, and known. */
const LIST = 'congtruong_unit_info{unit="none",probes=""}';
const FAILED_FOR = 20 * 60;
const PENDING_FOR = 3600;

export const cases: Cases = ({ timing, step, test, life, mended }) => {
  const { slowAlertAfter } = timing;
  const world = { [UP]: steady("1"), [DATABASE]: steady("1") };
  /** Far in the past from the break on. */
  const silent = (values: (good: string, bad: string) => string) => ({
    ...world,
    [ALIVE]: values("0", "-9999"),
  });
  const long = FAILED_FOR / step + 40;
  const lasting = (value: string) => `0x9 ${value}x${long}`;
  const longWorld = { [UP]: `1x${long + 10}`, [LIST]: `1x${long + 10}` };
  const failed = { ...longWorld, [UNITS("failed")]: lasting("2") };
  return [
    ...life("ProvisionerStuck", silent, slowAlertAfter, ["ProvisionerStuck:provisioner"], NOBODY),
    test(
      "ProvisionerStuck",
      "exact",
      "its database is away, which is told",
      { ...silent(breaks), [DATABASE]: breaks("1", "0") },
      mended,
      ["DatabaseDown:cell"],
      NOBODY,
    ),
    test(
      "ProvisionerStuck",
      "exact",
      "who shows its figures is away: what it said last counts, and it did not stand still then",
      { [UP]: breaks("1", "0"), [ALIVE]: `0x9 stale _x${60}` },
      slowAlertAfter,
      ["BackupMissing:ticket"],
    ),
    test(
      "ProvisionerStuck",
      "fires",
      "units that fail again and again",
      failed,
      FAILED_FOR,
      ["ProvisionerStuck:units"],
      {},
    ),
    test("ProvisionerStuck", "quiet", "for less than twenty minutes", failed, FAILED_FOR - step, [], {}),
    test(
      "ProvisionerStuck",
      "quiet",
      "a new cell takes its time",
      { ...longWorld, [UNITS("pending")]: lasting("64") },
      FAILED_FOR,
      [],
      {},
    ),
    test(
      "ProvisionerStuck",
      "fires",
      "waits for an hour",
      {
        [UP]: `1x${PENDING_FOR / step + 20}`,
        [LIST]: `1x${PENDING_FOR / step + 20}`,
        [UNITS("pending")]: `0x9 1x${PENDING_FOR / step + 10}`,
      },
      PENDING_FOR,
      ["ProvisionerStuck:cell"],
      {},
    ),
    test(
      "ProvisionerStuck",
      "exact",
      "a cell that is down has its own alert",
      { ...silent(breaks), ...all(HTTP, "01", 4, breaks("1", "0")) },
      slowAlertAfter,
      ["CellDown:01"],
    ),
  ];
};
