import { type App, TerraformStack } from "cdktf";
import { Channel } from "../constructs/channel/channel";
import { CloudflareRecords, useCloudflare } from "../constructs/dns/cloudflare-records";
import { KnotDns } from "../constructs/dns/knot-dns";
import { keepState } from "../constructs/state/state";
import { OverlayNetwork } from "../constructs/swarm/overlay-network";
import { useDocker } from "../constructs/swarm/provider";
import { dnsZones } from "../model/dns";
import { dnsChannel } from "../templates/dns";
import type { PlatformProps } from "./platform";

export type DnsStackProps = PlatformProps;

/** The city's records: one model, served by our own Knot or by Cloudflare as the environment says. */
export class DnsStack extends TerraformStack {
  constructor(scope: App, props: DnsStackProps) {
    super(scope, "dns");
    keepState(this, props.environment);
    if (props.environment.dns.backend === "cloudflare") this.publishInCloudflare(props);
    else this.serveOurselves(props);
  }

  private publishInCloudflare({ city, environment }: DnsStackProps): void {
    useCloudflare(this);
    new CloudflareRecords(this, "records", { zones: dnsZones(city, environment) });
  }

  private serveOurselves({ city, environment, images, names }: DnsStackProps): void {
    useDocker(this, environment);
    const network = OverlayNetwork.lookup(this, "core-network", names.coreNetwork);
    const channel = new Channel(this, "channel", {
      channel: "dns",
      prefix: environment.prefix,
      image: images.base,
      files: dnsChannel(city, environment),
      placement: environment.docker.placement.edge,
      network,
    });
    new KnotDns(this, "knot", { environment, names, image: images.dns, channel, network });
  }
}
