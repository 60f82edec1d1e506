import { availableParallelism } from "node:os";
import { Worker, workerData } from "node:worker_threads";
import { evaluate } from "../policy/evaluate";
import { RULES } from "../policy/rules/index";
import { loadRegistry } from "../registry/load";
import type { SourceFile } from "../registry/source";
import { ValidationCache } from "./cache";

/** Bytes that no earlier run knows, above which a second core is worth its own start. */
const WORTHWHILE = 512 * 1024;
/** A core that has not answered by then is not waited for: its files are read like any others. */
const PATIENCE_MS = 60_000;

interface Half {
  readonly files: readonly SourceFile[];
  readonly folder: string;
  readonly program: string;
  readonly done: SharedArrayBuffer;
}

/**
 * Fills the cache of a registry that is mostly unknown: half of its files on a second core, half on this one. What
 * follows then finds every entry remembered; where anything went wrong it merely finds fewer, and answers the same.
 *
 * @returns whether a second core was asked
 */
export function fillFromTwoCores(files: readonly SourceFile[], folder: string, program: string): boolean {
  const cache = new ValidationCache(folder, program);
  const unknown = files.filter(({ role, path }) => role === "units" && !cache.knows(path));
  if (availableParallelism() < 2 || sizeOf(unknown) < WORTHWHILE || unknown.length < 2) return false;
  // Each half needs the city's settings, by which entries are judged.
  const roots = files.filter(({ role }) => role === "root");
  const [mine, theirs] = halves(unknown);
  const done = new SharedArrayBuffer(4);
  const half: Half = { files: [...roots, ...theirs], folder, program, done };
  const worker = new Worker(__filename, { workerData: half });
  worker.unref();
  worker.on("error", () => undefined);
  fill([...roots, ...mine], folder, program);
  Atomics.wait(new Int32Array(done), 0, 0, PATIENCE_MS);
  return true;
}

/** Does the half that this worker was given. */
export function beSecondCore(): void {
  const { files, folder, program, done } = workerData as Half;
  try {
    fill(files, folder, program);
  } finally {
    const flag = new Int32Array(done);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  }
}

/** Two lists of about the same size, together all files, each once. */
export function halves(
  files: readonly SourceFile[],
): readonly [readonly SourceFile[], readonly SourceFile[]] {
  const sides: [SourceFile[], SourceFile[]] = [[], []];
  const sizes = [0, 0];
  for (const file of [...files].sort((a, b) => b.content.length - a.content.length)) {
    const side = (sizes[0] ?? 0) <= (sizes[1] ?? 0) ? 0 : 1;
    sides[side].push(file);
    sizes[side] = (sizes[side] ?? 0) + file.content.length;
  }
  return sides;
}

function fill(files: readonly SourceFile[], folder: string, program: string): void {
  const memory = new ValidationCache(folder, program);
  evaluate(loadRegistry(files, { memory }), { memory, rules: RULES.filter(({ about }) => about === "unit") });
  memory.save();
}

function sizeOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { content }) => sum + content.length, 0);
}
