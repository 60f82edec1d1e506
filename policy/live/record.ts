import type { Observation, Page } from "../../observation/types";
import { judge } from "./judge";
import type { Judgement, LiveBreach, LiveRule, Subject } from "./rule";
import { settle, type Standing, UNSEEN_YET } from "./settle";

/** What is known of one rule at one unit. */
export interface RuleRecord extends Standing {
  /** What the last scan said. */
  readonly judgement: Judgement;
  /** What the last scan that found it broken had found; empty where none did. */
  readonly breaches: readonly LiveBreach[];
  /** When the last scan was, ISO 8601. */
  readonly at: string;
}

/** A page as the last scan saw it, without what was read from it: that can be read again from the evidence. */
export type PageRecord = Omit<Page, "html" | "feed">;

/** What is known of one unit's site. */
export interface SiteRecord {
  readonly unit: string;
  /** The run that wrote it: the same run does not look again. */
  readonly run: string;
  readonly at: string;
  readonly url: string;
  readonly rules: Readonly<Record<string, RuleRecord>>;
  readonly pages: readonly PageRecord[];
}

/** Judges what was seen, and takes it in with what was seen before. Pure. */
export function recordOf(
  seen: Observation,
  subject: Subject,
  rules: readonly LiveRule[],
  known: SiteRecord | null,
  run: string,
): SiteRecord {
  const told: Record<string, RuleRecord> = { ...known?.rules };
  for (const { rule, judgement } of judge(seen, subject, rules)) {
    const before = told[rule.id];
    const standing = settle(before ?? UNSEEN_YET, judgement.state, seen.at, rule.atOnce);
    const breaches = judgement.state === "fail" ? judgement.breaches : (before?.breaches ?? []);
    told[rule.id] = { ...standing, judgement, breaches, at: seen.at };
  }
  const pages = seen.pages.map(({ html: _html, feed: _feed, ...page }) => page);
  return { unit: seen.unit, run, at: seen.at, url: seen.url, rules: told, pages };
}
