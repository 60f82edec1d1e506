import { confirm } from "@inquirer/prompts";
import type { Command } from "commander";
import { deployProject } from "../engine/deploy/deploy-project";
import { isDone } from "../engine/deploy/deployment";
import { handleInterrupts } from "../engine/support/interrupts";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { Problem } from "../engine/support/problem";
import { fail } from "../engine/support/progress";
import { withSession } from "../engine/deploy/session";
import { ledgerAsText } from "../output/plan/deploy/render";
import { planAsText, type PlanReport } from "../output/plan/render";
import { ROOT } from "../engine/support/root";

interface DeployOptions {
  readonly yes?: boolean;
  readonly full?: boolean;
  readonly override?: string;
  readonly without: readonly string[];
}

const STOPPED = 3;

/**
 * `congtruong deploy`: applies what changed. Exit status 0 when every unit is done, 1 when one is not or nothing could
 * be begun, 3 when the brake stopped the plan.
 */
export function registerDeploy(program: Command): void {
  program
    .command("deploy")
    .option("--yes", "không hỏi lại / do not ask")
    .option("--full", "lập kế hoạch mọi ngăn, kể cả ngăn không đổi / plan unchanged stacks as well")
    .option(
      "--override <checksum>",
      "cho kế hoạch có mã này qua phanh, một lần / let the plan of this checksum pass the brake, once",
    )
    .option(
      "--without <node...>",
      "bỏ qua các ngăn có dữ liệu ở nút đã mất / leave out the stacks whose data lies on a lost node",
      [],
    )
    .description(
      "áp dụng những gì đã đổi, và ghi sổ từng đơn vị / apply what changed, and account for every unit",
    )
    .action(async (options: DeployOptions) => {
      try {
        handleInterrupts("npx congtruong deploy");
        process.exitCode = await run(options);
      } catch (error) {
        fail(error);
      }
    });
}

async function run(options: DeployOptions): Promise<number> {
  const report = stderrReporter();
  const props = { root: ROOT, without: options.without, readOnly: false, report };
  return withSession(props, async (session) => {
    const deployed = await deployProject(session, {
      full: options.full === true,
      override: options.override,
      consent: (plan) => agreed(plan, options.yes === true),
      report,
    });
    const { ledger, stopped } = deployed;
    if (stopped !== null) process.stdout.write(planAsText(stopped));
    process.stdout.write(ledgerAsText(ledger));
    if (stopped !== null) return STOPPED;
    return isDone(deployed) ? 0 : 1;
  });
}

async function agreed(plan: PlanReport, yes: boolean): Promise<boolean> {
  process.stdout.write(planAsText(plan));
  if (yes) return true;
  if (!process.stdin.isTTY) {
    throw new Problem(
      "Không có ai ở đây để hỏi (không phải cửa sổ lệnh): hãy xem kế hoạch ở trên rồi chạy lại với --yes.",
      "There is nobody here to ask (this is no terminal): read the plan above and run again with --yes.",
    );
  }
  return confirm({ message: "Áp dụng kế hoạch này? / Apply this plan?", default: false });
}
