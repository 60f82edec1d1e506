import { DataDockerNetwork } from "@cdktf/provider-docker/lib/data-docker-network";
import { Network } from "@cdktf/provider-docker/lib/network";
import { Construct, type IConstruct } from "constructs";

export interface OverlayNetworkProps {
  readonly name: string;
  /** CIDR, such as `10.201.4.0/24`. Its first address is the gateway. */
  readonly subnet: string;
  /** Nothing leads out of it, neither to the node nor beyond. @default - its members reach the node and, from there, the world */
  readonly internal?: boolean;
}

/** A network that services of any stack can join by its `networkId`. */
export interface IOverlayNetwork extends IConstruct {
  /** A reference that resolves to the network's id. */
  readonly networkId: string;
}

/** An overlay network that spans the nodes of the swarm. Destroying it would take every service with it. */
export class OverlayNetwork extends Construct implements IOverlayNetwork {
  public readonly networkId: string;

  constructor(scope: Construct, id: string, props: OverlayNetworkProps) {
    super(scope, id);
    const network = new Network(this, "network", {
      name: props.name,
      driver: "overlay",
      attachable: true,
      ...(props.internal === true ? { internal: true } : {}),
      // Without a stated gateway the provider plans a replacement for ever, and every service of the cell goes along.
      ipamConfig: [{ subnet: props.subnet, gateway: firstAddress(props.subnet) }],
      lifecycle: { preventDestroy: true },
    });
    network.overrideLogicalId(id);
    this.networkId = network.id;
  }

  /** The network of that name as another stack made it: looked up, so that no state refers to another. */
  static lookup(scope: Construct, id: string, name: string): IOverlayNetwork {
    const found = new DataDockerNetwork(scope, id, { name });
    return Object.assign(found, { networkId: found.id });
  }
}

function firstAddress(subnet: string): string {
  const [address = ""] = subnet.split("/");
  return address.replace(/\.\d+$/, (last) => `.${Number(last.slice(1)) + 1}`);
}
