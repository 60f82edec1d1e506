import type { App } from "cdktf";
import { Channel } from "../constructs/channel/channel";
import { Logs } from "../constructs/logs/logs";
import { Monitoring } from "../constructs/monitoring/monitoring";
import { CityNetworks } from "../constructs/swarm/city-networks";
import { useDocker } from "../constructs/swarm/provider";
import type { ChannelPaths } from "../templates/channel";
import { CityStack } from "./city-stack";
import type { PlatformProps } from "./platform";

export interface MonitoringStackProps extends PlatformProps {
  /** What its containers are told. */
  readonly files: ChannelPaths;
}

/** What watches the city and tells security staff. */
export class MonitoringStack extends CityStack {
  constructor(scope: App, props: MonitoringStackProps) {
    super(scope, "monitoring", props.environment);
    const { environment, images, names } = props;
    useDocker(this, environment);
    const networks = CityNetworks.lookup(this, environment);
    const channel = new Channel(this, "channel", {
      channel: "monitoring",
      image: images.base,
      files: props.files,
      environment,
      consumers: { role: "core", anyNode: true },
      networks,
    });
    new Monitoring(this, "monitoring", { environment, names, images, channel, networks });
    new Logs(this, "logs", { environment, names, image: images.logs, networks });
  }
}
