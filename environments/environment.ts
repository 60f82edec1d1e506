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
  readonly gateway: { readonly ipv4: string; readonly ipv6: string | null };
  /** The units to deploy: all that are admitted, or only these (their parents stay in the directory). */
  readonly units: "all" | readonly string[];
  readonly docker: {
    /** The engine's address, such as `tcp://10.0.0.5:2376`. Null: the provider's default, `DOCKER_HOST` or the local socket. */
    readonly host: string | null;
    /** The registry that nodes pull from, with a trailing slash. Empty: images are already on the node. */
    readonly imageRegistry: string;
    /** A `/16`: its first `/22` is the core network, each cell gets a fixed `/24` behind it (252 cells). */
    readonly networkPool: string;
    /** Cells that `foundation` lays networks for in advance, so that a new cell within them touches nothing else. */
    readonly reservedCells: number;
    /** Swarm placement constraints by role; an empty list places a service anywhere. `{cell}` becomes the cell's number. */
    readonly placement: {
      readonly edge: readonly string[];
      readonly cell: readonly string[];
      readonly core: readonly string[];
    };
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
    /** `knot`: our own authoritative servers. `cloudflare`: records in the provider's API. */
    readonly backend: "knot" | "cloudflare";
    /** Seconds. */
    readonly ttl: number;
    /**
     * Records that one zone may hold in Cloudflare, by the plan that is paid for; a city that needs more is refused at
     * synthesis. @default - 3500, of the Pro, Business and Enterprise plans. Our own servers have no such limit.
     */
    readonly recordQuota: number;
  };
  readonly acme: {
    /** `pebble`: the test authority runs beside the platform. Otherwise the URL of an ACME directory. */
    readonly directory: string;
    /** How the DNS-01 challenge is answered. */
    readonly challenge: "rfc2136" | "cloudflare";
  };
  readonly mail: {
    /** `deny`: mail to other domains is refused, and never leaves. `direct`: it is delivered to their servers. */
    readonly outbound: "deny" | "direct";
  };
  readonly state: {
    readonly backend: "local" | "pg";
    /** OpenTofu's own encryption of state and plan, enforced; Terraform cannot read such a state. */
    readonly encrypted: boolean;
  };
  readonly monitoring: {
    /** Seconds between two probes of a site. */
    readonly probeInterval: number;
    /** Seconds that a site must be down before security staff are told. */
    readonly alertAfter: number;
    /** Days of history. */
    readonly retentionDays: number;
  };
}
