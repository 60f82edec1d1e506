import { Volume as DockerVolume } from "@cdktf/provider-docker/lib/volume";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Home } from "./home";
import { repeatFor } from "../repeat";

export interface VolumeProps {
  readonly name: string;
  /** Whose node it lies on. */
  readonly home: Home;
}

/** A named volume on the node. What is in it is somebody's work: no plan may destroy it. */
export class Volume extends Construct {
  /** The volume's name in the engine; a reference, so that a service waits until it is there. */
  public readonly volumeName: string;

  constructor(scope: Construct, id: string, props: VolumeProps) {
    super(scope, id);
    const volume = new DockerVolume(this, "volume", {
      ...madeBy(props.home),
      name: props.name,
      lifecycle: { preventDestroy: true },
    });
    volume.overrideLogicalId(id.replaceAll("-", "_"));
    this.volumeName = volume.name;
  }
}

export interface VolumeSetProps {
  /** What stands before the key in each volume's name: `ct-site-` and `7900866` give `ct-site-7900866`. */
  readonly namePrefix: string;
  /** Whose node they lie on. */
  readonly home: Home;
  /** Immutable identities, one volume each. */
  readonly keys: readonly string[];
  /** Identities whose volume another stack has taken over, or will: forgotten here and not destroyed. @default - none */
  readonly handedOver?: readonly string[];
}

/** Many volumes of one kind, each with an address of its own: `docker_volume.site_data["7900866"]`. */
export class VolumeSet extends Construct {
  private readonly address: string;

  constructor(scope: Construct, id: string, props: VolumeSetProps) {
    super(scope, id);
    const each = repeatFor(props.keys);
    const volumes = new DockerVolume(this, "volume", {
      ...madeBy(props.home),
      forEach: each.iterator,
      name: `${props.namePrefix}${each.key}`,
      lifecycle: { preventDestroy: true },
    });
    volumes.overrideLogicalId(id.replaceAll("-", "_"));
    each.listOn(volumes);
    this.address = `docker_volume.${id.replaceAll("-", "_")}`;
    forget(TerraformStack.of(this), this.address, props.handedOver ?? []);
  }

  /** The volume's name inside a resource that iterates over (some of) the same keys. */
  get nameOfEach(): string {
    return `\${${this.address}[each.key].name}`;
  }

  /** All volumes by key, for a block that repeats over them. */
  get all(): string {
    return `\${${this.address}}`;
  }
}

function madeBy({ provider }: Home) {
  return provider === undefined ? {} : { provider };
}

/**
 * Has the engine forget volumes that another stack takes up by their names, in place of destroying them. `removed`
 * takes no address with a key, so each is given one without first. Where they are forgotten already, nothing is left
 * to do: the blocks may stay.
 */
function forget(stack: TerraformStack, address: string, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const left = (key: string): string => `${address}_handed_over_${key}`;
  const sorted = [...keys].sort();
  stack.addOverride(
    "moved",
    sorted.map((key) => ({ from: `${address}[${JSON.stringify(key)}]`, to: left(key) })),
  );
  stack.addOverride(
    "removed",
    sorted.map((key) => ({ from: left(key), lifecycle: { destroy: false } })),
  );
}
