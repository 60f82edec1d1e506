import { readFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import type { BreachCache } from "../../policy/evaluate";
import { readRegistry, readRegistryFiles, ROOT_NAME } from "../../registry/files";
import { loadRegistry } from "../../registry/load";
import type { Registry } from "../../registry/registry";
import { digest, RegistryCache } from "./cache";
import { ROOT } from "../support/root";

/** Beside the program, in the sources as in the bundle. */
const CACHE = join(ROOT, ".congtruong", "cache");

/**
 * Reads and judges a registry; entries that are unchanged since an earlier run come from its cache. The answer is the
 * same without it.
 *
 * @param program the running program's file, which is all of it: another program's cache does not count. Sources that
 * are run file by file, as tests do, keep none: one file's digest would not tell what the others changed
 * @throws RegistryUnreadable when the root is missing or a file can't be opened, and whatever `judge` throws
 */
export function withRegistry<T>(
  path: string,
  program: string,
  judge: (registry: Registry, cache: BreachCache | undefined) => T,
): T {
  if (extname(program) === ".ts") return judge(readRegistry(path), undefined);
  const folder = join(CACHE, basename(program, ".js"), digest(resolve(path)));
  const { files, findings } = readRegistryFiles(path);
  const cache = new RegistryCache(folder, digest(readFileSync(program)));
  try {
    return judge(loadRegistry(files, { findings, cache: cache }), cache);
  } finally {
    cache.save();
  }
}

/** The registry that a verb reads where it is not told otherwise: `CONGTRUONG_REGISTRY`, or `schools.yaml` here. */
export function defaultRegistry(): string {
  return process.env["CONGTRUONG_REGISTRY"] ?? ROOT_NAME;
}
