/**
 * Chooses cells for units that have none: the emptiest of those in use that has room; a new one when all are full or
 * closed. Of equally empty cells the first. Cells already written are never changed.
 *
 * @param units every unit of the city; `cell` is null where none is written, 0 where it can't be read
 * @param capacity how many units a cell holds at most
 * @param closed cells that take nobody
 * @returns the chosen cell by position in `units`
 */
export function choosePlaces(
  units: readonly { readonly id: string; readonly cell: number | null }[],
  capacity: number,
  closed: ReadonlySet<number> = new Set(),
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { cell } of units) if (cell !== null && cell > 0) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const waiting = units
    .map(({ id, cell }, index) => ({ id, cell, index }))
    .filter(({ cell }) => cell === null)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.index - b.index));
  const chosen = new Map<number, number>();
  for (const { index } of waiting) {
    const [emptiest] = [...counts]
      .filter(([cell, count]) => count < capacity && !closed.has(cell))
      .sort(([cell, count], [other, otherCount]) => count - otherCount || cell - other);
    const cell = emptiest?.[0] ?? nextNumber(counts, closed);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    chosen.set(index, cell);
  }
  return chosen;
}

/** Behind every number that is or was in use: a cell that was taken down does not come back by itself. */
function nextNumber(counts: ReadonlyMap<number, number>, closed: ReadonlySet<number>): number {
  let next = Math.max(0, ...counts.keys()) + 1;
  while (closed.has(next)) next++;
  return next;
}
