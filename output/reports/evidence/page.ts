import { Liquid } from "liquidjs";
import type { Localized } from "../../../language/localized";
import { LIVE_RULES } from "../../../policy/live/index";
import type { SiteRecord } from "../../../policy/live/record";
import type { LiveBreach } from "../../../policy/live/rule";
import { clip, saying, visible } from "../../review/findings/visible";
import { type EvidenceManifest, PART_NAMES, PART_STATES } from "./manifest";
import template from "./page.liquid";

/** What is held of a rule became another. */
export interface SeenChange {
  /** ISO 8601. */
  readonly at: string;
  readonly rule: string;
  readonly now: "pass" | "fail";
  readonly breaches: readonly LiveBreach[];
  /** The page of each of these places, by its hash. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** What scans have told of the unit. */
export interface Seen {
  /** Null where there is none. */
  readonly record: SiteRecord | null;
  /** The oldest first. */
  readonly changes: readonly SeenChange[];
}

/** More would be no page to read; all of them stand in `scan/history.json`. */
const MOST_CHANGES = 300;

const liquid = new Liquid({ strictVariables: true, strictFilters: true, outputEscape: "escape" });
const page = liquid.parse(template);

const TIME = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "medium",
});
const time = (iso: string): string => (Number.isNaN(Date.parse(iso)) ? "?" : TIME.format(new Date(iso)));

const STATEMENTS = new Map<string, Localized>(LIVE_RULES.map(({ id, statement }) => [id, statement]));

/**
 * `DOC-TRUOC.html`: the page to read first. Whatever a site or an attacker wrote stands in it as letters: no script, no
 * link, nothing that is fetched.
 */
export function renderEvidencePage(manifest: EvidenceManifest, { record, changes }: Seen): string {
  const { unit, parts, files } = manifest;
  const kept = new Set(files.map(({ path }) => path));
  const bodyOf = (sha256: string | undefined): string => {
    const path = `scan/bodies/${sha256 ?? ""}.txt`;
    return kept.has(path) ? path : "";
  };
  const pages = new Map((record?.pages ?? []).map(({ url, evidence }) => [url, evidence ?? undefined]));
  const placesOf = (breaches: readonly LiveBreach[], hashOf: (url: string) => string | undefined) =>
    breaches.map(({ url, found, message }) => ({
      url: visible(clip(url)),
      message: { vi: saying(message.vi), en: saying(message.en) },
      found: visible(clip(found ?? "")),
      body: bodyOf(hashOf(url)),
    }));
  const ruleOf = (id: string) => ({ id: visible(id), statement: STATEMENTS.get(id)?.vi ?? visible(id) });
  return liquid.renderSync(page, {
    unit: { id: visible(unit.id), name: visible(unit.name), url: visible(unit.url ?? "") },
    environment: manifest.environment,
    since: time(manifest.since),
    madeAt: time(manifest.madeAt),
    madeBy: visible(manifest.madeBy ?? "không rõ / unknown"),
    commit: `${manifest.product.commit ?? "?"}${manifest.product.changed ? " (có tệp đã sửa / with changed files)" : ""}`,
    parts: parts.map(({ name, state, how, remarks }) => ({
      title: PART_NAMES[name],
      state,
      word: PART_STATES[state],
      how,
      remarks: remarks.map(({ vi, en }) => ({ vi: saying(vi), en: saying(en) })),
      count: files.filter(({ part }) => part === name).length,
    })),
    seenAt: record === null ? "" : time(record.at),
    held: Object.entries(record?.rules ?? {})
      .filter(([, { settled }]) => settled === "fail")
      .map(([id, { since, breaches }]) => ({
        rule: ruleOf(id),
        since: since === null ? "?" : time(since),
        places: placesOf(breaches, (url) => pages.get(url)),
      })),
    changes: changes.slice(-MOST_CHANGES).map(({ at, rule, now, breaches, evidence }) => ({
      at: time(at),
      rule: ruleOf(rule),
      isBroken: now === "fail",
      places: placesOf(breaches, (url) => evidence[url]),
    })),
    more: Math.max(0, changes.length - MOST_CHANGES),
    files: files.map(({ path, what, bytes, sha256 }) => ({ path, what, bytes, sha256 })),
  }) as string;
}
