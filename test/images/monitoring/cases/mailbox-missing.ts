import { BREAK, MAIL, SERVICE, all, breaks, fades, type Cases } from "../rule-world";

export const cases: Cases = ({ timing, mended, test, life }) => {
  const { slowAlertAfter } = timing;
  return [
    ...life("MailboxMissing", (values) => ({ [MAIL("02", 3)]: values("1", "0") }), slowAlertAfter, [
      "MailboxMissing:023",
    ]),
    test(
      "MailboxMissing",
      "exact",
      "a mail server without accounts is one alert",
      { ...all(MAIL, "01", 4, breaks("1", "0")), ...all(MAIL, "02", 4, breaks("1", "0")) },
      3 * slowAlertAfter,
      ["MailboxMissing"],
    ),
    test(
      "MailboxMissing",
      "exact",
      "an unreachable mail server is the service's alert",
      {
        ...all(MAIL, "01", 4, `1x${BREAK - 1} stale _x60`),
        ...all(MAIL, "02", 4, `1x${BREAK - 1} stale _x60`),
        [SERVICE("smtp")]: breaks("1", "0"),
      },
      slowAlertAfter,
      ["ServiceDown:smtp"],
    ),
    test(
      "MailboxMissing",
      "exact",
      "a refused mailbox does not recover when the mail server goes away",
      { [MAIL("02", 3)]: fades(34), [SERVICE("smtp")]: breaks("1", "0") },
      mended,
      ["MailboxMissing:023", "ServiceDown:smtp"],
    ),
  ];
};
