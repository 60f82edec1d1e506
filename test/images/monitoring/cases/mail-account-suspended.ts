import { BREAK, MEND, breaks, steady, type Cases } from "../rule-world";

const SUSPENDED = (by: string): string =>
  `mail_suspended{job="mail-mx",instance="ct-mail-mx:2428",unit="011",mailbox="official",by="${by}"}`;
const KNOWN = 'mail_suspensions{job="mail-mx",instance="ct-mail-mx:2428"}';
/** Comes with the break, goes when it is mended, as the list of a server that runs. */
const appears = `_x${BREAK - 1} 1x200`;
const goes = `_x${BREAK - 1} 1x${MEND - 1} stale`;

export const cases: Cases = ({ step, mended, test }) => [
  test(
    "MailAccountSuspended",
    "fires",
    "at once, of the mailbox that wrote too much",
    { [SUSPENDED("limits")]: appears, [KNOWN]: breaks("0", "1") },
    step,
    ["MailAccountSuspended:official"],
  ),
  test(
    "MailAccountSuspended",
    "quiet",
    "of one that an operator suspends",
    { [SUSPENDED("operator")]: appears, [KNOWN]: breaks("0", "1") },
    3 * step,
    [],
  ),
  test(
    "MailAccountSuspended",
    "resolves",
    "when the mailbox is let in again",
    { [SUSPENDED("limits")]: goes, [KNOWN]: steady("1") },
    mended,
    [],
  ),
  test(
    "MailAccountSuspended",
    "exact",
    "goes on while Postfix restarts and knows nobody",
    { [SUSPENDED("limits")]: goes, [KNOWN]: `1x${BREAK + MEND - 2} stale` },
    mended,
    ["MailAccountSuspended:official"],
  ),
];
