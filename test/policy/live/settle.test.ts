import { settle, type Sight, type Standing, told, UNSEEN_YET } from "../../../policy/live/settle";

/** `p`, `f`, `u` in their order. */
const after = (sights: string, atOnce = false): Standing =>
  [...sights].reduce(
    (standing, letter, index) =>
      settle(
        standing,
        ({ p: "pass", f: "fail", u: "unknown" } as const)[letter] as Sight,
        `t${index}`,
        atOnce,
      ),
    UNSEEN_YET,
  );

test.each([
  ["", null, null, "unknown"],
  ["u", null, null, "unknown"],
  ["p", "pass", "t0", "pass"],
  ["f", "fail", "t0", "fail"],
  ["uf", "fail", "t1", "fail"],
  // One bad minute, or two, is none.
  ["pf", "pass", "t0", "pass"],
  ["pff", "pass", "t0", "pass"],
  ["pfff", "fail", "t3", "fail"],
  ["pfpff", "fail", "t4", "fail"],
  ["pfpfpf", "pass", "t0", "pass"],
  // What could not be seen neither breaks nor mends, and is unknown today.
  ["pu", "pass", "t0", "unknown"],
  ["puuuu", "pass", "t0", "unknown"],
  ["pffu", "pass", "t0", "unknown"],
  ["pffuf", "fail", "t4", "fail"],
  ["fp", "fail", "t0", "fail"],
  ["fpp", "pass", "t2", "pass"],
  ["fpup", "fail", "t0", "fail"],
  ["fpupp", "pass", "t4", "pass"],
])("after %s", (sights, settled, since, today) => {
  const standing = after(sights);
  expect([standing.settled, standing.since, told(standing)]).toEqual([settled, since, today]);
  expect(standing.sights.length).toBeLessThanOrEqual(4);
});

test("an intrusion is told at first sight, and takes two clean scans to be over", () => {
  expect(after("pf", true)).toMatchObject({ settled: "fail", since: "t1" });
  expect(after("pfp", true).settled).toBe("fail");
  expect(after("pfpp", true).settled).toBe("pass");
});
