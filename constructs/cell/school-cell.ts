import { Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import { backupTime } from "../../model/backup";
import type { Cell } from "../../model/city";
import type { Names } from "../../model/names";
import { cellFactsPaths } from "../../templates/site";
import { homeOf } from "../swarm/home";
import type { CityNetworks } from "../swarm/city-networks";
import type { IOverlayNetwork } from "../swarm/overlay-network";
import { SwarmService } from "../swarm/swarm-service";
import { Volume, VolumeSet } from "../swarm/volume";

export interface SchoolCellProps {
  readonly cell: Cell;
  readonly environment: Environment;
  readonly names: Names;
  readonly images: { readonly backup: string; readonly db: string; readonly site: string };
  readonly cellNetwork: IOverlayNetwork;
  readonly networks: CityNetworks;
  /** Where the provisioner fetches the sector's feed. */
  readonly sectorFeedUrl: string;
  /** Where the provisioner hands in the links for logging in, and in whose name. */
  readonly letters: { readonly server: string; readonly sender: string };
}

/** The schools that share one database server: the unit of plan, of blast radius and of capacity. */
export class SchoolCell extends Construct {
  /** The ids of the units that have a site here. */
  public readonly siteIds: readonly string[];

  constructor(scope: Construct, id: string, props: SchoolCellProps) {
    super(scope, id);
    const { cell, environment, names, images } = props;
    const home = homeOf(this, environment, cell.number);
    const { placement } = home;
    const hosted = cell.units.filter((unit) => unit.site.type === "hosted").map((unit) => unit.id);
    // A retired unit keeps its volume: what its people wrote outlives its site.
    const retired = cell.units.filter((unit) => unit.site.type === "retired").map((unit) => unit.id);
    const kept = cell.units.filter((unit) => unit.site.type !== "external").map((unit) => unit.id);
    this.siteIds = hosted;
    const here = { cell: cell.number, network: props.cellNetwork };

    const databaseName = names.cellDatabase(cell.number);
    const data = new Volume(this, "db-data", { name: databaseName, home });
    const socket = new Volume(this, "db-socket", { name: `${databaseName}-socket`, home });
    const backupName = names.cellBackup(cell.number);
    const repository = new Volume(this, "backup-repository", { name: `${backupName}-repository`, home });
    const backupSecret = new Volume(this, "backup-secret", { name: `${backupName}-secret`, home });
    const backupWork = new Volume(this, "backup-work", { name: `${backupName}-work`, home });
    const siteData = new VolumeSet(this, "site-data", {
      ...{ namePrefix: names.sitePrefix, keys: kept, home },
      handedOver: cell.migratingOut.map((unit) => unit.id),
    });

    new SwarmService(this, "db", {
      name: databaseName,
      image: images.db,
      ...props.networks.joinedBy("db", [here]),
      volumes: [
        { volume: data.volumeName, target: "/var/lib/mysql" },
        { volume: socket.volumeName, target: "/run/mysqld" },
      ],
      tmpfs: [{ target: "/tmp", sizeMiB: 256 }],
      memoryMiB: 2048,
      placement,
      stopGraceSeconds: 60,
    });

    // Root's way into the database is the socket, which only the provisioner shares: there is no root password.
    new SwarmService(this, "provisioner", {
      name: names.cellProvisioner(cell.number),
      image: images.site,
      args: ["provision"],
      environment: {
        DB_HOST: databaseName,
        SECTOR_FEED_URL: props.sectorFeedUrl,
        MAIL_SERVER: props.letters.server,
        MAIL_SENDER: props.letters.sender,
      },
      facts: cellFactsPaths(cell),
      ...props.networks.joinedBy("provisioner"),
      volumes: [
        { volume: socket.volumeName, target: "/run/mysqld" },
        // What the backup has laid ready is put back by who may write: docs/backup.md.
        { volume: backupWork.volumeName, target: "/backup", readOnly: true },
        // Another stack's volumes, into which this cell's copies of their databases are handed over.
        ...cell.migratingOut.map((unit) => ({ volume: names.site(unit.id), target: `/units/${unit.id}` })),
      ],
      volumeFolders: { set: siteData, below: "/units" },
      tmpfs: [
        { target: "/run", sizeMiB: 16 },
        { target: "/tmp", sizeMiB: 64 },
      ],
      memoryMiB: 512,
      placement,
    });

    const { keep, recipients } = environment.backup;
    new SwarmService(this, "backup", {
      name: backupName,
      image: images.backup,
      environment: {
        CELL: String(cell.number),
        BACKUP_AT: backupTime(cell.number),
        KEEP_DAILY: String(keep.daily),
        KEEP_WEEKLY: String(keep.weekly),
        KEEP_MONTHLY: String(keep.monthly),
        AGE_RECIPIENTS: recipients.join(" "),
      },
      ...props.networks.joinedBy("backup"),
      volumes: [
        // Its account there may read the units' databases, and nothing else.
        { volume: socket.volumeName, target: "/run/mysqld", readOnly: true },
        { volume: repository.volumeName, target: "/repository" },
        { volume: backupSecret.volumeName, target: "/secret" },
        { volume: backupWork.volumeName, target: "/work" },
      ],
      volumeFolders: { set: siteData, below: "/units", readOnly: true },
      tmpfs: [
        { target: "/run", sizeMiB: 16 },
        { target: "/tmp", sizeMiB: 16 },
      ],
      memoryMiB: 512,
      placement,
    });

    new SwarmService(this, "site", {
      name: names.sitePrefix,
      image: images.site,
      args: ["serve"],
      keys: hosted,
      keyVariable: "UNIT_ID",
      environment: { DB_HOST: databaseName },
      ...props.networks.joinedBy("site", [here]),
      volumes: [{ volume: siteData.nameOfEach, target: "/data" }],
      tmpfs: [
        { target: "/run", sizeMiB: 16 },
        { target: "/tmp", sizeMiB: 64 },
      ],
      memoryMiB: environment.docker.siteMemoryMiB,
      placement,
      // Everything that a visitor's request needs lies in the database and in files that are written by rename.
      overlapping: true,
    });

    // What is kept of units that have left: files, and no way to change one.
    if (retired.length > 0) {
      new SwarmService(this, "archive", {
        name: names.archivePrefix,
        image: images.site,
        args: ["archive"],
        keys: retired,
        ...props.networks.joinedBy("site", [here]),
        volumes: [{ volume: siteData.nameOfEach, target: "/data", readOnly: true }],
        tmpfs: [
          { target: "/run", sizeMiB: 16 },
          { target: "/tmp", sizeMiB: 16 },
        ],
        memoryMiB: 64,
        placement,
        overlapping: true,
      });
    }
  }
}
