import { Service } from "@cdktf/provider-docker/lib/service";
import { Construct } from "constructs";
import { SWARM_BRACES, textOf } from "../facts";
import type { Reach } from "../../model/services";
import type { IOverlayNetwork } from "./overlay-network";
import { repeatFor } from "../repeat";
import type { VolumeSet } from "./volume";

export interface VolumeMount {
  /** The volume's name (see `Volume.volumeName`). */
  readonly volume: string;
  readonly target: string;
  /** @default - writable */
  readonly readOnly?: boolean;
}

export interface TmpfsMount {
  readonly target: string;
  readonly sizeMiB: number;
  /** @default - 0o777: any user of the container may write. The engine loses the sticky bit, which then plans a change for ever. */
  readonly mode?: number;
}

export interface PublishedPort {
  /** The port inside the container. */
  readonly target: number;
  /** The port on the node, bound in host mode so that the visitor's address stays visible. */
  readonly published: number;
  /** @default - tcp */
  readonly protocol?: "tcp" | "udp";
}

export interface SwarmServiceProps {
  /** The service's name and so its name in the network. With `keys` it is what stands before each key. */
  readonly name: string;
  readonly image: string;
  /** What the image's entry point is told to run. @default - the image's own command */
  readonly args?: readonly string[];
  /** Literal text; nothing in it is interpolated. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Files that it is told, by their paths below the folder of facts: each an entry `file:<path>` of its environment.
   * @default - none
   */
  readonly facts?: readonly string[];
  /** @default - none beyond the engine's own */
  readonly networks?: readonly IOverlayNetwork[];
  /** What its own firewall lets through, and whether it may ask for names outside. @default - what its networks allow */
  readonly reach?: Reach;
  readonly volumes?: readonly VolumeMount[];
  /** Every volume of a set, each in a folder of its key: `/units/7900866`. @default - none */
  readonly volumeFolders?: {
    readonly set: VolumeSet;
    readonly below: string;
    /** @default - writable */
    readonly readOnly?: boolean;
  };
  /** Folders of the node itself, read-only: only for what has to see the node. @default - none */
  readonly nodeFolders?: readonly { readonly source: string; readonly target: string }[];
  readonly tmpfs?: readonly TmpfsMount[];
  readonly ports?: readonly PublishedPort[];
  /** What the container calls itself; may use the engine's templates. @default - its id */
  readonly hostname?: string;
  /** @default - the root file system is read-only: what an intruder changes is gone with the container */
  readonly writableRoot?: boolean;
  readonly memoryMiB: number;
  /** Swarm's placement constraints. @default - any node */
  readonly placement?: readonly string[];
  /** One task on every node that the placement allows, and not one in all. @default - one in all */
  readonly everyNode?: boolean;
  /**
   * Updates start the new task and wait for its health before they end the old one, so that somebody always answers;
   * a new task that does not become healthy is taken back. Only where two may run side by side. @default - the old one ends first
   */
  readonly overlapping?: boolean;
  /** Seconds between TERM and KILL. @default - 10 */
  readonly stopGraceSeconds?: number;
  /** Immutable identities: one service each, `docker_service.<id>["7900866"]`. @default - a single service */
  readonly keys?: readonly string[];
  /** The environment entry that holds the key. @default - none */
  readonly keyVariable?: string;
}

/**
 * A Docker Swarm service, or one for each key, in the one way that is proven to plan empty the second time:
 * names resolve to tasks (`dnsrr`, since some kernels lack IPVS), ports in host mode, networks by id, and every
 * value stated that the engine would otherwise fill in and the provider then report as a change.
 */
export class SwarmService extends Construct {
  /** The name in the network. With `keys`: what stands before the key. */
  public readonly serviceName: string;

  constructor(scope: Construct, id: string, props: SwarmServiceProps) {
    super(scope, id);
    this.serviceName = props.name;
    const each = props.keys === undefined ? undefined : repeatFor(props.keys);
    const environment = {
      ...escapeTemplates(props.environment ?? {}),
      ...firewallVariables(props.reach),
      ...Object.fromEntries([...(props.facts ?? [])].sort().map((path) => [`file:${path}`, textOf(path)])),
      ...(each !== undefined && props.keyVariable !== undefined ? { [props.keyVariable]: each.key } : {}),
    };
    const service = new Service(this, "service", {
      ...(each === undefined ? {} : { forEach: each.iterator }),
      name: each === undefined ? props.name : `${props.name}${each.key}`,
      endpointSpec: {
        mode: "dnsrr",
        ...(props.ports === undefined || props.ports.length === 0
          ? {}
          : { ports: props.ports.map(publishedPort) }),
      },
      mode: props.everyNode === true ? { global: true } : { replicated: { replicas: 1 } },
      taskSpec: {
        containerSpec: {
          image: props.image,
          ...(props.args === undefined ? {} : { args: [...props.args] }),
          ...(props.hostname === undefined ? {} : { hostname: props.hostname }),
          ...(Object.keys(environment).length === 0 ? {} : { env: environment }),
          readOnly: !(props.writableRoot ?? false),
          mounts: [
            ...(props.volumes ?? []).map(volumeMount),
            ...(props.nodeFolders ?? []).map((folder) => ({ type: "bind", readOnly: true, ...folder })),
            ...(props.tmpfs ?? []).map(tmpfsMount),
          ],
          stopGracePeriod: duration(props.stopGraceSeconds ?? 10),
          ...(props.reach?.outsideNames === false ? { dnsConfig: NO_NAMES_OUTSIDE } : {}),
        },
        ...(props.placement === undefined || props.placement.length === 0
          ? {}
          : { placement: { constraints: [...props.placement] } }),
        resources: { limits: { memoryBytes: props.memoryMiB * 1024 * 1024 } },
        // `window` is stated because the engine reports 0s and the provider calls that a difference.
        restartPolicy: { condition: "any", delay: "2s", window: "0s" },
        logDriver: ROTATED_LOG,
      },
      updateConfig: {
        // A host port or a database's volume cannot be held twice: the old task ends before the new one starts.
        ...(props.overlapping === true
          ? { order: "start-first", failureAction: "rollback" }
          : { order: "stop-first", failureAction: "pause" }),
        parallelism: 1,
        delay: "0s",
        monitor: "5s",
      },
    });
    service.overrideLogicalId(id.replaceAll("-", "_"));
    if (props.image.includes("@sha256:")) {
      // Creating a service, the engine asks the registry which processors the image is for, and writes that down.
      service.addOverride("lifecycle.ignore_changes", ["task_spec[0].placement[0].platforms"]);
    }
    each?.listOn(service);
    // The bindings know no capabilities. The image gives it up before anything else runs (images/base/firewall).
    if ((props.reach?.firewall ?? null) !== null) {
      service.addOverride("task_spec.container_spec.cap_add", ["CAP_NET_ADMIN"]);
    }
    if (props.volumeFolders !== undefined) {
      // One repeating block: a mount for each unit would cost more than all else in a synthesis.
      service.addOverride("task_spec.container_spec.dynamic.mounts", {
        for_each: props.volumeFolders.set.all,
        iterator: "folder",
        content: {
          type: "volume",
          source: "${folder.value.name}",
          target: `${props.volumeFolders.below}/\${folder.key}`,
          read_only: props.volumeFolders.readOnly ?? false,
        },
      });
    }
    if (props.networks !== undefined && props.networks.length > 0) {
      // The bindings know only `name`, with which the provider replaces the service at every plan.
      service.addOverride(
        "task_spec.networks_advanced",
        props.networks.map((network) => ({ id: network.networkId })),
      );
    }
  }
}

/**
 * What a container says is kept by its node, in three files of 10 MB, and not until the disk is full: the engine's own
 * default never ends. In the form that the shipper of logs can read, each line with the container's name; from there it
 * goes to the store (docs/logs.md). The engine fills in the name.
 */
const ROTATED_LOG = {
  name: "json-file",
  options: { "max-size": "10m", "max-file": "3", tag: "{{.Name}}" },
} as const;

/**
 * The engine's resolver passes on what it does not know, whatever the network allows: it would carry messages out in
 * questions. So it is given a server that nobody is, and whoever asks is told soon.
 */
const NO_NAMES_OUTSIDE = { nameservers: ["127.0.0.1"], options: ["timeout:1", "attempts:1"] };

function firewallVariables(reach: Reach | undefined): Record<string, string> {
  const firewall = reach?.firewall ?? null;
  return firewall === null ? {} : { NETWORK_IN: firewall.in.join(" "), NETWORK_OUT: firewall.out.join(" ") };
}

function publishedPort(port: PublishedPort) {
  return {
    targetPort: port.target,
    publishedPort: port.published,
    protocol: port.protocol ?? "tcp",
    publishMode: "host",
  };
}

function volumeMount(mount: VolumeMount) {
  return { type: "volume", source: mount.volume, target: mount.target, readOnly: mount.readOnly ?? false };
}

function tmpfsMount(mount: TmpfsMount) {
  return {
    type: "tmpfs",
    target: mount.target,
    readOnly: false,
    tmpfsOptions: { sizeBytes: mount.sizeMiB * 1024 * 1024, mode: mount.mode ?? 0o777 },
  };
}

/** As the provider writes it back: it reads `60s` as `1m`, and would plan that difference for ever. */
function duration(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return (minutes > 0 ? `${minutes}m` : "") + (rest > 0 || minutes === 0 ? `${rest}s` : "");
}

/** Text from the registry is data: neither OpenTofu's `${` and `%{` nor Swarm's `{{` in it may be acted upon. */
export function escapeTemplates(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value.replace(/[$%]\{/g, (start) => `${start[0]}${start}`).replaceAll("{{", SWARM_BRACES),
    ]),
  );
}
