import type { Environment } from "../../environments/environment";
import type { City, Unit } from "../../model/city";
import type { Subject } from "../../policy/live/rule";
import { inNetworks } from "./addresses";

/** A site to look at, and what is declared of it. */
export interface Target {
  readonly url: string;
  readonly isHosted: boolean;
  /** Where the site answers without TLS; null where that port is not known. */
  readonly plainUrl: string;
  /** Of the official address, as this environment's DNS knows it; null where there is none. */
  readonly mailDomain: string | null;
  /** Selectors of DKIM keys that are known to sign for it; null where none is known. */
  readonly dkimSelectors: readonly string[] | null;
  /** What the registry says, for the rules; the portal's share of it is known only when the portal was read. */
  readonly subject: Omit<Subject, "city" | "today">;
}

/** What all subjects of a city share, but for what is read from the portal. */
export type CitySubject = Omit<Subject["city"], "sectorItems">;

/**
 * The sites that an environment answers for, by id: those of active units. A site elsewhere is reached by its public
 * name, which a suffix for tests would lead nowhere.
 */
export function targetsOf(city: City, environment: Environment): readonly Target[] {
  const deployed = new Set(city.cells.flatMap((cell) => cell.units.map(({ id }) => id)));
  const urls = new Map(city.units.map((unit) => [unit.id, siteUrl(unit)]));
  return city.units
    .filter((unit) => unit.lifecycle === "active")
    .flatMap((unit): readonly Target[] => {
      const { site, mailbox } = unit;
      const url = siteUrl(unit);
      if (url === null || (site.type === "hosted" ? !deployed.has(unit.id) : site.type !== "external"))
        return [];
      if (site.type === "external" && site.host !== site.registeredHost) return [];
      const isHosted = site.type === "hosted";
      const domain =
        mailbox.type === "none" ? null : mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
      const selectors = environment.publicKeys.dkim
        .filter((key) => key.domain === domain)
        .map((key) => key.selector);
      const children = city.units
        .filter(({ parentId, lifecycle }) => parentId === unit.id && lifecycle === "active")
        .flatMap((child) => {
          const childUrl = urls.get(child.id) ?? null;
          return childUrl === null ? [] : [{ name: child.name, url: childUrl }];
        });
      return [
        {
          url,
          isHosted,
          plainUrl: plainUrl(url, isHosted ? environment.ports.http : 80),
          mailDomain:
            domain === null
              ? null
              : mailbox.type === "hosted"
                ? `${domain}${environment.hostSuffix}`
                : domain,
          dkimSelectors: mailbox.type === "hosted" ? selectors : null,
          subject: {
            id: unit.id,
            name: unit.name,
            kind: unit.kind,
            url,
            isHosted,
            sectorFeed: site.type === "hosted" ? site.sectorFeed : true,
            mail: mailbox.type === "none" ? null : mailbox.address,
            leaders: unit.leaders.map(({ name, phone, mail }) => ({ name, phone, mail })),
            children,
          },
        },
      ];
    })
    .sort((a, b) => (a.subject.id < b.subject.id ? -1 : 1));
}

export function citySubject(city: City, { edge, scan }: Environment): CitySubject {
  const department = city.units.find(({ id }) => id === city.department.id);
  return {
    zone: city.zone,
    portal: city.portal.url,
    department: (department === undefined ? null : siteUrl(department)) ?? city.portal.url,
    dataCentre: inNetworks([
      ...scan.dataCentre,
      `${edge.ipv4}/32`,
      ...(edge.ipv6 === null ? [] : [`${edge.ipv6}/128`]),
    ]),
  };
}

function siteUrl({ site }: Unit): string | null {
  return site.type === "hosted" || site.type === "external" ? site.url.replace(/\/$/, "") : null;
}

function plainUrl(url: string, port: number): string {
  const { hostname } = new URL(url);
  return `http://${hostname}${port === 80 ? "" : `:${port}`}/`;
}
