import { dnsBackend } from "../environments/dns";
import type { Environment } from "../environments/environment";
import { MAIL_PORTS } from "./mail";
import { cellSubnet, roleSubnet } from "./networks";

/**
 * The platform's services, the ports at which they answer, and who may talk to whom. Networks, the rules inside the
 * containers, addresses in what they are told, and the tests of all that follow from here; docs/network.md shows it.
 */

export type Protocol = "tcp" | "udp";

export interface Port {
  readonly port: number;
  readonly protocols: readonly Protocol[];
  /** Under which entry of the environment's `ports` the node publishes it. */
  readonly published?: keyof Environment["ports"];
}

const tcp = (port: number, published?: keyof Environment["ports"]): Port => ({
  port,
  protocols: ["tcp"],
  ...(published === undefined ? {} : { published }),
});

/** Every service that listens or calls, and its ports by name. */
export const SERVICES = {
  edge: { http: tcp(8080, "http"), https: tcp(8443, "https"), metrics: tcp(9113) },
  certifier: {},
  pebble: { acme: tcp(14000) },
  dns: { dns: { port: 5353, protocols: ["udp", "tcp"], published: "dns" } },
  portal: { http: tcp(8080) },
  "mail-mx": {
    smtp: tcp(MAIL_PORTS.smtp, "smtp"),
    submission: tcp(MAIL_PORTS.submission, "submission"),
    submissions: tcp(MAIL_PORTS.submissions, "submissions"),
    /** For the platform's own programs, which have no password. */
    inside: tcp(MAIL_PORTS.inside),
    metrics: tcp(MAIL_PORTS.mxMetrics),
  },
  "mail-imap": {
    imaps: tcp(MAIL_PORTS.imaps, "imaps"),
    lmtp: tcp(MAIL_PORTS.lmtp),
    sasl: tcp(MAIL_PORTS.sasl),
    quota: tcp(MAIL_PORTS.quota),
    suspensions: tcp(MAIL_PORTS.suspensions),
    passwords: tcp(MAIL_PORTS.passwords),
    metrics: tcp(MAIL_PORTS.imapMetrics),
  },
  "mail-filter": { milter: tcp(MAIL_PORTS.milter), metrics: tcp(MAIL_PORTS.filterMetrics) },
  activation: { http: tcp(8080) },
  webmail: { http: tcp(8080) },
  prometheus: { http: tcp(9090, "prometheus") },
  alertmanager: { http: tcp(9093) },
  blackbox: { http: tcp(9115) },
  checker: {
    http: tcp(9116),
    /** Whether the monitoring is alive, for the watcher outside: through the edge, by the host of `model/monitoring.ts`. */
    status: tcp(9119),
  },
  /** One on every node. */
  "node-exporter": { metrics: tcp(9100) },
  /** Takes what each node's shipper sends, and shows figures and the signed end of its chain. */
  logs: { relp: tcp(6514), metrics: tcp(9120) },
  /** One on every node: brings what containers there have written to the store. */
  "log-shipper": {},
  /** One a cell. */
  db: { mysql: tcp(3306) },
  /** One a cell. It is the database's root by the socket in a volume that both mount. */
  provisioner: {},
  /** One a cell. */
  backup: { metrics: tcp(9118) },
  /** One a unit. */
  site: { http: tcp(8080) },
  /** Several a channel. */
  publisher: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Port>>>>;

export type ServiceName = keyof typeof SERVICES;
export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[];

/** @throws when the service has no port of that name */
export function portOf(service: ServiceName, port: string): Port {
  const found = (SERVICES[service] as Readonly<Record<string, Port>>)[port];
  if (found === undefined)
    throw new Error(`The service ${service} has no port ${port}: see model/services.ts.`);
  return found;
}

/** Services that there is one of, or one on every node. */
type SingleService = Exclude<ServiceName, "db" | "provisioner" | "backup" | "site" | "publisher">;

/** A port that a service has. */
type Endpoint = {
  readonly [S in SingleService]: { readonly service: S; readonly port: keyof (typeof SERVICES)[S] & string };
}[SingleService];

/**
 * What shows figures in Prometheus' format: scraped as the job of the service's name, and missed when it is away. An exporter is a row here, beside its service above; the tests name the network that it needs.
 */
export const METRICS: readonly (Endpoint & {
  /** @default "/metrics" */
  readonly path?: string;
  /** The alert that says that it is away. @default "ProbeBlind", of what watches others */
  readonly missedBy?: string;
  /** There is one on every node: all that the service's name leads to are scraped. */
  readonly everyNode?: true;
})[] = [
  { service: "prometheus", port: "http" },
  { service: "alertmanager", port: "http" },
  { service: "blackbox", port: "http" },
  { service: "checker", port: "http" },
  { service: "mail-filter", port: "metrics", missedBy: "MailFilterDown" },
  { service: "mail-mx", port: "metrics", missedBy: "ServiceDown" },
  { service: "mail-imap", port: "metrics", missedBy: "ServiceDown" },
  { service: "edge", port: "metrics", missedBy: "EdgeDown" },
  { service: "node-exporter", port: "metrics", missedBy: "NodeLost", everyNode: true },
  { service: "logs", port: "metrics", missedBy: "LogStoreDown" },
];

/** The same of services that each cell has one of, called `ct-cell-NN-<service>`: the job makes their addresses of the units' cells. */
export const CELL_METRICS = [
  { service: "backup", port: "metrics", missedBy: "BackupMissing" },
] as const satisfies readonly {
  readonly service: ServiceName;
  readonly port: string;
  readonly missedBy: string;
}[];

/** What the whole city shares, as its users reach it: the job `services` probes each by a module of the blackbox exporter. */
export const SHARED: readonly (Endpoint & {
  /** Its name in alerts and pages. */
  readonly name: string;
  readonly module: "site" | "edge" | "smtp_starttls" | "smtps" | "imaps";
})[] = [
  { name: "edge", service: "edge", port: "https", module: "edge" },
  { name: "portal", service: "edge", port: "https", module: "site" },
  { name: "activation", service: "edge", port: "https", module: "site" },
  { name: "webmail", service: "edge", port: "https", module: "site" },
  { name: "smtp", service: "mail-mx", port: "smtp", module: "smtp_starttls" },
  { name: "submission", service: "mail-mx", port: "submission", module: "smtp_starttls" },
  { name: "submissions", service: "mail-mx", port: "submissions", module: "smtps" },
  { name: "imaps", service: "mail-imap", port: "imaps", module: "imaps" },
];

export interface Call {
  readonly from: ServiceName;
  readonly to: ServiceName;
  /** Names of the ports of `to`. */
  readonly ports: readonly string[];
}

const call = (from: ServiceName, to: ServiceName, ...ports: string[]): Call => ({ from, to, ports });

/** The calls of who asks each of these ports: one for each service. */
function asks(from: ServiceName, endpoints: readonly Endpoint[]): readonly Call[] {
  const services = [...new Set(endpoints.map(({ service }) => service))].filter(
    (service) => service !== from,
  );
  return services.map((to) =>
    call(from, to, ...new Set(endpoints.filter(({ service }) => service === to).map(({ port }) => port))),
  );
}

/** Who may talk to whom. What does not stand here does not get through. */
export const CALLS: readonly Call[] = [
  call("edge", "site", "http"),
  call("edge", "portal", "http"),
  call("edge", "checker", "status"),
  call("edge", "activation", "http"),
  call("edge", "webmail", "http"),
  call("site", "db", "mysql"),
  call("provisioner", "portal", "http"),
  // Links for logging in to a site, which itself reaches its database and nothing else.
  call("provisioner", "mail-mx", "inside"),
  call("certifier", "pebble", "acme"),
  call("certifier", "dns", "dns"),
  call("pebble", "dns", "dns"),
  call("log-shipper", "logs", "relp"),
  call("mail-mx", "mail-imap", "lmtp", "sasl", "quota", "suspensions"),
  call("mail-mx", "mail-filter", "milter"),
  call("activation", "mail-imap", "passwords"),
  call("webmail", "mail-imap", "imaps", "passwords"),
  call("webmail", "mail-mx", "submissions"),
  // Alerts, probes and figures go to the same ports.
  ...asks("prometheus", METRICS),
  ...CELL_METRICS.map(({ service, port }) => call("prometheus", service, port)),
  call("alertmanager", "checker", "http"),
  call("alertmanager", "mail-mx", "inside"),
  call("checker", "mail-mx", "inside"),
  call("checker", "dns", "dns"),
  call("checker", "edge", "https"),
  // The signed end of the chain, for the watcher outside to keep.
  call("checker", "logs", "metrics"),
  ...asks("blackbox", SHARED),
];

export interface RoleNetwork {
  readonly members: readonly ServiceName[];
  /** Its place in the pool: never changed and never given again. */
  readonly block: number;
  /**
   * The engine gives its members a way to the node as well, which a published port needs and which leads out. Never
   * changed: the network would be replaced. Its members have a firewall of their own.
   */
  readonly open: boolean;
}

/** Networks of the platform: each pair of members talks, at least one way. The cells' are beside these. */
export const ROLE_NETWORKS = {
  feed: { members: ["portal", "provisioner"], block: 0, open: false },
  facts: { members: ["publisher"], block: 1, open: false },
  web: { members: ["edge", "portal"], block: 2, open: false },
  acme: { members: ["certifier", "dns"], block: 3, open: true },
  authority: { members: ["certifier", "pebble", "dns"], block: 4, open: false },
  mail: { members: ["mail-mx", "mail-imap", "blackbox"], block: 5, open: true },
  alerts: { members: ["alertmanager", "checker", "mail-mx"], block: 6, open: false },
  metrics: { members: ["prometheus", "alertmanager", "checker"], block: 7, open: false },
  probes: { members: ["prometheus", "blackbox"], block: 8, open: true },
  watch: { members: ["blackbox", "edge"], block: 9, open: false },
  lookup: { members: ["checker", "dns"], block: 10, open: true },
  lifetimes: { members: ["checker", "edge"], block: 11, open: false },
  // Open, since the filter asks the world's DNS who may send for whom.
  filter: { members: ["mail-mx", "mail-filter"], block: 12, open: true },
  "filter-metrics": { members: ["prometheus", "mail-filter"], block: 13, open: false },
  "mail-metrics": { members: ["prometheus", "mail-mx"], block: 14, open: false },
  activation: { members: ["edge", "activation"], block: 15, open: false },
  // Its own, so that the page meets nobody of mail but the one port that it asks.
  passwords: { members: ["activation", "mail-imap"], block: 16, open: false },
  webmail: { members: ["edge", "webmail"], block: 18, open: false },
  // Who asks from here says whom he asks for, and the mail store believes it.
  "webmail-store": { members: ["webmail", "mail-imap"], block: 20, open: false },
  "webmail-sending": { members: ["webmail", "mail-mx"], block: 21, open: false },
  "node-metrics": { members: ["prometheus", "node-exporter"], block: 17, open: false },
  "imap-metrics": { members: ["prometheus", "mail-imap"], block: 23, open: false },
  "edge-metrics": { members: ["prometheus", "edge"], block: 19, open: false },
  // Who is in here can add lines to the logs.
  logs: { members: ["logs", "log-shipper"], block: 22, open: false },
  "log-metrics": { members: ["prometheus", "logs"], block: 24, open: false },
  // Its own, since the checker answers the network in which Prometheus asks.
  "log-heads": { members: ["checker", "logs"], block: 25, open: false },
  // Has room for a provisioner of each cell.
  letters: { members: ["provisioner", "mail-mx"], block: 26, open: false },
  // Open, since a repository may lie elsewhere one day.
  backup: { members: ["prometheus", "backup"], block: 27, open: true },
} as const satisfies Readonly<Record<string, RoleNetwork>>;

export type NetworkName = keyof typeof ROLE_NETWORKS;
export const NETWORK_NAMES = Object.keys(ROLE_NETWORKS) as readonly NetworkName[];

/** Who is in the network of a cell. It is open: the edge, which is in all of them, publishes ports. */
export const CELL_MEMBERS: readonly ServiceName[] = ["edge", "site", "db"];

/** Members of one network that may not talk although they could, and what keeps them apart. */
export const KEPT_APART: readonly (readonly [ServiceName, ServiceName, string])[] = [
  ["edge", "db", "the firewall of the edge lets nothing out to 3306"],
  ["site", "site", "the firewall of each lets nothing out but to the database, and of its port in"],
  ["edge", "edge", "there is one"],
  ["db", "db", "there is one in a cell"],
  ["provisioner", "provisioner", "none of them listens"],
  [
    "backup",
    "backup",
    "the firewall of each lets nothing out, and nothing in but from Prometheus' own network",
  ],
  ["publisher", "publisher", "none of them listens"],
  ["log-shipper", "log-shipper", "none of them listens"],
  ["node-exporter", "node-exporter", "each tells the same of its node to whoever asks, and nothing else"],
];

/** The platform's networks that a service is in. */
export function roleNetworksOf(service: ServiceName): readonly NetworkName[] {
  return NETWORK_NAMES.filter((name) => membersOf(name).includes(service));
}

export function membersOf(network: NetworkName): readonly ServiceName[] {
  return ROLE_NETWORKS[network].members;
}

/** Where a service with addresses beyond the platform may go. */
interface Outside {
  /** Names are asked for outside as well; without it only those of the platform are known. */
  readonly names: boolean;
  readonly ports: readonly number[];
}

const NOWHERE: Outside = { names: false, ports: [] };

/** The ways out of the platform. Nobody else has one. */
function outsideOf(service: ServiceName, { acme, dns, mail }: Environment): Outside {
  switch (service) {
    // It connects to nobody outside. But the name of a school that stands still must fail at once and not by silence.
    case "edge":
      return { names: true, ports: [] };
    case "mail-mx":
      return { names: true, ports: mail.outbound === "direct" ? [25] : [] };
    case "certifier":
      return acme.directory === "pebble" && acme.challenge === "rfc2136"
        ? NOWHERE
        : { names: true, ports: [443] };
    // Who may send for whom in the world (SPF, DKIM, DMARC).
    case "mail-filter":
      return { names: true, ports: [] };
    // Sites that are hosted elsewhere.
    case "blackbox":
      return { names: true, ports: [443] };
    case "checker":
      return dnsBackend({ dns }).provider === null ? NOWHERE : { names: true, ports: [] };
    default:
      return NOWHERE;
  }
}

/** What a container's own firewall lets through: entries such as `10.201.4.0/24:3306/tcp`; `!` means all but. */
export interface Firewall {
  readonly in: readonly string[];
  readonly out: readonly string[];
}

export interface Reach {
  /** Null: it is in closed networks alone, and those let nobody further than the table says. */
  readonly firewall: Firewall | null;
  /** Whether names that the platform does not know are asked for outside. */
  readonly outsideNames: boolean;
}

const leadsOut = (service: ServiceName): boolean =>
  roleNetworksOf(service).some((name) => ROLE_NETWORKS[name].open);

/** Whether somebody without a firewall, in a network that both are in, would reach a port that the table does not give. */
function isExposed(service: ServiceName): boolean {
  const neighbours = roleNetworksOf(service).flatMap(membersOf);
  return neighbours.some(
    (other) =>
      other !== service &&
      !leadsOut(other) &&
      !CELL_MEMBERS.includes(other) &&
      Object.keys(SERVICES[service]).some(
        (port) =>
          !CALLS.some(({ from, to, ports }) => from === other && to === service && ports.includes(port)),
      ),
  );
}

/**
 * What a service can reach and who reaches it, beyond what its networks say.
 *
 * @param cells numbers of the cells whose networks it is in
 */
export function reachOf(
  service: ServiceName,
  environment: Environment,
  cells: readonly number[] = [],
): Reach {
  const outside = outsideOf(service, environment);
  if (cells.length === 0 && !leadsOut(service) && !isExposed(service))
    return { firewall: null, outsideNames: outside.names };

  const pool = environment.docker.networkPool;
  // Who is in all cells is told of the whole pool: no new cell then changes it.
  const cellSubnets = cells.length > 1 ? [pool] : cells.map((cell) => cellSubnet(pool, cell));
  const shared = (other: ServiceName): string[] => [
    ...roleNetworksOf(service)
      .filter((name) => membersOf(name).includes(other))
      .map((name) => roleSubnet(pool, ROLE_NETWORKS[name].block)),
    ...(CELL_MEMBERS.includes(service) && CELL_MEMBERS.includes(other) ? cellSubnets : []),
  ];
  const rules = (subnets: readonly string[], { port, protocols }: Port): string[] =>
    subnets.flatMap((subnet) => protocols.map((protocol) => `${subnet}:${port}/${protocol}`));

  const own = Object.values(SERVICES[service] as Readonly<Record<string, Port>>);
  const published = own.filter(
    (port) => port.published !== undefined && environment.ports[port.published] !== null,
  );
  return {
    firewall: {
      in: unique([
        // Visitors come from beyond the platform; of its own services those that the table names.
        ...published.flatMap((port) => rules([`!${pool}`], port)),
        ...CALLS.filter(({ to }) => to === service).flatMap(({ from, ports }) =>
          ports.flatMap((port) => rules(shared(from), portOf(service, port))),
        ),
      ]),
      out: unique([
        ...CALLS.filter(({ from }) => from === service).flatMap(({ to, ports }) =>
          ports.flatMap((port) => rules(shared(to), portOf(to, port))),
        ),
        ...outside.ports.map((port) => `any:${port}/tcp`),
        ...(outside.names ? ["any:53/udp", "any:53/tcp"] : []),
      ]),
    },
    outsideNames: outside.names,
  };
}

function unique(entries: readonly string[]): readonly string[] {
  return [...new Set(entries)];
}

/** The name of a service in the network; those of which there are many take what tells them apart. */
export function serviceName(prefix: string, service: SingleService): string {
  return `${prefix}-${service}`;
}

/** `ct-mail-mx:2525`. */
export function addressOf(
  { prefix }: Pick<Environment, "prefix">,
  service: SingleService,
  port: string,
): string {
  return `${serviceName(prefix, service)}:${portOf(service, port).port}`;
}
