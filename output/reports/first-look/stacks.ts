/** What one stack would make, counted. */
export interface StackSummary {
  /** `foundation`, `cell-01`, … */
  readonly name: string;
  readonly total: number;
  /** By type, the most numerous first. */
  readonly types: readonly { readonly type: string; readonly count: number }[];
  /** Codes of units that have resources of their own in the stack; ordered. */
  readonly units: readonly string[];
}

/**
 * Counts the resources in a stack's Terraform JSON. A block with `for_each` counts once for each key, and keys that
 * are codes of units tell whose they are.
 *
 * @throws Error when the text is no Terraform JSON
 */
export function summariseStack(name: string, json: string): StackSummary {
  const { resource } = JSON.parse(json) as {
    resource?: Record<string, Record<string, { for_each?: unknown }>>;
  };
  const units = new Set<string>();
  const types = Object.entries(resource ?? {}).map(([type, blocks]) => {
    let count = 0;
    for (const { for_each: each } of Object.values(blocks)) {
      const keys = keysOf(each);
      count += keys?.length ?? 1;
      for (const key of keys ?? []) if (/^\d{7}$/.test(key)) units.add(key);
    }
    return { type, count };
  });
  return {
    name,
    total: types.reduce((sum, { count }) => sum + count, 0),
    types: types.sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1)),
    units: [...units].sort(),
  };
}

/** Keys of a `for_each`: of a map, or of a set written as a list; null for a block without one. */
function keysOf(each: unknown): string[] | null {
  if (Array.isArray(each)) return each.map(String);
  if (typeof each === "object" && each !== null) return Object.keys(each);
  const list = typeof each === "string" ? /^\$\{toset\((\[.*\])\)\}$/s.exec(each)?.[1] : undefined;
  return list === undefined ? null : (JSON.parse(list) as unknown[]).map(String);
}
