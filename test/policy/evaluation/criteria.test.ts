import { CRITERIA, NOT_SCORED } from "../../../policy/evaluation/criteria";
import { LIVE_RULES } from "../../../policy/live/index";
import { RULES } from "../../../policy/rules/index";

const RULE_IDS = [...new Set([...RULES, ...LIVE_RULES].map(({ id }) => id as string))].sort();

test("every rule decides one criterion, or is listed with the reason why it gives no points", () => {
  const decided = [...CRITERIA.flatMap(({ rules }) => rules), ...Object.keys(NOT_SCORED)].sort();
  expect(decided).toEqual(RULE_IDS);
});

test("the points come to a hundred, the heaviest first, each with its reason in both languages", () => {
  const weights = CRITERIA.map(({ weight }) => weight);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  expect(
    CRITERIA.every(({ title, reason }) => [title, reason].every(({ vi, en }) => vi !== "" && en !== "")),
  ).toBe(true);
  expect(new Set(CRITERIA.map(({ id }) => id)).size).toBe(CRITERIA.length);
});
