import type { Localized } from "../../language/localized";
import type { Finding } from "../../registry/finding";

/** What an editing verb tells: what was done, where it was written, and what the rules now find. */
export function renderEdit(
  done: Localized,
  report: { readonly files: readonly string[]; readonly findings: readonly Finding[] },
): string {
  if (report.files.length === 0) return "Không có gì phải sửa. / Nothing to change.\n";
  const lines = [`${done.vi} / ${done.en}`, ...report.files.map((file) => `  ${file}`)];
  for (const { rule, message, place, severity } of report.findings) {
    const mark = severity === "error" ? "LỖI" : severity === "warning" ? "NHẮC" : "MIỄN";
    lines.push(`  ${mark} ${rule} ${place.file}:${place.line}  ${message.vi}`);
  }
  return `${lines.join("\n")}\n`;
}
