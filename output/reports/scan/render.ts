import Table from "cli-table3";
import type { Locale } from "../../../language/localized";
import { visible } from "../../review/findings/visible";
import { decimal, share } from "../share";
import type { Expected, LiveFacts, LiveFinding } from "./facts";

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
    offices: "Theo nơi quản lý:",
    office: (name: string, units: number, wrong: number, unseen: number) =>
      `${name}: ${units} đơn vị, ${wrong} có chỗ cần sửa, ${unseen} chưa xem được`,
    unit: (errors: number, warnings: number) =>
      [errors > 0 ? `${errors} lỗi` : "", warnings > 0 ? `${warnings} nhắc nhở` : ""]
        .filter(Boolean)
        .join(", "),
    first: "việc đầu tiên",
    unseen: "chưa xem được",
    details: "Từng chỗ, địa chỉ và cách sửa: thêm --details, hoặc --unit MÃ --details cho một đơn vị.",
    nowhere: "(chưa rõ nơi quản lý)",
  },
  en: {
    heads: ["Rule", "Clause", "Kept", "Broken", "Waived", "Checked"],
    none: "Nothing was seen that breaks a rule.",
    more: (count: number) => `… and ${count} more (--format json).`,
    seen: (seen: number, of: number) =>
      `${seen} of ${of} sites were looked at. What could not be seen counts neither as kept nor as broken.`,
    since: "since",
    remedy: "Remedy",
    offices: "By parent:",
    office: (name: string, units: number, wrong: number, unseen: number) =>
      `${name}: ${units} units, ${wrong} with something to mend, ${unseen} not seen`,
    unit: (errors: number, warnings: number) =>
      [errors > 0 ? `errors: ${errors}` : "", warnings > 0 ? `warnings: ${warnings}` : ""]
        .filter(Boolean)
        .join(", "),
    first: "the first step",
    unseen: "not seen",
    details: "Each place, its address and remedy: add --details, or --unit ID --details for one unit.",
    nowhere: "(parent unknown)",
  },
} as const;

/**
 * The result for a terminal: how far each rule is kept, by how many that could be looked at; then a line for each unit
 * in which something is to be done, below whoever answers for it.
 *
 * @param details every breach with its address and remedy as well
 */
export function scanAsText(facts: LiveFacts, locale: Locale, details = false): string {
  const words = WORDS[locale];
  const table = new Table({ head: [...words.heads], style: { head: [], border: [] } });
  for (const { id, clause, kept, checked, broken, waived, of } of facts.rules) {
    const percent = share(kept, checked);
    const text = percent === null ? "–" : `${locale === "vi" ? decimal(percent) : percent} %`;
    table.push([id, clause, text, String(broken), String(waived), `${checked}/${of}`]);
  }
  const anything = facts.findings.some(({ state }) => state === "fail");
  return [
    table.toString(),
    words.seen(facts.seen, facts.expected.length),
    "",
    words.offices,
    ...byOffice(facts, locale),
    "",
    ...(anything ? (details ? breachesOf(facts, locale) : [words.details]) : [words.none]),
    "",
  ].join("\n");
}

/** A line an office, and below it one for each unit that has something to do: how much, and what first. */
function byOffice({ expected, findings }: LiveFacts, locale: Locale): string[] {
  const words = WORDS[locale];
  const own = new Map<string, LiveFinding[]>(expected.map(({ id }) => [id, []]));
  for (const finding of findings) own.get(finding.unit)?.push(finding);
  const offices = new Map<string, Expected[]>();
  for (const unit of expected) offices.set(unit.parentName, [...(offices.get(unit.parentName) ?? []), unit]);
  const collator = new Intl.Collator("vi", { numeric: true });
  return [...offices]
    .sort(([a], [b]) => collator.compare(a, b))
    .flatMap(([parent, units]) => {
      let wrong = 0;
      let unseen = 0;
      const lines = [...units]
        .sort((a, b) => collator.compare(a.name, b.name))
        .flatMap(({ id, name }) => {
          const judged = own.get(id) ?? [];
          const failing = judged.filter(({ state }) => state === "fail").sort((a, b) => rank(a) - rank(b));
          const who = `${visible(name)} (${id})`;
          const [worst] = failing;
          if (worst !== undefined) {
            wrong++;
            const errors = failing.filter(({ severity }) => severity === "error").length;
            const mark = errors > 0 ? "✗" : "!";
            return [
              `  ${mark} ${who}: ${words.unit(errors, failing.length - errors)}; ${words.first}: ${worst.remedy[locale]}`,
            ];
          }
          if (judged.some(({ state }) => state !== "unknown")) return [];
          unseen++;
          const reason = judged.find((finding) => finding.reason !== null)?.reason?.[locale] ?? "";
          return [`  ? ${who}: ${words.unseen}. ${visible(reason)}`];
        });
      return [words.office(visible(parent) || words.nowhere, units.length, wrong, unseen), ...lines];
    });
}

function breachesOf({ expected, findings }: LiveFacts, locale: Locale): string[] {
  const words = WORDS[locale];
  const names = new Map(expected.map(({ id, name }) => [id, name]));
  const failing = findings.filter(({ state }) => state === "fail").sort((a, b) => rank(a) - rank(b));
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
  return [...lines, ...(failing.length > MOST_LISTED ? [words.more(failing.length - MOST_LISTED)] : [])];
}

/** Intrusions first, then a site that nobody can open, before what is wrong on it. */
function rank({ severity, rule }: LiveFinding): number {
  if (severity === "error" && rule.startsWith("intrusion/")) return 0;
  if (rule === "site/reachable") return 1;
  return severity === "error" ? 2 : 3;
}
