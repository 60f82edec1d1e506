import type { Change } from "./changes";

/** A unit whose site leaves one cell's stack and comes up in another's, its volume with it. */
export interface Relocated {
  readonly unit: string;
  /** `cell-01` */
  readonly from: string;
  readonly to: string;
}

/**
 * The units that go from one cell to another by these changes. Their volume must not be destroyed on the way: where it
 * would be, the cell was changed by hand, and what the other cell makes is empty.
 */
export function sitesThatMove(changes: readonly Change[]): {
  readonly relocated: readonly Relocated[];
  readonly movedByHand: readonly string[];
} {
  const made = new Map(ofSites(changes, "create").map(({ key, stack }) => [key, stack]));
  const lostVolumes = new Set(
    changes
      .filter(
        ({ type, action }) => type === "docker_volume" && (action === "destroy" || action === "replace"),
      )
      .map(({ key }) => key),
  );
  const moves = ofSites(changes, "destroy").flatMap(({ key, stack }): Relocated[] => {
    const to = made.get(key);
    return key === null || to === undefined || to === stack ? [] : [{ unit: key, from: stack, to }];
  });
  const sorted = moves.sort((a, b) => (a.unit < b.unit ? -1 : 1));
  return {
    relocated: sorted.filter(({ unit }) => !lostVolumes.has(unit)),
    movedByHand: sorted.filter(({ unit }) => lostVolumes.has(unit)).map(({ unit }) => unit),
  };
}

/** The volumes that one stack forgets and another takes up by their name, in the same plan. */
export function volumesTakenUp(changes: readonly Change[]): ReadonlySet<Change> {
  const volumes = changes.filter(({ type }) => type === "docker_volume");
  const takers = new Map<unknown, Set<string>>();
  for (const { action, after, stack } of volumes) {
    if (action !== "create") continue;
    takers.set(nameIn(after), (takers.get(nameIn(after)) ?? new Set()).add(stack));
  }
  return new Set(
    volumes.filter(({ action, before, stack }) => {
      if (action !== "forget") return false;
      const name = nameIn(before);
      return name !== undefined && [...(takers.get(name) ?? [])].some((taker) => taker !== stack);
    }),
  );
}

function ofSites(changes: readonly Change[], action: Change["action"]): readonly Change[] {
  return changes.filter(
    (change) => change.type === "docker_service" && change.name === "site" && change.action === action,
  );
}

function nameIn(value: unknown): string | undefined {
  const name = (value as { readonly name?: unknown } | null)?.name;
  return typeof name === "string" ? name : undefined;
}
