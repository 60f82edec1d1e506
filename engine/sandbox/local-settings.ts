import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
import { isMap, parseDocument } from "yaml";
import type { Ports } from "./ports";

/** What is true of this machine alone: laid over an environment, kept out of git. */
export interface LocalSettings {
  /** Ids of the units to deploy, or all of them. */
  readonly units?: "all" | readonly string[];
  readonly ports?: Ports;
}

const HEADER =
  " Do lệnh sandbox ghi cho riêng máy này; có thể sửa tay.\n Written by the sandbox for this machine alone; edit it as you like.";

export function localFile(root: string, environment: string): string {
  return join(root, "environments", `${environment}.local.yaml`);
}

export function readLocal(root: string, environment: string): LocalSettings {
  const file = localFile(root, environment);
  if (!existsSync(file)) return {};
  return (parseDocument(readFileSync(file, "utf8")).toJS() as LocalSettings | null) ?? {};
}

/** Sets these values and leaves everything else in the file, comments included, as it was. */
export function writeLocal(root: string, environment: string, settings: LocalSettings): void {
  const file = localFile(root, environment);
  const document = parseDocument(existsSync(file) ? readFileSync(file, "utf8") : "");
  if (document.contents === null) document.commentBefore = HEADER;
  if (settings.units !== undefined) document.set("units", settings.units);
  for (const [name, port] of Object.entries(settings.ports ?? {})) document.setIn(["ports", name], port);
  writeFileAtomic(file, String(document));
}

/** Takes back what the sandbox wrote; the file goes with it when nothing else is in it. */
export function clearLocal(root: string, environment: string): void {
  const file = localFile(root, environment);
  if (!existsSync(file)) return;
  const document = parseDocument(readFileSync(file, "utf8"));
  if (isMap(document.contents)) {
    document.delete("units");
    document.delete("ports");
    if (document.contents.items.length > 0) {
      writeFileAtomic(file, String(document));
      return;
    }
  }
  rmSync(file);
}
