import { rmSync } from "node:fs";
import type { Change } from "../../output/plan/changes";
import { run } from "../support/command";
import { dockerNames } from "../docker/docker";
import { readJson, writeJson } from "../support/json-file";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Workplace } from "../support/workplace";
import { dockerKind, nameOnEngine } from "../../output/plan/resource-kinds";

/** What an apply is about to make, written down first, so that the next run knows its own orphans: things that no state names. */
export class Journal {
  constructor(private readonly place: Workplace) {}

  /** Adds what a stack's changes create to what is announced of it already. */
  announce(stack: string, changes: readonly Change[]): void {
    const creating = [...new Set([...this.announced(stack), ...namesToCreate(changes)])].sort();
    writeJson(this.file(stack), { creating });
  }

  /** The stack stands: nothing of it is half made. */
  close(stack: string): void {
    rmSync(this.file(stack), { force: true });
  }

  announced(stack: string): readonly string[] {
    return readJson<{ creating: string[] }>(this.file(stack))?.creating ?? [];
  }

  private file(stack: string): string {
    return this.place.file(`applying/${stack}.json`);
  }
}

interface OrphansProps {
  readonly environment: string;
  /** Services that another stack still has, and gives up before this one is applied, by name. */
  readonly handedOver: ReadonlySet<string>;
  readonly report: Reporter;
}

/**
 * Removes services and networks that an interrupted run made and could not write down any more. They hold no data;
 * volumes do, and are simply taken up again by their name.
 *
 * @param announced what earlier runs said that they would make
 * @returns whether anything was removed
 * @throws Problem when such a name is taken by something that no run of ours announced
 */
export async function removeOrphans(
  changes: readonly Change[],
  announced: readonly string[],
  { environment, handedOver, report }: OrphansProps,
): Promise<boolean> {
  const wanted = new Set(namesToCreate(changes));
  for (const name of handedOver) wanted.delete(`service/${name}`);
  if (wanted.size === 0) return false;
  let removed = false;
  for (const kind of ["service", "network"] as const) {
    for (const name of await dockerNames(kind)) {
      if (!wanted.has(`${kind}/${name}`)) continue;
      if (!announced.includes(`${kind}/${name}`)) {
        throw new Problem(
          `Docker đã có ${kind} tên ${name} không do môi trường ${environment} tạo: hãy gỡ nó, hoặc đổi prefix trong environments/${environment}.local.yaml.`,
          `Docker already has a ${kind} called ${name} that the environment ${environment} did not make: remove it, or change prefix in environments/${environment}.local.yaml.`,
        );
      }
      report.note(`gỡ ${kind} ${name} còn dở từ lần trước / removing what an interrupted run left`);
      await run({ vi: `gỡ ${name}`, en: `remove ${name}` }, "docker", [kind, "rm", name]);
      removed = true;
    }
  }
  return removed;
}

/** `service/ct-edge`, `network/ct-mail`, `volume/ct-dns-data`. */
function namesToCreate(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) => {
    const [kind, name] = [dockerKind(change), nameOnEngine(change.after)];
    return change.action === "create" && kind !== undefined && name !== undefined ? [`${kind}/${name}`] : [];
  });
}
