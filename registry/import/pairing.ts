/** For each of `left` its most alike partner of `right`, each given away once. */
export function pair<A, B>(
  left: readonly A[],
  right: readonly B[],
  likeness: (a: A, b: B) => number,
): (B | undefined)[] {
  if (left.length <= 1 && right.length <= 1) return left.map((_, index) => right[index]);
  const candidates = left
    .flatMap((a, from) => right.map((b, to) => ({ from, to, score: likeness(a, b) })))
    .sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to);
  const partners: (B | undefined)[] = left.map(() => undefined);
  const taken = new Set<number>();
  for (const { from, to } of candidates) {
    if (partners[from] !== undefined || taken.has(to)) continue;
    partners[from] = right[to];
    taken.add(to);
  }
  return partners;
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
