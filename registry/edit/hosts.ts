import type { FieldEdit } from "./fields";
import type { ScalarValue } from "./scalar";

/**
 * A name that was published goes on leading to the site when another takes its place.
 *
 * @param entry of the unit, as it is
 * @param wanted the new name
 */
export function keptHost(
  entry: Readonly<Record<string, unknown>>,
  wanted: ScalarValue | null,
): readonly FieldEdit[] {
  const site = entry["site"];
  if (typeof site !== "object" || site === null || typeof wanted !== "string") return [];
  const { host, formerHosts } = site as Readonly<Record<string, unknown>>;
  const known: readonly unknown[] = Array.isArray(formerHosts) ? formerHosts : [];
  return typeof host !== "string" || host === wanted || known.includes(host)
    ? []
    : [{ path: ["site", "formerHosts", known.length], value: host }];
}
