import type { City, Site, Unit } from "../../model/city";
import type { Environment } from "../../environments/environment";
import { cellFileStem, jsonFile, type FileSet } from "../channel";
import { mailHost, type Services } from "./services";

/**
 * One entry of Prometheus' file-based discovery. What may change (host, address, expected answer) stands only in
 * labels that begin with two underscores: they steer the probe and are dropped before a series is named.
 */
interface Target {
  readonly targets: readonly [string];
  readonly labels: Readonly<Record<string, string>>;
}

/** What one unit gets probed for; null where this environment cannot answer for it. */
interface UnitTargets {
  readonly http: Target | null;
  readonly tls: Target | null;
  readonly dns: Target | null;
  readonly mail: Target | null;
}

const cellLabel = (cell: number): string => String(cell).padStart(2, "0");

function unitTargets(unit: Unit, environment: Environment, services: Services): UnitTargets {
  const labels = { unit: unit.id, cell: cellLabel(unit.cell), scope: "site" };
  const { site, mailbox } = unit;
  const mail: Target | null =
    mailbox.type === "hosted" && unit.lifecycle !== "retired"
      ? { targets: [mailbox.address], labels: { ...labels, __param_server: services.smtp } }
      : null;

  if (site.type === "hosted") {
    const redirects = unit.lifecycle === "retiring" && unit.successorId !== null;
    const addresses = [environment.gateway.ipv4, environment.gateway.ipv6].filter(
      (address) => address !== null,
    );
    return {
      http: {
        targets: [`https://${services.edge}/`],
        labels: {
          ...labels,
          __param_module: redirects ? "site_redirect" : "site",
          __param_hostname: site.host,
        },
      },
      tls: {
        targets: [services.edge],
        labels: { ...labels, __param_module: "tls", __param_hostname: site.host },
      },
      dns: { targets: [site.host], labels: { ...labels, __param_expect: addresses.join(",") } },
      mail,
    };
  }
  // A site elsewhere is reached by its public name, which a suffix for tests would lead nowhere.
  if (site.type === "external" && site.host === site.registeredHost) {
    return {
      http: { targets: [`${site.url}/`], labels: { ...labels, __param_module: "site_external" } },
      tls: {
        targets: [`${site.host}:443`],
        labels: { ...labels, __param_module: "tls_external", __param_hostname: site.host },
      },
      dns: null,
      mail,
    };
  }
  return { http: null, tls: null, dns: null, mail };
}

/** What the checker tells about a unit beside its probes, so that names never become part of a series' identity. */
interface UnitInfo {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  readonly url: string;
  /** The jobs of Prometheus that probe it. */
  readonly probes: readonly string[];
}

const PROBES = ["dns", "http", "mail", "tls"] as const satisfies readonly (keyof UnitTargets)[];

const siteUrl = (site: Site): string => ("url" in site ? site.url : "");

export function cellTargets(city: City, environment: Environment, services: Services): Map<number, FileSet> {
  return new Map(
    city.cells.map((cell) => {
      const stem = cellFileStem(cell.number);
      const units = cell.units.map((unit) => ({ unit, targets: unitTargets(unit, environment, services) }));
      const of = (kind: keyof UnitTargets): string =>
        jsonFile(units.map(({ targets }) => targets[kind]).filter((target) => target !== null));
      const infos = units.map(({ unit, targets }): UnitInfo => ({
        id: unit.id,
        name: unit.name,
        parent: unit.parentName,
        url: siteUrl(unit.site),
        probes: PROBES.filter((kind) => targets[kind] !== null),
      }));
      const files: FileSet = {
        [`targets/http/${stem}.json`]: of("http"),
        [`targets/tls/${stem}.json`]: of("tls"),
        [`targets/dns/${stem}.json`]: of("dns"),
        [`targets/mail/${stem}.json`]: of("mail"),
        [`units/${stem}.json`]: jsonFile(infos),
      };
      return [cell.number, files];
    }),
  );
}

/** What the whole city shares: the portal and the doors of the mail servers. */
export function cityTargets(city: City, services: Services): FileSet {
  const target = (service: string, address: string, module: string, hostname: string): Target => ({
    targets: [address],
    labels: { service, scope: "city", __param_module: module, __param_hostname: hostname },
  });
  const host = mailHost(city);
  return {
    "targets/services.json": jsonFile([
      target("portal", `https://${services.edge}/`, "site", city.portal.host),
      target("smtp", services.smtp, "smtp_starttls", host),
      target("submission", services.submission, "smtp_starttls", host),
      target("submissions", services.submissions, "smtps", host),
      target("imaps", services.imaps, "imaps", host),
    ]),
  };
}
