import Table from "cli-table3";
import type { Locale } from "../../../language/localized";
import { visible } from "../../review/findings/visible";
import { share } from "../yearly/facts";
import type { LiveFacts, LiveFinding } from "./facts";

/** Findings that are listed on a terminal; the rest is counted. */
const MOST_LISTED = 40;

/** The result as one object, in the form of `validate --format json` where both know a thing. */
export function scanAsJson({
  expected,
  seen,
  from,
  until,
  rules,
  findings,
  errors,
  warnings,
}: LiveFacts): string {
  const summary = {
    units: expected.length,
    seen,
    from,
    until,
    errors,
    warnings,
    waived: findings.filter(({ state }) => state === "waived").length,
    unknown: findings.filter(({ state }) => state === "unknown").length,
  };
  return `${JSON.stringify({ summary, rules, findings: findings.filter(({ state }) => state !== "pass") }, null, 1)}\n`;
}

const WORDS = {
  vi: {
    heads: ["Quy định", "Mục", "Đạt", "Trái", "Miễn", "Xem được"],
    none: "Không thấy gì trái quy định.",
    more: (count: number) => `… và ${count} chỗ nữa (--format json).`,
    seen: (seen: number, of: number) =>
      `Đã xem ${seen}/${of} trang. Chỗ chưa xem được không tính là đạt, cũng không tính là trái.`,
    since: "từ",
    remedy: "Cách sửa",
  },
  en: {
    heads: ["Rule", "Clause", "Kept", "Broken", "Waived", "Checked"],
    none: "Nothing was seen that breaks a rule.",
    more: (count: number) => `… and ${count} more (--format json).`,
    seen: (seen: number, of: number) =>
      `${seen} of ${of} sites were looked at. What could not be seen counts neither as kept nor as broken.`,
    since: "since",
    remedy: "Remedy",
  },
} as const;

/** The result for a terminal: how far each rule is kept, by how many that could be looked at, and what is broken. */
export function scanAsText(facts: LiveFacts, locale: Locale): string {
  const words = WORDS[locale];
  const names = new Map(facts.expected.map(({ id, name }) => [id, name]));
  const table = new Table({ head: [...words.heads], style: { head: [], border: [] } });
  for (const { id, clause, kept, checked, broken, waived, of } of facts.rules) {
    const percent = share(kept, checked);
    const text =
      percent === null ? "–" : `${locale === "vi" ? String(percent).replace(".", ",") : percent} %`;
    table.push([id, clause, text, String(broken), String(waived), `${checked}/${of}`]);
  }
  const failing = facts.findings.filter(({ state }) => state === "fail").sort((a, b) => rank(a) - rank(b));
  const lines = failing.slice(0, MOST_LISTED).map((finding) => {
    const [breach] = finding.breaches;
    const more = finding.breaches.length > 1 ? ` (+${finding.breaches.length - 1})` : "";
    const mark = finding.severity === "error" ? "✗" : "!";
    const since =
      finding.since === null ? "" : `, ${words.since} ${finding.since.slice(0, 16).replace("T", " ")}Z`;
    return [
      `${mark} ${finding.unit} ${visible(names.get(finding.unit) ?? "")}: ${visible(breach?.message[locale] ?? "")}${more}`,
      `    ${finding.rule}${since}, ${visible(breach?.url ?? "")}`,
      `    ${words.remedy}: ${finding.remedy[locale]}`,
    ].join("\n");
  });
  return [
    table.toString(),
    words.seen(facts.seen, facts.expected.length),
    "",
    ...(lines.length === 0 ? [words.none] : lines),
    ...(failing.length > MOST_LISTED ? [words.more(failing.length - MOST_LISTED)] : []),
    "",
  ].join("\n");
}

function rank({ severity, rule }: LiveFinding): number {
  return rule.startsWith("intrusion/") ? 0 : severity === "error" ? 1 : 2;
}
