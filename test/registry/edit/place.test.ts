import { choosePlaces } from "../../../registry/edit/place";

const units = (...cells: (number | null)[]) =>
  cells.map((cell, index) => ({ id: String(7900001 + index), cell }));

describe("choosePlaces", () => {
  test("fills the emptiest cell that has room, the first of equals", () => {
    expect([...choosePlaces(units(1, 1, 2, null, null, null), 3)]).toEqual([
      [3, 2],
      [4, 1],
      [5, 2],
    ]);
  });

  test("begins a new cell when all are full, the first one with 1", () => {
    expect([...choosePlaces(units(null, null, null), 2).values()]).toEqual([1, 1, 2]);
    expect([...choosePlaces(units(4, 4, null), 2).values()]).toEqual([5]);
  });

  test("goes by code, not by place in the list, and touches no cell that is written", () => {
    const list = [
      { id: "7900002", cell: null },
      { id: "7900001", cell: null },
      { id: "7900003", cell: 7 },
    ];
    const chosen = choosePlaces(list, 2);
    expect(chosen.get(1)).toBe(7);
    expect(chosen.get(0)).toBe(8);
    expect(chosen.has(2)).toBe(false);
  });

  test("a cell that can't be read is nobody's", () => {
    expect([
      ...choosePlaces(
        [
          { id: "1", cell: 0 },
          { id: "2", cell: null },
        ],
        64,
      ),
    ]).toEqual([[1, 1]]);
  });

  test("a whole city needs as few cells as possible, none too full", () => {
    const chosen = [...choosePlaces(units(...Array.from({ length: 2692 }, () => null)), 64).values()];
    const counts = new Map<number, number>();
    for (const cell of chosen) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    expect(counts.size).toBe(Math.ceil(2692 / 64));
    expect(Math.max(...counts.values())).toBe(64);
  });
});
