import { join } from "node:path";
import type { Command } from "commander";
import { requireDay, todayInVietnam } from "../engine/support/day";
import { HistoryCache, registryHistory } from "../engine/registry/history";
import { reportFacts } from "../output/reports/yearly/facts";
import { renderReport } from "../output/reports/yearly/page";
import type { TrendPoint } from "../output/reports/yearly/trend";
import { reportWorkbook } from "../output/reports/yearly/workbook";
import { evaluate } from "../policy/evaluate";
import { readRegistry, rootOf } from "../registry/files";
import { defaultRegistry } from "../engine/registry/read";
import { writeOutput } from "../engine/support/output-file";

interface ReportOptions {
  readonly out: string;
  readonly registry: string;
  readonly history: boolean;
  readonly today?: string;
}

const WORKBOOK = "bao-cao.xlsx";

/** `congtruong report --out DIR`: the registry's state for the yearly evaluation, as a page and a spreadsheet. */
export function registerReport(program: Command): void {
  program
    .command("report")
    .requiredOption("--out <folder>", "thư mục để ghi / the folder to write to")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .option("--history", "thêm diễn biến theo lịch sử git / with the trend from git's history", false)
    .option("--today <date>", "ngày của báo cáo, YYYY-MM-DD / the report's day")
    .description("báo cáo độ phủ và tuân thủ / report coverage and compliance")
    .action(async (options: ReportOptions) => {
      const today = options.today === undefined ? todayInVietnam() : requireDay(options.today);
      const root = rootOf(options.registry);
      const cache = new HistoryCache();
      const registry = readRegistry(root, { cache });
      const facts = reportFacts(registry, evaluate(registry, { today, cache }), today);
      const trend: TrendPoint[] = [];
      if (options.history) {
        for (const past of registryHistory(root, registry.files, cache)) {
          // The report's own state is that day's last.
          if (past.day >= today) continue;
          const verdict = evaluate(past.registry, { today: past.day, cache });
          const { total } = reportFacts(past.registry, verdict, past.day);
          trend.push({ day: past.day, commit: past.commit, total });
        }
        trend.push({ day: today, commit: "", total: facts.total });
      }
      const page = join(options.out, "index.html");
      writeOutput(page, renderReport(facts, trend, WORKBOOK));
      writeOutput(join(options.out, WORKBOOK), await reportWorkbook(facts, trend));
      const { covered, active, clean } = facts.total;
      process.stdout.write(
        `Báo cáo ${facts.total.units} đơn vị theo kê khai: ${covered}/${active} khai có trang và thư, ${clean}/${active} mục không có lỗi. Mở ${page}; bảng tính ${WORKBOOK} ở cùng thư mục. / The report is ${page}.\n`,
      );
    });
}
