import type { App } from "cdktf";
import { Channel } from "../constructs/channel/channel";
import { CloudflareRecords, useCloudflare } from "../constructs/dns/cloudflare-records";
import { KnotDns } from "../constructs/dns/knot-dns";
import { OverlayNetwork } from "../constructs/swarm/overlay-network";
import { useDocker } from "../constructs/swarm/provider";
import type { DnsZone } from "../model/dns";
import type { ChannelPaths } from "../templates/channel";
import { CityStack } from "./city-stack";
import type { PlatformProps } from "./platform";

export interface DnsStackProps extends PlatformProps {
  /** The records, for whichever back end the environment has. */
  readonly records:
    | { readonly backend: "cloudflare"; readonly zones: readonly DnsZone[] }
    | { readonly backend: "knot"; readonly files: ChannelPaths };
}

/** The city's records: one model, served by our own Knot or by Cloudflare as the environment says. */
export class DnsStack extends CityStack {
  constructor(scope: App, props: DnsStackProps) {
    super(scope, "dns", props.environment);
    const { records } = props;
    if (records.backend === "cloudflare") this.publishInCloudflare(records.zones, props.environment.name);
    else this.serveOurselves(props, records.files);
  }

  private publishInCloudflare(zones: readonly DnsZone[], environment: string): void {
    useCloudflare(this);
    new CloudflareRecords(this, "records", { zones, environment });
  }

  private serveOurselves({ environment, images, names }: DnsStackProps, files: ChannelPaths): void {
    useDocker(this, environment);
    const network = OverlayNetwork.lookup(this, "core-network", names.coreNetwork);
    const channel = new Channel(this, "channel", {
      channel: "dns",
      image: images.base,
      files,
      environment,
      consumers: { role: "edge", anyNode: false },
      network,
    });
    new KnotDns(this, "knot", { environment, names, image: images.dns, channel, network });
  }
}
