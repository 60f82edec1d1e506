import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { requireDay, todayInVietnam } from "../engine/day";
import { HistoryMemory, registryHistory } from "../engine/history";
import { Problem } from "../engine/problem";
import { reportFacts } from "../output/report/facts";
import { renderReport } from "../output/report/page";
import type { TrendPoint } from "../output/report/trend";
import { reportWorkbook } from "../output/report/workbook";
import { evaluate } from "../policy/evaluate";
import { readRegistry, rootOf } from "../registry/files";

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
    .option(
      "--registry <file>",
      "schools.yaml hoặc thư mục chứa nó / the registry",
      process.env["CONGTRUONG_REGISTRY"] ?? "schools.yaml",
    )
    .option("--history", "thêm diễn biến theo lịch sử git / with the trend from git's history", false)
    .option("--today <date>", "ngày của báo cáo, YYYY-MM-DD / the report's day")
    .description("báo cáo độ phủ và tuân thủ / report coverage and compliance")
    .action(async (options: ReportOptions) => {
      const today = options.today === undefined ? todayInVietnam() : requireDay(options.today);
      const root = rootOf(options.registry);
      const memory = new HistoryMemory();
      const registry = readRegistry(root, { memory });
      const facts = reportFacts(registry, evaluate(registry, { today, memory }), today);
      const trend: TrendPoint[] = [];
      if (options.history) {
        for (const past of registryHistory(root, registry.files, memory)) {
          // The report's own state is that day's last.
          if (past.day >= today) continue;
          const verdict = evaluate(past.registry, { today: past.day, memory });
          const { total } = reportFacts(past.registry, verdict, past.day);
          trend.push({ day: past.day, commit: past.commit, total });
        }
        trend.push({ day: today, commit: "", total: facts.total });
      }
      const page = join(options.out, "index.html");
      write(options.out, page, renderReport(facts, trend, WORKBOOK));
      write(options.out, join(options.out, WORKBOOK), await reportWorkbook(facts, trend));
      const { covered, active, clean } = facts.total;
      process.stdout.write(
        `Báo cáo ${facts.total.units} đơn vị: ${covered}/${active} có trang và thư, ${clean}/${active} không có lỗi. Mở ${page}; bảng tính ${WORKBOOK} ở cùng thư mục. / The report is ${page}.\n`,
      );
    });
}

function write(folder: string, path: string, content: string | Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Problem(
      `Không ghi được ${path} (${reason}). Xem lại thư mục và quyền ghi.`,
      `Can't write ${path} (${reason}). Check the folder and the right to write.`,
    );
  }
}
