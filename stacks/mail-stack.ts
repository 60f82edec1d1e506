import type { App } from "cdktf";
import { Channel } from "../constructs/channel/channel";
import { MailServers } from "../constructs/mail/mail-servers";
import { CityNetworks } from "../constructs/swarm/city-networks";
import { useDocker } from "../constructs/swarm/provider";
import type { ChannelPaths } from "../templates/channel";
import { CityStack } from "./city-stack";
import type { PlatformProps } from "./platform";

export interface MailStackProps extends PlatformProps {
  /** What its containers are told. */
  readonly files: ChannelPaths;
}

export interface MailOutputs {
  readonly mailHost: string;
}

/** The official mailboxes. */
export class MailStack extends CityStack {
  public readonly outputs: MailOutputs;

  constructor(scope: App, props: MailStackProps) {
    super(scope, "mail", props.environment);
    const { city, environment, images, names } = props;
    useDocker(this, environment);
    const networks = CityNetworks.lookup(this, environment);
    const channel = new Channel(this, "channel", {
      channel: "mail",
      image: images.base,
      files: props.files,
      environment,
      consumers: { role: "edge", anyNode: false },
      networks,
    });
    const servers = new MailServers(this, "servers", {
      city,
      environment,
      names,
      image: images.mail,
      filterImage: images.filter,
      activationImage: images.activation,
      webmailImage: images.webmail,
      channel,
      certificatesVolume: names.of("certificates"),
      networks,
    });
    this.outputs = { mailHost: servers.mailHost };
  }
}
