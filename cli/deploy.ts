import { join } from "node:path";
import { confirm } from "@inquirer/prompts";
import type { Command } from "commander";
import { CertificateBook } from "../engine/certificate-book";
import { deploy } from "../engine/deployment";
import { watchInterrupts } from "../engine/interruption";
import { linesOnStderr } from "../engine/lines";
import { FOUNDATION } from "../engine/planning";
import { Problem } from "../engine/problem";
import { fail } from "../engine/progress";
import { withSession } from "../engine/session";
import type { Story } from "../engine/story";
import { movesOf } from "../model/cells";
import { ledgerAsText } from "../output/deploy/render";
import { type CertificateAsk, certificatesAsked } from "../output/plan/certificates";
import type { Change } from "../output/plan/changes";
import { effectsOf } from "../output/plan/effects";
import { judgePlan } from "../output/plan/judge";
import { planRemarks } from "../output/plan/remarks";
import { planAsText, type PlanReport } from "../output/plan/render";

interface DeployOptions {
  readonly yes?: boolean;
  readonly full?: boolean;
  readonly override?: string;
  readonly without: readonly string[];
}

const STOPPED = 3;
const MINUTE = 60_000;

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
        watchInterrupts("npx congtruong deploy");
        process.exitCode = await run(options);
      } catch (error) {
        fail(error);
      }
    });
}

async function run(options: DeployOptions): Promise<number> {
  const root = join(__dirname, "..");
  const report = linesOnStderr();
  const props = { root, without: options.without, readOnly: false, report };
  return withSession(props, async ({ story, place, runner, absent, remarks, cost }) => {
    const { environment, city } = story;
    const book = new CertificateBook(place);
    // The gate's facts, which name the certificates, are in the first plan; what comes after asks for none.
    let certificates: readonly CertificateAsk[] = [];
    const judge = (changes: readonly Change[], waiting: readonly string[]): PlanReport => {
      const asked = certificatesAsked(changes, city, environment, book.issued(new Date()));
      if (asked.length > 0) certificates = asked;
      return { ...judged(story, changes, waiting, { remarks, asked }), ...costs(cost(changes)) };
    };
    const { ledger, stopped } = await deploy({
      place,
      runner,
      prefix: environment.prefix,
      units: city.cells.flatMap(({ id: cell, units }) => units.map(({ id, name }) => ({ id, name, cell }))),
      moves: movesOf(city),
      absent,
      full: options.full === true,
      override: options.override,
      judge,
      consent: (plan) => agreed(plan, options.yes === true),
      patience,
      report,
    });
    if (ledger.stacks[FOUNDATION]?.state === "applied") book.record(certificates, new Date());
    if (stopped !== null) process.stdout.write(planAsText(stopped));
    process.stdout.write(ledgerAsText(ledger));
    if (stopped !== null) return STOPPED;
    return ledger.counts.done === ledger.units.length && allApplied(ledger.stacks) ? 0 : 1;
  });
}

/** A city without units still has stacks. */
function allApplied(stacks: Readonly<Record<string, { readonly state: string }>>): boolean {
  return Object.values(stacks).every(({ state }) => state === "applied");
}

function judged(
  { city, environment }: Story,
  changes: readonly Change[],
  waiting: readonly string[],
  { remarks, asked }: { readonly remarks: readonly string[]; readonly asked: readonly CertificateAsk[] },
): PlanReport {
  const notes = [...planRemarks({ changes, waiting, environment, city }), ...remarks];
  return { ...judgePlan(changes, city, asked), notes };
}

function costs(cost: PlanReport["cost"]): Pick<PlanReport, "cost"> {
  return cost === undefined ? {} : { cost };
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

/** A first installation takes its minutes; what only goes on running is looked at once. */
function patience(changes: readonly Change[]): number {
  const { created, restarted, relocated, replaced, platform } = effectsOf(changes);
  const sites = created.length + restarted.length + relocated.length + replaced.length;
  if (sites + platform.length === 0) return changes.length === 0 ? 0 : MINUTE;
  return 10 * MINUTE + sites * 20_000;
}
