/** What OpenTofu means to do, as its JSON plan says it, reduced to what the platform's own reading needs. */

/** `forget`: the engine no longer answers for it, and it stays as it is. */
export type Action = "create" | "update" | "replace" | "destroy" | "forget";

export interface Change {
  /** The stack whose plan this is: `cell-01`. */
  readonly stack: string;
  /** `docker_service.site["7900866"]`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** The key of `for_each`; null for a resource that stands alone. */
  readonly key: string | null;
  readonly action: Action;
  /** What the resource is now, and will be; null where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  /**
   * The engine had it in its state and no longer finds it: a create that nobody asked for, often the sign of a
   * provider that lost sight of what still runs.
   */
  readonly lostSight: boolean;
}

/** The part of `tofu show -json PLAN` that is read here (format version 1). */
export interface JsonPlan {
  readonly resource_changes?: readonly JsonResourceChange[];
  readonly resource_drift?: readonly JsonResourceChange[];
}

interface JsonResourceChange {
  readonly address: string;
  /** Where it stood before a `moved` block. */
  readonly previous_address?: string;
  readonly mode?: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: unknown;
    readonly after?: unknown;
  };
}

/** Every change of one stack's plan, by address; reads and no-ops are not changes. */
export function readChanges(stack: string, plan: JsonPlan): Change[] {
  const vanished = new Set(
    (plan.resource_drift ?? [])
      .filter((drift) => drift.change.actions.includes("delete"))
      .map((drift) => drift.address),
  );
  const changes: Change[] = [];
  for (const found of plan.resource_changes ?? []) {
    const action = actionOf(found.change.actions);
    if (found.mode === "data" || action === undefined) continue;
    changes.push({
      stack,
      ...placeOf(found, action),
      action,
      before: found.change.before ?? null,
      after: found.change.after ?? null,
      lostSight: action === "create" && vanished.has(found.address),
    });
  }
  return changes.sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** What is forgotten was given a place of its own first, which says less than the one that it had. */
function placeOf(
  found: JsonResourceChange,
  action: Action,
): Pick<Change, "address" | "type" | "name" | "key"> {
  const { address, type, name, index, previous_address: previous } = found;
  const [, block, key] = /^[^.]+\.([^[]+)\["(.*)"\]$/.exec(previous ?? "") ?? [];
  if (action === "forget" && previous !== undefined && block !== undefined && key !== undefined) {
    return { address: previous, type, name: block, key };
  }
  return { address, type, name, key: index === undefined ? null : String(index) };
}

function actionOf(actions: readonly string[]): Action | undefined {
  if (actions.includes("create") && actions.includes("delete")) return "replace";
  if (actions.includes("create")) return "create";
  if (actions.includes("delete")) return "destroy";
  if (actions.includes("forget")) return "forget";
  if (actions.includes("update")) return "update";
  return undefined;
}
