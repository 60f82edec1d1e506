import type { RuleRecord, SiteRecord } from "../../policy/live/record";
import type { Judgement } from "../../policy/live/rule";
import type { Sight } from "../../policy/live/settle";

/** What a scan keeps of a site that was looked at once. */
export function scanned(
  unit: string,
  url: string,
  at: string,
  sights: Readonly<Record<string, Sight>>,
): SiteRecord {
  const rules = Object.entries(sights).map(([id, sight]) => [id, recordOf(url, at, sight)] as const);
  return { unit, run: at, at, url, rules: Object.fromEntries(rules), pages: [] };
}

function recordOf(url: string, at: string, sight: Sight): RuleRecord {
  const breaches = [{ url, found: "=1+1", message: { vi: "Sai.", en: "Wrong." } }];
  const judgements: Readonly<Record<Sight, Judgement>> = {
    pass: { state: "pass" },
    fail: { state: "fail", breaches },
    unknown: { state: "unknown", reason: { vi: "Không mở được.", en: "It did not open." } },
  };
  return {
    sights: [sight],
    settled: sight === "unknown" ? null : sight,
    since: sight === "unknown" ? null : at,
    judgement: judgements[sight],
    breaches: sight === "fail" ? breaches : [],
    at,
  };
}
