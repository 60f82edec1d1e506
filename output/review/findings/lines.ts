import type { Locale } from "../../../language/localized";
import type { Verdict } from "../../../policy/evaluate";
import type { Finding } from "../../../registry/finding";
import { closing } from "./text";
import { saying, visible } from "./visible";

/** The files with most errors; more than these are no list of the worst. */
const WORST = 10;

/**
 * `--format lines`: for engineers. One line a finding, to be searched and cut by any tool; then, behind `#`, a table by
 * rule and the worst files.
 */
export function renderLines(verdict: Verdict, locale: Locale): string {
  const lines = verdict.findings.map((finding) => line(finding, locale));
  const counts = [...table(verdict.findings), "", ...worst(verdict.findings), "", closing(verdict, locale)];
  return `${[...lines, ...counts.map((text) => `# ${text}`.trimEnd())].join("\n")}\n`;
}

/** `file:line:column: severity rule unit field: message | fix`, with `-` for what there is not. */
function line({ place, severity, rule, unit, field, message, fix }: Finding, locale: Locale): string {
  const paste = fix?.kind === "yaml" ? ` | ${visible(fix.text.replaceAll("\n", "\\n"))}` : "";
  const where = `${visible(place.file)}:${place.line}:${place.column}`;
  return `${where}: ${severity} ${rule} ${visible(unit ?? "-")} ${visible(field ?? "-")}: ${saying(message[locale])}${paste}`;
}

function table(findings: readonly Finding[]): string[] {
  const rules = new Map<string, Record<Finding["severity"], number>>();
  for (const { rule, severity } of findings) {
    const counts = rules.get(rule) ?? { error: 0, warning: 0, waived: 0 };
    counts[severity] += 1;
    rules.set(rule, counts);
  }
  const width = Math.max(4, ...[...rules.keys()].map(({ length }) => length));
  const row = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(9)).join("")}`;
  const sorted = [...rules].sort(
    ([a, x], [b, y]) => y.error - x.error || y.warning - x.warning || (a < b ? -1 : 1),
  );
  return [
    row("rule", ["error", "warning", "waived"]),
    ...sorted.map(([rule, { error, warning, waived }]) => row(rule, [error, warning, waived])),
  ];
}

function worst(findings: readonly Finding[]): string[] {
  const files = new Map<string, number>();
  for (const { place, severity } of findings) {
    if (severity === "error") files.set(place.file, (files.get(place.file) ?? 0) + 1);
  }
  const sorted = [...files].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, WORST);
  return sorted.map(([file, errors]) => `${String(errors).padStart(6)} errors  ${visible(file)}`);
}
