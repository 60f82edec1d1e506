import { join } from "node:path";
import { Deployments } from "../../console/deployments";
import { readLines } from "../../engine/support/line-file";
import { countEndings, type Ledger, type UnitEntry } from "../../output/plan/deploy/ledger";
import { temporaryFolder } from "../cli/support";

const REASON = { vi: "cell-01: chưa tới lượt", en: "cell-01: its turn has not come" };

function ledger(
  startedAt: string,
  endedAt: string | null,
  states: Record<string, UnitEntry["state"]>,
): Ledger {
  const units = Object.entries(states).map(([id, state]): UnitEntry => ({
    id,
    name: id,
    state,
    reason: state === "done" ? null : REASON,
  }));
  return { environment: "sandbox", startedAt, endedAt, counts: countEndings(units), stacks: {}, units };
}

const FIRST = ledger("2026-11-28T02:00:00Z", "2026-11-28T02:10:00Z", { "7900001": "done" });
const CUT_OFF = ledger("2026-11-29T02:00:00Z", null, { "7900001": "queued", "7900002": "done" });
const LAST = ledger("2026-11-30T02:00:00Z", "2026-11-30T02:10:00Z", { "7900001": "failed" });

test("each deployment is noted once, with what became of a unit; one that was cut off when the next begins", () => {
  const file = join(temporaryFolder(), "deployments.jsonl");
  const deployments = new Deployments(file);
  for (const each of [FIRST, FIRST, CUT_OFF, CUT_OFF]) deployments.take(each);
  expect(readLines(file)).toHaveLength(1);
  const first = { startedAt: FIRST.startedAt, endedAt: FIRST.endedAt, state: "done", reason: null };
  const cutOff = { startedAt: CUT_OFF.startedAt, endedAt: null, state: "queued", reason: REASON };
  expect(deployments.of("7900001")).toEqual([cutOff, first]);
  deployments.take(LAST);
  const last = { startedAt: LAST.startedAt, endedAt: LAST.endedAt, state: "failed", reason: REASON };
  for (const each of [deployments, new Deployments(file)]) {
    each.take(LAST);
    expect(each.of("7900001")).toEqual([last, cutOff, first]);
    // It was not there when the first began, and is no longer.
    expect(each.of("7900002")).toEqual([{ ...cutOff, state: "done", reason: null }]);
    expect(each.of("790000")).toEqual([]);
  }
  expect(readLines(file)).toHaveLength(3);
});

test("a run that goes on is told as it stands, and is noted when it has ended", () => {
  const file = join(temporaryFolder(), "deployments.jsonl");
  const deployments = new Deployments(file);
  deployments.take(CUT_OFF);
  deployments.take({ ...CUT_OFF, endedAt: "2026-11-29T02:05:00Z" });
  expect(deployments.of("7900001")).toEqual([
    { startedAt: CUT_OFF.startedAt, endedAt: "2026-11-29T02:05:00Z", state: "queued", reason: REASON },
  ]);
  expect(readLines(file)).toHaveLength(1);
});
