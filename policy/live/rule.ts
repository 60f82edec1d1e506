import type { Localized } from "../../language/localized";
import type { Fault, Html, Observation, Page, Unseen } from "../../observation/types";
import type { AnyRule } from "../rule";

/** What the registry declares of the unit that was looked at, and what the rules need of the city. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The site's address without a trailing slash. */
  readonly url: string;
  /** Served by this platform, in the city data centre. */
  readonly isHosted: boolean;
  /** Whether the registry asks for the sector's feed. */
  readonly sectorFeed: boolean;
  /** The official address; null for none. */
  readonly mail: string | null;
  readonly leaders: readonly {
    readonly name: string;
    readonly phone: string;
    readonly mail: string | null;
  }[];
  /** Sites of the units that this one answers for, by address; empty for a school. */
  readonly children: readonly { readonly name: string; readonly url: string }[];
  readonly city: {
    /** Such as `hcm.edu.vn`, with the environment's suffix. */
    readonly zone: string;
    readonly portal: string;
    /** The department's own site, which is the portal where it has no other. */
    readonly department: string;
    /** Addresses of the newest items of the sector's feed; null when it could not be read. */
    readonly sectorItems: readonly string[] | null;
    /** IPv4 and IPv6 networks of the city data centre. */
    readonly dataCentre: (address: string) => boolean;
  };
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** One thing that a rule saw and that should not be so. */
export interface LiveBreach {
  /** Where it was seen. */
  readonly url: string;
  /** What was seen there, as it stood; left out when something is missing. */
  readonly found?: string | undefined;
  readonly message: Localized;
  /** Left out: the rule's own severity. */
  readonly severity?: "error" | "warning";
}

/** Three answers, never two: what could not be looked at is neither kept nor broken. */
export type Judgement =
  | { readonly state: "pass" }
  | { readonly state: "fail"; readonly breaches: readonly LiveBreach[] }
  | { readonly state: "unknown"; readonly reason: Localized };

/** A rule over what was seen: a pure function of the observation and of what is declared. */
export interface LiveRule {
  /** `topic/name`; the same as its twin's over the registry, where it has one. */
  readonly id: string;
  readonly clause: string | null;
  readonly severity: "error" | "warning";
  readonly statement: Localized;
  readonly why: Localized;
  /** What to do about a breach, in one sentence. */
  readonly remedy: Localized;
  /**
   * True: one sight is enough to say that it is broken, as of an intrusion. Left out: it is said after three of four,
   * since sites falter (`settle.ts`).
   */
  readonly atOnce?: boolean;
  readonly judge: (seen: Observation, subject: Subject) => Judgement;
}

export function liveRule(rule: LiveRule): LiveRule {
  return rule;
}

/** Id and texts of a rule over the registry, for its twin over what was seen. */
export function twinOf({ id, clause, severity, statement, why }: AnyRule) {
  return { id, clause, severity, statement, why };
}

export const PASS: Judgement = { state: "pass" };

/** Broken where there is a breach, kept otherwise. */
export function judged(breaches: readonly LiveBreach[]): Judgement {
  return breaches.length === 0 ? PASS : { state: "fail", breaches };
}

export function unknown(vi: string, en: string): Judgement {
  return { state: "unknown", reason: { vi, en } };
}

/** The page of that role, as it was asked for. */
export function pageOf({ pages }: Observation, role: string): Page | undefined {
  return pages.find((page) => page.role === role);
}

/** A page that came as it should, with what was read of it. */
export interface Read extends Page {
  readonly html: Html;
}

export function isRead(page: Page | undefined): page is Read {
  return page !== undefined && page.html !== null && page.status !== null && page.status < 400;
}

/** Every page that was read, without what only a searching machine was given. */
export function readPages({ pages }: Observation): Read[] {
  return pages.filter(isRead).filter(({ role }) => !role.startsWith("as:"));
}

const UNSEEN: Readonly<Record<Unseen, Localized>> = {
  "not-asked": { vi: "lần này không xem", en: "it was not asked for this time" },
  "private-address": {
    vi: "tên miền dẫn vào mạng nội bộ nên không mở",
    en: "its name leads into a private network, where the scanner does not go",
  },
  robots: { vi: "robots.txt của trang không cho phép", en: "the site's robots.txt forbids it" },
  "asked-to-wait": {
    vi: "trang xin chờ lâu hơn lượt xem này",
    en: "the site asked to wait longer than this scan",
  },
  "no-resolver": {
    vi: "máy chủ tên miền không trả lời bộ quét",
    en: "the name server did not answer the scanner",
  },
};

const FAULTS: Readonly<Record<Fault, Localized>> = {
  "no-name": { vi: "tên miền không có trong DNS", en: "its name is not in the DNS" },
  refused: { vi: "máy chủ không nhận kết nối", en: "the server takes no connection" },
  timeout: { vi: "quá thời gian chờ", en: "no answer in time" },
  broken: { vi: "câu trả lời bị đứt giữa chừng", en: "the answer broke off" },
  "too-large": { vi: "trang dài quá mức cho phép", en: "the page is longer than any may be" },
  "redirect-loop": { vi: "bị chuyển hướng không dứt", en: "it is redirected without end" },
  bomb: { vi: "trang nén bung ra quá lớn", en: "the packed page swells beyond measure" },
};

/** Why a page was not read, for a sentence; also of one that was not asked for at all. */
export function whyNot(page: Page | undefined): Localized {
  if (page === undefined) return UNSEEN["not-asked"];
  if (page.unseen !== null) return UNSEEN[page.unseen];
  if (page.fault !== null) return FAULTS[page.fault];
  if (page.status !== null && page.status >= 400)
    return { vi: `máy chủ trả lời HTTP ${page.status}`, en: `the server answers HTTP ${page.status}` };
  return { vi: "câu trả lời không phải trang HTML", en: "the answer is no HTML page" };
}

/** Of a page that a rule needs and that was not read: the rule can say nothing. */
export function couldNotRead(what: Localized, page: Page | undefined): Judgement {
  const why = whyNot(page);
  return unknown(
    `Chưa xem được ${what.vi}: ${why.vi}.`,
    `${what.en.charAt(0).toUpperCase()}${what.en.slice(1)} could not be looked at: ${why.en}.`,
  );
}

export const HOME: Localized = { vi: "trang chủ", en: "the home page" };

/** What was found, short enough for a line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 160 ? line : `${line.slice(0, 157)}…`;
}
