import type { DnsBackendName } from "./dns";
import type { CollectedKeys } from "./public-keys";

/**
 * What differs between the sandbox on one machine and the city's data centre.
 *
 * Constructs read these values; they never ask which environment they are in.
 */
export interface Environment {
  /** `sandbox`, `production`, or the name of another file in `environments/`. */
  readonly name: string;
  /** The first part of every resource's name, so that two environments can share an engine. */
  readonly prefix: string;
  /** Appended to every host name: `.localhost` makes browsers go to this machine. Empty in production. */
  readonly hostSuffix: string;
  /** The address that the platform's names resolve to (IPv4), and its IPv6 twin where there is one. */
  readonly edge: { readonly ipv4: string; readonly ipv6: string | null };
  /** The units to deploy: all that are admitted, or only these (their parents stay in the directory). */
  readonly units: "all" | readonly string[];
  readonly docker: {
    /** The engine's address, such as `tcp://10.0.0.5:2376`. Null: the provider's default, `DOCKER_HOST` or the local socket. */
    readonly host: string | null;
    /** The registry that nodes pull from, with a trailing slash. Empty: images are already on the node. */
    readonly imageRegistry: string;
    /**
     * What the registry called each image when it was pushed, by tag: `congtruong/site:0123456789ab` → `sha256:…`. From
     * `<name>.images.json`, which `congtruong images push` writes; not part of the YAML file. A service whose image has
     * no digest gets one from the engine when it is created, and would be restarted by the next plan.
     */
    readonly imageDigests: Readonly<Record<string, string>>;
    /** A `/16`: each cell gets a fixed `/24` of it (243 cells), and so do the networks of the platform. */
    readonly networkPool: string;
    /** Cells that `foundation` lays networks for in advance, so that a new cell within them touches nothing else. */
    readonly reservedCells: number;
    /**
     * Swarm placement constraints by role; an empty list places a service anywhere. `{cell}` becomes the cell's number.
     * With `nodes` they are added to those that follow from there.
     */
    readonly placement: {
      readonly edge: readonly string[];
      readonly cell: readonly string[];
      readonly core: readonly string[];
    };
    /**
     * The machines of the swarm and what each carries. Empty: everything runs on one engine, and `placement` alone says
     * where. @default - none
     */
    readonly nodes: readonly ClusterNode[];
    /** Upper bound of one site's container, in MiB. */
    readonly siteMemoryMiB: number;
  };
  /** Ports published on the node, in host mode. Null: not published. */
  readonly ports: {
    readonly http: number;
    readonly https: number;
    readonly dns: number | null;
    readonly smtp: number;
    readonly submission: number;
    readonly submissions: number;
    readonly imaps: number;
    readonly prometheus: number | null;
  };
  readonly dns: {
    /** Who answers for the names: one of `environments/dns/`. */
    readonly backend: DnsBackendName;
    /** Seconds. */
    readonly ttl: number;
    /**
     * Records that one zone may hold at the provider, by the plan that is paid for; a city that needs more is refused at
     * synthesis. @default - 3500, of the Pro, Business and Enterprise plans. Our own servers have no such limit.
     */
    readonly recordQuota: number;
  };
  readonly acme: {
    /** `pebble`: the test authority runs beside the platform. Otherwise the URL of an ACME directory. */
    readonly directory: string;
    /** How the DNS-01 challenge is answered: as the back end of `dns` says. */
    readonly challenge: string;
    /**
     * New certificates of one registered domain in seven days, which all its schools share; a city that could not get
     * them all again within a week is refused at synthesis. @default - 50, of Let's Encrypt. No other authority is
     * counted.
     */
    readonly certificatesPerWeek: number;
  };
  readonly mail: {
    /** `deny`: mail to other domains is refused, and never leaves. `direct`: it is delivered to their servers. */
    readonly outbound: "deny" | "direct";
    /**
     * What our MTA-STS policy asks of other servers (RFC 8461, 5): only to report where encryption to us fails, or not to
     * deliver then. @default - testing
     */
    readonly mtaSts: "testing" | "enforce";
  };
  readonly backup: {
    /** Where each cell's repository is: a volume beside the cell's data. @default - local */
    readonly repository: "local";
    /** How many backups of a unit are kept. @default - 14 days, 8 weeks, 12 months */
    readonly keep: { readonly daily: number; readonly weekly: number; readonly monthly: number };
    /**
     * Public halves of `age` keys: who may open the backups when the node with their key is no more
     * (`congtruong backup key`). @default - nobody
     */
    readonly recipients: readonly string[];
  };
  readonly state: {
    readonly backend: "local" | "pg";
    /** OpenTofu's own encryption of state and plan, enforced; Terraform cannot read such a state. */
    readonly encrypted: boolean;
  };
  /**
   * Public keys that were made inside containers and that the model publishes. From `<name>.public-keys.json`, which
   * `congtruong public-keys collect` writes; not part of the YAML file.
   */
  readonly publicKeys: CollectedKeys;
  readonly monitoring: {
    /** Seconds between two probes of a site. */
    readonly probeInterval: number;
    /** Seconds that a site must be down before security staff are told. */
    readonly alertAfter: number;
    /** Days of history. */
    readonly retentionDays: number;
  };
  readonly logs: {
    /**
     * For how many days the store keeps what containers have written, by what it is about (docs/logs.md).
     * @default - access 90, security 365, mail 180, platform 90
     */
    readonly keepDays: Readonly<Record<"access" | "security" | "mail" | "platform", number>>;
  };
  /** What `congtruong scan` must know of the networks. */
  readonly scan: {
    /** Networks of the city data centre, besides the edge's own addresses. @default - none */
    readonly dataCentre: readonly string[];
    /**
     * Networks that are not of the internet and that the scanner may still open, since sites of ours answer there. Any
     * other private address is refused, wherever a name or a redirect leads. @default - none
     */
    readonly privateNetworks: readonly string[];
  };
}

/** What a node does besides carrying cells: the edge with mail and our own DNS, or the portal with monitoring. */
export type Role = "edge" | "core";

/** A machine of the swarm. Volumes lie on one node, so each role's and each cell's data has exactly one. */
export interface ClusterNode {
  /** Its host name, as `docker node ls` shows it. */
  readonly name: string;
  /** Its engine as the runner reaches it: `tcp://10.0.0.11:2376` (TLS, files by `DOCKER_CERT_PATH`) or `unix:///…`. */
  readonly engine: string;
  /** What may run here. Services that hold no data move to another node with their role when this one is lost. */
  readonly roles: readonly Role[];
  /** Roles whose volumes lie here. @default - those that no other node has */
  readonly keeps: readonly Role[];
  /** Cells whose volumes lie here: `"7"`, or from first to last, `"1-16"`. */
  readonly cells: readonly string[];
}
