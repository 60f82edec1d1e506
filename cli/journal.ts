import type { Command } from "commander";
import { loadProject } from "../engine/registry/project";
import { journalOfSites } from "../engine/sites/reports";
import { ROOT } from "../engine/support/root";
import { sinceOf } from "../engine/support/since";
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
