import type { Move } from "../../model/cells";
import type { Change } from "../../output/plan/changes";
import { isSite } from "../../output/plan/resource-kinds";

/** In which order stacks are applied, so that a unit's site has ended in one cell before it starts in another. */
export interface Order {
  /** Groups that are applied one after the other; those within a group side by side. */
  readonly waves: readonly (readonly string[])[];
  /** For each stack those that must be applied before it. */
  readonly behind: ReadonlyMap<string, ReadonlySet<string>>;
  /** Cells between which units go both ways, so that none of them can be first; sorted. */
  readonly stuck: readonly string[];
}

/** The moves that these changes carry out, in whole or what an interruption left of them. */
export function movesUnderWay(moves: readonly Move[], changes: readonly Change[]): readonly Move[] {
  const touched = new Set(
    changes
      .filter((change) => isSite(change) && change.action !== "update")
      .map(({ stack, key, action }) => `${stack} ${action} ${key ?? ""}`),
  );
  return moves.filter(
    ({ unit, from, to }) => touched.has(`${from} destroy ${unit}`) || touched.has(`${to} create ${unit}`),
  );
}

/** @param moves those under way; of stacks that are not among `stacks` nothing is known here */
export function inOrder(stacks: readonly string[], moves: readonly Move[]): Order {
  const behind = new Map<string, Set<string>>();
  for (const { from, to } of moves) {
    if (from !== to) behind.set(to, (behind.get(to) ?? new Set()).add(from));
  }
  const waves: string[][] = [];
  const placed = new Set<string>();
  for (let left = [...stacks]; left.length > 0;) {
    const free = left.filter((stack) =>
      [...(behind.get(stack) ?? [])].every((before) => placed.has(before) || !left.includes(before)),
    );
    if (free.length === 0) return { waves, behind, stuck: [...left].sort() };
    waves.push(free);
    free.forEach((stack) => placed.add(stack));
    left = left.filter((stack) => !placed.has(stack));
  }
  return { waves, behind, stuck: [] };
}
