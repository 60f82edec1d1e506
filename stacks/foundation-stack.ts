import type { App } from "cdktf";
import { Channel } from "../constructs/channel/channel";
import { Certifier } from "../constructs/edge/certifier";
import { Edge } from "../constructs/edge/edge";
import { CityNetworks } from "../constructs/swarm/city-networks";
import { OverlayNetwork } from "../constructs/swarm/overlay-network";
import { useDocker } from "../constructs/swarm/provider";
import { cellId } from "../model/names";
import { cellSubnet } from "../model/networks";
import type { ChannelPaths } from "../templates/channel";
import { CityStack } from "./city-stack";
import type { PlatformProps } from "./platform";

export interface FoundationStackProps extends PlatformProps {
  /** What the edge and the certifier are told. */
  readonly files: ChannelPaths;
}

/** What the rest of the city stands on: networks, the edge with its routes, certificates. */
export class FoundationStack extends CityStack {
  constructor(scope: App, props: FoundationStackProps) {
    super(scope, "foundation", props.environment);
    const { city, environment, images, names } = props;
    useDocker(this, environment);

    const networks = CityNetworks.made(this, environment);
    const cells = props.cellNumbers.map((cell) => ({
      cell,
      network: new OverlayNetwork(this, cellId(cell), {
        name: names.cellNetwork(cell),
        subnet: cellSubnet(environment.docker.networkPool, cell),
      }),
    }));
    // All services once shared one network. Those of other stacks leave it later than this stack is applied, so it is
    // forgotten here and stays until somebody removes it (docs/network.md). Where it never was, nothing is to do.
    this.addOverride("removed", [{ from: "docker_network.core", lifecycle: { destroy: false } }]);

    const channel = new Channel(this, "channel", {
      channel: "edge",
      image: images.base,
      files: props.files,
      environment,
      consumers: { role: "edge", anyNode: false },
      networks,
    });
    const certifier = new Certifier(this, "certifier", {
      city,
      environment,
      names,
      images,
      channel,
      networks,
    });
    new Edge(this, "edge", {
      city,
      environment,
      names,
      image: images.edge,
      channel,
      certificates: certifier.certificates,
      networks,
      cells,
    });
  }
}
