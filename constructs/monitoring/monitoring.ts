import { Construct, type IConstruct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { Names } from "../../model/names";
import type { IChannel } from "../channel/channel";
import { homeOf, placementOf } from "../swarm/home";
import type { IOverlayNetwork } from "../swarm/overlay-network";
import { SwarmService, type TmpfsMount, type VolumeMount } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";

export interface MonitoringProps {
  readonly environment: Environment;
  readonly names: Names;
  readonly images: { readonly monitoring: string; readonly checker: string };
  readonly channel: IChannel;
  readonly network: IOverlayNetwork;
}

/** Eyes on every unit: probes, rules, alerts by mail. */
export interface IMonitoring extends IConstruct {
  /** Prometheus' name inside the core network. */
  readonly prometheusName: string;
}

/** Prometheus, Alertmanager, the blackbox exporter and the checker, all fed by one channel. */
export class Monitoring extends Construct implements IMonitoring {
  public readonly prometheusName: string;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { environment, names, images } = props;
    this.prometheusName = names.of("prometheus");

    const networks = [props.network];
    const home = homeOf(this, environment, "core");
    const bound = { networks, placement: home.placement };
    const free = { networks, placement: placementOf(environment, "core") };
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
      name: this.prometheusName,
      image: images.monitoring,
      args: ["prometheus"],
      environment: {
        RETENTION_DAYS: String(environment.monitoring.retentionDays),
        ...(port === null ? {} : { EXTERNAL_URL: `http://localhost:${port}/` }),
      },
      volumes: [config, { volume: series.volumeName, target: "/data" }],
      tmpfs: [tmp],
      ports: port === null ? [] : [{ target: 9090, published: port }],
      memoryMiB: 2048,
      stopGraceSeconds: 30,
    });

    const silences = new Volume(this, "alertmanager-data", { name: names.of("alertmanager-data"), home });
    new SwarmService(this, "alertmanager", {
      ...bound,
      name: names.of("alertmanager"),
      image: images.monitoring,
      args: ["alertmanager"],
      volumes: [config, { volume: silences.volumeName, target: "/data" }],
      tmpfs: [tmp],
      memoryMiB: 256,
    });

    new SwarmService(this, "blackbox", {
      ...free,
      // That volume lies with the gate's data.
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
      name: names.of("checker"),
      image: images.checker,
      // Where the zones are Cloudflare's, the checker asks the zone's own name servers.
      ...(environment.dns.backend === "knot"
        ? { environment: { DNS_SERVER: `${names.of("dns")}:5353` } }
        : {}),
      volumes: [config],
      tmpfs: [tmp],
      memoryMiB: 256,
    });
  }
}
