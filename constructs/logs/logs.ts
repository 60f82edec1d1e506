import { Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { Names } from "../../model/names";
import { portOf } from "../../model/services";
import type { CityNetworks } from "../swarm/city-networks";
import { homeOf } from "../swarm/home";
import { SwarmService } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";

/** Where Debian's engine keeps what containers have written. */
const CONTAINERS = "/var/lib/docker/containers";
/** Whoever is silent for long is broken: the monitoring asks them each minute. */
const NEVER_SILENT = ["edge", "mail-mx"] as const;
/** The engine puts the node's own name there. */
const NODE_NAME = "{{.Node.Hostname}}";

export interface LogsProps {
  readonly environment: Environment;
  readonly names: Names;
  readonly image: string;
  readonly networks: CityNetworks;
}

/** The store of all logs, and on every node what brings them there: nobody who writes them can change them afterwards. */
export class Logs extends Construct {
  constructor(scope: Construct, id: string, props: LogsProps) {
    super(scope, id);
    const { environment, names, image, networks } = props;
    const home = homeOf(this, environment, "core");
    const data = new Volume(this, "logs-data", { name: names.of("logs-data"), home });
    const secret = new Volume(this, "secret-logs", { name: names.of("secret-logs"), home });
    new SwarmService(this, "logs", {
      ...networks.joinedBy("logs"),
      placement: home.placement,
      name: names.of("logs"),
      image,
      args: ["store"],
      environment: {
        RETENTION_DAYS: Object.entries(environment.logs.keepDays)
          .map(([of, days]) => `${of}=${days}`)
          .join(" "),
        EXPECTED_SERVICES: NEVER_SILENT.map(names.of).join(" "),
      },
      volumes: [
        { volume: data.volumeName, target: "/logs" },
        { volume: secret.volumeName, target: "/secret" },
      ],
      tmpfs: [
        { target: "/run", sizeMiB: 8 },
        { target: "/spool", sizeMiB: 64 },
      ],
      memoryMiB: 256,
      stopGraceSeconds: 20,
    });

    // What a node has read already and what the store did not take yet. With several nodes its engine makes the volume.
    const spool = names.of("log-spool");
    const isAlone = environment.docker.nodes.length === 0;
    new SwarmService(this, "log-shipper", {
      ...networks.joinedBy("log-shipper"),
      name: names.of("log-shipper"),
      image,
      args: ["ship"],
      environment: {
        STORE_HOST: names.of("logs"),
        STORE_PORT: String(portOf("logs", "relp").port),
      },
      hostname: NODE_NAME,
      volumes: [
        {
          volume: isAlone ? new Volume(this, "log-spool", { name: spool, home }).volumeName : spool,
          target: "/spool",
        },
      ],
      nodeFolders: [{ source: CONTAINERS, target: "/containers" }],
      tmpfs: [{ target: "/run", sizeMiB: 8 }],
      memoryMiB: 128,
      everyNode: true,
      stopGraceSeconds: 20,
    });
  }
}
