import type { LiveFinding } from "../output/reports/scan/facts";
import { toneless } from "../policy/text/index";
import type { UnitSight } from "./overview";

/** As a state stands in an address. */
export const STATES = {
  trai: "fail",
  "chua-biet": "unknown",
  mien: "waived",
  dat: "pass",
} as const satisfies Readonly<Record<string, LiveFinding["state"]>>;

export type StateWord = keyof typeof STATES;

/** What a list is narrowed to; all of it stands in the address, so that it can be kept and sent. */
export interface Filter {
  /** Words of a name, a code or an address, with tones or without. */
  readonly search: string;
  /** The id of a parent; empty for any. */
  readonly parent: string;
  /** The id of a rule; empty for any. */
  readonly rule: string;
  /** Empty for any. */
  readonly state: StateWord | "";
  /** Only what has been so for at most so many days; 0 for any time. */
  readonly days: number;
}

export const NO_FILTER: Filter = { search: "", parent: "", rule: "", state: "", days: 0 };

const LONGEST = 100;
const MOST_DAYS = 400;

export function readFilter(query: URLSearchParams): Filter {
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, LONGEST);
  const state = text("ket-qua");
  const days = Number(text("moi"));
  return {
    search: text("tim"),
    parent: text("quan-ly"),
    rule: text("quy-dinh"),
    state: Object.hasOwn(STATES, state) ? (state as StateWord) : "",
    days: Number.isInteger(days) && days > 0 && days <= MOST_DAYS ? days : 0,
  };
}

/** As an address has it, with the question mark; empty for no filter. */
export function writeFilter({ search, parent, rule, state, days }: Filter, page = 1): string {
  const query = new URLSearchParams();
  if (search !== "") query.set("tim", search);
  if (parent !== "") query.set("quan-ly", parent);
  if (rule !== "") query.set("quy-dinh", rule);
  if (state !== "") query.set("ket-qua", state);
  if (days > 0) query.set("moi", String(days));
  if (page > 1) query.set("trang", String(page));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether it is a filter as {@link writeFilter} writes it, and not an empty one. */
export const isFilter = (query: string): boolean =>
  query !== "" && writeFilter(readFilter(new URLSearchParams(query))) === query;

/** The units that a filter leaves, in their order. */
export function filtered(units: readonly UnitSight[], filter: Filter, now: number): readonly UnitSight[] {
  const words = toneless(filter.search).toLowerCase().split(/\s+/).filter(Boolean);
  const asksForFindings = filter.rule !== "" || filter.state !== "" || filter.days > 0;
  return units.filter(
    (unit) =>
      (filter.parent === "" || unit.parentId === filter.parent || unit.id === filter.parent) &&
      words.every((word) => unit.words.includes(word)) &&
      (!asksForFindings || matching(unit, filter, now).length > 0),
  );
}

const DAY_MS = 86_400_000;

/** The findings of a unit that a filter is about: those that are broken where it says no state. */
export function matching(
  { findings }: UnitSight,
  { rule, state, days }: Filter,
  now: number,
): readonly LiveFinding[] {
  const wanted = state === "" ? (rule === "" || days > 0 ? "fail" : null) : STATES[state];
  return findings.filter(
    (finding) =>
      (rule === "" || finding.rule === rule) &&
      (wanted === null || finding.state === wanted) &&
      (days === 0 || (finding.since !== null && now - Date.parse(finding.since) <= days * DAY_MS)),
  );
}
