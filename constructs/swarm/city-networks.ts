import { type Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import { namesFor } from "../../model/names";
import { roleSubnet } from "../../model/networks";
import {
  NETWORK_NAMES,
  type NetworkName,
  type Reach,
  reachOf,
  ROLE_NETWORKS,
  roleNetworksOf,
  type ServiceName,
} from "../../model/services";
import { type IOverlayNetwork, OverlayNetwork } from "./overlay-network";

/** How a service is joined to others: what `SwarmService` takes. */
export interface Joined {
  readonly networks: readonly IOverlayNetwork[];
  readonly reach: Reach;
}

/** The network of a cell, with its number. */
export interface CellNetwork {
  readonly cell: number;
  readonly network: IOverlayNetwork;
}

/** The platform's networks in one stack: made there, or looked up by name when a service joins them. */
export class CityNetworks {
  private constructor(
    private readonly environment: Environment,
    private readonly networkOf: (name: NetworkName) => IOverlayNetwork,
  ) {}

  /** Makes all of them. */
  static made(scope: Construct, environment: Environment): CityNetworks {
    const names = namesFor(environment);
    const made = new Map(
      NETWORK_NAMES.map((name) => [
        name,
        new OverlayNetwork(scope, name, {
          name: names.roleNetwork(name),
          subnet: roleSubnet(environment.docker.networkPool, ROLE_NETWORKS[name].block),
          internal: !ROLE_NETWORKS[name].open,
        }),
      ]),
    );
    return new CityNetworks(environment, (name) => {
      const network = made.get(name);
      if (network === undefined) throw new Error(`There is no network ${name}.`);
      return network;
    });
  }

  /** As another stack made them. */
  static lookup(scope: Construct, environment: Environment): CityNetworks {
    const names = namesFor(environment);
    const found = new Map<NetworkName, IOverlayNetwork>();
    return new CityNetworks(environment, (name) => {
      const network =
        found.get(name) ?? OverlayNetwork.lookup(scope, `${name}-network`, names.roleNetwork(name));
      found.set(name, network);
      return network;
    });
  }

  /** What a service joins: its role's networks first, then those of the cells. */
  joinedBy(service: ServiceName, cells: readonly CellNetwork[] = []): Joined {
    return {
      networks: [
        ...roleNetworksOf(service).map((name) => this.networkOf(name)),
        ...cells.map(({ network }) => network),
      ],
      reach: reachOf(
        service,
        this.environment,
        cells.map(({ cell }) => cell),
      ),
    };
  }
}
