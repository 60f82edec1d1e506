import type { Localized } from "../../../../language/localized";
import {
  countEndings,
  type DeployedUnit,
  endings,
  type StackOutcome,
} from "../../../../output/plan/deploy/ledger";
import { ledgerAsText } from "../../../../output/plan/deploy/render";

const applied: StackOutcome = { state: "applied" };
const failed: StackOutcome = { state: "failed", reason: { vi: "hỏng", en: "broken" }, detail: "said" };
const waiting: StackOutcome = { state: "waiting", reason: { vi: "chờ", en: "waits" } };

const units: DeployedUnit[] = [
  { id: "7900003", name: "C", cell: "cell-02" },
  { id: "7900001", name: "A", cell: "cell-01" },
  { id: "7900002", name: "B", cell: "cell-01" },
];

const all = {
  ...{ foundation: applied, "cell-01": applied, "cell-02": applied },
  ...{ dns: applied, mail: applied, monitoring: applied, portal: applied },
};

function states(outcomes: Record<string, StackOutcome>, notRunning: Record<string, Localized> = {}) {
  const entries = endings(units, new Map(Object.entries(outcomes)), new Map(Object.entries(notRunning)));
  return entries.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason.en}`));
}

test.each<[string, Record<string, StackOutcome>, string[]]>([
  ["everything is applied", all, ["done", "done", "done"]],
  ["a cell failed", { ...all, "cell-02": failed }, ["done", "done", "failed: cell-02: broken"]],
  [
    "a cell waits",
    { ...all, "cell-01": waiting },
    ["queued: cell-01: waits", "queued: cell-01: waits", "done"],
  ],
  ["what serves all failed", { ...all, mail: failed }, Array(3).fill("failed: mail: broken") as string[]],
  ["what serves all waits", { ...all, dns: waiting }, Array(3).fill("queued: dns: waits") as string[]],
  [
    "a failure is said rather than a wait",
    { ...all, "cell-01": waiting, portal: failed },
    Array(3).fill("failed: portal: broken") as string[],
  ],
])("%s", (_, outcomes, expected) => {
  expect(states(outcomes)).toEqual(expected);
});

test("a unit whose cell was not synthesised is missing, and not done", () => {
  const { "cell-02": _gone, ...rest } = all;
  expect(states(rest)[2]).toBe("queued: cell-02: the unit's stack is not synthesised");
});

test("a unit whose own service does not run is failed, and no other", () => {
  const reason = { vi: "không chạy", en: "does not run" };
  expect(states(all, { "7900002": reason })).toEqual(["done", "failed: does not run", "done"]);
  expect(states({ ...all, "cell-01": failed }, { "7900002": reason })[1]).toBe("failed: cell-01: broken");
});

test("no unit is forgotten, and each that is not done is named with its reason", () => {
  const many = Array.from({ length: 25 }, (_, index) => ({
    id: String(7900101 + index),
    name: `Trường ${index}`,
    cell: "cell-02",
  }));
  const outcomes = new Map<string, StackOutcome>(Object.entries({ ...all, "cell-02": failed }));
  const entries = endings([...units, ...many], outcomes, new Map());
  const counts = countEndings(entries);
  expect(counts).toEqual({ done: 2, failed: 26, queued: 0 });
  const text = ledgerAsText({
    environment: "test",
    startedAt: "",
    endedAt: "",
    counts,
    stacks: {},
    units: entries,
  });
  expect(text).toContain("2/28 đơn vị xong, 26 lỗi, 0 còn chờ");
  expect(text).toContain("Lỗi / failed: 26\n  cell-02: hỏng\n    cell-02: broken\n  - 7900003 C\n");
  expect(text).toContain("  - … +6 (ledger.json)");
  expect(text).not.toContain("7900001");
});
