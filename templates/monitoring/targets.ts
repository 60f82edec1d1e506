import { type CellView, isDeployed } from "../../model/cell-view";
import type { CitySettings, Site, Unit } from "../../model/city";
import { cellFileStem, jsonFile, type FileSet } from "../channel";
import { mailHost, type Services } from "./services";

/**
 * One entry of Prometheus' file-based discovery. What may change (host, address, module) stands only in labels that
 * begin with two underscores: they steer the probe and are dropped before a series is named.
 */
interface Target {
  readonly targets: readonly [string];
  readonly labels: Readonly<Record<string, string>>;
}

/** How a unit's site is probed: through our gate, for a redirect through it, or where somebody else keeps it. */
export type SiteProbe = "hosted" | "redirect" | "external";

/** What a unit is probed for; null where this environment cannot answer for it. */
interface Probes {
  readonly site: { readonly probe: SiteProbe; readonly host: string } | null;
  readonly mail: string | null;
}

function probesOf({ site, mailbox, lifecycle, successorId }: Unit): Probes {
  return {
    site: siteProbe(),
    mail: mailbox.type === "hosted" && lifecycle !== "retired" ? mailbox.address : null,
  };

  function siteProbe(): Probes["site"] {
    if (site.type === "hosted") {
      const redirects = lifecycle === "retiring" && successorId !== null;
      return { probe: redirects ? "redirect" : "hosted", host: site.host };
    }
    // A site elsewhere is reached by its public name, which a suffix for tests would lead nowhere.
    if (site.type === "external" && site.host === site.registeredHost) {
      return { probe: "external", host: site.host };
    }
    return null;
  }
}

/**
 * One line a unit, from which each probing job takes what it asks (see `prometheus.ts`): a changed host is one
 * changed line of a plan.
 */
function target({ id, cell }: Unit, { site, mail }: Probes): Target | null {
  const address = site?.host ?? mail;
  if (address === null) return null;
  const labels = {
    unit: id,
    cell: String(cell).padStart(2, "0"),
    scope: "site",
    ...(site === null ? {} : { __site: site.probe }),
    ...(mail === null ? {} : { __mail: mail }),
  };
  return { targets: [address], labels };
}

/** What the checker tells about a unit beside its probes, so that names never become part of a series' identity. */
interface UnitInfo {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  readonly url: string;
  /** The jobs of Prometheus that probe it. */
  readonly probes: readonly ("dns" | "http" | "mail" | "tls")[];
}

const siteUrl = (site: Site): string => ("url" in site ? site.url : "");

function info({ id, name, parentName, site }: Unit, probes: Probes): UnitInfo {
  return {
    id,
    name,
    parent: parentName,
    url: siteUrl(site),
    probes: [
      // The name of a site elsewhere is not ours to answer.
      ...(probes.site !== null && probes.site.probe !== "external" ? (["dns"] as const) : []),
      ...(probes.site === null ? [] : (["http"] as const)),
      ...(probes.mail === null ? [] : (["mail"] as const)),
      ...(probes.site === null ? [] : (["tls"] as const)),
    ],
  };
}

export function cellTargets(view: CellView): FileSet {
  if (!isDeployed(view)) return {};
  const stem = cellFileStem(view.number);
  const probed = view.filed.map((unit) => ({ unit, probes: probesOf(unit) }));
  return {
    [`targets/${stem}.json`]: jsonFile(
      probed.map(({ unit, probes }) => target(unit, probes)).filter((each) => each !== null),
    ),
    [`units/${stem}.json`]: jsonFile(probed.map(({ unit, probes }) => info(unit, probes))),
  };
}

/** What the whole city shares: the portal and the doors of the mail servers. */
export function cityTargets(city: CitySettings, services: Services): FileSet {
  const door = (service: string, address: string, module: string, hostname: string): Target => ({
    targets: [address],
    labels: { service, scope: "city", __param_module: module, __param_hostname: hostname },
  });
  const host = mailHost(city);
  return {
    "targets/services.json": jsonFile([
      door("portal", `https://${services.edge}/`, "site", city.portal.host),
      door("smtp", services.smtp, "smtp_starttls", host),
      door("submission", services.submission, "smtp_starttls", host),
      door("submissions", services.submissions, "smtps", host),
      door("imaps", services.imaps, "imaps", host),
    ]),
  };
}
