import type { App } from "cdktf";
import { SchoolCell } from "../constructs/cell/school-cell";
import { homeOf } from "../constructs/swarm/home";
import { CityNetworks } from "../constructs/swarm/city-networks";
import { OverlayNetwork } from "../constructs/swarm/overlay-network";
import { useDocker } from "../constructs/swarm/provider";
import type { Environment } from "../environments/environment";
import { cellsOf } from "../environments/nodes";
import type { Cell } from "../model/city";
import { monitoringSender } from "../model/mail";
import { addressOf } from "../model/services";
import { CityStack } from "./city-stack";
import type { PlatformProps } from "./platform";

export interface CellStackProps extends PlatformProps {
  readonly cell: Cell;
}

export interface CellOutputs {
  readonly siteIds: readonly string[];
}

/** The sites of at most 64 units with their database: what one plan can break, and no more. */
export class CellStack extends CityStack {
  public readonly outputs: CellOutputs;

  constructor(scope: App, props: CellStackProps) {
    super(scope, props.cell.id, props.environment);
    const { cell, environment, images, names } = props;
    useDocker(this, environment);
    this.outputs = { siteIds: [] };
    // An empty stack: what it held is destroyed, which only an override of the brake lets pass.
    if (cell.dismantled) {
      // What goes is destroyed by the engine that made it.
      if (isCarried(environment, cell.number)) homeOf(this, environment, cell.number);
      return;
    }
    const schools = new SchoolCell(this, "schools", {
      cell,
      environment,
      names,
      images,
      cellNetwork: OverlayNetwork.lookup(this, "cell-network", names.cellNetwork(cell.number)),
      networks: CityNetworks.lookup(this, environment),
      letters: {
        server: addressOf(environment, "mail-mx", "inside"),
        sender: monitoringSender(props.city),
      },
      sectorFeedUrl: `http://${addressOf(environment, "portal", "http")}/rss.xml`,
    });
    this.outputs = { siteIds: schools.siteIds };
  }
}

function isCarried({ docker }: Environment, cell: number): boolean {
  return docker.nodes.some((node) => cellsOf(node).includes(cell));
}
