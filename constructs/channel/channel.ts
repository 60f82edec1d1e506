import { Construct } from "constructs";
import type { Environment, Role } from "../../environments/environment";
import type { ChannelPaths } from "../../templates/channel";
import { homeOf, placementOf } from "../swarm/home";
import type { CityNetworks } from "../swarm/city-networks";
import { SwarmService } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";

/** Cells whose files one publisher carries: keeps its environment under the kernel's limit at any size of city. */
const CELLS_A_GROUP = 8;

/**
 * Fewer where a folder's files are large: the people of eight cells would come near the 1.5 MiB that Swarm takes for
 * one service. They have publishers of their own, so that no cell changed group when they came.
 */
const CELLS_A_GROUP_OF: Readonly<Record<string, number>> = { people: 4 };

export interface ChannelProps {
  /** `edge`, `dns`, `mail`, `monitoring`, `portal`. */
  readonly channel: string;
  /** The image with the `publish` command. */
  readonly image: string;
  /** What it carries, each file beside the stack's JSON. */
  readonly files: ChannelPaths;
  readonly environment: Environment;
  /** Who consumes it: what holds data of that role, on the one node with it, or also what runs on any node of the role. */
  readonly consumers: { readonly role: Role; readonly anyNode: boolean };
  readonly networks: CityNetworks;
}

/**
 * Publishers that write the city's facts into a volume. A changed fact changes an entry of a publisher's
 * environment, in place: no consumer restarts and no resource is replaced.
 */
export class Channel extends Construct {
  /** The name of the volume that the consumer mounts read-only at `/config`. */
  public readonly volumeName: string;

  constructor(scope: Construct, id: string, props: ChannelProps) {
    super(scope, id);
    const { environment, consumers } = props;
    const { prefix } = environment;
    const name = `${prefix}-${props.channel}-config`;
    // On several nodes each gets a publisher, and its engine makes the volume when one starts there: it holds nothing
    // that is not published again, so no node that is lost stands in the way of a plan.
    const everyNode = consumers.anyNode && environment.docker.nodes.length > 0;
    const home = everyNode ? undefined : homeOf(this, environment, consumers.role);
    this.volumeName =
      home === undefined ? name : new Volume(this, `${props.channel}-config`, { name, home }).volumeName;
    for (const [group, facts] of groups(props.files)) {
      new SwarmService(this, `${props.channel}-publisher-${group}`, {
        name: `${prefix}-${props.channel}-publisher-${group}`,
        image: props.image,
        args: ["publish"],
        environment: { PUBLISHER: `${props.channel}-${group}` },
        facts,
        ...props.networks.joinedBy("publisher"),
        volumes: [{ volume: this.volumeName, target: "/out" }],
        tmpfs: [{ target: "/tmp", sizeMiB: 8 }],
        memoryMiB: 32,
        placement: home?.placement ?? placementOf(environment, consumers.role),
        everyNode,
        stopGraceSeconds: 2,
      });
    }
  }
}

/**
 * `base`, then `01` for cells 1 to 8, `02` for 9 to 16 and so on, and `people-01` and so on for folders with publishers of
 * their own: by number, so that no cell ever changes group.
 */
export function groups(files: ChannelPaths): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  if (files.base.length > 0) result.set("base", files.base);
  for (const [cell, paths] of [...files.cells].sort(([a], [b]) => a - b)) {
    for (const path of paths) {
      const folder = path.slice(0, path.indexOf("/"));
      const ofItsOwn = CELLS_A_GROUP_OF[folder];
      const number = String(Math.floor((cell - 1) / (ofItsOwn ?? CELLS_A_GROUP)) + 1).padStart(2, "0");
      const group = ofItsOwn === undefined ? number : `${folder}-${number}`;
      result.set(group, [...(result.get(group) ?? []), path]);
    }
  }
  return result;
}
