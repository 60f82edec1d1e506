import Table from "cli-table3";
import color from "picocolors";
import type { Verdict } from "./city";
import type { CheckResult } from "./result";

/** The verification as a table for a terminal or a log, and below it each failed check in full. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const table = new Table({
    head: [
      "Đơn vị / unit",
      "Địa chỉ / URL",
      "Trang / page",
      "Chứng chỉ / certificate",
      "DNS",
      "Thư / mail",
      "Dò / probes",
    ],
    style: { head: [], border: [], compact: true },
  });
  const problems: string[] = [];
  for (const { name, url, ...checks } of verdicts) {
    const { page, certificate, dns, mail, probes } = checks;
    table.push([name, url, ...[page, certificate, dns, mail, probes].map(cell)]);
    for (const [what, result] of Object.entries({ page, certificate, dns, mail, probes })) {
      if (result?.ok === false) problems.push(`${color.red("✗")} ${name}: ${what}: ${result.detail}`);
    }
  }
  return [table.toString(), ...problems].join("\n");
}

/** A mark, and in a word or two what was seen; what went wrong stands below the table in full. */
function cell(result: CheckResult | null): string {
  if (result === null) return "–";
  if (!result.ok) return color.red("✗");
  return [color.green("✓"), result.short].filter((part) => part !== "").join(" ");
}
