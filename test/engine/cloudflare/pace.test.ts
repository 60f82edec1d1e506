import { Pace } from "../../../engine/cloudflare/pace";

function paced(props: { readonly callsPerFiveMinutes: number; readonly burst: number }) {
  let now = 0;
  const pace = new Pace({
    ...props,
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  });
  return { pace, now: () => now };
}

test.each([
  [1_140, 60],
  [1_200, 1_200],
  [100, 10],
])("lets at most %i calls out in any five minutes (burst %i)", async (callsPerFiveMinutes, burst) => {
  const { pace, now } = paced({ callsPerFiveMinutes, burst });
  const at: number[] = [];
  for (let call = 0; call < 3 * callsPerFiveMinutes; call += 1) {
    await pace.turn();
    at.push(now());
  }
  const most = Math.max(
    ...at.map((first, index) => at.slice(index).filter((time) => time < first + 300_000).length),
  );
  expect(most).toBeLessThanOrEqual(callsPerFiveMinutes + 1);
  expect(most).toBeGreaterThan(callsPerFiveMinutes * 0.9);
});

test("a hundred refusals at once are one silence, and no burst comes after it", async () => {
  const { pace, now } = paced({ callsPerFiveMinutes: 1_140, burst: 60 });
  await pace.turn();
  for (let refusal = 0; refusal < 100; refusal += 1) pace.pause(60_000);
  await pace.turn();
  expect(now()).toBeGreaterThanOrEqual(60_000);
  expect(now()).toBeLessThan(61_000);
  await pace.turn();
  await pace.turn();
  // Three and a half calls a second, as if no burst had ever been.
  expect(now()).toBeGreaterThan(60_000 + 2 * 270);
});
