import { Construct } from "constructs";
import { dnsBackend } from "../../environments/dns";
import type { Environment } from "../../environments/environment";
import type { Names } from "../../model/names";
import { addressOf, portOf } from "../../model/services";
import type { Channel } from "../channel/channel";
import { homeOf, placementOf } from "../swarm/home";
import type { CityNetworks } from "../swarm/city-networks";
import { SwarmService, type TmpfsMount, type VolumeMount } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";

/** The engine puts the node's own name there, by which the figures of one node are known from another's. */
const NODE_NAME = "{{.Node.Hostname}}";

export interface MonitoringProps {
  readonly environment: Environment;
  readonly names: Names;
  readonly images: { readonly monitoring: string; readonly checker: string };
  readonly channel: Channel;
  readonly networks: CityNetworks;
}

/** Prometheus, Alertmanager, the blackbox exporter and the checker, all fed by one channel. */
export class Monitoring extends Construct {
  /** Prometheus' name inside the platform's networks. */
  public readonly prometheusName: string;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { environment, names, images, networks } = props;
    this.prometheusName = names.of("prometheus");

    const home = homeOf(this, environment, "core");
    const bound = { placement: home.placement };
    const free = { placement: placementOf(environment, "core") };
    const config: VolumeMount = {
      volume: props.channel.volumeName,
      target: "/config",
      readOnly: true,
    };
    const tmp: TmpfsMount = { target: "/tmp", sizeMiB: 32 };
    // Where the authority is our own, the probes must trust it; the foundation's volume holds its root.
    const ownAuthority = environment.acme.directory === "pebble";
    const authority: VolumeMount[] = ownAuthority
      ? [{ volume: names.of("pebble-public"), target: "/public", readOnly: true }]
      : [];
    const { prometheus: port } = environment.ports;

    const series = new Volume(this, "prometheus-data", { name: names.of("prometheus-data"), home });
    new SwarmService(this, "prometheus", {
      ...bound,
      ...networks.joinedBy("prometheus"),
      name: this.prometheusName,
      image: images.monitoring,
      args: ["prometheus"],
      environment: {
        RETENTION_DAYS: String(environment.monitoring.retentionDays),
        ...(port === null ? {} : { EXTERNAL_URL: `http://localhost:${port}/` }),
      },
      volumes: [config, { volume: series.volumeName, target: "/data" }],
      tmpfs: [tmp],
      ports: port === null ? [] : [{ target: portOf("prometheus", "http").port, published: port }],
      memoryMiB: 2048,
      stopGraceSeconds: 30,
    });

    const silences = new Volume(this, "alertmanager-data", { name: names.of("alertmanager-data"), home });
    new SwarmService(this, "alertmanager", {
      ...bound,
      ...networks.joinedBy("alertmanager"),
      name: names.of("alertmanager"),
      image: images.monitoring,
      args: ["alertmanager"],
      volumes: [config, { volume: silences.volumeName, target: "/data" }],
      tmpfs: [tmp],
      memoryMiB: 256,
    });

    new SwarmService(this, "blackbox", {
      ...free,
      ...networks.joinedBy("blackbox"),
      // That volume lies with the edge's data.
      ...(ownAuthority
        ? { placement: [...new Set([...free.placement, ...homeOf(this, environment, "edge").placement])] }
        : {}),
      name: names.of("blackbox"),
      image: images.monitoring,
      args: ["blackbox"],
      volumes: [config, ...authority],
      tmpfs: [tmp, { target: "/data", sizeMiB: 16 }],
      memoryMiB: 512,
    });

    new SwarmService(this, "checker", {
      ...free,
      ...networks.joinedBy("checker"),
      name: names.of("checker"),
      image: images.checker,
      environment: {
        LOG_STORE: addressOf(environment, "logs", "metrics"),
        // Where a provider answers, the checker asks the zone's own name servers.
        ...(dnsBackend(environment).provider === null
          ? { DNS_SERVER: addressOf(environment, "dns", "dns") }
          : {}),
      },
      volumes: [config],
      tmpfs: [tmp],
      memoryMiB: 256,
    });

    // Whatever else runs there. It needs nothing of the node: a container sees its memory, and the size of its disk.
    new SwarmService(this, "node-exporter", {
      ...networks.joinedBy("node-exporter"),
      name: names.of("node-exporter"),
      image: images.monitoring,
      args: ["node-exporter"],
      hostname: NODE_NAME,
      tmpfs: [{ target: "/tmp", sizeMiB: 8 }],
      memoryMiB: 64,
      everyNode: true,
    });
  }
}
