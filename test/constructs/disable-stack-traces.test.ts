import { Lazy } from "cdktf";
import { disableStackTraces } from "../../constructs/disable-stack-traces";

/** The trace that a new token keeps, where upstream puts it. */
function creationStack(): readonly string[] {
  const token = Lazy.anyValue({ produce: () => 1 }) as unknown as {
    readonly creationStack: readonly string[];
  };
  return token.creationStack;
}

test("tokens carry a stack trace until they are told not to: both halves fail when upstream changes", () => {
  expect(creationStack().length).toBeGreaterThan(0);
  expect(disableStackTraces()).toBe(true);
  expect(creationStack()).toEqual([]);
});
