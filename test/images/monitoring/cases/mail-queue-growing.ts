import { breaks, steady, type Cases } from "../rule-world";

const LATE = 'mail_queue_late_letters{job="mail-mx",instance="ct-mail-mx:2428"}';

export const cases: Cases = ({ timing, test, life }) => [
  ...life("MailQueueGrowing", (values) => ({ [LATE]: values("0", "60") }), timing.slowAlertAfter, [
    "MailQueueGrowing:ticket",
  ]),
  test(
    "MailQueueGrowing",
    "quiet",
    "a few letters to one dead server",
    { [LATE]: steady("15") },
    3 * timing.slowAlertAfter,
    [],
  ),
  test(
    "MailQueueGrowing",
    "exact",
    "mail as such has stopped",
    { [LATE]: breaks("0", "2700") },
    timing.slowAlertAfter,
    ["MailQueueGrowing:ticket", "MailQueueGrowing:page"],
  ),
];
