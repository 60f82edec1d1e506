import { Liquid } from "liquidjs";
import { turnOf, type PageTurn } from "../engine/scan/history";
import { kindName } from "../output/reports/first-look/words";
import type { LiveFinding } from "../output/reports/scan/facts";
import shared from "../output/reports/yearly/pages.css.liquid";
import { clip, saying, visible } from "../output/review/findings/visible";
import type { LiveRule } from "../policy/live/rule";
import { sparkline, trendChart } from "./chart";
import type { Viewer, WatchedCity } from "./city";
import type { Deed, Objection } from "./desk";
import { type DifferenceLine, differenceOf } from "./difference";
import { type Filter, filtered, matching, NO_FILTER, writeFilter } from "./filter";
import { isIntrusion, type Overview, tallyParents, tallyRules, type UnitSight } from "./overview";
import audit from "./pages/audit.liquid";
import city from "./pages/city.liquid";
import comparison from "./pages/comparison.liquid";
import own from "./pages/console.css.liquid";
import layout from "./pages/layout.liquid";
import logIn from "./pages/log-in.liquid";
import message from "./pages/message.liquid";
import objections from "./pages/objections.liquid";
import timeline from "./pages/timeline.liquid";
import trends from "./pages/trends.liquid";
import unit from "./pages/unit.liquid";
import units from "./pages/units.liquid";
import type { SavedFilter } from "./saved";
import { EVENT_KINDS, type EventKind, shown, timelineOf, type UnitPast } from "./timeline";
import { COUNTS_DAYS, type DayShare, sharesOf, TREND_DAYS, type Trends } from "./trend";
import {
  AGES,
  day,
  DEEDS,
  LOG_IN_TROUBLE,
  type LogInTrouble,
  type Message,
  MESSAGES,
  number,
  OUTCOMES,
  outOf,
  percent,
  sightsInWords,
  STATE_NAMES,
  STATE_WORDS,
  time,
  unitState,
} from "./words";

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  outputEscape: "escape",
  templates: { layout },
});
const parsed = {
  audit: liquid.parse(audit),
  city: liquid.parse(city),
  comparison: liquid.parse(comparison),
  logIn: liquid.parse(logIn),
  message: liquid.parse(message),
  objections: liquid.parse(objections),
  timeline: liquid.parse(timeline),
  trends: liquid.parse(trends),
  unit: liquid.parse(unit),
  units: liquid.parse(units),
};

const render = (page: keyof typeof parsed, frame: object, values: object): string =>
  liquid.renderSync(parsed[page], { ...values, frame }) as string;

export const STYLE = `${shared}${own}`;

/** What stands around a page. */
export interface Frame {
  readonly city: WatchedCity;
  /** Null for who is not logged in. */
  readonly viewer: Viewer | null;
  readonly formToken: string;
  /** The part of the console that the page belongs to: its path. */
  readonly here: string;
}

function framed({ city: { name, department }, viewer, formToken, here }: Frame): object {
  const links = [
    ...(viewer?.role === "school"
      ? [{ href: `/don-vi/${viewer.unit}`, name: "Trang của đơn vị" }]
      : [
          { href: "/", name: "Tình hình" },
          { href: "/don-vi", name: "Đơn vị" },
          { href: "/xu-huong", name: "Xu hướng" },
        ]),
    { href: "/phan-anh", name: "Phản ánh" },
    ...(viewer?.role === "department" ? [{ href: "/nhat-ky", name: "Nhật ký" }] : []),
  ];
  return {
    city: visible(name),
    department: visible(department.name),
    mail: department.mail,
    viewer: viewer?.address ?? null,
    ...{ formToken, here, links },
  };
}

export function logInPage(frame: Frame, address: string, trouble: LogInTrouble | null): string {
  return render("logIn", framed(frame), {
    address: visible(address),
    trouble: trouble === null ? null : LOG_IN_TROUBLE[trouble],
  });
}

export function messagePage(frame: Frame, which: Message): string {
  return render("message", framed(frame), MESSAGES[which]);
}

const RECENT_DAYS = 7;

/** The state of all that somebody may see. */
export function cityPage(
  frame: Frame,
  rules: readonly LiveRule[],
  sights: readonly UnitSight[],
  now: number,
): string {
  const seen = sights.filter(({ isSeen }) => isSeen);
  const times = sights.flatMap(({ at }) => at ?? []).sort();
  const erring = sights.filter(({ errors }) => errors > 0).length;
  const reminded = sights.filter(({ errors, warnings }) => errors === 0 && warnings > 0).length;
  const recent = { ...NO_FILTER, state: "trai", days: RECENT_DAYS } as const;
  const isDepartment = frame.viewer?.role === "department";
  return render("city", framed(frame), {
    title: isDepartment ? "Tình hình toàn thành phố" : `Tình hình: ${visible(frame.viewer?.name ?? "")}`,
    seen: number(seen.length),
    of: number(sights.length),
    from: times.length === 0 ? null : time(times[0] ?? null),
    until: time(times.at(-1) ?? null),
    erring: number(erring),
    reminded: number(reminded),
    clean: number(seen.length - erring - reminded),
    without: isDepartment ? frame.city.withoutSite : 0,
    intrusions: sights.flatMap((sight) => {
      const finding = sight.findings.find(({ rule, state }) => isIntrusion(rule) && state === "fail");
      return finding === undefined
        ? []
        : [
            {
              ...{ id: sight.id, name: sight.name, parent: sight.parentName },
              message: saying(finding.breaches[0]?.message.vi ?? ""),
              since: time(finding.since),
            },
          ];
    }),
    recent: { href: `/don-vi${writeFilter(recent)}`, count: filtered(sights, recent, now).length },
    rules: tallyRules(rules, sights).map(({ rule, of, kept, broken, waived, unknown }) => ({
      id: rule.id,
      clause: rule.clause ?? "",
      statement: rule.statement.vi,
      share: percent(kept, of - unknown),
      checked: outOf(of - unknown, of),
      ...{ broken, waived, unknown },
      brokenHref: `/don-vi${writeFilter({ ...NO_FILTER, rule: rule.id, state: "trai" })}`,
      unknownHref: `/don-vi${writeFilter({ ...NO_FILTER, rule: rule.id, state: "chua-biet" })}`,
    })),
    parents: tallyParents(sights).map((each) => ({
      ...each,
      clean: each.seen - each.erring - each.reminded,
      checked: outOf(each.seen, each.units),
      href: `/don-vi${writeFilter({ ...NO_FILTER, parent: each.id })}`,
    })),
  });
}

const ROWS = 50;

/**
 * @param all what somebody may see
 * @param saved the filters that they have given a name
 */
export function unitsPage(
  frame: Frame,
  rules: readonly LiveRule[],
  all: readonly UnitSight[],
  filter: Filter,
  asked: number,
  saved: readonly SavedFilter[],
  now: number,
): string {
  const sights = filtered(all, filter, now);
  const pages = Math.max(1, Math.ceil(sights.length / ROWS));
  const page = Math.min(Math.max(1, asked), pages);
  const to = (target: number) => `/don-vi${writeFilter(filter, target)}`;
  return render("units", framed(frame), {
    filter: { ...filter, search: visible(filter.search) },
    query: writeFilter(filter),
    current: `/don-vi${writeFilter(filter)}`,
    saved: saved.map(({ name, query }) => ({ name: visible(name), key: name, href: `/don-vi${query}` })),
    rules: rules.map(({ id, clause }) => ({ id, clause: clause ?? "" })),
    parents: tallyParents(all),
    states: STATE_WORDS,
    ages: AGES,
    count: number(sights.length),
    ...{ page, pages },
    before: page > 1 ? to(page - 1) : null,
    after: page < pages ? to(page + 1) : null,
    csv: `/don-vi.csv${writeFilter(filter)}`,
    xlsx: `/don-vi.xlsx${writeFilter(filter)}`,
    rows: sights.slice((page - 1) * ROWS, page * ROWS).map((sight) => ({
      ...{ id: sight.id, name: sight.name, parent: sight.parentName },
      ...{ errors: sight.errors, warnings: sight.warnings },
      kind: kindName(sight.kind).vi,
      state: unitState(sight),
      first: firstTask(sight, filter, now),
      at: time(sight.at) || "chưa lần nào",
    })),
  });
}

/** What is asked about, or what comes first. */
function firstTask(sight: UnitSight, filter: Filter, now: number): string {
  const [finding] = byWeight(
    filter.rule === "" && filter.state === ""
      ? sight.findings.filter(({ state }) => state === "fail")
      : matching(sight, filter, now),
  );
  if (finding === undefined) return "";
  if (finding.state === "unknown") return saying(finding.reason?.vi ?? "");
  return finding.state === "pass" ? "" : finding.remedy.vi;
}

const MOST_PLACES = 5;
/** On a unit's own page; its timeline has the others. */
const NEWEST_EVENTS = 10;

export interface UnitPage {
  readonly overview: Overview;
  readonly sight: UnitSight;
  readonly past: UnitPast;
  readonly notice: "objection" | null;
}

/** All that is known of one unit's site. */
export function unitPage(frame: Frame, { overview, sight, past, notice }: UnitPage): string {
  const statement = statementsOf(overview);
  const evidence = new Map(sight.record?.pages.map((page) => [page.url, page.evidence]));
  const byState = (...states: readonly LiveFinding["state"][]) =>
    sight.findings.filter(({ state }) => states.includes(state));
  return render("unit", framed(frame), {
    ...{ id: sight.id, name: sight.name, url: sight.url, parent: sight.parentName },
    isRisky: sight.intrusions > 0,
    kind: kindName(sight.kind).vi,
    at: time(sight.at) || null,
    scans: number(past.history.scans.length),
    notice:
      notice === null
        ? null
        : {
            vi: "Đã gửi phản ánh. Câu trả lời sẽ hiện ở cuối trang này.",
            en: "Sent; the answer will stand below.",
          },
    tasks: byWeight(byState("fail", "waived")).map((finding) => ({
      rule: finding.rule,
      anchor: finding.rule.replaceAll("/", "-"),
      isError: finding.severity === "error" && finding.state === "fail",
      word:
        finding.state === "waived"
          ? STATE_NAMES.waived
          : finding.severity === "error"
            ? "✗ Phải sửa"
            : "! Nên sửa",
      since: time(finding.since) || null,
      statement: statement(finding.rule),
      clause: finding.clause ?? "",
      places: finding.breaches.slice(0, MOST_PLACES).map(({ url, found, message: said }) => ({
        url: visible(clip(url, 300)),
        found: visible(clip(found ?? "", 300)),
        message: { vi: saying(said.vi), en: saying(said.en) },
        evidence: evidence.get(url) ? `/don-vi/${sight.id}/chung-cu/${evidence.get(url)}` : null,
        comparison:
          turnOf(past.history, finding.rule, url) === null
            ? null
            : `/don-vi/${sight.id}/so-sanh?${new URLSearchParams({ "quy-dinh": finding.rule, trang: url }).toString()}`,
      })),
      more: Math.max(0, finding.breaches.length - MOST_PLACES),
      remedy: finding.remedy,
      check: isIntrusion(finding.rule)
        ? "Trang có thể độc hại: chỉ xem bản đã lưu, hoặc quét lại bằng"
        : "Mở địa chỉ trên bằng trình duyệt, hoặc quét lại bằng",
      command: `npx congtruong scan --unit ${sight.id} --rule ${finding.rule} --details`,
      recent: sightsInWords(sight.record?.rules[finding.rule]?.sights ?? []),
      waiver:
        finding.waiver === null
          ? null
          : {
              until: finding.waiver.until,
              reason: visible(finding.waiver.reason),
              approver: visible(finding.waiver.approver),
            },
    })),
    unknown: byState("unknown").map(({ rule, reason }) => ({
      rule,
      statement: statement(rule),
      reason: saying(reason?.vi ?? ""),
    })),
    kept: byState("pass").map(({ rule, since }) => ({
      rule,
      statement: statement(rule),
      since: time(since) || null,
    })),
    // Objections stand below, whole. A deployment that went well is said of every unit, and would leave no room.
    events: timelineOf(
      sight.id,
      { ...past, objections: [], deployments: past.deployments.filter(({ state }) => state !== "done") },
      statement,
    )
      .slice(0, NEWEST_EVENTS)
      .map((event) => ({ ...event, at: time(event.at) })),
    objections: past.objections.map(objectionRow),
  });
}

export interface ComparisonPage {
  readonly overview: Overview;
  readonly sight: UnitSight;
  readonly rule: string;
  /** Of the page that has changed. */
  readonly url: string;
  readonly turn: PageTurn;
  /** What the page was before and after, as text. */
  readonly before: string;
  readonly after: string;
}

/** The last page that kept a rule and the first that broke it, side by side. */
export function comparisonPage(
  frame: Frame,
  { overview, sight: { id, name }, rule, url, turn, before, after }: ComparisonPage,
): string {
  const { lines, gone, come, more } = differenceOf(before, after);
  const kept = (sha256: string, at: string) => ({ href: `/don-vi/${id}/chung-cu/${sha256}`, at: time(at) });
  return render("comparison", framed(frame), {
    ...{ id, name, rule, anchor: rule.replaceAll("/", "-") },
    statement: statementsOf(overview)(rule),
    url: visible(clip(url, 300)),
    was: kept(turn.was, turn.wasAt),
    became: kept(turn.became, turn.becameAt),
    ...{ gone: number(gone), come: number(come), more },
    rows: gone + come === 0 ? [] : sideBySide(lines),
  });
}

/** Lines that went beside those that came in their place. */
function sideBySide(lines: readonly DifferenceLine[]) {
  const rows: { isSame: boolean; skipped: string | null; left: Side | null; right: Side | null }[] = [];
  let free = 0;
  for (const { kind, text, old, young } of lines) {
    const side = (at: number | null): Side => ({ number: at ?? 0, text: visible(clip(text, LONGEST_LINE)) });
    const row = { isSame: kind === "same", skipped: null, left: null, right: null };
    if (kind === "skipped") rows.push({ ...row, skipped: number(Number(text)) });
    else if (kind === "same") rows.push({ ...row, left: side(old), right: side(young) });
    else if (kind === "gone") rows.push({ ...row, left: side(old) });
    else {
      const beside = rows[free];
      if (beside === undefined) rows.push({ ...row, right: side(young) });
      else beside.right = side(young);
      free++;
      continue;
    }
    // The first row of a stretch whose right side is free.
    if (kind !== "gone") free = rows.length;
  }
  return rows;
}

interface Side {
  readonly number: number;
  readonly text: string;
}

const LONGEST_LINE = 400;

function statementsOf({ rules }: Overview): (rule: string) => string {
  const statements = new Map(rules.map(({ id, statement }) => [id, statement.vi]));
  return (rule) => statements.get(rule) ?? rule;
}

/** More would be no page to look at or to print. */
const MOST_EVENTS = 500;

export interface TimelinePage {
  readonly overview: Overview;
  readonly sight: UnitSight;
  readonly past: UnitPast;
  readonly knowsSilences: boolean;
  /** Null for every kind. */
  readonly kind: EventKind | null;
}

/** What came to pass at one unit, all of it or of one kind. */
export function timelinePage(
  frame: Frame,
  { overview, sight: { id, name }, past, knowsSilences, kind }: TimelinePage,
): string {
  const events = timelineOf(id, past, statementsOf(overview));
  const wanted = events.filter((event) => kind === null || event.kind === kind);
  const path = `/don-vi/${id}/dien-bien`;
  const kinds = (Object.keys(EVENT_KINDS) as EventKind[]).map((each) => ({
    ...{ name: EVENT_KINDS[each], href: `${path}?loai=${each}`, isShown: each === kind },
    count: events.filter((event) => event.kind === each).length,
  }));
  return render("timeline", framed(frame), {
    ...{ id, name, knowsSilences },
    kinds: [{ name: "Tất cả", href: path, isShown: kind === null, count: events.length }, ...kinds],
    rows: wanted
      .slice(0, MOST_EVENTS)
      .map((event) => ({ ...event, at: time(event.at), kind: EVENT_KINDS[event.kind] })),
    more: Math.max(0, wanted.length - MOST_EVENTS),
  });
}

/** Days before today that stand in the table of all rules. */
const MOMENTS = [0, 7, 30, TREND_DAYS - 1];

export interface TrendsPage {
  readonly overview: Overview;
  /** All that somebody may see. */
  readonly sights: readonly UnitSight[];
  /** Null while the history is being read. */
  readonly trends: Trends | null;
  /** The id of a parent; empty for any. */
  readonly parent: string;
  /** The rule whose days are told; null for a line of each. */
  readonly rule: LiveRule | null;
}

/** How the city, or an office's part of it, has come to where it is. */
export function trendsPage(frame: Frame, { overview, sights, trends, parent, rule }: TrendsPage): string {
  const parents = tallyParents(sights);
  const own = sights.filter(({ parentId, id }) => parent === "" || parentId === parent || id === parent);
  const to = (id: string) => `/xu-huong${writeFilter({ ...NO_FILTER, parent, rule: id })}`;
  const isDepartment = frame.viewer?.role === "department";
  const whole = isDepartment ? "toàn thành phố" : visible(frame.viewer?.name ?? "");
  const shares = trends === null ? null : sharesOf(trends, own, rule === null ? overview.rules : [rule]);
  return render("trends", framed(frame), {
    title: parents.find(({ id }) => id === parent)?.name ?? whole,
    ...{ days: TREND_DAYS, counts: COUNTS_DAYS, of: number(own.length) },
    ...{ parent, parents, isReading: shares === null, back: to("") },
    moments: MOMENTS.map(ago),
    rule: rule === null ? null : { ...ruleWords(rule), chart: trendChart(shares?.get(rule.id) ?? []) },
    rows:
      rule === null
        ? overview.rules.map((each) => trendRow(each, shares?.get(each.id) ?? [], to(each.id)))
        : [...(shares?.get(rule.id) ?? [])].reverse().map((share) => ({
            day: day(share.day),
            share: percent(share.kept, share.checked),
            kept: outOf(share.kept, share.checked),
            checked: checkedWords(share),
          })),
  });
}

const ago = (days: number): string => (days === 0 ? "Hôm nay" : `${days} ngày trước`);
const ruleWords = ({ id, clause, statement }: LiveRule) => ({
  ...{ id, clause: clause ?? "" },
  statement: statement.vi,
});
const checkedWords = ({ checked, of }: DayShare) => `${outOf(checked, of)} (${percent(checked, of)})`;

function trendRow(rule: LiveRule, shares: readonly DayShare[], href: string) {
  const last = shares.at(-1);
  return {
    ...ruleWords(rule),
    href,
    chart: sparkline(shares),
    shares: MOMENTS.map((days) => {
      const then = shares.at(-1 - days);
      return { name: ago(days), share: then === undefined ? "–" : percent(then.kept, then.checked) };
    }),
    checked: last === undefined ? "–" : checkedWords(last),
  };
}

export function objectionsPage(
  frame: Frame,
  rows: readonly { readonly objection: Objection; readonly name: string }[],
): string {
  return render("objections", framed(frame), {
    open: rows.filter(({ objection }) => objection.answer === null).length,
    mayAnswer: frame.viewer?.role === "department",
    rows: rows.map(({ objection, name }) => ({ ...objectionRow(objection), name })),
  });
}

function objectionRow({ answer, ...objection }: Objection) {
  return {
    ...objection,
    at: time(objection.at),
    text: shown(objection.text),
    answer:
      answer === null
        ? null
        : { ...answer, at: time(answer.at), word: OUTCOMES[answer.outcome], text: shown(answer.text) },
  };
}

export function auditPage(frame: Frame, deeds: readonly Deed[]): string {
  return render("audit", framed(frame), {
    rows: deeds.map(({ at, by, client, action, about }) => ({
      at: time(at),
      by: by || "(không phải hộp thư được xem)",
      word: DEEDS[action],
      about: visible(about),
      client: visible(client),
    })),
  });
}

/** Intrusions first, then a site that nobody can open, before what is wrong on it. */
function byWeight(findings: readonly LiveFinding[]): readonly LiveFinding[] {
  const rank = ({ rule, severity, state }: LiveFinding) =>
    state === "waived"
      ? 4
      : isIntrusion(rule)
        ? 0
        : rule === "site/reachable"
          ? 1
          : severity === "error"
            ? 2
            : 3;
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
