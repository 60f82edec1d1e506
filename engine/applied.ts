import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeJson } from "./made";
import type { Workplace } from "./workplace";

interface Applied {
  /** Digest of what was synthesised. */
  readonly content: string;
  /** Digest of the local state that the apply left; of nothing where the state is kept elsewhere. */
  readonly state: string;
}

/**
 * Remembers what was last applied, so that a stack that has not changed since is not planned again.
 *
 * An apply that is cut off leaves no record, and a state that somebody else has written since does not fit its own:
 * both are planned again. With the state in `pg` the latter cannot be seen; after another tool has applied, a
 * deployment has to be asked for all stacks.
 */
export class AppliedRecord {
  constructor(private readonly place: Workplace) {}

  /** @param content of {@link contentOf} */
  isApplied(stack: string, content: string): boolean {
    const known = readJson<Applied>(this.file(stack));
    return known !== undefined && known.content === content && known.state === this.state(stack);
  }

  record(stack: string, content: string): void {
    writeJson(this.file(stack), { content, state: this.state(stack) } satisfies Applied);
  }

  forget(stack: string): void {
    rmSync(this.file(stack), { force: true });
  }

  private file(stack: string): string {
    return this.place.file(`applied/${stack}.json`);
  }

  private state(stack: string): string {
    const file = join(this.place.states, `${stack}.tfstate`);
    return digest(existsSync(file) ? readFileSync(file) : "");
  }
}

/** Digest of all that decides what a stack becomes: its text, and the zone ids that it is given when it is planned. */
export function contentOf(synthesised: Buffer): string {
  return digest(synthesised, process.env.TF_VAR_cloudflare_zone_ids ?? "");
}

function digest(...parts: readonly (Buffer | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 32);
}
