import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { attempt } from "../support/command";
import { readJson } from "../support/json-file";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Workplace } from "../support/workplace";

export const KINDS = ["service", "volume", "network"] as const;
export type Kind = (typeof KINDS)[number];
export type OurThings = Readonly<Record<Kind, readonly string[]>>;

interface State {
  readonly resources?: readonly unknown[];
}

/** What OpenTofu writes of each. */
interface Resource {
  readonly mode: string;
  readonly type: string;
  readonly instances: readonly { readonly attributes?: { readonly name?: unknown } | null }[];
}

/**
 * The exact names of what this environment made: those in its states, and those that an interrupted run had announced.
 * Never by prefix: another's thing may begin alike.
 *
 * @param opened what stands in encrypted states, which cannot be read here
 */
export function ourThings(place: Workplace, opened: readonly State[] = []): OurThings {
  const found: Record<Kind, Set<string>> = { service: new Set(), volume: new Set(), network: new Set() };
  const add = (kind: string, name: unknown): void => {
    if (isKind(kind) && typeof name === "string") found[kind].add(name);
  };
  const clear = jsonFiles(place.states, ".tfstate").flatMap((file) => readJson<State>(file) ?? []);
  for (const { resources } of [...clear, ...opened]) {
    for (const { mode, type, instances } of (resources ?? []) as readonly Resource[]) {
      // What a stack only looks up (`data`) belongs to another one.
      if (mode === "managed")
        for (const { attributes } of instances) add(type.replace("docker_", ""), attributes?.name);
    }
  }
  for (const file of jsonFiles(place.file("applying"), ".json")) {
    for (const entry of readJson<{ creating: readonly string[] }>(file)?.creating ?? []) {
      const [kind = "", name] = entry.split("/");
      add(kind, name);
    }
  }
  return {
    service: [...found.service].sort(),
    volume: [...found.volume].sort(),
    network: [...found.network].sort(),
  };
}

function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}

function jsonFiles(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(folder, file));
}

/** Containers need their grace period, and volumes and networks are held until the last one is gone. */
const PATIENCE_MS = 180_000;

/**
 * Removes all things of one kind, waiting for what still holds them.
 *
 * @returns how many there were
 * @throws Problem when one stays in use; everything else is removed by then, and another run goes on from there
 */
export async function removeThings(kind: Kind, names: readonly string[], report: Reporter): Promise<number> {
  let removed = 0;
  let left = names;
  let said = "";
  for (const deadline = Date.now() + PATIENCE_MS; left.length > 0;) {
    const held: string[] = [];
    for (const name of left) {
      const { exitCode, stderr } = await attempt("docker", [kind, "rm", name]);
      if (exitCode === 0) removed += 1;
      else if (!isGone(stderr)) {
        held.push(name);
        said = stderr;
      }
    }
    left = held;
    const [first] = left;
    if (first === undefined) break;
    if (Date.now() > deadline) {
      throw new Problem(
        `Chưa gỡ được ${kind} ${first}: còn thứ khác đang dùng nó, hãy dừng thứ đó rồi chạy lại.`,
        `The ${kind} ${first} cannot be removed because something else uses it: stop that and run again.`,
        said.trim(),
      );
    }
    report.progress(`đợi ${left.length} ${kind}: ${first}`);
    await pause(1_000);
  }
  return removed;
}

/** Never made, removed by hand, or gone with a swarm that was left. */
function isGone(said: string): boolean {
  return /no such|not found|not a swarm manager/i.test(said);
}

const FORGOTTEN = [
  "state",
  "state-moved",
  "state.json",
  "plans",
  "applying",
  "applied",
  "ledger.json",
  "mailboxes.json",
  "ca.pem",
  "made.json",
] as const;

/** Forgets the states and everything else that belongs to things which are no more. */
export function forget(place: Workplace): void {
  for (const name of FORGOTTEN) {
    rmSync(place.file(name), { recursive: true, force: true });
  }
  rmSync(place.synthesised, { recursive: true, force: true });
}
