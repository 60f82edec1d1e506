import fc from "fast-check";
import { compareDebian, compareSemantic } from "../../../engine/supply/versions";

describe("the order of Debian's versions", () => {
  test.each<[string, "<" | "=", string]>([
    ["1.0", "<", "1.1"],
    ["1.9", "<", "1.10"],
    ["1.0~rc1", "<", "1.0"],
    ["1.0~~", "<", "1.0~"],
    ["1.0", "<", "1.0+deb13u1"],
    ["1.0-1", "<", "1.0-1+deb13u1"],
    ["1.0-1+deb13u1", "<", "1.0-1+deb13u2"],
    ["1.0-1+deb13u9", "<", "1.0-1+deb13u10"],
    ["9.9", "<", "1:0.1"],
    ["0:1.0", "=", "1.0"],
    ["1.0-0", "=", "1.0"],
    ["1.0a", "<", "1.0+"],
    ["1.0.", "<", "1.0.1"],
    ["2.41-12", "<", "2.41-12.1"],
    ["007", "=", "7"],
    ["1-2-3", "<", "1-2-4"],
    ["3.5.1-1", "<", "3.5.1-1+deb13u1"],
    ["20240101000000000000001", "<", "20240101000000000000002"],
  ])("%s %s %s", (a, order, b) => {
    expect(Math.sign(compareDebian(a, b)) + 0).toBe(order === "<" ? -1 : 0);
    expect(Math.sign(compareDebian(b, a)) + 0).toBe(order === "<" ? 1 : 0);
  });

  test("is an order", () => {
    const version = fc.stringMatching(/^(\d:)?[0-9][0-9a-z.+~]{0,6}(-[0-9a-z+.~]{1,4})?$/);
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareDebian(a, b)) + Math.sign(compareDebian(b, a))).toBe(0);
        if (compareDebian(a, b) <= 0 && compareDebian(b, c) <= 0)
          expect(compareDebian(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test.each<[string, number, string]>([
  ["1.0.0", -1, "1.0.1"],
  ["1.0.0-rc.1", -1, "1.0.0"],
  ["v1.2.3", 0, "1.2.3"],
  ["v0.0.0-20260916201441-96d331c98ff4", -1, "v0.1.0"],
  ["words", -1, "0.0.1"],
])("semantic versions: %s against %s is %s", (a, expected, b) => {
  expect(Math.sign(compareSemantic(a, b))).toBe(expected);
});
