import { BREAK, MEND, breaks, steady, type Cases } from "../rule-world";

const MX = 'job="mail-mx",instance="ct-mail-mx:2428"';
const OVERDUE = (unit: string): string => `mail_activations_overdue{${MX},unit="${unit}"}`;
const OPEN = `mail_activations{${MX}}`;
const appears = (value: string): string => `_x${BREAK - 1} ${value}x200`;
const goes = `_x${BREAK - 1} 2x${MEND - 1} stale`;

export const cases: Cases = ({ timing, mended, test }) => {
  const { slowAlertAfter } = timing;
  return [
    test(
      "ActivationOverdue",
      "fires",
      "once, of all units together",
      { [OVERDUE("011")]: appears("1"), [OVERDUE("021")]: appears("40"), [OPEN]: steady("60") },
      slowAlertAfter,
      ["ActivationOverdue"],
    ),
    test(
      "ActivationOverdue",
      "quiet",
      "of codes that still hold",
      { [OPEN]: breaks("0", "60") },
      3 * slowAlertAfter,
      [],
    ),
    test(
      "ActivationOverdue",
      "resolves",
      "when the last of them was used, or given out again",
      { [OVERDUE("011")]: goes, [OPEN]: steady("5") },
      mended,
      [],
    ),
    test(
      "ActivationOverdue",
      "exact",
      "goes on while the mail store does not tell",
      { [OVERDUE("011")]: goes, [OPEN]: `5x${BREAK + MEND - 2} stale` },
      mended,
      ["ActivationOverdue"],
    ),
  ];
};
