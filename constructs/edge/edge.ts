import { Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import { webmailHost } from "../../model/mail";
import type { Names } from "../../model/names";
import { portOf } from "../../model/services";
import type { Channel } from "../channel/channel";
import { homeOf } from "../swarm/home";
import type { CellNetwork, CityNetworks } from "../swarm/city-networks";
import { SwarmService } from "../swarm/swarm-service";
import type { Volume } from "../swarm/volume";

export interface EdgeProps {
  readonly city: CitySettings;
  readonly environment: Environment;
  readonly names: Names;
  readonly image: string;
  readonly channel: Channel;
  readonly certificates: Volume;
  readonly networks: CityNetworks;
  /** The network of every reserved cell: joining one later would replace the edge. */
  readonly cells: readonly CellNetwork[];
}

/** The edge: TLS, routing by host, page cache. A host that no school has never reaches a school. */
export class Edge extends Construct {
  /** The name under which probes reach it. */
  public readonly serviceName: string;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    const { city, environment, names } = props;
    this.serviceName = names.of("edge");
    new SwarmService(this, "edge", {
      name: this.serviceName,
      image: props.image,
      environment: {
        ZONE: city.zone,
        HTTPS_PORT: String(environment.ports.https),
        WEBMAIL_HOST: webmailHost(city),
      },
      ...props.networks.joinedBy("edge", props.cells),
      volumes: [
        { volume: props.channel.volumeName, target: "/config", readOnly: true },
        { volume: props.certificates.volumeName, target: "/certificates", readOnly: true },
      ],
      tmpfs: [
        { target: "/run", sizeMiB: 16 },
        { target: "/tmp", sizeMiB: 64 },
        // The cache (104 MiB), twelve uploads of 32 MiB and a thousand small bodies fit in it together (images/edge/nginx).
        { target: "/var/cache/nginx", sizeMiB: 640 },
        { target: "/var/lib/nginx", sizeMiB: 64 },
      ],
      ports: [
        { target: portOf("edge", "http").port, published: environment.ports.http },
        { target: portOf("edge", "https").port, published: environment.ports.https },
      ],
      memoryMiB: 1024,
      placement: homeOf(this, environment, "edge").placement,
    });
  }
}
