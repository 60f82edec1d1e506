import type { CellView } from "./cell-view";
import type { MailAddress, Unit } from "./city";
import { servedAddress } from "./mailboxes";
import { visitOf } from "./succession";

/** Where a hosted site says whether PHP and its database work (images/site/health.php), without WordPress. */
export const HEALTH = "/.health";

/** How a unit's site is asked for, and what answer is right; the monitoring and the check after a deployment alike. */
export type SiteProbe =
  /** Through our edge: often {@link HEALTH}, seldom its own page. */
  | { readonly type: "hosted"; readonly host: string }
  /** Through our edge: a redirect to `to`. */
  | { readonly type: "redirect"; readonly host: string; readonly to: string }
  /** Where somebody else keeps it: a page. */
  | { readonly type: "external"; readonly host: string };

/** What a unit is probed for; null where this environment cannot answer for it. */
export interface Probes {
  readonly site: SiteProbe | null;
  /** The address that mail must reach. */
  readonly mail: MailAddress | null;
}

export function probesOf(unit: Unit, view: CellView): Probes {
  return { site: siteProbe(unit, view), mail: servedAddress(unit) };
}

function siteProbe(unit: Unit, view: CellView): SiteProbe | null {
  const { site } = unit;
  if (site.type === "hosted") {
    const visit = visitOf(unit, view);
    return visit.type === "redirect"
      ? { type: "redirect", host: site.host, to: visit.url }
      : { type: "hosted", host: site.host };
  }
  // A site elsewhere is reached by its public name, which a suffix for tests would lead nowhere.
  return site.type === "external" && site.host === site.registeredHost
    ? { type: "external", host: site.host }
    : null;
}
