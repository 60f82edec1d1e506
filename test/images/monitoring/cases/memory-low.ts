import { NODE_FIGURE, steady, type Cases, type World } from "../rule-world";

const memory = (available: string): World => ({
  [NODE_FIGURE("node_memory_MemAvailable_bytes", "node")]: available,
  [NODE_FIGURE("node_memory_MemTotal_bytes", "node")]: steady("1000"),
});

export const cases: Cases = ({ timing, test, life }) => [
  ...life("MemoryLow", (values) => memory(values("500", "90")), timing.slowAlertAfter, ["MemoryLow:ticket"]),
  test("MemoryLow", "exact", "hardly any is left", memory("30x200"), timing.slowAlertAfter, [
    "MemoryLow:ticket",
    "MemoryLow:page",
  ]),
  test("MemoryLow", "quiet", "little and enough", memory("110x200"), 3 * timing.slowAlertAfter, []),
];
