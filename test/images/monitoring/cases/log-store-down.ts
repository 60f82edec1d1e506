import { type Cases } from "../rule-world";

const STORE = 'up{job="logs",instance="ct-logs:9120"}';

export const cases: Cases = ({ timing, life }) => [
  ...life("LogStoreDown", (values) => ({ [STORE]: values("1", "0") }), timing.slowAlertAfter, [
    "LogStoreDown:logs",
  ]),
];
