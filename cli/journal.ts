import type { Command } from "commander";
import { loadProject } from "../engine/registry/project";
import { journalOfSites } from "../engine/sites/reports";
import { Problem } from "../engine/support/problem";
import { ROOT } from "../engine/support/root";
import { journalAsText } from "../output/reports/sites/render";

interface JournalOptions {
  readonly unit?: string;
  readonly since: string;
  readonly format: string;
}

/** `congtruong journal`: who logged in to the schools' sites and changed what, read out of their databases. */
export function registerJournal(program: Command): void {
  program
    .command("journal")
    .option("--unit <id>", "chỉ một đơn vị / one unit only")
    .option("--since <time>", "từ bao giờ: 24h, 7d, hoặc một ngày 2026-11-20 / how far back, or a day", "7d")
    .option("--format <format>", "text hoặc json / text or json", "text")
    .description("nhật ký của các trang: ai đã làm gì / the sites' journals: who did what")
    .action(async ({ unit, since, format }: JournalOptions) => {
      const from = sinceOf(since, Date.now() / 1000);
      const { environment, city } = loadProject(ROOT);
      const journals = await journalOfSites({ environment, city, unit }, from);
      const nameOf = (id: string): string => city.units.find((each) => each.id === id)?.name ?? "";
      process.stdout.write(
        format === "json" ? `${JSON.stringify(journals, null, 2)}\n` : journalAsText(journals, nameOf),
      );
    });
}

const SECONDS: Readonly<Record<string, number>> = { h: 3600, d: 86_400 };

/**
 * @param now seconds since 1970, as the answer
 * @throws Problem for what is neither a duration nor a day
 */
export function sinceOf(text: string, now: number): number {
  const [, count = "", unit = ""] = /^([1-9]\d{0,4})([hd])$/.exec(text) ?? [];
  if (count !== "") return Math.floor(now - Number(count) * (SECONDS[unit] ?? 0));
  // A day begins as in the city.
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00+07:00`) : NaN;
  if (!Number.isNaN(day) && new Date(day + 7 * 3_600_000).toISOString().startsWith(text)) return day / 1000;
  throw new Problem(
    `--since không hiểu "${text}": hãy viết như 24h, 7d hoặc 2026-11-20.`,
    `--since does not understand "${text}": write 24h, 7d or 2026-11-20.`,
  );
}
