import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SiteRecord } from "../../policy/live/record";
import type { LiveBreach } from "../../policy/live/rule";
import type { Sight } from "../../policy/live/settle";
import { appendLines, readLines } from "../support/line-file";
import { makeFolder } from "../support/make-folder";

/** What one scan said of one unit. */
export interface PastScan {
  readonly run: string;
  /** ISO 8601. */
  readonly at: string;
  readonly url: string;
  /** What was seen of each rule that was asked for. */
  readonly sights: Readonly<Record<string, Sight>>;
  /** What was held of it after that sight; null where nothing was held yet. */
  readonly held: Readonly<Record<string, "pass" | "fail" | null>>;
}

/** From one scan to the next, what is held of a rule became another. */
export interface Change {
  readonly run: string;
  /** ISO 8601. */
  readonly at: string;
  readonly rule: string;
  readonly now: "pass" | "fail";
  /** What was found, at most three places; empty of what is kept. */
  readonly breaches: readonly LiveBreach[];
  /** The page of each of these places, by the hash under which it is kept. */
  readonly evidence: Readonly<Record<string, string>>;
  /** Of these places the page as it last kept the rule and as it first broke it, where two scans in a row saw both. */
  readonly turns: Readonly<Record<string, PageTurn>>;
}

/** A page before and after, by the hashes under which they are kept, and when each was seen, ISO 8601. */
export interface PageTurn {
  readonly was: string;
  readonly wasAt: string;
  readonly became: string;
  readonly becameAt: string;
}

/** All that scans said of one unit, the oldest first. */
export interface UnitHistory {
  readonly scans: readonly PastScan[];
  readonly changes: readonly Change[];
}

/** As evidence is kept; whole months go, so the oldest line is up to a month older. */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;
const MOST_PLACES = 3;

/** In the order of the rules that a line before it names: some hundred bytes for a scan of all of them. */
interface RulesLine {
  readonly rules: readonly string[];
}
interface ScanLine {
  readonly run: string;
  readonly at: string;
  readonly url: string;
  readonly saw: string;
  readonly held: string;
}

/**
 * A sight that was kept one scan before is broken: what is held becomes another only some scans later, and by then the
 * last good page is no longer known.
 */
interface TurnLine {
  readonly run: string;
  readonly at: string;
  readonly rule: string;
  readonly pages: Readonly<Record<string, PageTurn>>;
}

/** As a file has it. */
type ChangeLine = Omit<Change, "turns">;

const LETTERS = { pass: "p", fail: "f", unknown: "u" } as const;
const SIGHTS: Readonly<Record<string, Sight>> = { p: "pass", f: "fail", u: "unknown" };

/**
 * What every scan said, a file a month and unit to which each adds a line. Files and no database, as with the records
 * beside them: a unit's history is written line by line and read whole, and two programs may do both at once.
 */
export class History {
  constructor(private readonly folder: string) {}

  /** Notes what a scan said, before the record says that its unit is done. */
  add(record: SiteRecord, before: SiteRecord | null): void {
    const month = join(this.folder, record.at.slice(0, 7));
    makeFolder(month);
    const file = join(month, `${record.unit}.jsonl`);
    // A record carries on what this scan did not ask for.
    const judged = Object.entries(record.rules).filter(([, { at }]) => at === record.at);
    const rules = judged.map(([id]) => id);
    const line: ScanLine = {
      run: record.run,
      at: record.at,
      url: record.url,
      saw: judged.map(([, { judgement }]) => LETTERS[judgement.state]).join(""),
      held: judged.map(([, { settled }]) => (settled === null ? "." : LETTERS[settled])).join(""),
    };
    const header = readLines(file).filter(isRules).at(-1)?.rules;
    appendLines(file, [
      ...(header?.join(" ") === rules.join(" ") ? [] : [{ rules }]),
      line,
      ...turnsOf(record, before),
      ...changesOf(record, before),
    ]);
  }

  /** @param from the first month to read, as `2026-11`. @default - all that are kept */
  of(unit: string, from = ""): UnitHistory {
    const scans = new Map<string, PastScan>();
    let changes: Change[] = [];
    let turns: TurnLine[] = [];
    for (const month of this.months()) {
      if (month < from) continue;
      let rules: readonly string[] = [];
      for (const line of readLines(join(this.folder, month, `${unit}.jsonl`))) {
        if (isRules(line)) rules = line.rules;
        else if (isTurn(line)) turns.push(line);
        else if (isChange(line)) changes.push({ ...line, turns: turnsUntil(line, turns) });
        else if (isScan(line)) {
          // A run that was killed before its record was written has looked again: the second look counts.
          if (scans.delete(line.run)) {
            changes = changes.filter(({ run }) => run !== line.run);
            turns = turns.filter(({ run }) => run !== line.run);
          }
          scans.set(line.run, pastScan(line, rules));
        }
      }
    }
    return { scans: [...scans.values()], changes };
  }

  /** Removes the months whose last day is older than {@link KEPT_DAYS}, and says how many there were. */
  forget(now: Date): number {
    const oldest = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString().slice(0, 7);
    const gone = this.months().filter((month) => month < oldest);
    for (const month of gone) rmSync(join(this.folder, month), { recursive: true, force: true });
    return gone.length;
  }

  private months(): readonly string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => /^\d{4}-\d{2}$/.test(name))
      .sort();
  }
}

/** Of each page the turn that led to what is held now: the last one of its rule. */
function turnsUntil({ rule, breaches }: ChangeLine, turns: readonly TurnLine[]): Change["turns"] {
  const own = turns.filter((turn) => turn.rule === rule);
  const found = breaches.flatMap(({ url }) => {
    const turn = own.findLast(({ pages }) => Object.hasOwn(pages, url))?.pages[url];
    return turn === undefined ? [] : [[url, turn] as const];
  });
  return Object.fromEntries(found);
}

function turnsOf(record: SiteRecord, before: SiteRecord | null): TurnLine[] {
  if (before === null) return [];
  const [was, now] = [before, record].map(
    ({ pages }) => new Map(pages.map(({ url, evidence }) => [url, evidence])),
  );
  return Object.entries(record.rules).flatMap(([rule, { at, judgement }]): TurnLine[] => {
    const last = before.rules[rule];
    // Of what a scan did not ask for it has no page either.
    const isTurn =
      judgement.state === "fail" &&
      at === record.at &&
      last?.judgement.state === "pass" &&
      last.at === before.at;
    if (!isTurn) return [];
    const pages = judgement.breaches.slice(0, MOST_PLACES).flatMap(({ url }) => {
      const [old, young] = [was?.get(url) ?? null, now?.get(url) ?? null];
      if (old === null || young === null) return [];
      return [[url, { was: old, wasAt: before.at, became: young, becameAt: at }] as const];
    });
    return pages.length === 0 ? [] : [{ run: record.run, at, rule, pages: Object.fromEntries(pages) }];
  });
}

/** The page that a rule was last found broken on, before and after; null where no scan saw it turn. */
export function turnOf({ changes }: UnitHistory, rule: string, url: string): PageTurn | null {
  const last = changes.findLast((change) => change.rule === rule);
  return last !== undefined && Object.hasOwn(last.turns, url) ? (last.turns[url] ?? null) : null;
}

/** A first sight is a change where it is a breach: somebody has to mend it. */
function changesOf(record: SiteRecord, before: SiteRecord | null): ChangeLine[] {
  const pages = new Map(record.pages.map(({ url, evidence }) => [url, evidence]));
  return Object.entries(record.rules).flatMap(([rule, { settled, at, breaches }]): ChangeLine[] => {
    const held = before?.rules[rule]?.settled ?? null;
    if (at !== record.at || settled === null || settled === held || (held === null && settled === "pass"))
      return [];
    const shown = settled === "fail" ? breaches.slice(0, MOST_PLACES) : [];
    const evidence = shown.flatMap(({ url }) => {
      const sha256 = pages.get(url) ?? null;
      return sha256 === null ? [] : [[url, sha256] as const];
    });
    return [
      { run: record.run, at, rule, now: settled, breaches: shown, evidence: Object.fromEntries(evidence) },
    ];
  });
}

function pastScan({ run, at, url, saw, held }: ScanLine, rules: readonly string[]): PastScan {
  return {
    run,
    at,
    url,
    sights: Object.fromEntries(rules.map((id, index) => [id, SIGHTS[saw[index] ?? "u"] ?? "unknown"])),
    held: Object.fromEntries(
      rules.map((id, index) => [id, held[index] === "p" ? "pass" : held[index] === "f" ? "fail" : null]),
    ),
  };
}

function isRules(line: unknown): line is RulesLine {
  return Array.isArray((line as Partial<RulesLine> | null)?.rules);
}

function isScan(line: unknown): line is ScanLine {
  const { run, at, saw, held } = (line ?? {}) as Partial<ScanLine>;
  return [run, at, saw, held].every((each) => typeof each === "string");
}

function isTurn(line: unknown): line is TurnLine {
  const { run, rule, pages } = (line ?? {}) as Partial<TurnLine>;
  return typeof run === "string" && typeof rule === "string" && typeof pages === "object" && pages !== null;
}

function isChange(line: unknown): line is ChangeLine {
  const { run, rule, now, breaches } = (line ?? {}) as Partial<Change>;
  return (
    typeof run === "string" &&
    typeof rule === "string" &&
    (now === "pass" || now === "fail") &&
    Array.isArray(breaches)
  );
}
