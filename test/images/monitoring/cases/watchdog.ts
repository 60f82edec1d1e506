import { blind, breaks, type Cases } from "../rule-world";

export const cases: Cases = ({ step, mended, test }) => {
  return [
    test("Watchdog", "fires", "always", {}, 0, ["Watchdog"]),
    test("Watchdog", "quiet", "no other alert in a healthy city", {}, 30 * step, []),
    test("Watchdog", "resolves", "stays when all else is gone", blind(breaks), mended, ["Watchdog"]),
  ];
};
