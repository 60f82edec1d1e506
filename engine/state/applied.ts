import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { plannedWith } from "../../environments/dns";
import { FACTS_FOLDER } from "../../templates/channel";
import { readJson, writeJson } from "../support/json-file";
import type { Workplace } from "../support/workplace";

interface Applied {
  /** Digest of what was synthesised. */
  readonly content: string;
  /** Digest of the state that the apply left. */
  readonly state: string;
}

/**
 * Remembers what was last applied, so that a stack that has not changed since is not planned again.
 *
 * An apply that is cut off leaves no record, and a state that somebody else has written since does not fit its own:
 * both are planned again.
 */
export class AppliedRecord {
  constructor(private readonly place: Workplace) {}

  /** Whether what was last applied from this machine left another state than this one. */
  isOfAnotherState(stack: string, state: string | undefined): boolean {
    const known = readJson<Applied>(this.file(stack));
    return known !== undefined && known.state !== (state ?? "");
  }

  /**
   * @param content of {@link contentOf}
   * @param state digest of the state as it is now; undefined where there is none
   */
  isApplied(stack: string, content: string, state: string | undefined): boolean {
    const known = readJson<Applied>(this.file(stack));
    return known !== undefined && known.content === content && known.state === (state ?? "");
  }

  record(stack: string, content: string, state: string | undefined): void {
    writeJson(this.file(stack), { content, state: state ?? "" } satisfies Applied);
  }

  forget(stack: string): void {
    rmSync(this.file(stack), { force: true });
  }

  private file(stack: string): string {
    return this.place.file(`applied/${stack}.json`);
  }
}

/**
 * Digest of all that decides what a stack becomes: its JSON, the files that it is told, and what it is given when it is
 * planned.
 *
 * @param folder where the stack was synthesised
 */
export function contentOf(folder: string): string {
  const files = factFiles(folder).flatMap((file) => [file, readFileSync(join(folder, file))]);
  const json = readFileSync(join(folder, "cdk.tf.json"));
  return digest(json, ...files, ...plannedWith().map((variable) => process.env[variable] ?? ""));
}

/** The files of facts of a stack, by their paths below its folder. */
function factFiles(folder: string): readonly string[] {
  const facts = join(folder, FACTS_FOLDER);
  if (!existsSync(facts)) return [];
  return readdirSync(facts, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function digest(...parts: readonly (Buffer | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 32);
}
