import fc from "fast-check";
import { settle, type Sight, type Standing, UNSEEN_YET } from "../../../policy/live/settle";

// Seconds on a quiet machine.
jest.setTimeout(60_000);

const SIGHTS: readonly Sight[] = ["pass", "fail", "unknown"];
const sights = fc.array(fc.constantFrom(...SIGHTS), { maxLength: 40 });

/** The standing after each sight. */
function standings(seen: readonly Sight[]): readonly Standing[] {
  let standing = UNSEEN_YET;
  return seen.map((sight, index) => (standing = settle(standing, sight, `t${index}`)));
}

const heldBefore = (all: readonly Standing[], index: number) => all[index - 1]?.settled ?? null;

test("what was kept becomes broken only by three breaches among four sights, the last of them one", () => {
  fc.assert(
    fc.property(sights, (seen) => {
      const all = standings(seen);
      all.forEach(({ settled }, index) => {
        const window = seen.slice(Math.max(0, index - 3), index + 1);
        const isBroken = window.filter((each) => each === "fail").length >= 3 && seen[index] === "fail";
        if (heldBefore(all, index) === "pass") expect(settled).toBe(isBroken ? "fail" : "pass");
      });
    }),
  );
});

test("what was broken becomes kept only by two sights in a row that say so", () => {
  fc.assert(
    fc.property(sights, (seen) => {
      const all = standings(seen);
      all.forEach(({ settled }, index) => {
        const isKept = index > 0 && seen[index] === "pass" && seen[index - 1] === "pass";
        if (heldBefore(all, index) === "fail") expect(settled).toBe(isKept ? "pass" : "fail");
      });
    }),
  );
});

test("what could not be seen changes nothing that is held, and the first sight counts", () => {
  fc.assert(
    fc.property(sights, (seen) => {
      const all = standings(seen);
      all.forEach(({ settled, since }, index) => {
        const before = heldBefore(all, index);
        if (seen[index] === "unknown") expect(settled).toBe(before);
        else if (before === null) expect([settled, since]).toEqual([seen[index], `t${index}`]);
        // Since when: of the sight that changed it.
        if (settled === before) expect(since).toBe(all[index - 1]?.since ?? null);
      });
    }),
  );
});

test("bad moments of one or two scans, four scans apart, are never told", () => {
  const moment = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 3, max: 9 }));
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 20 }), (moments) => {
      const seen: Sight[] = ["pass"];
      for (const [bad, good] of moments)
        seen.push(...Array<Sight>(bad).fill("fail"), ...Array<Sight>(good).fill("pass"));
      expect(standings(seen).every(({ settled }) => settled === "pass")).toBe(true);
    }),
  );
});

test("a day of scans of an unchanged city of 2,692 units tells no change", () => {
  // One sight in five hundred is wrong and one in fifty could not be had, as slow evenings are; the same each time.
  const random = sequence(4210);
  let blips = 0;
  let regressions = 0;
  for (let pair = 0; pair < 2692 * 22; pair++) {
    const truth = pair % 10 === 0 ? "fail" : "pass";
    let standing = settle(UNSEEN_YET, truth, "t");
    for (let hour = 0; hour < 24; hour++) {
      const chance = random();
      const sight = chance < 0.02 ? "unknown" : chance < 0.022 && truth === "pass" ? "fail" : truth;
      if (sight !== truth && sight !== "unknown") blips++;
      standing = settle(standing, sight, `t${hour}`);
    }
    if (standing.settled !== truth || standing.since !== "t") regressions++;
  }
  expect(blips).toBeGreaterThan(2000);
  expect(regressions).toBe(0);
});

/** Numbers from 0 to 1, always the same ones (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
