import type { App } from "cdktf";
import { Channel } from "../constructs/channel/channel";
import { Portal } from "../constructs/portal/portal";
import { CityNetworks } from "../constructs/swarm/city-networks";
import { useDocker } from "../constructs/swarm/provider";
import type { ChannelPaths } from "../templates/channel";
import { CityStack } from "./city-stack";
import type { PlatformProps } from "./platform";

export interface PortalStackProps extends PlatformProps {
  /** What its containers are told. */
  readonly files: ChannelPaths;
}

/** The sector portal. */
export class PortalStack extends CityStack {
  constructor(scope: App, props: PortalStackProps) {
    super(scope, "portal", props.environment);
    const { environment, images, names } = props;
    useDocker(this, environment);
    const networks = CityNetworks.lookup(this, environment);
    const channel = new Channel(this, "channel", {
      channel: "portal",
      image: images.base,
      files: props.files,
      environment,
      consumers: { role: "core", anyNode: true },
      networks,
    });
    new Portal(this, "portal", { environment, names, image: images.portal, channel, networks });
  }
}
