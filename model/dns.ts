import type { DkimKey } from "../contracts/types";
import type { RecordType, RecordValue } from "../environments/dns/backend";
import type { Environment } from "../environments/environment";
import type { City, CitySettings, Fqdn, Unit } from "./city";
import { type AnsweredUnit, hostMark, inCityZone, isAnswered } from "./hosts";
import { statusHost } from "./monitoring";
import {
  activationHost,
  autoconfigHost,
  mailHost,
  mtaStsHost,
  mtaStsId,
  mtaStsPolicy,
  reportsAddress,
  webmailHost,
} from "./mail";
import { hostedDomains } from "./mailboxes";

/**
 * The records that the city publishes: one model, whoever serves them (environments/dns/).
 *
 * SOA and NS are missing on purpose: they belong to whoever serves the zone.
 */

export interface DnsRecord extends RecordValue {
  /**
   * Its identity in its zone, for ever: no part of it can change with a name, a host or a parent. `gate-a`,
   * `site-7900866`.
   */
  readonly key: string;
  /** Fully qualified, without a trailing dot. */
  readonly name: Fqdn;
  /** Seconds. */
  readonly ttl: number;
  /** The cell of the unit that it is for; null for the city's own. */
  readonly cell: number | null;
}

export interface DnsZone {
  /** `city`, or `u` and the id of the unit whose own zone it is, with a mark where it is that of a former host. */
  readonly key: string;
  readonly name: Fqdn;
  /** By key; the city's own first, then those of units by id. */
  readonly records: readonly DnsRecord[];
}

const CITY_ZONE = "city";

/**
 * The zones of a city, its own first, then those of units whose host lies outside it, by id.
 *
 * A unit that is retiring keeps its records, since its name leads visitors on, and a retired one too, since what is kept
 * of it can be read there; one that is hosted elsewhere and one that this environment does not deploy have none.
 */
export function dnsZones(city: City, environment: Environment): readonly DnsZone[] {
  const units = city.cells.flatMap((cell) => cell.units).sort((a, b) => (a.id < b.id ? -1 : 1));
  const zones = unitZones(units, city, environment);
  const aliases = zones.find(({ key }) => key === CITY_ZONE)?.records ?? [];
  return [
    {
      key: CITY_ZONE,
      name: city.zone,
      records: [
        ...cityRecords(city, environment, writer(environment)),
        ...dkimKeys(city, environment, writer(environment)),
        ...aliases,
      ],
    },
    ...zones.filter(({ key }) => key !== CITY_ZONE),
  ];
}

/** What these units, all of them deployed, add to the city's zone and to zones of their own; zones without any are left out. */
export function unitZones(
  units: readonly Unit[],
  city: CitySettings,
  environment: Environment,
): readonly DnsZone[] {
  const write = writer(environment);
  const names = units.filter(isAnswered).flatMap(namesOf);
  const inside = names.filter(({ host }) => inCityZone(city, host));
  const outside = names.filter(({ host }) => !inCityZone(city, host));
  return [
    ...(inside.length === 0
      ? []
      : [{ key: CITY_ZONE, name: city.zone, records: inside.map((name) => siteAlias(city, name, write)) }]),
    ...outside.map((name) => ({
      key: `u${name.unit.id}${name.mark}`,
      name: name.host,
      records: ownZoneRecords(name, environment, write),
    })),
  ];
}

/** A name of a unit's site: the present one, or with a mark one that it had before. */
interface SiteName {
  readonly unit: AnsweredUnit;
  readonly host: Fqdn;
  readonly mark: string;
}

function namesOf(unit: AnsweredUnit): readonly SiteName[] {
  return [
    { unit, host: unit.site.host, mark: "" },
    ...unit.formerHosts.map((host) => ({ unit, host, mark: `-${hostMark(host)}` })),
  ];
}

/** The name at which every site of the zone is served; sites are aliases of it, so that moving the edge is one record. */
export function edgeHost(city: Pick<City, "zone">): Fqdn {
  return below("gate", city.zone);
}

function cityRecords(city: CitySettings, environment: Environment, write: Writer): readonly DnsRecord[] {
  const { zone } = city;
  const edge = edgeHost(city);
  const mail = mailHost(city);
  const portal = city.portal.host;
  return [
    ...write.addresses("apex", zone),
    ...write.addresses("gate", edge),
    ...write.addresses("mail", mail),
    ...(portal !== zone && inCityZone(city, portal) ? [write.alias("portal", portal, edge)] : []),
    write.alias("monitoring", statusHost(city), edge),
    ...mailRecords(city, environment, write),
    ...write.authorities(zone),
  ];
}

/** How mail for the city's domain reaches us, what other servers may hold mail in its name to, and where programs log in. */
function mailRecords(city: CitySettings, environment: Environment, write: Writer): readonly DnsRecord[] {
  const { zone } = city;
  const mail = mailHost(city);
  const edge = edgeHost(city);
  const reports = `mailto:${reportsAddress(city)}`;
  return [
    write.mx("mx", zone, 10, mail),
    write.text("spf", zone, "v=spf1 mx -all"),
    // Hosts below the zone send nothing: whatever comes in their name is refused.
    write.text(
      "dmarc",
      below("_dmarc", zone),
      `v=DMARC1; p=quarantine; sp=reject; adkim=r; aspf=r; rua=${reports}`,
    ),
    // Bounces have no sender, and are checked by the name that the server greets with (RFC 7208, 2.4).
    write.text("mail-spf", mail, "v=spf1 a -all"),
    // The portal and every school's site are aliases of the edge: what is said here is said of them all.
    write.mx("gate-mx", edge, 0, "." as Fqdn),
    write.text("gate-spf", edge, "v=spf1 -all"),
    write.text(
      "mta-sts",
      below("_mta-sts", zone),
      `v=STSv1; id=${mtaStsId(mtaStsPolicy(city, environment))}`,
    ),
    write.alias("mta-sts-host", mtaStsHost(city), edge),
    write.text("tls-rpt", below("_smtp._tls", zone), `v=TLSRPTv1; rua=${reports}`),
    write.alias("autoconfig", autoconfigHost(city), edge),
    write.alias("activation", activationHost(city), edge),
    write.alias("webmail", webmailHost(city), edge),
    write.srv("submissions-srv", below("_submissions._tcp", zone), environment.ports.submissions, mail),
    write.srv("submission-srv", below("_submission._tcp", zone), environment.ports.submission, mail),
    write.srv("imaps-srv", below("_imaps._tcp", zone), environment.ports.imaps, mail),
  ];
}

/**
 * The keys by which receivers check our mail (RFC 6376, 3.6.1), of domains whose mail is ours and that lie in the city's
 * zone. All that were collected: a letter that the key before signed may be on its way for days.
 */
function dkimKeys(city: City, environment: Environment, write: Writer): readonly DnsRecord[] {
  return publishedKeys(city, environment).map(({ name, selector, keyType, publicKey }) =>
    write.text(`dkim-${selector}`, name, `v=DKIM1; k=${keyType}; p=${publicKey}`),
  );
}

/** The collected keys that have a record, each with its name. With these and no others mail is signed. */
export function publishedKeys(
  city: City,
  { publicKeys, hostSuffix }: Pick<Environment, "publicKeys" | "hostSuffix">,
): readonly (DkimKey & { readonly name: Fqdn })[] {
  const hosted = hostedDomains(city);
  return publicKeys.dkim
    .filter(({ domain }) => hosted.includes(domain))
    .map((key) => ({
      ...key,
      name: below(`${key.selector}._domainkey`, `${key.domain}${hostSuffix}` as Fqdn),
    }))
    .filter(({ name }) => inCityZone(city, name));
}

function siteAlias(city: CitySettings, { unit, host, mark }: SiteName, write: Writer): DnsRecord {
  return write.alias(`site-${unit.id}${mark}`, host, edgeHost(city), unit.configCell);
}

/** A zone of its own has its host at the apex, where no alias may stand (RFC 1034, 3.6.2). */
function ownZoneRecords(
  { unit, host }: SiteName,
  environment: Environment,
  write: Writer,
): readonly DnsRecord[] {
  const silent = hasMailAt(unit, host, environment) ? [] : noMail(host, write);
  return [...write.addresses("apex", host), ...silent, ...write.authorities(host)].map((record) => ({
    ...record,
    cell: unit.configCell,
  }));
}

/**
 * Nobody may send in the name of a domain without mailboxes (RFC 7505, RFC 7489). Of a unit whose official address is
 * at its own domain nothing is said: its mail servers are not ours to know.
 */
function noMail(host: Fqdn, write: Writer): readonly DnsRecord[] {
  return [
    write.mx("mx", host, 0, "." as Fqdn),
    write.text("spf", host, "v=spf1 -all"),
    write.text("dmarc", below("_dmarc", host), "v=DMARC1; p=reject; adkim=s; aspf=s"),
  ];
}

function hasMailAt({ mailbox }: Unit, host: Fqdn, { hostSuffix }: Environment): boolean {
  return mailbox.type !== "none" && `${mailbox.address}${hostSuffix}`.endsWith(`@${host}`);
}

/**
 * What an authority calls itself in CAA records, by the host of its ACME directory. One that is not listed gets no
 * record, which forbids nothing.
 */
const CAA_IDENTITIES: Readonly<Record<string, string>> = {
  "acme-v02.api.letsencrypt.org": "letsencrypt.org",
  "acme-staging-v02.api.letsencrypt.org": "letsencrypt.org",
  "dv.acme-v02.api.pki.goog": "pki.goog",
  "acme.zerossl.com": "sectigo.com",
  "api.buypass.com": "buypass.com",
};

function caaIdentity(directory: string): string | null {
  return URL.canParse(directory) ? (CAA_IDENTITIES[new URL(directory).hostname] ?? null) : null;
}

type Writer = ReturnType<typeof writer>;

function writer(environment: Environment) {
  const { ttl } = environment.dns;
  const { ipv4, ipv6 } = environment.edge;
  const plain = (
    key: string,
    name: Fqdn,
    type: RecordType,
    content: string,
    cell: number | null = null,
  ): DnsRecord => ({
    key,
    name,
    type,
    ttl,
    content,
    priority: null,
    data: null,
    cell,
  });
  const authority = caaIdentity(environment.acme.directory);
  return {
    addresses: (key: string, name: Fqdn): readonly DnsRecord[] => [
      plain(`${key}-a`, name, "A", ipv4),
      ...(ipv6 === null ? [] : [plain(`${key}-aaaa`, name, "AAAA", ipv6)]),
    ],
    alias: (key: string, name: Fqdn, target: Fqdn, cell: number | null = null): DnsRecord =>
      plain(key, name, "CNAME", target, cell),
    text: (key: string, name: Fqdn, text: string): DnsRecord => plain(key, name, "TXT", text),
    mx: (key: string, name: Fqdn, priority: number, server: Fqdn): DnsRecord => ({
      ...plain(key, name, "MX", server),
      priority,
    }),
    srv: (key: string, name: Fqdn, port: number, target: Fqdn): DnsRecord => ({
      ...plain(key, name, "SRV", target),
      priority: 0,
      data: { type: "SRV", priority: 0, weight: 1, port, target },
    }),
    authorities: (name: Fqdn): readonly DnsRecord[] =>
      authority === null
        ? []
        : [
            {
              ...plain("caa", name, "CAA", authority),
              data: { type: "CAA", flags: 0, tag: "issue", value: authority },
            },
          ],
  };
}

function below(label: string, zone: Fqdn): Fqdn {
  return `${label}.${zone}` as Fqdn;
}
