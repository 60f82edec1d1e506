import type { Certificates } from "../../contracts/types";
import type { Environment } from "../../environments/environment";
import { isDeployed } from "../../model/cell-view";
import { budgetDomain } from "../../model/certificate-budget";
import { type CertificateRequest, certificates } from "../../model/certificates";
import { isAnswered, urlOf } from "../../model/hosts";
import { activationHost, autoconfigHost, mtaStsHost, webmailHost } from "../../model/mail";
import { statusHost } from "../../model/monitoring";
import { namesFor } from "../../model/names";
import { visitOf } from "../../model/succession";
import { addressOf, portOf } from "../../model/services";
import { cellFileStem, jsonFile, type ChannelTemplate } from "../channel";

/**
 * The channel `edge`: which service answers for which host, where visitors of a retiring unit or of a former host are
 * led, and the
 * certificates that all this needs.
 */
export const edgeChannel: ChannelTemplate = {
  settings: (city, environment) => ({
    "routes/portal.map": lines(
      [city.portal.host, mtaStsHost(city), autoconfigHost(city)].map((host) =>
        route(host, addressOf(environment, "portal", "http")),
      ),
    ),
    "routes/mail.map": lines([
      route(activationHost(city), addressOf(environment, "activation", "http")),
      route(webmailHost(city), addressOf(environment, "webmail", "http")),
    ]),
    "routes/monitoring.map": lines([route(statusHost(city), addressOf(environment, "checker", "status"))]),
  }),

  city: (city, environment) => ({
    "certificates.json": jsonFile<Certificates>(
      certificates(city).map((each) => withBudget(each, environment)),
    ),
  }),

  cell(view, _city, environment) {
    if (!isDeployed(view)) return {};
    const names = namesFor(environment);
    const file = `${cellFileStem(view.number)}.map`;
    const answered = view.filed.filter(isAnswered);
    const successors = answered.flatMap((unit) => {
      const visit = visitOf(unit, view);
      return visit.type === "redirect" ? [`${unit.site.host} ${visit.url};`] : [];
    });
    const moved = answered.flatMap(({ site: { host }, formerHosts }) =>
      formerHosts.map((former) => `${former} ${urlOf(host, environment)};`),
    );
    return {
      ...(moved.length === 0 ? {} : { [`moved/${file}`]: lines(moved) }),
      [`routes/${file}`]: lines(
        answered.map(({ id, site }) =>
          route(
            site.host,
            `${site.type === "hosted" ? names.site(id) : names.archive(id)}:${portOf("site", "http").port}`,
          ),
        ),
      ),
      ...(successors.length === 0 ? {} : { [`successors/${file}`]: lines(successors) }),
    };
  },
};

/** The certifier counts what a registered domain was given, where its authority does. */
function withBudget(request: CertificateRequest, environment: Environment) {
  const budget = budgetDomain(request, environment);
  return budget === null ? request : { ...request, budget };
}

function route(host: string, address: string): string {
  return `${host} http://${address};`;
}

function lines(each: readonly string[]): string {
  return each.map((line) => `${line}\n`).join("");
}
