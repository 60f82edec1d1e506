import type { Environment } from "../../environments/environment";
import type {
  MonitoredUnit,
  MonitoredUnits,
  ServiceTargets,
  UnitTarget,
  UnitTargets,
} from "../../contracts/types";
import { type CellView, isDeployed } from "../../model/cell-view";
import type { CitySettings, Site, Unit } from "../../model/city";
import { edgeHost } from "../../model/dns";
import { activationHost, mailHost, webmailHost } from "../../model/mail";
import { type Probes, probesOf } from "../../model/probes";
import { type Recipients, recipientsOf } from "../../model/recipients";
import { addressOf, SHARED } from "../../model/services";
import { cellFileStem, jsonFile, type FileSet } from "../channel";

/** The jobs of Prometheus that probe units. */
export const UNIT_PROBES = ["dns", "http", "mail", "page", "tls"] as const;

/**
 * One line a unit, from which each probing job takes what it asks (see `prometheus.ts`): a changed host is one
 * changed line of a plan.
 */
function target({ id, cell }: Unit, { site, mail }: Probes): UnitTarget | null {
  const address = site?.host ?? mail;
  if (address === null) return null;
  return {
    targets: [address],
    labels: {
      unit: id,
      cell: String(cell).padStart(2, "0"),
      scope: "site",
      ...(site === null ? {} : { __site: site.type }),
      ...(mail === null ? {} : { __mail: mail }),
    },
  };
}

const siteUrl = (site: Site): string => ("url" in site ? site.url : "");

function info(unit: Unit, probes: Probes, told: Recipients): MonitoredUnit {
  const { id, name, parentName, site } = unit;
  return {
    id,
    name,
    parent: parentName,
    url: siteUrl(site),
    tellUnit: told.unit ?? "",
    tellParent: told.parent ?? "",
    tellDaily: told.parentDaily ?? "",
    parentId: told.parentDaily === null ? "" : unit.parentId,
    probes: [
      // The name of a site elsewhere is not ours to answer.
      ...(probes.site !== null && probes.site.type !== "external" ? (["dns"] as const) : []),
      ...(probes.site === null ? [] : (["http"] as const)),
      ...(probes.mail === null ? [] : (["mail"] as const)),
      ...(probes.site?.type === "hosted" ? (["page"] as const) : []),
      ...(probes.site === null ? [] : (["tls"] as const)),
    ],
  };
}

export function cellTargets(view: CellView, city: CitySettings): FileSet {
  if (!isDeployed(view)) return {};
  const stem = cellFileStem(view.number);
  const probed = view.filed.map((unit) => ({ unit, probes: probesOf(unit, view) }));
  return {
    [`targets/${stem}.json`]: jsonFile<UnitTargets>(
      probed.map(({ unit, probes }) => target(unit, probes)).filter((each) => each !== null),
    ),
    [`units/${stem}.json`]: jsonFile<MonitoredUnits>(
      probed.map(({ unit, probes }) => info(unit, probes, recipientsOf(unit, view, city))),
    ),
  };
}

export function cityTargets(city: CitySettings, environment: Environment): FileSet {
  return {
    "targets/services.json": jsonFile<ServiceTargets>(
      SHARED.map(({ name, service, port, module }) => {
        const address = addressOf(environment, service, port);
        const isPage = module === "site" || module === "edge";
        const page = pageOf(name, city);
        return {
          targets: [isPage ? `https://${address}/` : address],
          labels: {
            service: name,
            scope: "city",
            __param_module: module,
            __param_hostname: isPage ? page : mailHost(city),
          },
        };
      }),
    ),
  };
}

/** The host by which a page of the city is asked for. */
function pageOf(name: string, city: CitySettings): string {
  switch (name) {
    case "activation":
      return activationHost(city);
    case "webmail":
      return webmailHost(city);
    case "portal":
      return city.portal.host;
    default:
      return edgeHost(city);
  }
}
