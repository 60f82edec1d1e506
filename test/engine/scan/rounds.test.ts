import { goRound } from "../../../engine/scan/rounds";

test("rounds begin at their time, whatever the last one took and however it ended", async () => {
  let clock = 0;
  const began: number[] = [];
  const failures: unknown[] = [];
  const took = [0.5, 7, 1, 1];
  const over = goRound({
    hours: 6,
    now: () => clock * 3_600_000,
    wait: async (milliseconds) => {
      if (began.length === took.length) throw new Error("enough");
      clock += milliseconds / 3_600_000;
    },
    round: async () => {
      began.push(clock);
      clock += took[began.length - 1] ?? 0;
      if (began.length === 3) throw new Error("the registry is being edited");
    },
    failed: (error) => failures.push(error),
  });
  await expect(over).rejects.toThrow("enough");
  expect(began).toEqual([0, 6, 13, 19]);
  expect(failures).toEqual([new Error("the registry is being edited")]);
});
