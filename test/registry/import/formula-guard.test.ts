import fc from "fast-check";
import { guarded, unguarded } from "../../../registry/import/formula-guard";

test.each([
  "=1+1",
  "+84 28 37001122",
  "-2+3",
  "@SUM(A1)",
  "\tx",
  "\rx",
  "\n=1",
  "  =1",
  '"=1',
  "＝1",
  "'=1",
  "\u00A0=1",
])("%j is no formula", (text) => {
  expect(guarded(text)).toBe(`'${text}`);
  expect(unguarded(guarded(text))).toBe(text);
});

test.each(["028 37001122", "-5", "-5,25", "a=b", "x@y.edu.vn", "'quoted'", ""])(
  "%j stays as it is",
  (text) => {
    expect(guarded(text)).toBe(text);
    expect(unguarded(text)).toBe(text);
  },
);

test("any text comes back", () => {
  const text = fc.string({
    unit: fc.constantFrom("'", "=", "+", "-", "@", " ", "\t", "\r", "\n", '"', "8", "a"),
  });
  fc.assert(fc.property(text, (value) => unguarded(guarded(value)) === value));
});
