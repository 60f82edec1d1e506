import fc from "fast-check";
import { parse } from "yaml";
import { coreValue } from "../../registry/yaml/core-schema";

const scalar = fc.oneof(
  fc.constantFrom(
    "",
    "~",
    "null",
    "Null",
    "nULL",
    "true",
    "True",
    "tRUE",
    "false",
    "yes",
    "no",
    "on",
    "off",
    "y",
    "n",
  ),
  fc.constantFrom(
    "0",
    "-0",
    "+1",
    "012",
    "0o17",
    "0o18",
    "0xFf",
    "0xg",
    "1_000",
    "1e3",
    "1.",
    ".5",
    ".",
    "-",
    "+",
    "1.2.3",
  ),
  fc.constantFrom(
    ".inf",
    "-.Inf",
    "+.INF",
    ".nan",
    ".NaN",
    "-.nan",
    "7900866",
    "2025-09-01",
    "12:30",
    "1e",
    "0x",
  ),
  fc.stringMatching(/^[-+.~0-9a-fA-FnNtTeEoOxX_]{0,8}$/),
);

test("plain scalars mean what they mean to the yaml package", () => {
  fc.assert(
    fc.property(scalar, (text) => {
      // Alone in a list, some of these would be no scalar at all: a dash, a document marker.
      fc.pre(!/^-+$|^\.\.\.$|^---/.test(text));
      expect(
        Object.is(coreValue(text), parse(`a: ${text}`).a) || coreValue(text) === parse(`a: ${text}`).a,
      ).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
