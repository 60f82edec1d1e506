import { carried, carriedIn } from "../../../engine/support/carried";
import { Problem } from "../../../engine/support/problem";

test("words without a sentence of ours are left to others", () => {
  expect(carriedIn(["Error: failed to make http request: POST: 400 Bad Request {}"])).toBeUndefined();
});

test("of many records the first sentence is said, and how many others there are", () => {
  const said = ["một", "hai", "ba"].map(
    (vi) => `x ${JSON.stringify({ errors: [{ code: 1, ...carried(new Problem(vi, `${vi} "en"`)) }] })}`,
  );
  const problem = carriedIn([...said, ...said]);
  expect([problem?.vi, problem?.en, problem?.detail]).toEqual([
    "một (và 2 bản ghi khác)",
    'một "en" (and 2 more)',
    "hai\nba",
  ]);
});
