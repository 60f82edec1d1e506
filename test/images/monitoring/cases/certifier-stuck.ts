import { breaks, breaksLater, fades, steady, NOBODY, type Cases } from "../rule-world";

const OF = 'job="edge",instance="ct-edge:9113"';
const ALIVE = `congtruong_certifier_alive_timestamp_seconds{${OF}}`;
const FAILED = `congtruong_certifier_failed_orders{${OF},certificate="city"}`;
const UP = `up{${OF}}`;

export const cases: Cases = ({ timing, test, life, mended }) => {
  const { slowAlertAfter } = timing;
  return [
    ...life(
      "CertifierStuck",
      (values) => ({ [ALIVE]: values("0", "-3600") }),
      slowAlertAfter,
      ["CertifierStuck:service"],
      NOBODY,
    ),
    ...life(
      "CertifierStuck",
      (values) => ({ [ALIVE]: steady("0"), [FAILED]: values("0", "3") }),
      slowAlertAfter,
      ["CertifierStuck:order"],
      NOBODY,
    ),
    test(
      "CertifierStuck",
      "quiet",
      "an order failed twice",
      { [ALIVE]: steady("0"), [FAILED]: breaks("0", "2") },
      mended,
      [],
      NOBODY,
    ),
    test(
      "CertifierStuck",
      "exact",
      "the edge, which shows it, is away: what it said last counts",
      { [FAILED]: fades(5).replace("1x", "0x").replace(" 0x", " 3x"), [UP]: breaksLater(5) },
      mended,
      ["CertifierStuck:order", "EdgeDown"],
    ),
  ];
};
