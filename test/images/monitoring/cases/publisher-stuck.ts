import { BREAK, MEND, END, NOBODY, type Cases } from "../rule-world";

const BEGUN =
  'congtruong_publisher_begun_timestamp_seconds{job="edge",instance="ct-edge:9113",channel="edge",publisher="01"}';

export const cases: Cases = ({ timing, step, test }) => {
  const { alertAfter } = timing;
  /** Since before the clock began, from the break on. */
  const stuck = `_x${BREAK} -999x${MEND + END}`;
  return [
    test(
      "PublisherStuck",
      "fires",
      "does not finish",
      { [BEGUN]: stuck },
      alertAfter,
      ["PublisherStuck"],
      NOBODY,
    ),
    test("PublisherStuck", "quiet", "is looked at again", { [BEGUN]: stuck }, alertAfter - step, [], NOBODY),
    test(
      "PublisherStuck",
      "quiet",
      "writes for a minute",
      { [BEGUN]: `${BREAK * step}x${BREAK + 60 / step} stale` },
      60,
      [],
      NOBODY,
    ),
    test(
      "PublisherStuck",
      "resolves",
      "has finished",
      { [BEGUN]: `_x${BREAK} -999x${MEND - 1} stale` },
      MEND * step,
      [],
      NOBODY,
    ),
  ];
};
