import type { CellView } from "./cell-view";
import type { MailAddress, Unit, UnitId } from "./city";

/** Whom a view knows, and whose services this environment does not run. */
type Known = Pick<CellView, "known" | "undeployed">;

/** What a visitor of a unit's name gets. */
export type Visit =
  /** The unit's own site, here or where somebody else keeps it. */
  | { readonly type: "own"; readonly url: string }
  /** Led on to the site of the unit that took over. */
  | { readonly type: "redirect"; readonly url: string }
  /** Nothing: no site, none any more. */
  | { readonly type: "nothing" };

/**
 * Where visitors of a unit end up: what the edge routes, what the site answers and what the probes demand, in one place.
 *
 * A retiring unit leads its visitors to the last in the line of its successors whose site can be opened. Where there
 * is none, they stay: the unit's own site is better than a redirect to nowhere.
 */
export function visitOf(unit: Unit, view: Known): Visit {
  const { site } = unit;
  if (site.type === "none" || site.type === "retired") return { type: "nothing" };
  if (site.type === "hosted") {
    const url = heirUrlOf(unit, view);
    if (url !== null) return { type: "redirect", url };
  }
  return { type: "own", url: site.url };
}

/**
 * Who takes a unit's place on the web, as it may be opened; null where nobody does. The archive of one that has left says
 * so too.
 */
export function heirUrlOf(unit: Unit, view: Known): string | null {
  return lastOf(successorsOf(unit, view), (heir) => openUrl(heir, view));
}

/**
 * Where new mail of a retiring unit goes, which one that has left does not get: to the last in the line of its successors that has an address; null where
 * it stays in its own mailbox.
 */
export function mailForwardOf(unit: Unit, view: Known): MailAddress | null {
  if (unit.lifecycle === "retired") return null;
  return lastOf(successorsOf(unit, view), ({ id, mailbox }) => {
    if (mailbox.type === "none") return null;
    return mailbox.type === "hosted" && view.undeployed.has(id) ? null : mailbox.address;
  });
}

/**
 * Those who took over from a unit that leaves or has left, one from the other, up to the first that stays. Nobody where they form a
 * ring, since a ring leads nowhere, and none that has left.
 */
function successorsOf(unit: Unit, { known }: Known): readonly Unit[] {
  const line = new Map<UnitId, Unit>();
  let current: Unit | undefined = unit;
  while (current?.lifecycle === "retiring" || current?.lifecycle === "retired") {
    if (current.successorId === null) break;
    if (current.successorId === unit.id || line.has(current.successorId)) return [];
    current = known.get(current.successorId);
    if (current !== undefined) line.set(current.id, current);
  }
  return [...line.values()].filter((heir) => heir.lifecycle !== "retired");
}

/** A site that this environment does not deploy answers nobody. */
function openUrl({ id, site }: Unit, { undeployed }: Known): string | null {
  if (site.type === "external") return site.url;
  return site.type === "hosted" && !undeployed.has(id) ? site.url : null;
}

function lastOf<T>(units: readonly Unit[], found: (unit: Unit) => T | null): T | null {
  return units.reduce<T | null>((last, unit) => found(unit) ?? last, null);
}
