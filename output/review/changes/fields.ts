import type { Draft } from "../../../registry/registry";
import type { CityEntry, UnitEntry } from "../../../registry/schema/types";

/** One value that is another one now; null where there is none. */
export interface FieldChange {
  /** Such as `mail.official`, `board.editors` or `leaders[Phan Hữu Nga].phone`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Sides of which nothing may be concluded from what is missing, since part of them could not be read. */
export interface Broken {
  readonly before: boolean;
  readonly after: boolean;
}

/**
 * The plain fields that differ, in the order of their names. Leaders are told apart by their names and not by
 * their places, so that one more at the head of the list is one change.
 *
 * @param except fields at the top that are compared elsewhere
 */
export function diffFields<T extends Draft<UnitEntry> | Draft<CityEntry>>(
  before: T,
  after: T,
  broken: Broken,
  except: readonly (keyof T)[] = [],
): FieldChange[] {
  const had = flatten(before, except);
  const has = flatten(after, except);
  return [...new Set([...had.keys(), ...has.keys()])]
    .sort()
    .map((field) => ({ field, before: had.get(field) ?? null, after: has.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
    .filter((change) => !(broken.before && change.before === null))
    .filter((change) => !(broken.after && change.after === null));
}

function flatten<T extends object>(entry: T, except: readonly (keyof T)[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(entry)) {
    if (!except.includes(key as keyof T)) collect(value, key, fields);
  }
  return fields;
}

function collect(value: unknown, field: string, fields: Map<string, string>): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) collectList(value, field, fields);
  else if (typeof value === "object") {
    for (const [key, child] of Object.entries(value)) collect(child, `${field}.${key}`, fields);
  } else fields.set(field, String(value));
}

function collectList(items: readonly unknown[], field: string, fields: Map<string, string>): void {
  const plain = items.filter((item) => typeof item !== "object");
  if (plain.length > 0) fields.set(field, plain.map(String).join(", "));
  const seen = new Map<string, number>();
  for (const item of items) {
    if (typeof item !== "object" || item === null) continue;
    const { name } = item as { readonly name?: unknown };
    const label = typeof name === "string" ? name : "?";
    const nth = (seen.get(label) ?? 0) + 1;
    seen.set(label, nth);
    collect(item, `${field}[${nth === 1 ? label : `${label} #${nth}`}]`, fields);
  }
}
