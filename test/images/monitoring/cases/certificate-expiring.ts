import {
  END,
  BREAK,
  CHAIN,
  DAYS,
  EXPIRY,
  LIFE,
  MEND,
  mends,
  steady,
  type World,
  type Cases,
} from "../rule-world";

export const cases: Cases = ({ timing, step, mended, test }) => {
  const { slowAlertAfter } = timing;
  const certificate = (days: number): World => ({
    [EXPIRY("011")]: steady(String(days * DAYS)),
    [EXPIRY("012")]: steady(String(days * DAYS)),
    [CHAIN("011", "aa")]: steady("1"),
    [CHAIN("012", "aa")]: steady("1"),
  });
  /** One that ends at such an evaluation, from which on its probe fails and shows `after`. */
  const ended = (after: string, evaluation: number): World => ({
    [EXPIRY("011")]: `${evaluation * step}x${evaluation - 1} ${after}`,
    [CHAIN("011", "aa")]: `1x${evaluation - 1} stale`,
  });
  return [
    test(
      "CertificateExpiring",
      "fires",
      "20 days left: one ticket for both units",
      certificate(20.9),
      3 * slowAlertAfter,
      ["CertificateExpiring:ticket"],
    ),
    test("CertificateExpiring", "exact", "6 days left: a page", certificate(6.9), 3 * slowAlertAfter, [
      "CertificateExpiring:page",
      "CertificateExpiring:ticket",
    ]),
    test("CertificateExpiring", "quiet", "22 days left", certificate(22), 3 * slowAlertAfter, []),
    test(
      "CertificateExpiring",
      "resolves",
      "renewed: another certificate",
      {
        [EXPIRY("011")]: mends(String(90 * DAYS), String(5 * DAYS)),
        [CHAIN("011", "aa")]: `_x${BREAK - 1} 1x${MEND - 1} stale`,
        [CHAIN("011", "bb")]: `_x${BREAK + MEND - 1} 1x${END}`,
      },
      mended,
      [],
    ),
    ...(
      [
        ["6 days", 6, 2.2, []],
        ["6 days", 6, 2, ["ticket"]],
        ["6 days", 6, 0.6, ["page", "ticket"]],
        ["47 days", 47, 11.1, []],
        ["47 days", 47, 10.8, ["ticket"]],
        ["47 days", 47, 3.5, ["page", "ticket"]],
        ["a year", 366, 21.1, []],
        ["a year", 366, 20.9, ["ticket"]],
      ] as const
    ).map(([life, days, left, severities]) =>
      test(
        "CertificateExpiring",
        "exact",
        `lives ${life}, ${left} days left`,
        { ...certificate(left), [LIFE("aa")]: steady(String(days * DAYS)) },
        3 * slowAlertAfter,
        severities.map((severity) => `CertificateExpiring:${severity}`),
      ),
    ),
    test(
      "CertificateExpiring",
      "exact",
      "a short life is still known when nobody tells it any more",
      { ...certificate(2.2), [LIFE("aa")]: `${6 * DAYS}x${BREAK - 1} stale` },
      3 * slowAlertAfter,
      [],
    ),
    test(
      "CertificateExpiring",
      "exact",
      "goes on when it has ended and is shown no more",
      ended(`stale _x${MEND + END}`, BREAK),
      mended,
      ["CertificateExpiring:page", "CertificateExpiring:ticket"],
    ),
    test(
      "CertificateExpiring",
      "resolves",
      "ends when another one is shown after that",
      {
        ...ended(`stale _x${MEND - 2} ${90 * DAYS}x${END}`, BREAK),
        [CHAIN("011", "aa")]: `1x${BREAK - 1} stale`,
        [CHAIN("011", "bb")]: `_x${BREAK + MEND - 1} 1x${END}`,
      },
      mended + step,
      [],
    ),
  ];
};
