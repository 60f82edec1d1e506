import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stack by its name and all that decides what comes out of it. */
export interface Ingredients {
  readonly id: string;
  /** Long texts should be elements of the list, not deep in a value: they are then not quoted. */
  readonly inputs: readonly unknown[];
}

interface Remembered {
  /** Digest of what the stack was made from, the program included. */
  readonly inputs: string;
  /** Digest of what came out. */
  readonly output: string;
  /** Size and time of the file then: while both are the same nobody has touched it, and it need not be read. */
  readonly stamp: string;
}

const FILE = "inputs.json";

/**
 * Remembers, beside what was synthesised, what it was made from: an unchanged stack is then not made again.
 *
 * Nothing depends on it: deleting the file, or editing a stack's JSON by hand, makes that stack anew.
 */
export class SynthesisMemory<Stack extends Ingredients> {
  private readonly remembered: Readonly<Record<string, Remembered>>;
  private readonly inputs: ReadonlyMap<string, string>;
  /** Those that must be made: new, changed, made by another program, or altered on the disk. */
  readonly stale: readonly Stack[];

  /**
   * @param outdir where CDKTF writes, such as `cdktf.out`
   * @param program the file of the program that makes the stacks: another one may make others of the same inputs
   */
  constructor(
    private readonly outdir: string,
    program: string,
    private readonly stacks: readonly Stack[],
  ) {
    this.remembered = readRecord(join(outdir, FILE));
    const maker = digest(readFileSync(program));
    this.inputs = new Map(stacks.map(({ id, inputs }) => [id, fingerprint([maker, id, ...inputs])]));
    this.stale = stacks.filter(({ id }) => !this.isFresh(id));
  }

  /** After the stale ones were made: writes the list that CDKTF reads, of all stacks, and remembers their inputs. */
  keep(first: string): void {
    mkdirSync(join(this.outdir, "stacks"), { recursive: true });
    const made = new Set(this.stale.map(({ id }) => id));
    const record = Object.fromEntries(
      this.stacks.map(({ id }): [string, Remembered] => {
        const inputs = this.inputs.get(id) ?? "";
        const known = this.remembered[id];
        if (!made.has(id) && known !== undefined) return [id, { ...known, inputs }];
        const file = this.file(id);
        return [id, { inputs, output: digest(readFileSync(file)), stamp: stampOf(file) ?? "" }];
      }),
    );
    write(
      join(this.outdir, "manifest.json"),
      manifest(
        this.stacks.map(({ id }) => id),
        first,
      ),
    );
    write(join(this.outdir, FILE), record);
  }

  private isFresh(id: string): boolean {
    const known = this.remembered[id];
    if (known === undefined || known.inputs !== this.inputs.get(id)) return false;
    const stamp = stampOf(this.file(id));
    if (stamp === null) return false;
    // A copy of the folder has other times and may have the same content.
    return stamp === known.stamp || digest(readFileSync(this.file(id))) === known.output;
  }

  private file(id: string): string {
    return join(this.outdir, "stacks", id, "cdk.tf.json");
  }
}

/** Null where there is no such file. */
function stampOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.size} ${found.mtimeNs}`;
}

/** CDKTF's own manifest (version 0.21), which it writes for the stacks of one app only. */
function manifest(ids: readonly string[], first: string) {
  return {
    stacks: Object.fromEntries(
      [...ids].sort().map((id) => [
        id,
        {
          annotations: [],
          constructPath: id,
          dependencies: id === first ? [] : [first],
          name: id,
          stackMetadataPath: `stacks/${id}/metadata.json`,
          synthesizedStackPath: `stacks/${id}/cdk.tf.json`,
          workingDirectory: `stacks/${id}`,
        },
      ]),
    ),
    version: "0.21.0",
  };
}

function readRecord(file: string): Readonly<Record<string, Remembered>> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, Remembered>;
  } catch {
    return {};
  }
}

function write(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Texts go in as they are: quoting megabytes of them costs more than all the digests. */
function fingerprint(parts: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const text = typeof part === "string" ? part : JSON.stringify(part);
    // Type and length first, so that no two lists of parts read the same.
    hash.update(`${typeof part}:${text.length}:`).update(text);
  }
  return hash.digest("hex").slice(0, 32);
}

function digest(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}
