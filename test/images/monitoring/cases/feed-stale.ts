import { breaks, SERVICE, steady, NOBODY, type Cases } from "../rule-world";

const of = (cell: string): string => `job="backup",cell="${cell}",instance="ct-cell-${cell}-backup:9118"`;
const UP = (cell: string): string => `up{${of(cell)}}`;
const FEED = (cell: string): string => `congtruong_provisioner_feed_timestamp_seconds{${of(cell)}}`;
const HOUR = 3600;

export const cases: Cases = ({ timing, test, life }) => {
  const { slowAlertAfter } = timing;
  const world = { [UP("01")]: steady("1"), [UP("02")]: steady("1"), [FEED("02")]: steady("0") };
  return [
    ...life(
      "FeedStale",
      (values) => ({ ...world, [FEED("01")]: values("0", String(-3 * HOUR)) }),
      slowAlertAfter,
      ["FeedStale"],
      NOBODY,
    ),
    test(
      "FeedStale",
      "exact",
      "all cells at once are one message",
      { ...world, [FEED("01")]: steady(String(-3 * HOUR)), [FEED("02")]: steady(String(-4 * HOUR)) },
      slowAlertAfter,
      ["FeedStale"],
      NOBODY,
    ),
    test(
      "FeedStale",
      "quiet",
      "an hour old",
      { ...world, [FEED("01")]: steady(String(-HOUR)) },
      slowAlertAfter,
      [],
      NOBODY,
    ),
    test(
      "FeedStale",
      "exact",
      "the portal, which gives it, is away and that is told",
      { ...world, [FEED("01")]: breaks("0", String(-3 * HOUR)), [SERVICE("portal")]: breaks("1", "0") },
      slowAlertAfter,
      ["ServiceDown:portal"],
    ),
  ];
};
