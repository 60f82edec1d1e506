import { cellId } from "../model/names";

/**
 * What one channel carries: files for one volume, grouped so that a change of one unit touches one publisher.
 *
 * See "Channels" in docs/architecture.md.
 */

/** Content of each file by its path below the channel's volume, such as `routes/cell-01.map`. */
export type FileSet = Readonly<Record<string, string>>;

export interface ChannelFiles {
  /** What is not about one cell; carried by the publisher of group `base`. */
  readonly base: FileSet;
  /** What is about one cell, by the cell's number. No path occurs twice in a channel. */
  readonly cells: ReadonlyMap<number, FileSet>;
}

/** `cell-01`: how a cell's own files are called in every channel. */
export const cellFileStem = cellId;

/** JSON as all templates write it: two spaces, one newline at the end, so that a plan shows the changed line. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
