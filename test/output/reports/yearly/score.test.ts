import fc from "fast-check";
import {
  parseEvaluation,
  pointsInHundred,
  scoresOf,
  sinceThen,
  weighAlike,
} from "../../../../output/reports/yearly/evaluation";
import { reportFacts } from "../../../../output/reports/yearly/facts";
import { seenFacts } from "../../../../output/reports/yearly/seen";
import { CRITERIA } from "../../../../policy/evaluation/criteria";
import { evaluate } from "../../../../policy/evaluate";
import { LIVE_RULES } from "../../../../policy/live/index";
import type { SiteRecord } from "../../../../policy/live/record";
import { cityOf, goodUnit } from "../../../support/registry";
import { scanned } from "../../../support/scans";

const TODAY = "2026-02-01";
type State = "pass" | "fail" | "unknown";

/** A city of one school, scanned with these answers; whatever is not said passes. */
function school(unit: Record<string, unknown>, answers: Readonly<Record<string, State>> | null) {
  const registry = cityOf(goodUnit(unit));
  const facts = reportFacts(registry, evaluate(registry, { today: TODAY }), TODAY);
  const all = Object.fromEntries(LIVE_RULES.map(({ id }) => [id, "pass" as State]));
  const records: SiteRecord[] =
    answers === null
      ? []
      : [
          scanned("7900866", "https://thcsnguyendu.hcm.edu.vn", "2026-01-30T02:00:00Z", {
            ...all,
            ...answers,
          }),
        ];
  const seen = seenFacts(facts, { records, place: "scan", withinDays: 30, hostSuffix: "" }, registry.waivers);
  const scores = scoresOf(facts, seen);
  const [first] = facts.units;
  const score = first === undefined ? null : scores.unit(first);
  const states = Object.fromEntries(
    score?.criteria.map(({ criterion, state }) => [criterion.id, state]) ?? [],
  );
  return { scores, score, states };
}

test("who keeps everything has a hundred of a hundred", () => {
  const { score } = school({}, {});
  expect(score).toMatchObject({ points: 100, known: 100, of: 100 });
});

test("without a scan only what the registry alone decides is told, and nothing of it is called whole", () => {
  const { score, states } = school({}, null);
  expect(states).toMatchObject({ site: "unknown", content: "unknown", domain: "kept", people: "kept" });
  expect(score).toMatchObject({ points: 10, known: 10, of: 100 });
  expect([
    pointsInHundred({ points: 10, known: 10, of: 100 }),
    pointsInHundred({ points: 20, known: 50, of: 100 }),
  ]).toEqual([null, 40]);
});

test.each<[string, Readonly<Record<string, State>>, Readonly<Record<string, string>>, number, number]>([
  ["an error takes the criterion's points", { "site/search": "fail" }, { search: "broken" }, 94, 100],
  ["a warning takes half", { "intrusion/foreign-links": "fail" }, { safety: "partly" }, 92.5, 100],
  [
    "an error outweighs what is unknown",
    { "site/tls": "unknown", "intrusion/gambling": "fail" },
    { safety: "broken" },
    85,
    100,
  ],
  ["what is unknown is neither given nor taken", { "site/mobile": "unknown" }, { mobile: "unknown" }, 94, 94],
])("%s", (_what, answers, states, points, known) => {
  const seen = school({}, answers);
  expect(seen.states).toMatchObject(states);
  expect(seen.score).toMatchObject({ points, known });
});

test("where the site does not answer, what visitors do there is broken, and what can be told without it is not", () => {
  const down = Object.fromEntries(LIVE_RULES.map(({ id }) => [id, "unknown" as State]));
  const { states } = school({}, { ...down, "site/reachable": "fail" });
  expect(states).toMatchObject({
    site: "broken",
    search: "broken",
    content: "broken",
    safety: "unknown",
    mail: "unknown",
    domain: "kept",
  });
});

test("what the registry breaks is broken whatever was seen", () => {
  const { states } = school({ mail: undefined }, {});
  expect(states).toMatchObject({ mail: "broken" });
});

test("a unit that has closed gets no points and takes none from its parent", () => {
  const { score, scores } = school({ status: "retired" }, {});
  expect(score).toBeNull();
  expect([scores.total, scores.evaluation.units]).toEqual([{ points: 0, known: 0, of: 0 }, []]);
  expect(pointsInHundred(scores.total)).toBeNull();
});

test("an unknown answer never raises the points, and never lowers those of what is left", () => {
  const ids = LIVE_RULES.map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<State>("pass", "fail", "unknown"), {
        minLength: ids.length,
        maxLength: ids.length,
      }),
      fc.nat(ids.length - 1),
      (states, hidden) => {
        const answers = Object.fromEntries(ids.map((id, index) => [id, states[index] ?? "pass"]));
        const [before, after] = [
          school({}, answers),
          school({}, { ...answers, [ids[hidden] ?? ""]: "unknown" }),
        ];
        for (const { criteria, points, known } of [before.score, after.score].flatMap((each) => each ?? [])) {
          expect(points).toBeLessThanOrEqual(known);
          expect(known).toBe(
            criteria.reduce(
              (sum, { state, criterion }) => sum + (state === "unknown" ? 0 : criterion.weight),
              0,
            ),
          );
        }
        const isDown = before.states["site"] === "broken" || after.states["site"] === "broken";
        const untouched = CRITERIA.filter(
          ({ rules, needsSite }) => !rules.includes(ids[hidden] ?? "") && !(isDown && needsSite),
        );
        for (const { id } of untouched) expect(after.states[id]).toBe(before.states[id]);
      },
    ),
    { numRuns: 40 },
  );
});

describe("the file that next year's report is compared with", () => {
  const { scores } = school({}, { "site/search": "fail" });
  const text = JSON.stringify(scores.evaluation);

  test("is read back as it was written", () => {
    expect(parseEvaluation(text)).toEqual(scores.evaluation);
  });

  test.each([
    ["no JSON", text.slice(0, -1)],
    ["another file", `{"format":"x"}`],
    ["a file of another format", text.replace("evaluation/1", "evaluation/2")],
    ["points that are no number", text.replace(/"points":\d+/, '"points":"94"')],
    ["negative points", text.replace(/"points":\d+/, '"points":-1')],
  ])("%s is refused", (_what, other) => {
    expect(other).not.toBe(text);
    expect(parseEvaluation(other)).toBeNull();
  });

  test("fields that a later program adds are left alone", () => {
    expect(parseEvaluation(text.replace("{", '{"later":1,'))).not.toBeNull();
  });

  test("tells what has changed to a tenth, and that a scale has changed", () => {
    const then = school({}, {}).scores;
    expect(sinceThen(scores.total, then.total)).toBe(-6);
    expect(sinceThen(scores.total, undefined)).toBeNull();
    expect(sinceThen(scores.total, { points: 40, known: 49, of: 100 })).toBeNull();
    expect(sinceThen(scores.total, { points: 0, known: 0, of: 100 })).toBeNull();
    expect(weighAlike(scores.evaluation, then.evaluation)).toBe(true);
    expect(weighAlike(scores.evaluation, { ...then.evaluation, weights: { site: 100 } })).toBe(false);
  });
});
