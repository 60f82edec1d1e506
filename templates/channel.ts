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

/**
 * JSON as all templates write it: each entry of a list on a line of its own, so that a plan's changed line holds all
 * that is said of one unit, its id included.
 */
export function jsonFile(value: unknown): string {
  return `${print(value, "")}\n`;
}

function print(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (!value.some(isComposite)) return JSON.stringify(value);
    const entries = value.map((entry) => `${indent}  ${JSON.stringify(entry)}`);
    return `[\n${entries.join(",\n")}\n${indent}]`;
  }
  if (!isComposite(value)) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => `${indent}  ${JSON.stringify(key)}: ${print(field, `${indent}  `)}`);
  return fields.length === 0 ? "{}" : `{\n${fields.join(",\n")}\n${indent}}`;
}

function isComposite(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
