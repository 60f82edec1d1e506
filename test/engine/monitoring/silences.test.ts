import { durationOf, logTable, silenceTable, wantedOf } from "../../../cli/silence";
import { matchersOf } from "../../../engine/monitoring/silences";
import { city, environment, unit } from "../../support/city";

const CITY = city([unit("7900866"), unit("7900867", { cell: 2 })]);
const ENVIRONMENT = environment("test");

describe("what is held back", () => {
  test.each([
    [{ unit: ["7900866"] }, ['unit=~"7900866"']],
    [
      { unit: ["7900866", "7900867"], alert: ["SiteDown"] },
      ['unit=~"7900866|7900867"', 'alertname=~"SiteDown"'],
    ],
    [{ cell: ["2"] }, ['cell=~"02"']],
    [{ cell: ["02"] }, ['cell=~"02"']],
    [{ all: true }, []],
  ])("%j, and never the sign of life", (options, matchers) => {
    expect(matchersOf(wantedOf(options, CITY, ENVIRONMENT))).toEqual([...matchers, 'alertname!="Watchdog"']);
  });

  test("a name is itself, whatever stands in it", () => {
    expect(matchersOf({ node: ['a.b-1"|.*'] })[0]).toBe('node=~"a\\\\.b\\\\-1\\\\"\\\\|\\\\.\\\\*"');
  });

  test.each([
    [{}, "No messages about what?"],
    [{ all: true, unit: ["7900866"] }, "No messages about what?"],
    [{ unit: ["7999999"] }, 'There is no unit "7999999": 7900866, 7900867.'],
    [{ cell: ["9"] }, 'There is no cell "9"'],
    [{ node: ["node-1"] }, 'There is no node "node-1"'],
    [{ alert: ["Watchdog"] }, 'There is no alert "Watchdog"'],
    [{ alert: ["UnitTrouble"] }, 'There is no alert "UnitTrouble"'],
  ])("%j is refused: it would hold nothing back, or too much", (options, says) => {
    expect(() => wantedOf(options, CITY, ENVIRONMENT)).toThrow(says);
  });
});

test.each(["30m", "2h", "30d", "720h", "43200m"])("%s is a time", (text) => {
  expect(durationOf(` ${text} `)).toBe(text);
});

test.each(["", "0h", "2", "1w", "31d", "721h", "43201m", "1h30m", "-1h", "1.5h"])("%j is none", (text) => {
  expect(() => durationOf(text)).toThrow("write 30m, 2h or 3d, at most 30d");
});

test("tables leave out what stands in every silence", () => {
  const silence = {
    ...{ id: "9f7d", startsAt: "2026-11-29T07:00:00Z", endsAt: "2026-11-29T09:00:00Z" },
    ...{ author: "An <an@hcm.edu.vn>", reason: "Thay ổ đĩa" },
    matchers: ['unit=~"7900866"', 'alertname!="Watchdog"'],
  };
  expect(silenceTable([silence])).toBe(
    '9f7d  đến / until 2026-11-29T09:00Z  unit=~"7900866"  Thay ổ đĩa (An <an@hcm.edu.vn>)\n',
  );
  expect(silenceTable([])).toContain("Không tạm ngừng báo gì");
  const entry = {
    at: "2026-11-29T07:00:00Z",
    id: "9f7d",
    author: "An",
    duration: "2h",
    reason: "Thay ổ đĩa",
  };
  expect(
    logTable([
      { ...entry, what: "add", matchers: ['alertname!="Watchdog"'] },
      { ...entry, what: "end", duration: "", reason: "", matchers: [] },
    ]),
  ).toBe(
    "2026-11-29T07:00:00Z  2h  9f7d  *  Thay ổ đĩa (An)\n2026-11-29T07:00:00Z  kết thúc / ended  9f7d  An\n",
  );
});
