/**
 * Chooses cells for units that have none: the emptiest of those in use that has room; a new one when all are full.
 * Of equally empty cells the first. Cells already written are never changed.
 *
 * @param units every unit of the city; `cell` is null where none is written, 0 where it can't be read
 * @param capacity how many units a cell holds at most
 * @returns the chosen cell by position in `units`
 */
export function choosePlaces(
  units: readonly { readonly id: string; readonly cell: number | null }[],
  capacity: number,
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
      .filter(([, count]) => count < capacity)
      .sort(([cell, count], [other, otherCount]) => count - otherCount || cell - other);
    const cell = emptiest?.[0] ?? Math.max(0, ...counts.keys()) + 1;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    chosen.set(index, cell);
  }
  return chosen;
}
