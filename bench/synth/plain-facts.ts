/** In place of `constructs/facts.ts` on the yardstick's side: the texts stand in the stack's own JSON. */
import type { FileSet } from "../../templates/channel";

export const SWARM_BRACES = '{{"{{"}}';

let told: FileSet = {};

/** What the stack that is laid out next is told. */
export function tell(files: FileSet): void {
  told = files;
}

export const textOf = (path: string): string => told[path] ?? "";
