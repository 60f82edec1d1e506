import { BREAK, END, MEND, NOBODY, steady, type Cases } from "../rule-world";

const LAST =
  'congtruong_logs_last_line_timestamp_seconds{job="logs",instance="ct-logs:9120",service="ct-portal"}';
const UP = 'up{job="portal",instance="ct-portal:8080"}';
const QUARTER = 15 * 60;

export const cases: Cases = ({ timing, step, test }) => {
  const { alertAfter } = timing;
  /** At the break a quarter of an hour has passed since the last line, and when it is mended there is another one. */
  const last = `${BREAK * step - QUARTER}x${BREAK + MEND} ${(BREAK + MEND) * step}x${END}`;
  const silent = { [LAST]: last, [UP]: steady("1") };
  return [
    test("LogsSilent", "fires", "writes nothing", silent, alertAfter + step, ["LogsSilent:portal"], NOBODY),
    test("LogsSilent", "quiet", "may still write", silent, alertAfter, [], NOBODY),
    test("LogsSilent", "resolves", "lines come again", silent, (MEND + 2) * step, [], NOBODY),
    test(
      "LogsSilent",
      "exact",
      "is away itself, which another alert tells",
      { ...silent, [UP]: steady("0") },
      alertAfter + step,
      [],
      NOBODY,
    ),
  ];
};
