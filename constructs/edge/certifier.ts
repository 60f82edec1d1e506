import { Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import type { Names } from "../../model/names";
import { addressOf } from "../../model/services";
import type { Channel } from "../channel/channel";
import { homeOf } from "../swarm/home";
import type { CityNetworks } from "../swarm/city-networks";
import { SwarmService } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";

export interface CertifierProps {
  readonly city: CitySettings;
  readonly environment: Environment;
  readonly names: Names;
  readonly images: { readonly certifier: string; readonly pebble: string };
  readonly channel: Channel;
  readonly networks: CityNetworks;
}

/**
 * Keeps the certificates of the city: one wildcard for the zone, one for each unit outside it. Where the environment
 * names `pebble` as its authority, that authority runs beside it: the same path as with a real one.
 */
export class Certifier extends Construct {
  /** Mounted read-only by whoever serves TLS; see docs/architecture.md for its files. */
  public readonly certificates: Volume;

  constructor(scope: Construct, id: string, props: CertifierProps) {
    super(scope, id);
    const { city, environment, names, networks } = props;
    const home = homeOf(this, environment, "edge");
    const { placement } = home;
    const certificates = new Volume(this, "certificates", { name: names.of("certificates"), home });
    const account = new Volume(this, "certifier-data", { name: names.of("certifier-data"), home });
    const dnsSecret = new Volume(this, "secret-acme-dns", { name: names.of("secret-acme-dns"), home });
    this.certificates = certificates;

    const ownAuthority = environment.acme.directory === "pebble";
    const authority = ownAuthority
      ? new Volume(this, "pebble-public", { name: names.of("pebble-public"), home })
      : undefined;

    new SwarmService(this, "certifier", {
      name: names.of("certifier"),
      image: props.images.certifier,
      environment: {
        ACME_DIRECTORY: ownAuthority
          ? `https://${addressOf(environment, "pebble", "acme")}/dir`
          : environment.acme.directory,
        ACME_CHALLENGE: environment.acme.challenge,
        ACME_EMAIL: city.alertMailbox,
        DNS_SERVER: names.of("dns"),
        ...(authority === undefined
          ? { CERTIFICATES_PER_WEEK: String(environment.acme.certificatesPerWeek) }
          : { LEGO_CA_CERTIFICATES: "/public/directory-ca.pem" }),
      },
      ...networks.joinedBy("certifier"),
      volumes: [
        { volume: props.channel.volumeName, target: "/config", readOnly: true },
        { volume: certificates.volumeName, target: "/certificates" },
        { volume: account.volumeName, target: "/data" },
        { volume: dnsSecret.volumeName, target: "/secret", readOnly: true },
        ...(authority === undefined
          ? []
          : [{ volume: authority.volumeName, target: "/public", readOnly: true }]),
      ],
      tmpfs: [
        { target: "/run", sizeMiB: 8 },
        { target: "/tmp", sizeMiB: 32 },
      ],
      memoryMiB: 192,
      placement,
    });

    if (authority !== undefined) {
      new SwarmService(this, "pebble", {
        name: names.of("pebble"),
        image: props.images.pebble,
        environment: { DNS_SERVER: names.of("dns"), PEBBLE_HOSTS: names.of("pebble") },
        ...networks.joinedBy("pebble"),
        volumes: [{ volume: authority.volumeName, target: "/public" }],
        tmpfs: [
          { target: "/run", sizeMiB: 8 },
          { target: "/tmp", sizeMiB: 32 },
        ],
        memoryMiB: 192,
        placement,
      });
    }
  }
}
