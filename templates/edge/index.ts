import type { Environment } from "../../environments/environment";
import { filedUnits } from "../../model/cells";
import { budgetDomain } from "../../model/certificate-budget";
import { type CertificateRequest, certificates } from "../../model/certificates";
import type { City, Unit, UnitId } from "../../model/city";
import { type HostedUnit, isHosted } from "../../model/hosts";
import { namesFor, type Names } from "../../model/names";
import { cellFileStem, jsonFile, type ChannelFiles, type FileSet } from "../channel";

/** The port at which sites and the portal answer inside their networks. */
const SITE_PORT = 8080;

/**
 * The channel `edge`: which service answers for which host, where visitors of a retiring unit are led, and the
 * certificates that all this needs.
 */
export function edgeChannel(city: City, environment: Environment): ChannelFiles {
  const names = namesFor(environment);
  const units = new Map(city.units.map((unit) => [unit.id, unit]));
  return {
    base: {
      "certificates.json": jsonFile(certificates(city).map((each) => withBudget(each, environment))),
      "routes/portal.map": lines([route(city.portal.host, names.of("portal"))]),
    },
    cells: new Map(
      [...filedUnits(city)].map(([cell, filed]) => [
        cell,
        cellFiles(cell, filed.filter(isHosted), units, names),
      ]),
    ),
  };
}

/** The certifier counts what a registered domain was given, where its authority does. */
function withBudget(request: CertificateRequest, environment: Environment) {
  const budget = budgetDomain(request, environment);
  return budget === null ? request : { ...request, budget };
}

function cellFiles(
  cell: number,
  hosted: readonly HostedUnit[],
  units: ReadonlyMap<UnitId, Unit>,
  names: Names,
): FileSet {
  const file = `${cellFileStem(cell)}.map`;
  const successors = hosted.flatMap((unit) => {
    const address = successorAddress(unit, units);
    return address === null ? [] : [`${unit.site.host} ${address};`];
  });
  return {
    [`routes/${file}`]: lines(hosted.map((unit) => route(unit.site.host, names.site(unit.id)))),
    ...(successors.length === 0 ? {} : { [`successors/${file}`]: lines(successors) }),
  };
}

function route(host: string, service: string): string {
  return `${host} http://${service}:${SITE_PORT};`;
}

/** Null for a unit whose visitors stay: it is not leaving, or nobody takes over whose site can be opened. */
function successorAddress(unit: Unit, units: ReadonlyMap<UnitId, Unit>): string | null {
  if (unit.lifecycle !== "retiring" || unit.successorId === null) return null;
  const site = units.get(unit.successorId)?.site;
  return site?.type === "hosted" || site?.type === "external" ? site.url : null;
}

function lines(each: readonly string[]): string {
  return each.map((line) => `${line}\n`).join("");
}
