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

const LONGEST = 16;

/** A mark, and the first words of what was seen where they are short. */
function cell(result: CheckResult | null): string {
  if (result === null) return "–";
  if (!result.ok) return color.red("✗");
  const [words = ""] = result.detail.split(",");
  return color.green("✓") + (words.length > LONGEST ? "" : ` ${words}`);
}
