import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Folders } from "./folders";

/**
 * The units whose data are here: those whose volume is mounted and whose home is this cell, where its volume says so
 * (images/site/provision/handover.php). Of one that was handed over the database of its new cell counts.
 */
export function unitsHere({ units }: Folders, cell: number): readonly string[] {
  return readdirSync(units)
    .filter((id) => /^[0-9]{7}$/.test(id))
    .filter((id) => isSetUp(join(units, id)) && [null, cell].includes(homeOf(join(units, id))))
    .sort();
}

/** Before the provisioner has made its database there is nothing to back up. */
function isSetUp(folder: string): boolean {
  return read(join(folder, "private", "unit.json")) !== null;
}

function homeOf(folder: string): number | null {
  const text = read(join(folder, "relocation", "home.json"));
  return text === null ? null : (JSON.parse(text) as { readonly cell: number }).cell;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
