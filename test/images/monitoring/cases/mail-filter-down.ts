import { type Cases } from "../rule-world";

const FILTER = 'up{job="mail-filter",instance="ct-mail-filter:9117"}';

export const cases: Cases = ({ timing, life }) => [
  ...life("MailFilterDown", (values) => ({ [FILTER]: values("1", "0") }), timing.alertAfter, [
    "MailFilterDown:mail-filter",
  ]),
];
