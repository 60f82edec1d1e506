import { readFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { type BreachMemory, evaluate } from "../policy/evaluate";
import { RULES } from "../policy/rules/index";
import { readRegistry, readRegistryFiles } from "../registry/files";
import { loadRegistry } from "../registry/load";
import type { Registry } from "../registry/registry";
import type { SourceFile } from "../registry/source";
import { digest, RegistryMemory } from "./registry-memory";
import { halves, withSecondCore } from "./second-core";

/** Beside the program, in the sources as in the bundle. */
const CACHE = join(__dirname, "..", ".congtruong", "cache");

/** Bytes that no earlier run knows, above which a second core is worth its own start. */
const WORTHWHILE = 512 * 1024;

interface Portion {
  readonly files: readonly SourceFile[];
  readonly folder: string;
  readonly program: string;
}

/**
 * Reads and judges a registry as fast as what earlier runs left allows: what is unchanged is remembered, what is
 * unknown and large is read on two cores. The answer is the same without any of it.
 *
 * @param program the running program's file, which is all of it: another program's memories do not count. Sources that
 * are run file by file, as tests do, remember nothing: one file's digest would not tell what the others changed
 * @throws RegistryUnreadable when the root is missing or a file can't be opened, and whatever `judge` throws
 */
export function withMemory<T>(
  path: string,
  program: string,
  judge: (registry: Registry, memory: BreachMemory | undefined) => T,
): T {
  if (extname(program) === ".ts") return judge(readRegistry(path), undefined);
  const place = {
    folder: join(CACHE, basename(program, ".js"), digest(resolve(path))),
    program: digest(readFileSync(program)),
  };
  const { files, findings } = readRegistryFiles(path);
  const memory = fillOnTwoCores(files, place);
  try {
    return judge(loadRegistry(files, { findings, memory }), memory);
  } finally {
    memory.save();
  }
}

/**
 * Fills the memory of a registry that is mostly unknown: half of its files on a second core, half on this one. What
 * follows then finds every entry remembered; where anything went wrong it merely finds fewer, and answers the same.
 *
 * @returns the memory as it is now
 */
function fillOnTwoCores(files: readonly SourceFile[], place: Omit<Portion, "files">): RegistryMemory {
  const memory = new RegistryMemory(place.folder, place.program);
  const unknown = files.filter(({ role, path }) => role === "units" && !memory.knows(path));
  const size = unknown.reduce((sum, { content }) => sum + content.length, 0);
  if (size < WORTHWHILE || unknown.length < 2) return memory;
  // Each half needs the city's settings, by which entries are judged.
  const roots = files.filter(({ role }) => role === "root");
  const [mine, theirs] = halves(unknown, ({ content }) => content.length);
  const portion = (half: readonly SourceFile[]): Portion => ({ ...place, files: [...roots, ...half] });
  withSecondCore("remember", portion(theirs), () => remember(portion(mine)));
  // The one above has looked in vain for what is there now.
  return new RegistryMemory(place.folder, place.program);
}

/** The second core's task `remember`: reads and judges a portion of the files, and keeps what it found. */
export function remember({ files, folder, program }: Portion): void {
  const memory = new RegistryMemory(folder, program);
  evaluate(loadRegistry(files, { memory }), { memory, rules: RULES.filter(({ about }) => about === "unit") });
  memory.save();
}
