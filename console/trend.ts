import type { UnitHistory } from "../engine/scan/history";
import type { LiveRule } from "../policy/live/rule";
import type { Overview, UnitSight } from "./overview";

export const TREND_DAYS = 90;
/** What was seen counts for so many days, as in the report. */
export const COUNTS_DAYS = 30;

const DAY_MS = 86_400_000;
/** Viet Nam has one time, all year. */
const VIETNAM_MS = 7 * 3_600_000;

/** What was told of each unit at the end of each day. */
export interface Trends {
  /** `YYYY-MM-DD`, the oldest first. */
  readonly days: readonly string[];
  /** The ids of the rules, in the order of a track. */
  readonly rules: readonly string[];
  /** By unit: day after day of the first rule, then of the next. */
  readonly tracks: ReadonlyMap<string, Track>;
}

type Track = Uint8Array;
const UNKNOWN = 0;
const KEPT = 1;
const BROKEN = 2;
/** Only while a track is made: no scan asked on that day. */
const NOT_ASKED = 3;

/** How far one rule was kept on one day, among some units. */
export interface DayShare {
  readonly day: string;
  readonly kept: number;
  /** Units of which the rule could tell. */
  readonly checked: number;
  readonly of: number;
}

/** What the last scan of a day told stands for that day, and for those after it until the next or until it is too old. */
export function trackOf({ scans }: UnitHistory, days: readonly string[], rules: readonly string[]): Track {
  const first = dayNumber(`${days[0] ?? ""}T00:00:00Z`);
  const length = COUNTS_DAYS + days.length;
  const rows = new Map(rules.map((rule, index) => [rule, index * length]));
  const asked = new Uint8Array(rules.length * length).fill(NOT_ASKED);
  for (const { at, sights, held } of scans) {
    const index = dayNumber(at, VIETNAM_MS) - first + COUNTS_DAYS;
    if (!(index >= 0 && index < length)) continue;
    for (const rule of Object.keys(sights)) {
      const row = rows.get(rule);
      if (row === undefined) continue;
      const now = sights[rule] === "unknown" ? null : held[rule];
      asked[row + index] = now === "pass" ? KEPT : now === "fail" ? BROKEN : UNKNOWN;
    }
  }
  const track = new Uint8Array(rules.length * days.length);
  for (let rule = 0; rule < rules.length; rule++) {
    let now = UNKNOWN;
    let since = 0;
    for (let index = 0; index < length; index++) {
      const said = asked[rule * length + index] ?? NOT_ASKED;
      if (said !== NOT_ASKED) [now, since] = [said, index];
      else if (index - since >= COUNTS_DAYS) now = UNKNOWN;
      if (index >= COUNTS_DAYS) track[rule * days.length + index - COUNTS_DAYS] = now;
    }
  }
  return track;
}

/** Of each rule how far it was kept, day by day. A unit of which nothing was ever read is unknown. */
export function sharesOf(
  { days, rules, tracks }: Trends,
  units: readonly Pick<UnitSight, "id">[],
  wanted: readonly LiveRule[],
): ReadonlyMap<string, readonly DayShare[]> {
  const own = units.flatMap(({ id }) => tracks.get(id) ?? []);
  return new Map(
    wanted.flatMap(({ id }) => {
      const row = rules.indexOf(id) * days.length;
      if (row < 0) return [];
      const kept = new Uint32Array(days.length);
      const checked = new Uint32Array(days.length);
      for (const track of own) {
        for (let index = 0; index < days.length; index++) {
          const state = track[row + index];
          if (state !== UNKNOWN) checked[index]!++;
          if (state === KEPT) kept[index]!++;
        }
      }
      const shares = days.map((day, index) => ({
        ...{ day, of: units.length },
        ...{ kept: kept[index] ?? 0, checked: checked[index] ?? 0 },
      }));
      return [[id, shares] as const];
    }),
  );
}

/** The last days until this one, the oldest first. */
export function daysUntil(today: string, count = TREND_DAYS): readonly string[] {
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) =>
    new Date(last - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/**
 * Trends that follow the scans. A city's history is much to read (some kB a unit and month), so it is read unit by unit
 * with room for others in between: all of it at the start and on a new day, and later of those units alone that were
 * scanned since. Until then the last ones stand.
 */
export class TrendBook {
  private known = new Map<string, { readonly record: UnitSight["record"]; readonly track: Track }>();
  private made: Trends | null = null;
  private reading: Promise<void> | null = null;

  /** @param history of a unit, from a month on (`2026-11`) */
  constructor(private readonly history: (unit: string, from: string) => UnitHistory) {}

  /** Null until everything was read for the first time. */
  get trends(): Trends | null {
    return this.made;
  }

  /** Reads what is new; where it is being read, nothing is begun. */
  refresh(overview: Overview): Promise<void> {
    this.reading ??= this.read(overview).finally(() => (this.reading = null));
    return this.reading;
  }

  private async read({ units, rules, today }: Overview): Promise<void> {
    const days = daysUntil(today);
    const ids = rules.map(({ id }) => id);
    const isSame = this.made?.days[0] === days[0] && this.made?.rules.join(" ") === ids.join(" ");
    const before = isSame ? this.known : new Map<string, never>();
    const from = (daysUntil(today, TREND_DAYS + COUNTS_DAYS)[0] ?? "").slice(0, 7);
    const known: typeof this.known = new Map();
    for (const { id, record } of units) {
      const last = before.get(id);
      if (last !== undefined && last.record === record) {
        known.set(id, last);
        continue;
      }
      known.set(id, { record, track: trackOf(this.history(id, from), days, ids) });
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.known = known;
    const tracks = new Map([...known].map(([id, { track }]) => [id, track]));
    this.made = { days, rules: ids, tracks };
  }
}

/** Days since 1970, of a moment that is so much ahead of UTC. */
const dayNumber = (iso: string, ahead = 0): number => Math.floor((Date.parse(iso) + ahead) / DAY_MS);
