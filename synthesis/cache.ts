import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest, digestOfValues } from "./digest";

/** Files that are made together, and all that decides what comes out. */
export interface Made {
  /** Unlike all others of one synthesis. */
  readonly id: string;
  /** As plain values: equal inputs give equal files. Long texts should be elements of the list: they are not quoted. */
  readonly inputs: readonly unknown[];
}

interface Entry {
  /** Digest of what the files were made from, the program included. */
  readonly inputs: string;
  /** Digest of each file's content, by its path below the output folder. */
  readonly files: Readonly<Record<string, string>>;
}

const FILE = "inputs.json";

/**
 * What an earlier synthesis made from what, beside its output: an unchanged part is not made again.
 *
 * Nothing depends on it: deleting the file, or changing what was made by hand, makes that part anew. It holds digests and
 * no times, so that two syntheses of one registry are the same to the byte.
 */
export class SynthesisCache {
  private readonly former: Readonly<Record<string, Entry>>;
  private readonly entries: Record<string, Entry> = {};

  /**
   * @param outdir where CDKTF writes, such as `cdktf.out`
   * @param program what identifies the program that makes the files: another one may make others of the same inputs
   */
  constructor(
    private readonly outdir: string,
    private readonly program: string,
  ) {
    this.former = readEntries(join(outdir, FILE));
  }

  /** Whether anything is known of an earlier synthesis. */
  get isEmpty(): boolean {
    return Object.keys(this.former).length === 0;
  }

  /** The files of a part that is unchanged, by their paths; undefined where it has to be made (see {@link record}). */
  recall({ id, inputs }: Made): readonly string[] | undefined {
    const known = this.former[id];
    if (known?.inputs !== this.digestOf(inputs)) return undefined;
    if (!Object.entries(known.files).every(([path, content]) => this.read(path) === content))
      return undefined;
    this.entries[id] = known;
    return Object.keys(known.files);
  }

  /** After a part was made: remembers its files by their paths below the output folder. */
  record({ id, inputs }: Made, paths: readonly string[]): void {
    const files = Object.fromEntries(paths.map((path) => [path, this.read(path) ?? ""]));
    this.entries[id] = { inputs: this.digestOf(inputs), files };
  }

  /** At the end: removes files that an earlier synthesis made and this one has not, and writes down what is there. */
  save(): void {
    const present = new Set(Object.values(this.entries).flatMap(({ files }) => Object.keys(files)));
    for (const { files } of Object.values(this.former)) {
      for (const path of Object.keys(files)) {
        if (!present.has(path)) rmSync(join(this.outdir, path), { force: true });
      }
    }
    const sorted = Object.fromEntries(Object.entries(this.entries).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(join(this.outdir, FILE), `${JSON.stringify(sorted, null, 2)}\n`);
  }

  private digestOf(inputs: readonly unknown[]): string {
    return digestOfValues([this.program, ...inputs]);
  }

  private read(path: string): string | null {
    try {
      return digest(readFileSync(join(this.outdir, path)));
    } catch {
      return null;
    }
  }
}

/** What an earlier synthesis wrote there; empty where it is not to be read, or an earlier version wrote otherwise. */
function readEntries(file: string): Readonly<Record<string, Entry>> {
  try {
    const entries = JSON.parse(readFileSync(file, "utf8")) as Record<string, Partial<Entry>>;
    const sound = Object.values(entries).every(({ files }) => typeof files === "object" && files !== null);
    return sound ? (entries as Record<string, Entry>) : {};
  } catch {
    return {};
  }
}
