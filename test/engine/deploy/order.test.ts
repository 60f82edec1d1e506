import fc from "fast-check";
import { inOrder, movesUnderWay } from "../../../engine/deploy/order";
import type { Move } from "../../../model/cells";
import type { Action, Change } from "../../../output/plan/changes";

const move = (unit: string, from: string, to: string): Move => ({ unit, from, to });
const site = (stack: string, action: Action, key: string): Change => ({
  ...{ stack, action, key, type: "docker_service", name: "site", address: `docker_service.site["${key}"]` },
  ...{ before: null, after: null, lostSight: false },
});

test("a cell is applied behind the one that hands a unit over to it", () => {
  const order = inOrder(["cell-01", "cell-02", "mail"], [move("7900001", "cell-02", "cell-01")]);
  expect(order.waves).toEqual([["cell-02", "mail"], ["cell-01"]]);
  expect([...(order.behind.get("cell-01") ?? [])]).toEqual(["cell-02"]);
  expect(order.stuck).toEqual([]);
});

test("where units go both ways nobody is first, and the others go on", () => {
  const both = [move("7900001", "cell-02", "cell-01"), move("7900002", "cell-01", "cell-02")];
  expect(inOrder(["cell-01", "cell-02", "cell-03"], both)).toMatchObject({
    waves: [["cell-03"]],
    stuck: ["cell-01", "cell-02"],
  });
});

test("a stack that is not to be applied holds nobody up", () => {
  expect(inOrder(["cell-01"], [move("7900001", "cell-02", "cell-01")]).waves).toEqual([["cell-01"]]);
});

test("every stack has one place, behind all that it waits for", () => {
  const names = fc.integer({ min: 1, max: 8 }).map((number) => `cell-0${number}`);
  fc.assert(
    fc.property(fc.uniqueArray(names), fc.array(fc.tuple(names, names)), (stacks, pairs) => {
      const { waves, stuck } = inOrder(
        stacks,
        pairs.map(([from, to], index) => move(String(7_900_001 + index), from, to)),
      );
      expect([...waves.flat(), ...stuck].sort()).toEqual([...stacks].sort());
      const at = new Map(waves.flatMap((wave, index) => wave.map((stack) => [stack, index] as const)));
      for (const [from, to] of pairs) {
        if (from !== to && at.has(from) && at.has(to)) expect(at.get(from)).toBeLessThan(at.get(to) ?? -1);
      }
    }),
  );
});

test("a move is under way while its site has to end, or to start", () => {
  const moves = [
    move("7900001", "cell-01", "cell-02"),
    move("7900002", "cell-01", "cell-02"),
    move("7900003", "cell-01", "cell-02"),
  ];
  const changes = [
    site("cell-01", "destroy", "7900001"),
    site("cell-02", "create", "7900002"),
    // It has arrived, and only its image is another.
    site("cell-02", "update", "7900003"),
  ];
  expect(movesUnderWay(moves, changes).map(({ unit }) => unit)).toEqual(["7900001", "7900002"]);
});
