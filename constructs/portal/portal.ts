import { Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { Names } from "../../model/names";
import type { Channel } from "../channel/channel";
import { placementOf } from "../swarm/home";
import type { CityNetworks } from "../swarm/city-networks";
import { SwarmService } from "../swarm/swarm-service";

export interface PortalProps {
  readonly environment: Environment;
  readonly names: Names;
  readonly image: string;
  readonly channel: Channel;
  readonly networks: CityNetworks;
}

/** The sector portal: directory of all units, OPML and JSON index, the sector's feed. */
export class Portal extends Construct {
  public readonly serviceName: string;

  constructor(scope: Construct, id: string, props: PortalProps) {
    super(scope, id);
    this.serviceName = props.names.of("portal");
    new SwarmService(this, "portal", {
      name: this.serviceName,
      image: props.image,
      ...props.networks.joinedBy("portal"),
      volumes: [{ volume: props.channel.volumeName, target: "/config", readOnly: true }],
      tmpfs: [
        { target: "/srv", sizeMiB: 128 },
        { target: "/run", sizeMiB: 16 },
        { target: "/tmp", sizeMiB: 64 },
      ],
      memoryMiB: 256,
      placement: placementOf(props.environment, "core"),
    });
  }
}
