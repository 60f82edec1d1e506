import { BREAK, CITY, lasting, type Cases } from "../rule-world";

const LOGINS = (outcome: string, unit = "011"): string =>
  `edge_logins_total{job="edge",instance="ct-edge:9113",outcome="${outcome}",unit="${unit}"}`;
const MAILBOXES = 'dovecot_logins_failed_total{job="mail-imap",instance="ct-mail-imap:2430"}';
/** Appears with the break and rises by so many with each evaluation. */
const rising = (from: number, by: number, count = 70): string => `_x${BREAK - 1} ${from}+${by}x${count}`;

export const cases: Cases = ({ step, test }) => [
  test(
    "LoginAttacks",
    "fires",
    "somebody tries again and again",
    { [LOGINS("failed")]: rising(0, 40) },
    3 * step,
    ["LoginAttacks:unit"],
  ),
  test(
    "LoginAttacks",
    "fires",
    "faster than Prometheus looks",
    { [LOGINS("limited")]: `_x${BREAK - 1} 500x70` },
    step,
    ["LoginAttacks:unit"],
  ),
  test(
    "LoginAttacks",
    "quiet",
    "people forget theirs",
    { [LOGINS("failed")]: rising(0, 1, 40) },
    40 * step,
    [],
  ),
  test("LoginAttacks", "quiet", "many come in", { [LOGINS("passed")]: rising(0, 100) }, 10 * step, []),
  test(
    "LoginAttacks",
    "exact",
    "a few at each of many sites",
    Object.fromEntries(
      Array.from({ length: 40 }, (_, unit) => [LOGINS("failed", `02${unit}`), `_x${BREAK - 1} 30x70`]),
    ),
    step,
    ["LoginAttacks:city"],
  ),
  test(
    "LoginAttacks",
    "resolves",
    "a quarter of an hour after the last one",
    { [LOGINS("failed")]: `_x${BREAK - 1} 500x${900 / step + 90}` },
    900 + 3 * step,
    [],
    lasting(CITY, 900 / step + 90),
  ),
  test("LoginAttacks", "fires", "at mailboxes", { [MAILBOXES]: `10x${BREAK - 1} 10+40x70` }, 25 * step, [
    "LoginAttacks:mailboxes",
  ]),
  test(
    "LoginAttacks",
    "quiet",
    "a few mail programs have an old password",
    { [MAILBOXES]: `10x${BREAK - 1} 10+2x70` },
    60 * step,
    [],
  ),
];
