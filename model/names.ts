import type { Environment } from "../environments/environment";
import type { NetworkName } from "./services";

/**
 * Every name that a resource gets, in one place. Only immutable identity goes in: the environment's prefix, a
 * cell's number, a unit's id. A unit's name, parent, district or host never does.
 */

/** `cell-01`. Two digits up to 99, as many as needed beyond. */
export function cellId(cell: number): string {
  return `cell-${twoDigits(cell)}`;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** The platform's names under one prefix. */
export function namesFor(environment: Pick<Environment, "prefix">) {
  const { prefix } = environment;
  return {
    /** A service, volume or network of the platform itself: `ct-edge`. */
    of: (name: string): string => `${prefix}-${name}`,
    /** A network of the platform: `ct-mail`. */
    roleNetwork: (name: NetworkName): string => `${prefix}-${name}`,
    cellNetwork: (cell: number): string => `${prefix}-${cellId(cell)}`,
    cellDatabase: (cell: number): string => `${prefix}-${cellId(cell)}-db`,
    cellProvisioner: (cell: number): string => `${prefix}-${cellId(cell)}-provisioner`,
    cellBackup: (cell: number): string => `${prefix}-${cellId(cell)}-backup`,
    /** What stands before the unit's id in its service's and its volume's name. */
    sitePrefix: `${prefix}-site-`,
    site: (unit: string): string => `${prefix}-site-${unit}`,
    /** The same of the service that shows what is kept of a unit that has left. */
    archivePrefix: `${prefix}-archive-`,
    archive: (unit: string): string => `${prefix}-archive-${unit}`,
  };
}

export type Names = ReturnType<typeof namesFor>;

/** The stack that every other one stands on: networks, the edge, certificates. A plan of all applies it first. */
export const FOUNDATION = "foundation";
