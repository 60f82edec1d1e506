import type { Environment } from "../../environments/environment";
import { type CellView, isDeployed } from "../../model/cell-view";
import { budgetDomain } from "../../model/certificate-budget";
import { type CertificateRequest, certificates } from "../../model/certificates";
import type { Unit } from "../../model/city";
import { isHosted } from "../../model/hosts";
import { namesFor } from "../../model/names";
import { cellFileStem, jsonFile, type ChannelTemplate } from "../channel";

/** The port at which sites and the portal answer inside their networks. */
const SITE_PORT = 8080;

/**
 * The channel `edge`: which service answers for which host, where visitors of a retiring unit are led, and the
 * certificates that all this needs.
 */
export const edgeChannel: ChannelTemplate = {
  settings: (city, environment) => ({
    "routes/portal.map": lines([route(city.portal.host, namesFor(environment).of("portal"))]),
  }),

  city: (city, environment) => ({
    "certificates.json": jsonFile(certificates(city).map((each) => withBudget(each, environment))),
  }),

  cell(view, _city, environment) {
    if (!isDeployed(view)) return {};
    const names = namesFor(environment);
    const file = `${cellFileStem(view.number)}.map`;
    const hosted = view.filed.filter(isHosted);
    const successors = hosted.flatMap((unit) => {
      const address = successorAddress(unit, view);
      return address === null ? [] : [`${unit.site.host} ${address};`];
    });
    return {
      [`routes/${file}`]: lines(hosted.map((unit) => route(unit.site.host, names.site(unit.id)))),
      ...(successors.length === 0 ? {} : { [`successors/${file}`]: lines(successors) }),
    };
  },
};

/** The certifier counts what a registered domain was given, where its authority does. */
function withBudget(request: CertificateRequest, environment: Environment) {
  const budget = budgetDomain(request, environment);
  return budget === null ? request : { ...request, budget };
}

function route(host: string, service: string): string {
  return `${host} http://${service}:${SITE_PORT};`;
}

/** Null for a unit whose visitors stay: it is not leaving, or nobody takes over whose site can be opened. */
function successorAddress(unit: Unit, { known }: CellView): string | null {
  if (unit.lifecycle !== "retiring" || unit.successorId === null) return null;
  const site = known.get(unit.successorId)?.site;
  return site?.type === "hosted" || site?.type === "external" ? site.url : null;
}

function lines(each: readonly string[]): string {
  return each.map((line) => `${line}\n`).join("");
}
