import type { Change } from "./changes";
import { isLoss, isSite, isVolume, nameOnEngine } from "./resource-kinds";

/** A unit whose site leaves one cell's stack and comes up in another's, its volume with it. */
export interface Relocated {
  readonly unit: string;
  /** `cell-01` */
  readonly from: string;
  readonly to: string;
}

/** The units that go from one cell to another by these changes, their volume not being destroyed on the way. */
export function sitesThatMove(changes: readonly Change[]): readonly Relocated[] {
  const made = new Map(ofSites(changes, "create").map(({ key, stack }) => [key, stack]));
  const lost = new Set(lostVolumes(changes).map(({ key }) => key));
  return ofSites(changes, "destroy")
    .flatMap(({ key, stack }): Relocated[] => {
      const to = made.get(key);
      return key === null || to === undefined || to === stack || lost.has(key)
        ? []
        : [{ unit: key, from: stack, to }];
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

/**
 * Units whose volume a cell would destroy while the registry has them in another: their number was changed by hand,
 * and what the other cell makes would be empty.
 *
 * @param cellOf the stack of each unit's cell as the registry says, by unit
 */
export function movedByHand(
  changes: readonly Change[],
  cellOf: ReadonlyMap<string, string>,
): readonly string[] {
  return lostVolumes(changes)
    .flatMap(({ key, name, stack }) => {
      const now = cellOf.get(key ?? "");
      return name === "site_data" && key !== null && now !== undefined && now !== stack ? [key] : [];
    })
    .sort();
}

function lostVolumes(changes: readonly Change[]): readonly Change[] {
  return changes.filter((change) => isVolume(change) && isLoss(change));
}

/** The volumes that one stack forgets and another takes up by their name, in the same plan. */
export function volumesTakenUp(changes: readonly Change[]): ReadonlySet<Change> {
  const volumes = changes.filter(isVolume);
  const takers = new Map<unknown, Set<string>>();
  for (const { action, after, stack } of volumes) {
    if (action !== "create") continue;
    takers.set(nameOnEngine(after), (takers.get(nameOnEngine(after)) ?? new Set()).add(stack));
  }
  return new Set(
    volumes.filter(({ action, before, stack }) => {
      if (action !== "forget") return false;
      const name = nameOnEngine(before);
      return name !== undefined && [...(takers.get(name) ?? [])].some((taker) => taker !== stack);
    }),
  );
}

function ofSites(changes: readonly Change[], action: Change["action"]): readonly Change[] {
  return changes.filter((change) => isSite(change) && change.action === action);
}
