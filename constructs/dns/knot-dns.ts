import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { Names } from "../../model/names";
import { portOf } from "../../model/services";
import { Channel } from "../channel/channel";
import { homeOf } from "../swarm/home";
import { CityNetworks } from "../swarm/city-networks";
import { useDocker } from "../swarm/provider";
import { SwarmService } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";
import type { DnsProps } from "./props";

export interface KnotDnsProps {
  readonly environment: Environment;
  readonly names: Names;
  readonly image: string;
  readonly channel: Channel;
  readonly networks: CityNetworks;
}

/** Knot with the zones of the record model, for where no provider answers: the sandbox, a closed data centre. */
export class KnotDns extends Construct {
  public readonly serviceName: string;

  constructor(scope: Construct, id: string, props: KnotDnsProps) {
    super(scope, id);
    const { environment, names } = props;
    this.serviceName = names.of("dns");
    const home = homeOf(this, environment, "edge");
    const data = new Volume(this, "dns-data", { name: names.of("dns-data"), home });
    const port = environment.ports.dns;
    new SwarmService(this, "dns", {
      name: this.serviceName,
      image: props.image,
      ...props.networks.joinedBy("dns"),
      volumes: [
        { volume: props.channel.volumeName, target: "/config", readOnly: true },
        { volume: data.volumeName, target: "/var/lib/knot" },
        // The foundation's: the key with which the certifier proves a domain is made here and read there.
        { volume: names.of("secret-acme-dns"), target: "/secret" },
      ],
      tmpfs: [
        { target: "/run", sizeMiB: 16 },
        { target: "/tmp", sizeMiB: 64 },
      ],
      ports:
        port === null
          ? []
          : [
              { target: portOf("dns", "dns").port, published: port, protocol: "udp" },
              { target: portOf("dns", "dns").port, published: port, protocol: "tcp" },
            ],
      memoryMiB: 512,
      placement: home.placement,
    });
  }
}

export function serveByKnot(stack: TerraformStack, { environment, images, names, files }: DnsProps): void {
  useDocker(stack, environment);
  const networks = CityNetworks.lookup(stack, environment);
  const channel = new Channel(stack, "channel", {
    channel: "dns",
    image: images.base,
    files,
    environment,
    consumers: { role: "edge", anyNode: false },
    networks,
  });
  new KnotDns(stack, "knot", { environment, names, image: images.dns, channel, networks });
}
