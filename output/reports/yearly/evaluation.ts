import Ajv, { type JSONSchemaType } from "ajv";
import { CRITERIA } from "../../../policy/evaluation/criteria";
import { share } from "../share";
import type { ReportFacts, UnitFacts } from "./facts";
import { type Score, total, type UnitScore, unitScore } from "./score";
import type { SeenFacts } from "./seen";
import type { TrendPoint } from "./trend";

interface Group {
  /** A parent's code. */
  readonly key: string;
  readonly name: string;
  readonly score: Score;
}

/**
 * The yearly evaluation in figures, as `bao-cao.json` keeps it for the next one to be compared with. Fields may be
 * added and are never renamed: next year's program reads this year's file.
 */
export interface Evaluation {
  readonly format: typeof FORMAT;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly city: string;
  /** Points by criterion, since another year may weigh otherwise. */
  readonly weights: Readonly<Record<string, number>>;
  readonly total: Score;
  readonly parents: readonly Group[];
  readonly units: readonly {
    readonly id: string;
    readonly score: Score;
    /** Criteria of which nothing is known are left out. */
    readonly criteria: Readonly<Record<string, number>>;
  }[];
}

const FORMAT = "congtruong/evaluation/1";

/** All that a report tells, in whichever form. */
export interface YearlyReport {
  readonly facts: ReportFacts;
  readonly seen: SeenFacts;
  readonly scores: Scores;
  /** The evaluation that it is compared with; null for none. */
  readonly before: Evaluation | null;
  /** The figures over time, the report's own state last; empty where no history was asked for. */
  readonly trend: readonly TrendPoint[];
}

/** What the report says of points: of each active unit, of whoever answers for it, of all. */
export interface Scores {
  readonly total: Score;
  readonly unit: (unit: UnitFacts) => UnitScore | null;
  /** By the parent's code. */
  readonly parents: ReadonlyMap<string, Score>;
  readonly evaluation: Evaluation;
}

export function scoresOf(facts: ReportFacts, seen: SeenFacts): Scores {
  const scores = new Map(facts.units.map((unit) => [unit, unitScore(unit, seen)]));
  const of = (units: readonly UnitFacts[]) => total(units.flatMap((unit) => scores.get(unit) ?? []));
  const parents = new Map(
    facts.parents.map(({ key }) => [key, of(facts.units.filter(({ parent }) => parent === key))]),
  );
  const all = of(facts.units);
  return {
    total: all,
    unit: (unit) => scores.get(unit) ?? null,
    parents,
    evaluation: {
      format: FORMAT,
      day: facts.today,
      city: facts.city,
      weights: Object.fromEntries(CRITERIA.map(({ id, weight }) => [id, weight])),
      total: all,
      parents: facts.parents.map(({ key, name }) => ({ key, name, score: parents.get(key) ?? total([]) })),
      units: facts.units.flatMap((unit) => {
        const score = scores.get(unit);
        if (score === null || score === undefined) return [];
        const { criteria, ...points } = score;
        const told = criteria.filter(({ state }) => state !== "unknown");
        return [
          {
            id: unit.id,
            score: points,
            criteria: Object.fromEntries(told.map((each) => [each.criterion.id, each.points])),
          },
        ];
      }),
    },
  };
}

/**
 * Points in a hundred of those that could be told, to a tenth and rounded down; null where less than half could be told:
 * ten points known out of a hundred say nothing of the rest.
 */
export function pointsInHundred({ points, known, of }: Score): number | null {
  return known * 2 < of ? null : share(points, known);
}

/** What has changed since another evaluation, in points of a hundred; null where one of the two knows nothing. */
export function sinceThen(now: Score, then: Score | undefined): number | null {
  const [today, before] = [pointsInHundred(now), then === undefined ? null : pointsInHundred(then)];
  return today === null || before === null ? null : Math.round((today - before) * 10) / 10;
}

/** Whether both give the same points for the same things: otherwise a difference is partly the scale's. */
export function weighAlike(a: Evaluation, b: Evaluation): boolean {
  const text = ({ weights }: Evaluation) => JSON.stringify(Object.entries(weights).sort());
  return text(a) === text(b);
}

const score: JSONSchemaType<Score> = {
  type: "object",
  properties: {
    points: { type: "number", minimum: 0 },
    known: { type: "number", minimum: 0 },
    of: { type: "number", minimum: 0 },
  },
  required: ["points", "known", "of"],
};

const validate = new Ajv({ strict: true }).compile({
  type: "object",
  properties: {
    format: { const: FORMAT },
    day: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
    city: { type: "string" },
    weights: { type: "object", required: [], additionalProperties: { type: "number" } },
    total: score,
    parents: {
      type: "array",
      items: {
        type: "object",
        properties: { key: { type: "string" }, name: { type: "string" }, score },
        required: ["key", "name", "score"],
      },
    },
    units: {
      type: "array",
      items: {
        type: "object",
        properties: { id: { type: "string" }, score, criteria: { type: "object" } },
        required: ["id", "score", "criteria"],
      },
    },
  },
  required: ["format", "day", "city", "weights", "total", "parents", "units"],
});

/** @returns null where the text is no evaluation that this program wrote */
export function parseEvaluation(text: string): Evaluation | null {
  try {
    const value: unknown = JSON.parse(text);
    return validate(value) ? (value as Evaluation) : null;
  } catch {
    return null;
  }
}
