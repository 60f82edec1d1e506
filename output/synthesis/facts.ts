import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FACTS_FOLDER, type ChannelPaths, type FileSet } from "../../templates/channel";
import { fingerprint, readRecord, stampOf, writeRecord } from "./fingerprint";

/** Files that are made together, by a name of their own, and all that decides what comes out. */
export interface FactsIngredients {
  readonly id: string;
  /** The cell that they are about; null for the city. */
  readonly cell: number | null;
  readonly inputs: readonly unknown[];
  /** The files of each stack, by the stack's name. */
  render(): Readonly<Record<string, FileSet>>;
}

interface Remembered {
  /** Digest of what the files were made from, the program included. */
  readonly inputs: string;
  /** Size and time of each file, by its stack and its path. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const FILE = "facts.json";

/** The kernel's bound on one environment entry (`MAX_ARG_STRLEN`), in bytes, less room for the name. */
const LARGEST_FILE = 128 * 1024 - 256;

/**
 * The files of facts beside each stack's JSON, made anew only where what they are made from has changed.
 *
 * What it remembers saves time and nothing else: deleting it, or a file by hand, makes them anew.
 */
export class FactFiles {
  private readonly remembered: Readonly<Record<string, Remembered>>;
  private readonly record: Readonly<Record<string, Remembered>>;

  /**
   * Brings the files up to date.
   *
   * @param outdir where CDKTF writes, such as `cdktf.out`
   * @param program what identifies the program that makes them
   * @throws when a file is larger than the engine can hand to a container
   */
  constructor(
    private readonly outdir: string,
    program: string,
    private readonly all: readonly FactsIngredients[],
  ) {
    this.remembered = readRecord<Remembered>(join(outdir, FILE));
    if (Object.keys(this.remembered).length === 0) this.removeAll();
    this.record = Object.fromEntries(all.map((each) => [each.id, this.upToDate(each, program)]));
    const ids = new Set([...Object.keys(this.record), ...Object.keys(this.remembered)]);
    const changed = [...ids].filter((id) => this.record[id] !== this.remembered[id]);
    if (changed.length === 0) return;
    this.removeOld(changed);
    writeRecord(join(outdir, FILE), this.record);
  }

  /** The paths of the files of each stack, by the stack's name. */
  get paths(): Readonly<Record<string, ChannelPaths>> {
    const paths: Record<string, { base: string[]; cells: Map<number, readonly string[]> }> = {};
    for (const { id, cell } of this.all) {
      for (const [stack, files] of Object.entries(this.record[id]?.files ?? {})) {
        const its = (paths[stack] ??= { base: [], cells: new Map() });
        if (cell === null) its.base.push(...Object.keys(files));
        else its.cells.set(cell, Object.keys(files));
      }
    }
    return paths;
  }

  private upToDate({ id, inputs, render }: FactsIngredients, program: string): Remembered {
    const known = this.remembered[id];
    const print = fingerprint([program, ...inputs]);
    if (known?.inputs === print && this.isUntouched(known)) return known;
    const files = Object.entries(render()).map(([stack, set]) => {
      const written = Object.entries(set).map(([path, text]) => [path, this.write(stack, path, text)]);
      return [stack, Object.fromEntries(written) as Record<string, string>] as const;
    });
    return {
      inputs: print,
      files: Object.fromEntries(files.filter(([, set]) => Object.keys(set).length > 0)),
    };
  }

  private isUntouched({ files }: Remembered): boolean {
    return Object.entries(files).every(([stack, set]) =>
      Object.entries(set).every(([path, stamp]) => stampOf(this.file(stack, path)) === stamp),
    );
  }

  /** @returns the file's stamp */
  private write(stack: string, path: string, text: string): string {
    const size = Buffer.byteLength(text);
    if (size > LARGEST_FILE) {
      throw new Error(
        `${stack}: the file ${path} has ${size} bytes, and one file of facts may have at most ${LARGEST_FILE}. ` +
          "Split it by cell in its template.",
      );
    }
    const file = this.file(stack, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return stampOf(file) ?? "";
  }

  /** What an earlier run wrote and this one no longer has: a container would go on being told of it. */
  private removeOld(changed: readonly string[]): void {
    const gone = changed.flatMap((id) =>
      filesOf(this.remembered[id]).filter(
        ([stack, path]) => this.record[id]?.files[stack]?.[path] === undefined,
      ),
    );
    if (gone.length === 0) return;
    const wanted = new Set(
      Object.values(this.record)
        .flatMap(filesOf)
        .map(([stack, path]) => this.file(stack, path)),
    );
    for (const [stack, path] of gone) {
      const file = this.file(stack, path);
      if (!wanted.has(file)) rmSync(file, { force: true });
    }
  }

  /** Nobody knows any more what an earlier run wrote. */
  private removeAll(): void {
    const stacks = join(this.outdir, "stacks");
    if (!existsSync(stacks)) return;
    for (const stack of readdirSync(stacks)) rmSync(this.file(stack, ""), { recursive: true, force: true });
  }

  private file(stack: string, path: string): string {
    return join(this.outdir, "stacks", stack, FACTS_FOLDER, path);
  }
}

/** By stack and path. */
function filesOf(remembered: Remembered | undefined): readonly (readonly [string, string])[] {
  return Object.entries(remembered?.files ?? {}).flatMap(([stack, set]) =>
    Object.keys(set).map((path) => [stack, path] as const),
  );
}
