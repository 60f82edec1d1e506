import type { Localized } from "../../../language/localized";
/** One thing in the supply chain that is not as it must be. */
export interface AuditFinding {
  /** `supply/…`, for ever the same. */
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** The package, image or file. */
  readonly subject: string;
  readonly vi: string;
  readonly en: string;
}

export interface AuditReport {
  readonly findings: readonly AuditFinding[];
  /** How many things were looked at, by what they are. */
  readonly checked: Readonly<Record<string, number>>;
  /** What could not be looked at, and why. */
  readonly skipped: readonly Localized[];
}

/** Errors first, then by rule and subject: the same report for the same content. */
export function sortedFindings(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  const key = ({ severity, rule, subject, en }: AuditFinding): string =>
    [severity, rule, subject, en].join("\0");
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export function auditAsText({ findings, checked, skipped }: AuditReport): string {
  const words = { error: "LỖI / ERROR", warning: "NHẮC / WARNING" };
  const lines = findings.flatMap(({ severity, rule, vi, en }) => [
    `${words[severity]}  ${rule}`,
    `  ${vi}`,
    `  ${en}`,
  ]);
  const counts = Object.entries(checked).map(([what, count]) => `${count} ${what}`);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return [
    ...lines,
    ...skipped.map(({ vi, en }) => `Chưa kiểm / not checked: ${vi}\n  ${en}`),
    `Đã kiểm / checked: ${counts.join(", ")}. ${errors} lỗi, ${findings.length - errors} nhắc / errors, warnings.`,
    "",
  ].join("\n");
}
