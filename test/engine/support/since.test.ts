import { sinceOf } from "../../../engine/support/since";

const NOW = Date.parse("2026-11-30T03:00:00Z") / 1000;

test.each([
  ["24h", NOW - 86_400],
  ["7d", NOW - 7 * 86_400],
  ["2026-11-30", Date.parse("2026-11-29T17:00:00Z") / 1000],
])("since %s", (text, seconds) => expect(sinceOf(text, NOW)).toBe(seconds));

test.each(["", "0d", "7", "7 d", "2026-02-30", "yesterday", "-1h"])("since %p is nothing", (text) => {
  expect(() => sinceOf(text, NOW)).toThrow(/--since/);
});
