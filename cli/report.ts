import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { requireDay, todayInVietnam } from "../engine/support/day";
import { readScans, SCAN_FOLDER } from "../engine/scan/store";
import { Problem } from "../engine/support/problem";
import { ROOT } from "../engine/support/root";
import { workplace } from "../engine/support/workplace";
import { loadEnvironment } from "../environments/load";
import { HistoryCache, registryHistory } from "../engine/registry/history";
import { renderOfficePage } from "../output/reports/yearly/office-page";
import { type Evaluation, parseEvaluation, scoresOf } from "../output/reports/yearly/evaluation";
import { reportFacts } from "../output/reports/yearly/facts";
import { renderReport } from "../output/reports/yearly/page";
import { seenFacts } from "../output/reports/yearly/seen";
import { reportAsText } from "../output/reports/yearly/text";
import type { TrendPoint } from "../output/reports/yearly/trend";
import { renderUnitPage } from "../output/reports/yearly/unit-page";
import { reportWorkbook } from "../output/reports/yearly/workbook";
import { evaluate } from "../policy/evaluate";
import { readRegistry, rootOf } from "../registry/files";
import { defaultRegistry } from "../engine/registry/read";
import { writeOutput } from "../engine/support/output-file";

interface ReportOptions {
  readonly out: string;
  readonly registry: string;
  readonly history: boolean;
  readonly unitPages: boolean;
  readonly scans?: string;
  readonly scanDays: number;
  readonly compareWith?: string;
  readonly today?: string;
}

const WORKBOOK = "bao-cao.xlsx";
/** What next year's report is compared with. */
const FIGURES = "bao-cao.json";

/** The folders of the units' own pages and the offices', each by the code; an entry whose code is none has no page. */
const UNIT_PAGES = "don-vi";
const OFFICE_PAGES = "phong";
const UNIT_ID = /^\d{7}$/;

/** Days after which what a scan saw is not told any more. */
const SCAN_DAYS = 30;

/**
 * `congtruong report --out DIR`: what the registry declares and what the last scans saw, for the yearly evaluation, as
 * a page and a spreadsheet. Nothing is looked at for it: the days of scans stand in their records.
 */
export function registerReport(program: Command): void {
  program
    .command("report")
    .requiredOption("--out <folder>", "thư mục để ghi / the folder to write to")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .option(
      "--unit-pages",
      "thêm một trang cho từng phòng và từng đơn vị / with a page for each office and each unit",
      false,
    )
    .option("--history", "thêm diễn biến theo lịch sử git / with the trend from git's history", false)
    .option(
      "--scans <folder>",
      "nơi giữ kết quả quét, nếu khác .congtruong/<môi trường>/scan / where scans are kept, if elsewhere",
    )
    .option(
      "--scan-days <days>",
      "chỉ dùng kết quả quét trong chừng ấy ngày / use results of scans of so many days",
      days,
      SCAN_DAYS,
    )
    .option(
      "--compare-with <file>",
      "bao-cao.json của kỳ trước, để so điểm / an earlier report's figures, to compare points with",
    )
    .option("--today <date>", "ngày của báo cáo, YYYY-MM-DD / the report's day")
    .description("báo cáo độ phủ và tuân thủ / report coverage and compliance")
    .action(async (options: ReportOptions) => {
      const today = options.today === undefined ? todayInVietnam() : requireDay(options.today);
      const before = options.compareWith === undefined ? null : evaluationIn(options.compareWith);
      const root = rootOf(options.registry);
      const cache = new HistoryCache();
      const registry = readRegistry(root, { cache });
      const facts = reportFacts(registry, evaluate(registry, { today, cache }), today);
      const seen = seenFacts(facts, scansOf(options), registry.waivers);
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
      const scores = scoresOf(facts, seen);
      const report = { facts, seen, scores, before, trend };
      const page = join(options.out, "index.html");
      writeOutput(page, renderReport(report, WORKBOOK));
      writeOutput(join(options.out, WORKBOOK), await reportWorkbook(report));
      writeOutput(join(options.out, FIGURES), `${JSON.stringify(scores.evaluation, null, 1)}\n`);
      if (options.unitPages) {
        for (const { key } of facts.parents) {
          const own = renderOfficePage(key, report, `../${UNIT_PAGES}`);
          if (own !== null && UNIT_ID.test(key))
            writeOutput(join(options.out, OFFICE_PAGES, `${key}.html`), own);
        }
        for (const unit of facts.units) {
          const own = renderUnitPage(unit, report);
          if (own !== null && UNIT_ID.test(unit.id))
            writeOutput(join(options.out, UNIT_PAGES, `${unit.id}.html`), own);
        }
      }
      process.stdout.write(
        `${reportAsText(report)}Mở ${page}; bảng tính ${WORKBOOK} và số liệu ${FIGURES} (để so kỳ sau) ở cùng thư mục. / The report is ${page}.\n`,
      );
    });
}

/** An earlier report's figures. */
function evaluationIn(file: string): Evaluation {
  const evaluation = existsSync(file) ? parseEvaluation(readFileSync(file, "utf8")) : null;
  if (evaluation !== null) return evaluation;
  throw new Problem(
    `"${file}" không phải số liệu của báo cáo trước: hãy chỉ tệp ${FIGURES} mà \`congtruong report\` đã ghi cạnh trang báo cáo kỳ trước, hoặc bỏ --compare-with.`,
    `"${file}" holds no figures of an earlier report: name the ${FIGURES} that \`congtruong report\` wrote beside that report's page, or leave out --compare-with.`,
  );
}

/** What the environment's scans saw. A folder that somebody names has to be one of scans. */
function scansOf({ scans, scanDays }: ReportOptions) {
  const environment = loadEnvironment(process.cwd(), process.env.CONGTRUONG_ENV ?? "sandbox");
  const folder = scans ?? workplace(ROOT, environment.name).file(SCAN_FOLDER);
  if (scans !== undefined && !existsSync(join(scans, "units"))) {
    throw new Problem(
      `Không có kết quả quét nào ở "${scans}" (thiếu thư mục units): hãy ghi đúng nơi \`congtruong scan\` đã giữ, hoặc bỏ --scans.`,
      `There are no results of scans in "${scans}" (no folder units): name the place where \`congtruong scan\` keeps them, or leave out --scans.`,
    );
  }
  return {
    records: readScans(folder),
    place: scans ?? relative(ROOT, folder),
    withinDays: scanDays,
    hostSuffix: environment.hostSuffix,
  };
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 400) throw new InvalidArgumentError("1-400");
  return value;
}
