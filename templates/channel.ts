import type { Environment } from "../environments/environment";
import type { CellView } from "../model/cell-view";
import type { City, CitySettings } from "../model/city";
import { cellId } from "../model/names";

/** Content of each file by its path below the channel's volume, such as `routes/cell-01.map`. */
export type FileSet = Readonly<Record<string, string>>;

/**
 * What one channel carries: files for one volume, in three sorts by what they are made from, so that only those are
 * made anew that a change is about. No path occurs twice in a channel. See "Channels" in docs/architecture.md.
 */
export interface ChannelTemplate {
  /** Files that no unit changes. */
  settings(city: CitySettings, environment: Environment): FileSet;
  /** Files about all units together. Every synthesis makes them, so they are few and small. */
  city(city: City, environment: Environment): FileSet;
  /** Files about the units of one cell. */
  cell(view: CellView, city: CitySettings, environment: Environment): FileSet;
}

/**
 * The paths of what a channel carries, by whose it is. Their texts lie in files beside the stack's JSON, which names
 * them: a changed name changes a file and no stack.
 */
export interface ChannelPaths {
  /** What is not about one cell. */
  readonly base: readonly string[];
  /** What is about one cell, by the cell's number. */
  readonly cells: ReadonlyMap<number, readonly string[]>;
}

/** The folder of those files, beside `cdk.tf.json`. */
export const FACTS_FOLDER = "facts";

/** For a channel without files of one sort. */
export const noFiles = (): FileSet => ({});

/** `cell-01`: how a cell's own files are called in every channel. */
export const cellFileStem = cellId;

/**
 * JSON as all templates write it, of a type from `contracts/`: each entry of a list on a line of its own, so that a plan's changed line holds all
 * that is said of one unit, its id included.
 */
export function jsonFile<Contract>(value: Contract): string {
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
