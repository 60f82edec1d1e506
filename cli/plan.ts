import { type Command, Option } from "commander";
import { CertificateBook } from "../engine/deploy/certificate-book";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { PlanApprovals } from "../engine/deploy/approvals";
import { planStacks } from "../engine/deploy/planning";
import { Problem, sentenceOf } from "../engine/support/problem";
import { fail } from "../engine/support/progress";
import { withSession } from "../engine/deploy/session";
import { certificatesAsked } from "../output/plan/certificates";
import { judgePlan } from "../output/plan/judge";
import { planRemarks } from "../output/plan/remarks";
import { planAsJson, planAsMarkdown, planAsText, type PlanReport } from "../output/plan/render";
import { ROOT } from "../engine/support/root";

const FORMATS = { text: planAsText, markdown: planAsMarkdown, json: planAsJson } as const;

interface PlanOptions {
  readonly format: keyof typeof FORMATS;
  readonly detailedExitcode?: boolean;
  readonly stack: readonly string[];
  readonly override?: string;
  readonly without: readonly string[];
}

/** Exit statuses, as `tofu plan -detailed-exitcode` has them, and one of our own. */
const CHANGES = 2;
const STOPPED = 3;

/**
 * `congtruong plan`: what applying would do, in schools. Exit status 0 when it passes the brake, 2 when it does and
 * there are changes (only with `--detailed-exitcode`), 3 when the brake stops it, 1 when it could not be planned.
 * Nothing is changed anywhere.
 */
export function registerPlan(program: Command): void {
  program
    .command("plan")
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the output")
        .choices(Object.keys(FORMATS))
        .default("text"),
    )
    .option("--detailed-exitcode", "mã thoát 2 khi có thay đổi / exit status 2 when there are changes")
    .option(
      "--stack <id...>",
      "chỉ những ngăn này, ví dụ cell-01 (mặc định: tất cả) / only these stacks (default: all)",
      [],
    )
    .option(
      "--override <checksum>",
      "coi như kế hoạch có mã này được duyệt / as if that plan had been approved",
    )
    .option(
      "--without <node...>",
      "bỏ qua các ngăn có dữ liệu ở nút đã mất / leave out the stacks whose data lies on a lost node",
      [],
    )
    .description("nói rõ áp dụng sẽ làm gì với từng trường / what applying would do to each school")
    .action(async (options: PlanOptions) => {
      try {
        process.exitCode = await plan(options);
      } catch (error) {
        fail(error);
      }
    });
}

async function plan(options: PlanOptions): Promise<number> {
  const report = stderrReporter();
  const props = { root: ROOT, stacks: options.stack, without: options.without, readOnly: true, report };
  return withSession(props, async ({ project, place, runner, absent, remarks, cost }) => {
    const { environment, city } = project;
    for (const [stack, { vi, en }] of absent) report.note(`${stack}: ${vi} / ${en}`);
    const stacks = chosen(runner.stacks(), options.stack).filter((stack) => !absent.has(stack));
    await runner.openStates();
    const planned = await planStacks(runner, stacks, report, { lookOnly: true });
    const calls = cost(planned.changes);
    const issued = new CertificateBook(place).issued(new Date());
    const judged: PlanReport = {
      ...judgePlan(planned.changes, city, certificatesAsked(planned.changes, city, environment, issued)),
      ...(calls === undefined ? {} : { cost: calls }),
      notes: [...planRemarks({ ...planned, environment, city }), ...remarks],
      unplanned: [...planned.refused.keys()].sort(),
    };
    process.stdout.write(FORMATS[options.format](judged));
    for (const [stack, problem] of planned.refused) {
      process.stderr.write(`✗ ${stack}: ${sentenceOf(problem)}\n`);
    }
    if (planned.refused.size > 0) return 1;
    const allowed = new PlanApprovals(place).allows(judged.checksum, options.override);
    if (judged.brake.stopped && !allowed) return STOPPED;
    const changes = planned.changes.length > 0 || planned.plans.some(({ empty }) => !empty);
    return options.detailedExitcode === true && changes ? CHANGES : 0;
  });
}

function chosen(all: readonly string[], wanted: readonly string[]): readonly string[] {
  const unknown = wanted.filter((stack) => !all.includes(stack));
  if (unknown.length > 0) {
    throw new Problem(
      `Không có ngăn ${unknown.join(", ")}: hãy chọn trong ${all.join(", ")}.`,
      `There is no stack ${unknown.join(", ")}: choose among ${all.join(", ")}.`,
    );
  }
  return wanted.length === 0 ? all : all.filter((stack) => wanted.includes(stack));
}
