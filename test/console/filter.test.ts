import fc from "fast-check";
import {
  type Filter,
  NO_FILTER,
  readFilter,
  STATES,
  type StateWord,
  writeFilter,
} from "../../console/filter";

const text = fc.string({ unit: "binary", maxLength: 100 }).map((each) => each.trim());
const filter = fc.record({
  search: text,
  parent: text,
  rule: text,
  state: fc.constantFrom<StateWord | "">("", ...(Object.keys(STATES) as StateWord[])),
  days: fc.integer({ min: 0, max: 400 }),
}) satisfies fc.Arbitrary<Filter>;

test("a filter comes back from its address as it was", () => {
  fc.assert(
    fc.property(filter, fc.integer({ min: 1, max: 60 }), (asked, page) => {
      const written = writeFilter(asked, page);
      expect(readFilter(new URL(`https://x/don-vi${written}`).searchParams)).toEqual(asked);
    }),
  );
});

test("what is none is no filter", () => {
  const query = new URLSearchParams({ "ket-qua": "__proto__", moi: "1e3", tim: " " });
  expect(readFilter(query)).toEqual(NO_FILTER);
  expect(writeFilter(NO_FILTER)).toBe("");
});
