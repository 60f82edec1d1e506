import { durationOf, logTable, silenceTable, startOf, wantedOf } from "../../../cli/silence";
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
  expect(silenceTable([silence], new Date("2026-11-29T08:00:00Z"))).toBe(
    '9f7d  đến / until 2026-11-29T09:00Z  unit=~"7900866"  Thay ổ đĩa (An <an@hcm.edu.vn>)\n',
  );
  expect(silenceTable([], new Date())).toContain("Không tạm ngừng báo gì");
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

describe("a window that is planned", () => {
  const now = new Date("2026-11-30T14:00:00Z");

  test("begins at a time of Viet Nam", () => {
    expect(startOf("2026-12-05 22:00", now)).toBe("2026-12-05T15:00:00.000Z");
    expect(startOf("2026-11-30T21:00", now)).toBe("2026-11-30T14:00:00.000Z");
  });

  test.each([
    ["2026-11-30 20:59", "is over: leave --from out"],
    ["2026-11-31 22:00", "write day and time of Viet Nam"],
    ["2026-12-05 25:00", "write day and time of Viet Nam"],
    ["2026-12-05", "write day and time of Viet Nam"],
    ["22:00", "write day and time of Viet Nam"],
    ["", "write day and time of Viet Nam"],
  ])("%j does not", (text, says) => expect(() => startOf(text, now)).toThrow(says));

  test("is listed with its beginning until then, and logged with it for ever", () => {
    const silence = {
      ...{ id: "9f7d", startsAt: "2026-12-05T15:00:00Z", endsAt: "2026-12-05T17:00:00Z" },
      ...{ author: "An", reason: "Thay ổ đĩa", matchers: [] },
    };
    expect(silenceTable([silence], now)).toContain(
      "từ / from 2026-12-05T15:00Z  đến / until 2026-12-05T17:00Z",
    );
    expect(silenceTable([silence], new Date("2026-12-05T15:00:01Z"))).not.toContain("từ / from");
    const entry = {
      at: "2026-11-30T14:00:05Z",
      what: "add",
      id: "9f7d",
      author: "An",
      matchers: [],
    } as const;
    const line = { ...entry, duration: "2h", reason: "Thay ổ đĩa" };
    expect(logTable([{ ...line, start: "2026-12-05T15:00:00Z" }])).toContain(
      "từ / from 2026-12-05T15:00Z  2h  9f7d",
    );
    expect(logTable([{ ...line, start: "2026-11-30T14:00:04Z" }, line])).not.toContain("từ / from");
  });
});
