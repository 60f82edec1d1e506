/**
 * The yardstick: the same city and the same resources, as CDKTF's own documentation would have one write it: a
 * construct for each resource, in a loop over the schools, with the prebuilt bindings and nothing tuned.
 */
import { DnsRecord } from "@cdktf/provider-cloudflare/lib/dns-record";
import { Volume } from "@cdktf/provider-docker/lib/volume";
import { type App, TerraformStack, TerraformVariable } from "cdktf";
import type { Environment } from "../../environments/environment";
import type { ImageTags } from "../../images/catalogue";
import { backupTime } from "../../model/backup";
import type { Cell, City } from "../../model/city";
import { dnsZones } from "../../model/dns";
import { monitoringSender } from "../../model/mail";
import { namesFor } from "../../model/names";
import { ownersMark } from "../../model/provider-records";
import { addressOf } from "../../model/services";
import { CloudflareProvider } from "@cdktf/provider-cloudflare/lib/provider";
import { keepState } from "../../constructs/state/state";
import { OverlayNetwork } from "../../constructs/swarm/overlay-network";
import { CityNetworks } from "../../constructs/swarm/city-networks";
import { homeOf } from "../../constructs/swarm/home";
import { useDocker } from "../../constructs/swarm/provider";
import { SwarmService, type VolumeMount } from "../../constructs/swarm/swarm-service";
import { FoundationStack } from "../../stacks/foundation-stack";
import { MailStack } from "../../stacks/mail-stack";
import { MonitoringStack } from "../../stacks/monitoring-stack";
import { platformOf } from "../../stacks/platform";
import { PortalStack } from "../../stacks/portal-stack";
import { edgeChannel } from "../../templates/edge";
import { mailChannel } from "../../templates/mail";
import { monitoringChannel } from "../../templates/monitoring";
import { portalChannel } from "../../templates/portal";
import type { ChannelPaths, ChannelTemplate } from "../../templates/channel";
import { channelFiles, filesOfCell } from "../../test/support/channel";
import { tell } from "./plain-facts";

export function layOutPlainly(app: App, city: City, environment: Environment, images: ImageTags): void {
  const platform = platformOf(city, environment, images);
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
  for (const cell of city.cells) new PlainCell(app, city, cell, environment, platform.images);
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
    const home = homeOf(this, environment, cell.number);
    const made = home.provider === undefined ? {} : { provider: home.provider };
    const { placement } = home;
    const networks = CityNetworks.lookup(this, environment);
    const network = OverlayNetwork.lookup(this, "cell-network", names.cellNetwork(cell.number));
    const here = { cell: cell.number, network };
    const volume = (id: string, name: string): Volume =>
      new Volume(this, id, { ...made, name, lifecycle: { preventDestroy: true } });

    const database = names.cellDatabase(cell.number);
    const data = volume("db-data", database);
    const socket = volume("db-socket", `${database}-socket`);
    const backup = names.cellBackup(cell.number);
    const repository = volume("backup-repository", `${backup}-repository`);
    const backupSecret = volume("backup-secret", `${backup}-secret`);
    const backupWork = volume("backup-work", `${backup}-work`);
    const sites = cell.units.map((unit) => volume(`site-data-${unit.id}`, names.site(unit.id)));
    const folders = (readOnly: boolean): VolumeMount[] =>
      sites.map((each, index) => ({
        volume: each.name,
        target: `/units/${cell.units[index]?.id ?? ""}`,
        readOnly,
      }));
    const tmpfs = [
      { target: "/run", sizeMiB: 16 },
      { target: "/tmp", sizeMiB: 64 },
    ];

    new SwarmService(this, "db", {
      name: database,
      image: images.db,
      ...networks.joinedBy("db", [here]),
      volumes: [
        { volume: data.name, target: "/var/lib/mysql" },
        { volume: socket.name, target: "/run/mysqld" },
      ],
      tmpfs: [{ target: "/tmp", sizeMiB: 256 }],
      memoryMiB: 2048,
      placement,
      stopGraceSeconds: 60,
    });
    const facts = filesOfCell(city, cell, environment);
    tell(facts);
    new SwarmService(this, "provisioner", {
      name: names.cellProvisioner(cell.number),
      image: images.site,
      args: ["provision"],
      environment: {
        DB_HOST: database,
        SECTOR_FEED_URL: `http://${addressOf(environment, "portal", "http")}/rss.xml`,
        MAIL_SERVER: addressOf(environment, "mail-mx", "inside"),
        MAIL_SENDER: monitoringSender(city),
      },
      facts: Object.keys(facts),
      ...networks.joinedBy("provisioner"),
      volumes: [
        { volume: socket.name, target: "/run/mysqld" },
        { volume: backupWork.name, target: "/backup", readOnly: true },
        ...folders(false),
      ],
      tmpfs,
      memoryMiB: 512,
      placement,
    });
    const { keep, recipients } = environment.backup;
    new SwarmService(this, "backup", {
      name: backup,
      image: images.backup,
      environment: {
        CELL: String(cell.number),
        BACKUP_AT: backupTime(cell.number),
        KEEP_DAILY: String(keep.daily),
        KEEP_WEEKLY: String(keep.weekly),
        KEEP_MONTHLY: String(keep.monthly),
        AGE_RECIPIENTS: recipients.join(" "),
      },
      ...networks.joinedBy("backup"),
      volumes: [
        { volume: socket.name, target: "/run/mysqld", readOnly: true },
        { volume: repository.name, target: "/repository" },
        { volume: backupSecret.name, target: "/secret" },
        { volume: backupWork.name, target: "/work" },
        ...folders(true),
      ],
      tmpfs: [
        { target: "/run", sizeMiB: 16 },
        { target: "/tmp", sizeMiB: 16 },
      ],
      memoryMiB: 512,
      placement,
    });
    cell.units.forEach((unit, index) => {
      new SwarmService(this, `site-${unit.id}`, {
        name: names.site(unit.id),
        image: images.site,
        args: ["serve"],
        environment: { DB_HOST: database, UNIT_ID: unit.id },
        ...networks.joinedBy("site", [here]),
        volumes: [{ volume: sites[index]?.name ?? "", target: "/data" }],
        tmpfs,
        memoryMiB: environment.docker.siteMemoryMiB,
        placement,
        overlapping: true,
      });
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
          comment: ownersMark(environment.name, `${zone.key}/${record.key}`),
          ...(record.data === null ? { content: record.content } : { data: record.data as object }),
          ...(record.priority === null ? {} : { priority: record.priority }),
        });
      }
    }
  }
}
