import { backupTime } from "../../model/backup";
import { MOST_CELLS } from "../../registry/cells";

describe("the night of a cell", () => {
  const minutes = (cell: number): number => {
    const [hours = 0, rest = 0] = backupTime(cell).split(":").map(Number);
    return hours * 60 + rest;
  };
  const all = Array.from({ length: MOST_CELLS }, (_, index) => minutes(index + 1));

  test("begins between 1:00 and 5:00 in Việt Nam", () => {
    expect(Math.min(...all)).toBe(18 * 60);
    expect(Math.max(...all)).toBe(22 * 60 - 1);
    expect(backupTime(1)).toBe("19:37");
  });

  test("is nobody else's: cells share a minute only where there are more of them than minutes", () => {
    expect(new Set(all).size).toBe(240);
    // Sixteen cells in a row are a node's.
    for (let first = 0; first + 16 <= all.length; first += 1) {
      const sorted = all.slice(first, first + 16).sort((a, b) => a - b);
      for (let at = 1; at < sorted.length; at += 1)
        expect((sorted[at] ?? 0) - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(5);
    }
  });
});
