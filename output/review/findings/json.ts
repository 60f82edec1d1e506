import type { Locale } from "../../../language/localized";
import type { Verdict } from "../../../policy/evaluate";
import type { Finding } from "../../../registry/finding";

/** A finding as programs read it; the form is pinned, fields may be added. */
export interface FindingJson {
  readonly rule: string;
  readonly severity: Finding["severity"];
  readonly unit: string | null;
  readonly field: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly found: string | null;
  readonly clause: string | null;
  readonly message: string;
  /** What to do; YAML that replaces the line where `pasteable` says so. */
  readonly fix: string | null;
  readonly pasteable: boolean;
  readonly waiver?: { readonly reason: string; readonly approver: string; readonly until: string };
}

/** `--format json`: one object with summary and findings, on one line a finding. */
export function renderJson({ summary, findings }: Verdict, locale: Locale): string {
  const lines = findings.map((finding) => `    ${JSON.stringify(findingJson(finding, locale))}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "summary": ${JSON.stringify(summary)},\n  "findings": ${list}\n}\n`;
}

/** One finding in one language. */
export function findingJson(finding: Finding, locale: Locale): FindingJson {
  const { rule, severity, unit, field, place, found, clause, message, fix, waiver } = finding;
  return {
    rule,
    severity,
    unit,
    field,
    ...place,
    found,
    clause,
    message: message[locale],
    fix: fix === null ? null : fix.kind === "yaml" ? fix.text : fix.text[locale],
    pasteable: fix?.kind === "yaml",
    ...(waiver ? { waiver } : {}),
  };
}
