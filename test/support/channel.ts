import type { Environment } from "../../environments/environment";
import { cellViews } from "../../model/cell-view";
import type { Cell, City } from "../../model/city";
import type { ChannelTemplate, FileSet } from "../../templates/channel";
import { cellFacts } from "../../templates/site";

/** All that a channel carries. */
export interface ChannelFiles {
  /** What is not about one cell. */
  readonly base: FileSet;
  /** What is about one cell, by the cell's number; without cells of which the channel says nothing. */
  readonly cells: ReadonlyMap<number, FileSet>;
}

export function channelFiles(channel: ChannelTemplate, city: City, environment: Environment): ChannelFiles {
  const cells = cellViews(city).map((view) => [view.number, channel.cell(view, city, environment)] as const);
  return {
    base: { ...channel.settings(city, environment), ...channel.city(city, environment) },
    cells: new Map(cells.filter(([, files]) => Object.keys(files).length > 0)),
  };
}

/** The files that the provisioner of a cell is told. */
export function filesOfCell(city: City, cell: Cell, environment: Environment): FileSet {
  const view = cellViews(city).find(({ number }) => number === cell.number);
  return view === undefined ? {} : cellFacts.cell(view, city, environment);
}
