import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { LocalizedError } from "../language/localized";
import { type ChannelPaths, FACTS_FOLDER, type FileSet } from "../templates/channel";
import type { Made, SynthesisCache } from "./cache";

/** Config files that are made together, by what they are about. */
export interface ConfigFiles extends Made {
  /** The cell that they are about; null for the city. */
  readonly cell: number | null;
  /** The files of each stack, by the stack's name. */
  render(): Readonly<Record<string, FileSet>>;
}

/** The kernel's bound on one environment entry (`MAX_ARG_STRLEN`), in bytes, less room for the name. */
export const LARGEST_FILE = 128 * 1024 - 256;

/**
 * Brings the config files beside each stack's JSON up to date: only those are rendered whose inputs have changed.
 *
 * @param outdir where CDKTF writes, such as `cdktf.out`
 * @returns their paths by stack
 * @throws when a file is larger than the engine can hand to a container
 */
export function writeConfigFiles(
  outdir: string,
  groups: readonly ConfigFiles[],
  cache: SynthesisCache,
): Readonly<Record<string, ChannelPaths>> {
  // Nobody knows any more what an earlier run wrote: a container would go on being told of it.
  if (cache.isEmpty) removeAll(outdir);
  const paths: Record<string, { base: string[]; cells: Map<number, readonly string[]> }> = {};
  for (const group of groups) {
    let files = cache.recall(group);
    if (files === undefined) {
      files = Object.entries(group.render()).flatMap(([stack, set]) =>
        Object.entries(set).map(([path, text]) => write(outdir, stack, path, text)),
      );
      cache.record(group, files);
    }
    for (const file of files) {
      const [, stack = "", , ...rest] = file.split("/");
      const its = (paths[stack] ??= { base: [], cells: new Map() });
      if (group.cell === null) its.base.push(rest.join("/"));
      else its.cells.set(group.cell, [...(its.cells.get(group.cell) ?? []), rest.join("/")]);
    }
  }
  return paths;
}

/** @throws when a file is larger than the engine can hand to a container */
export function requireFitting(stack: string, path: string, text: string): void {
  const size = Buffer.byteLength(text);
  if (size <= LARGEST_FILE) return;
  throw new LocalizedError(
    `${stack}: tệp ${path} có ${size} byte, mỗi tệp cấu hình chỉ được tối đa ${LARGEST_FILE}: hãy rút ngắn thông tin của các đơn vị trong cụm đó, chuyển bớt đơn vị sang cụm khác, hoặc chia nhỏ tệp trong khuôn mẫu.`,
    `${stack}: the file ${path} has ${size} bytes, and one config file may have at most ${LARGEST_FILE}. ` +
      "Shorten what the units of that cell say, move some to another cell, or split the file in its template.",
  );
}

/** @returns its path below `outdir`, with `/` */
function write(outdir: string, stack: string, path: string, text: string): string {
  requireFitting(stack, path, text);
  const file = `stacks/${stack}/${FACTS_FOLDER}/${path}`;
  mkdirSync(dirname(join(outdir, file)), { recursive: true });
  writeFileSync(join(outdir, file), text);
  return file;
}

function removeAll(outdir: string): void {
  const stacks = join(outdir, "stacks");
  if (!existsSync(stacks)) return;
  for (const stack of readdirSync(stacks))
    rmSync(join(stacks, stack, FACTS_FOLDER), { recursive: true, force: true });
}
