import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The repository's folder, from the sources as from what is compiled of them into `dist/`. */
export const ROOT = nearest(__dirname, "package.json");

/** @throws Error where no folder above has such a file, which a checkout always does */
function nearest(folder: string, file: string): string {
  if (existsSync(join(folder, file))) return folder;
  if (dirname(folder) === folder) throw new Error(`no ${file} above ${__dirname}`);
  return nearest(dirname(folder), file);
}
