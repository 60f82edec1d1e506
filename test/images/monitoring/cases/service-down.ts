import { HTTP, SERVICE, all, breaks, breaksLater, fades, up, type Cases } from "../rule-world";

export const cases: Cases = ({ timing, step, mended, test, life }) => {
  const { alertAfter, causeAfter } = timing;
  return [
    ...life("ServiceDown", (values) => ({ [SERVICE("imaps")]: values("1", "0") }), alertAfter, [
      "ServiceDown:imaps",
    ]),
    test("ServiceDown", "exact", "the portal alone", { [SERVICE("portal")]: breaks("1", "0") }, alertAfter, [
      "ServiceDown:portal",
    ]),
    test(
      "ServiceDown",
      "exact",
      "goes on while its probe gives no result",
      { [SERVICE("smtp")]: fades(20), [up(SERVICE("smtp"))]: breaksLater(20) },
      mended,
      ["ServiceDown:smtp"],
    ),
    test(
      "ServiceDown",
      "exact",
      "the portal does not recover when all sites follow",
      {
        [SERVICE("portal")]: breaks("1", "0"),
        ...all(HTTP, "01", 4, breaksLater(20)),
        ...all(HTTP, "02", 4, breaksLater(20)),
      },
      20 * step + causeAfter,
      ["ServiceDown:portal", "FleetDown"],
    ),
    test(
      "ServiceDown",
      "exact",
      "Dovecot's figures alone",
      { 'up{job="mail-imap",instance="ct-mail-imap:2430"}': breaks("1", "0") },
      alertAfter,
      ["ServiceDown:mail-imap"],
    ),
    test(
      "ServiceDown",
      "exact",
      "Dovecot whole: one message",
      {
        'up{job="mail-imap",instance="ct-mail-imap:2430"}': breaks("1", "0"),
        [SERVICE("imaps")]: breaks("1", "0"),
      },
      alertAfter,
      ["ServiceDown:imaps"],
    ),
  ];
};
