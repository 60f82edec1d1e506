/**
 * Which units a changed file is about. Publishers carry facts as environment entries (`file:routes/cell-01.map`), so
 * a plan's difference of two such texts tells which schools it touches.
 */

const UNIT_ID = /(?<![0-9])[0-9]{7}(?![0-9])/g;

export interface FactChange {
  readonly path: string;
  /** Units named on lines or in entries that only one side has. */
  readonly changed: ReadonlySet<string>;
  /** Units that the new text no longer names at all. */
  readonly lost: ReadonlySet<string>;
  /** Units that only the new text names. */
  readonly gained: ReadonlySet<string>;
}

/** Compares the published files of a service before and after, file by file; equal files do not occur. */
export function factChanges(before: unknown, after: unknown): FactChange[] {
  const old = publishedFiles(before);
  const next = publishedFiles(after);
  return [...new Set([...old.keys(), ...next.keys()])].sort().flatMap((path) => {
    const was = old.get(path) ?? "";
    const is = next.get(path) ?? "";
    return was === is ? [] : [compare(path, was, is)];
  });
}

function compare(path: string, was: string, is: string): FactChange {
  const oldEntries = entries(was);
  const newEntries = entries(is);
  const changed = new Set<string>();
  for (const id of new Set([...oldEntries.keys(), ...newEntries.keys()])) {
    if (oldEntries.get(id) !== newEntries.get(id)) changed.add(id);
  }
  return {
    path,
    changed,
    lost: new Set([...oldEntries.keys()].filter((id) => !newEntries.has(id))),
    gained: new Set([...newEntries.keys()].filter((id) => !oldEntries.has(id))),
  };
}

/** What a text says of each unit: the JSON entry whose `id` or `unit` it is, or the lines that name it. */
function entries(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const add = (id: string, piece: string) => found.set(id, `${found.get(id) ?? ""}${piece}\n`);
  const parsed = parseJson(text);
  if (parsed !== undefined) {
    walk(parsed, add);
    return found;
  }
  for (const line of text.split("\n")) {
    for (const id of new Set(line.match(UNIT_ID) ?? [])) add(id, line);
  }
  return found;
}

function walk(value: unknown, add: (id: string, piece: string) => void): void {
  if (Array.isArray(value)) {
    value.forEach((item) => walk(item, add));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const record = value as Record<string, unknown>;
  const id = owner(record);
  if (id !== undefined) add(id, JSON.stringify(record));
  else Object.values(record).forEach((item) => walk(item, add));
}

/** `{"id": …}`, `{"unit": …}`, or Prometheus' `{"targets": …, "labels": {"unit": …}}`. */
function owner(record: Record<string, unknown>): string | undefined {
  const labels = record["labels"] as Record<string, unknown> | undefined;
  const candidate = record["id"] ?? record["unit"] ?? labels?.["unit"];
  return typeof candidate === "string" && /^[0-9]{7}$/.test(candidate) ? candidate : undefined;
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The files that a publisher's service carries, by path. */
export function publishedFiles(resource: unknown): Map<string, string> {
  const files = new Map<string, string>();
  const environment = firstOf(firstOf(resource, "task_spec"), "container_spec")?.["env"];
  if (typeof environment === "object" && environment !== null) {
    for (const [name, value] of Object.entries(environment)) {
      if (name.startsWith("file:") && typeof value === "string") files.set(name.slice("file:".length), value);
    }
  }
  return files;
}

/** A block is a list of one in the engine's JSON. */
function firstOf(value: unknown, block: string): Record<string, unknown> | undefined {
  const list = (value as Record<string, unknown> | null | undefined)?.[block];
  return Array.isArray(list) ? (list[0] as Record<string, unknown> | undefined) : undefined;
}
