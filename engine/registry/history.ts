import { execFileSync } from "node:child_process";
import { basename, dirname, relative, sep } from "node:path";
import type { BreachCache, UnitBreaches } from "../../policy/evaluate";
import type { CityFacts } from "../../policy/rule";
import { collectFiles, WAIVERS_FILE } from "../../registry/collect";
import { loadRegistry, type EntryCache, type ListKey, type ReadEntry } from "../../registry/load";
import type { Registry, UnitRecord } from "../../registry/registry";
import { RevisionTree } from "./git";
import { Problem } from "../support/problem";

/** A registry as it was at the end of a day. */
export interface PastRegistry {
  /** Abbreviated. */
  readonly commit: string;
  /** `YYYY-MM-DD`, in the city. */
  readonly day: string;
  readonly registry: Registry;
}

/** A chart shows no more than this, and each costs a judgement of the whole city. */
const MOST = 24;

/**
 * The registry's earlier states, the oldest first: the last commit of each day that touched one of its files, and
 * of too many days some that lie evenly apart, the first and the last among them.
 *
 * @param root path of the registry's root file as it is now
 * @param files paths of all its files as they are now
 * @param cache remembers entries that did not change from one state to the next
 * @throws Problem when the folder is in no git repository
 */
export function* registryHistory(
  root: string,
  files: readonly string[],
  cache: HistoryCache,
): Generator<PastRegistry> {
  const folder = dirname(root);
  for (const { commit, day } of thinned(daysOf(folder, files))) {
    const tree = new RevisionTree(commit, folder);
    if (!tree.stat(basename(root))) continue;
    const collected = collectFiles(tree, basename(root), (inner) => inner);
    yield { commit, day, registry: loadRegistry(collected.files, { findings: collected.findings, cache }) };
  }
}

/** What entries were read as and what the rules said of them, by their own text; it ends with the run. */
export class HistoryCache implements EntryCache, BreachCache {
  private readonly entries = new Map<string, ReadEntry>();
  private readonly breaches = new Map<string, WeakMap<object, UnitBreaches>>();

  recallEntry(kind: ListKey, _file: string, text: string): ReadEntry | undefined {
    return this.entries.get(`${kind} ${text}`);
  }

  storeEntry(kind: ListKey, _file: string, text: string, entry: ReadEntry): void {
    this.entries.set(`${kind} ${text}`, entry);
  }

  recallBreaches(unit: UnitRecord, city: CityFacts): UnitBreaches | undefined {
    return this.of(city).get(unit.entry);
  }

  storeBreaches(unit: UnitRecord, city: CityFacts, breaches: UnitBreaches): void {
    this.of(city).set(unit.entry, breaches);
  }

  private of(city: CityFacts): WeakMap<object, UnitBreaches> {
    const key = JSON.stringify(city);
    const known = this.breaches.get(key) ?? new WeakMap<object, UnitBreaches>();
    this.breaches.set(key, known);
    return known;
  }
}

interface Day {
  readonly commit: string;
  readonly day: string;
}

/** The last commit of each day, the oldest day first. */
function daysOf(folder: string, files: readonly string[]): Day[] {
  const inner = files.map((file) => relative(folder, file).split(sep));
  // A file that was included once may be gone: where there are folders, all that lies in them counts.
  const paths = [...new Set([...inner.map(([first = "."]) => first), WAIVERS_FILE])].sort();
  const log = git(folder, ["log", "--first-parent", "--format=%h %ct", "--", ...paths]);
  const days = new Map<string, Day>();
  for (const line of log.split("\n").filter((text) => text !== "")) {
    const [commit = "", seconds = "0"] = line.split(" ");
    const day = new Date((Number(seconds) + 7 * 3600) * 1000).toISOString().slice(0, 10);
    if (!days.has(day)) days.set(day, { commit, day });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function thinned(days: readonly Day[]): Day[] {
  if (days.length <= MOST) return [...days];
  const places = Array.from({ length: MOST }, (_, at) => Math.round((at * (days.length - 1)) / (MOST - 1)));
  return places.map((place) => days[place] as Day);
}

function git(folder: string, args: readonly string[]): string {
  try {
    return execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch {
    throw new Problem(
      `--history cần lịch sử git, nhưng ${folder} không nằm trong kho git nào (hoặc kho chưa có commit). Bỏ --history, hoặc chạy trong bản sao của kho.`,
      `--history needs git's history, but ${folder} is in no repository, or in one without commits. Leave it out, or run within a clone.`,
    );
  }
}
