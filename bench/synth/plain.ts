/**
 * The yardstick: the same city and the same resources, as CDKTF's own documentation would have one write it: a
 * construct for each resource, in a loop over the schools, with the prebuilt bindings and nothing tuned.
 */
import { DnsRecord } from "@cdktf/provider-cloudflare/lib/dns-record";
import { Service } from "@cdktf/provider-docker/lib/service";
import { Volume } from "@cdktf/provider-docker/lib/volume";
import { type App, TerraformStack, TerraformVariable } from "cdktf";
import type { Environment } from "../../environments/environment";
import type { ImageTags } from "../../images/catalogue";
import type { Cell, City } from "../../model/city";
import { dnsZones } from "../../model/dns";
import { namesFor } from "../../model/names";
import { CloudflareProvider } from "@cdktf/provider-cloudflare/lib/provider";
import { keepState } from "../../constructs/state/state";
import { OverlayNetwork } from "../../constructs/swarm/overlay-network";
import { useDocker } from "../../constructs/swarm/provider";
import { SwarmService } from "../../constructs/swarm/swarm-service";
import { FoundationStack } from "../../stacks/foundation-stack";
import { MailStack } from "../../stacks/mail-stack";
import { MonitoringStack } from "../../stacks/monitoring-stack";
import { PortalStack } from "../../stacks/portal-stack";
import { edgeChannel } from "../../templates/edge";
import { mailChannel } from "../../templates/mail";
import { monitoringChannel } from "../../templates/monitoring";
import { portalChannel } from "../../templates/portal";
import type { ChannelPaths, ChannelTemplate } from "../../templates/channel";
import { channelFiles, filesOfCell } from "../../test/support/channel";
import { tell } from "./plain-facts";

export function layOutPlainly(app: App, city: City, environment: Environment, images: ImageTags): void {
  const platform = {
    city,
    environment,
    images,
    names: namesFor(environment),
    cellNumbers: city.cells.map((cell) => cell.number),
  };
  /** Renders what the next stack is told. */
  const told = (channel: ChannelTemplate): { files: ChannelPaths } => {
    const { base, cells } = channelFiles(channel, city, environment);
    tell(Object.assign({}, base, ...cells.values()));
    return {
      files: {
        base: Object.keys(base),
        cells: new Map([...cells].map(([cell, files]) => [cell, Object.keys(files)])),
      },
    };
  };
  // What there is once in a city is the same code on both sides.
  new FoundationStack(app, { ...platform, ...told(edgeChannel) });
  for (const cell of city.cells) new PlainCell(app, city, cell, environment, images);
  new PlainDns(app, city, environment);
  new MailStack(app, { ...platform, ...told(mailChannel) });
  new MonitoringStack(app, { ...platform, ...told(monitoringChannel) });
  new PortalStack(app, { ...platform, ...told(portalChannel) });
}

class PlainCell extends TerraformStack {
  constructor(app: App, city: City, cell: Cell, environment: Environment, images: ImageTags) {
    super(app, cell.id);
    keepState(this, environment);
    useDocker(this, environment);
    const names = namesFor(environment);
    const network = OverlayNetwork.lookup(this, "cell-network", names.cellNetwork(cell.number));
    const core = OverlayNetwork.lookup(this, "feed-network", names.roleNetwork("feed"));
    const database = names.cellDatabase(cell.number);
    const data = new Volume(this, "db-data", { name: database });
    const socket = new Volume(this, "db-socket", { name: `${database}-socket` });
    new SwarmService(this, "db", {
      name: database,
      image: images.db,
      networks: [network],
      volumes: [
        { volume: data.name, target: "/var/lib/mysql" },
        { volume: socket.name, target: "/run/mysqld" },
      ],
      tmpfs: [{ target: "/tmp", sizeMiB: 256 }],
      memoryMiB: 2048,
      stopGraceSeconds: 60,
    });
    const volumes = cell.units.map(
      (unit) =>
        new Volume(this, `site-data-${unit.id}`, {
          name: names.site(unit.id),
          lifecycle: { preventDestroy: true },
        }),
    );
    const facts = filesOfCell(city, cell, environment);
    tell(facts);
    new SwarmService(this, "provisioner", {
      name: names.cellProvisioner(cell.number),
      image: images.site,
      args: ["provision"],
      environment: { DB_HOST: database },
      facts: Object.keys(facts),
      networks: [network, core],
      volumes: [
        { volume: socket.name, target: "/run/mysqld" },
        ...volumes.map((volume, index) => ({
          volume: volume.name,
          target: `/units/${cell.units[index]?.id ?? ""}`,
        })),
      ],
      memoryMiB: 512,
    });
    cell.units.forEach((unit, index) => {
      const service = new Service(this, `site-${unit.id}`, {
        name: names.site(unit.id),
        endpointSpec: { mode: "dnsrr" },
        mode: { replicated: { replicas: 1 } },
        taskSpec: {
          containerSpec: {
            image: images.site,
            args: ["serve"],
            env: { UNIT_ID: unit.id, DB_HOST: database },
            readOnly: true,
            mounts: [
              { type: "volume", source: volumes[index]?.name ?? "", target: "/data", readOnly: false },
              { type: "tmpfs", target: "/run", tmpfsOptions: { sizeBytes: 16 << 20, mode: 0o777 } },
              { type: "tmpfs", target: "/tmp", tmpfsOptions: { sizeBytes: 64 << 20, mode: 0o777 } },
            ],
            stopGracePeriod: "10s",
          },
          resources: { limits: { memoryBytes: environment.docker.siteMemoryMiB << 20 } },
          restartPolicy: { condition: "any", delay: "2s", window: "0s" },
        },
        updateConfig: {
          order: "stop-first",
          parallelism: 1,
          failureAction: "pause",
          delay: "0s",
          monitor: "5s",
        },
      });
      service.addOverride("task_spec.networks_advanced", [{ id: network.networkId }]);
    });
  }
}

class PlainDns extends TerraformStack {
  constructor(app: App, city: City, environment: Environment) {
    super(app, "dns");
    keepState(this, environment);
    new CloudflareProvider(this, "cloudflare");
    const zoneIds = new TerraformVariable(this, "cloudflare_zone_ids", { type: "map(string)" });
    for (const zone of dnsZones(city, environment)) {
      for (const record of zone.records) {
        new DnsRecord(this, `${zone.key}-${record.key}`, {
          zoneId: `\${${zoneIds.fqn}["${zone.key}"]}`,
          name: record.name,
          type: record.type,
          ttl: record.ttl,
          proxied: false,
          ...(record.data === null ? { content: record.content } : { data: record.data as object }),
          ...(record.priority === null ? {} : { priority: record.priority }),
        });
      }
    }
  }
}
