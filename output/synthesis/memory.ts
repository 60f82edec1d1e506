import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digest, fingerprint, readRecord, stampOf, writeRecord } from "./fingerprint";

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
  /** Size and time of the file then: while both are the same it need not be read. */
  readonly stamp: string;
}

const FILE = "inputs.json";

/**
 * Remembers, beside what was synthesised, what it was made from: an unchanged stack is then not made again.
 *
 * Nothing depends on it: deleting the file, or editing a stack's JSON by hand, makes that stack anew.
 */
export class SynthesisMemory {
  private readonly remembered: Readonly<Record<string, Remembered>>;
  /** Digests of the inputs of all stacks that were asked about, by name. */
  private readonly inputs = new Map<string, string>();
  private readonly made = new Set<string>();

  /**
   * @param outdir where CDKTF writes, such as `cdktf.out`
   * @param program what identifies the program that makes the stacks: another one may make others of the same inputs
   */
  constructor(
    private readonly outdir: string,
    private readonly program: string,
  ) {
    this.remembered = readRecord<Remembered>(join(outdir, FILE));
  }

  /** Those that must be made: new, changed, made by another program, or altered on the disk. */
  stale(stacks: readonly Ingredients[]): readonly string[] {
    for (const { id, inputs } of stacks) this.inputs.set(id, fingerprint([this.program, id, ...inputs]));
    const stale = stacks.map(({ id }) => id).filter((id) => !this.isFresh(id));
    for (const id of stale) this.made.add(id);
    return stale;
  }

  /**
   * After the stale ones were made: writes the list that CDKTF reads, of all stacks that were asked about, and
   * remembers their inputs.
   *
   * @param first the stack that all others stand on
   */
  keep(first: string): void {
    mkdirSync(join(this.outdir, "stacks"), { recursive: true });
    const ids = [...this.inputs.keys()].sort();
    const record = Object.fromEntries(ids.map((id) => [id, this.recordOf(id)]));
    writeRecord(join(this.outdir, "manifest.json"), manifest(ids, first));
    writeRecord(join(this.outdir, FILE), record);
  }

  private recordOf(id: string): Remembered {
    const inputs = this.inputs.get(id) ?? "";
    const known = this.remembered[id];
    if (!this.made.has(id) && known !== undefined) return { ...known, inputs };
    const file = this.file(id);
    return { inputs, output: digest(readFileSync(file)), stamp: stampOf(file) ?? "" };
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

/** CDKTF's own manifest (version 0.21), which it writes for the stacks of one app only. */
function manifest(ids: readonly string[], first: string) {
  return {
    stacks: Object.fromEntries(
      ids.map((id) => [
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
