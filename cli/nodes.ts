import { confirm } from "@inquirer/prompts";
import { type Command, Option } from "commander";
import { handleInterrupts } from "../engine/support/interrupts";
import { stderrReporter } from "../engine/support/stderr-reporter";
import { belongingsOf, readSynthesised } from "../engine/nodes/belongings";
import { applyLabels, lookAtCluster } from "../engine/nodes/cluster";
import { isSound, placeCalled } from "../engine/nodes/compare";
import { moveData } from "../engine/nodes/move";
import { clusterAsText } from "../engine/nodes/render";
import { requireManager } from "../engine/deploy/preflight";
import { quietFor } from "../engine/deploy/quiet";
import { alertmanagerOf } from "../engine/monitoring/silences";
import { Problem } from "../engine/support/problem";
import { fail } from "../engine/support/progress";
import { loadProject } from "../engine/registry/project";
import { synthesise } from "../engine/opentofu/synth";
import { withLock } from "../engine/support/lock";
import { workplace } from "../engine/support/workplace";
import type { Environment } from "../environments/environment";
import { loadEnvironment } from "../environments/load";
import type { Place } from "../environments/nodes";
import { imageTags } from "../images/catalogue";
import { ROOT } from "../engine/support/root";

interface ShowOptions {
  readonly apply?: boolean;
  readonly restored: readonly string[];
  readonly format: "text" | "json";
}

interface MoveOptions {
  readonly from: string;
  readonly to: string;
  readonly yes?: boolean;
}

/**
 * `congtruong nodes`: the swarm's nodes against what the environment declares, who is without a site because a node is
 * gone, and what to do. Exit status 0 when all is as declared, 1 when not. `nodes move` moves data between nodes.
 */
export function registerNodes(program: Command): void {
  const nodes = program
    .command("nodes")
    .option("--apply", "đặt nhãn cho nút đúng như môi trường / label the nodes as the environment says")
    .option(
      "--restored <place...>",
      "dữ liệu đã được phục hồi ở nút mới, ví dụ cell-07 / its data has been restored on the new node",
      [],
    )
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the output")
        .choices(["text", "json"])
        .default("text"),
    )
    .description(
      "các nút của Swarm: nhãn, nút mất, trường bị ảnh hưởng / the cluster's nodes, and who a lost one takes along",
    )
    .action((options: ShowOptions) => orFailing(() => show(options)));
  nodes
    .command("move <place>")
    .requiredOption("--from <node>", "nút đang giữ dữ liệu / the node that holds the data")
    .requiredOption("--to <node>", "nút sẽ giữ / the node that will")
    .option("--yes", "không hỏi lại / do not ask")
    .description(
      "chuyển dữ liệu của cell-NN, edge hay core sang nút khác / move the data of a cell or a role to another node",
    )
    .action((place: string, options: MoveOptions) => orFailing(() => move(place, options)));
}

async function orFailing(work: () => Promise<number>): Promise<void> {
  try {
    handleInterrupts("npx congtruong nodes");
    process.exitCode = await work();
  } catch (error) {
    fail(error);
  }
}

async function show({ apply = false, restored, format }: ShowOptions): Promise<number> {
  const { environment, city } = loadProject(ROOT);
  requireSeveral(environment);
  await requireManager(environment);
  let report = await lookAtCluster(environment, city);
  if (apply) {
    await applyLabels(environment, report, restored, stderrReporter());
    report = await lookAtCluster(environment, city);
  }
  process.stdout.write(format === "json" ? `${JSON.stringify(report, null, 2)}\n` : clusterAsText(report));
  return isSound(report) ? 0 : 1;
}

async function move(name: string, { from, to, yes = false }: MoveOptions): Promise<number> {
  const project = loadProject(ROOT);
  const { environment } = project;
  requireSeveral(environment);
  const place = requirePlace(name);
  await requireManager(environment);
  const work = workplace(ROOT, environment.name);
  return withLock(work, async () => {
    await synthesise(work);
    const belongings = belongingsOf(place, readSynthesised(work));
    if (!yes) await agreed(name, belongings.services.length, from, to);
    const base = imageTags(ROOT).base;
    const { imageRegistry, imageDigests } = environment.docker;
    const digest = imageDigests[base];
    const image = `${imageRegistry}${base}${digest === undefined ? "" : `@${digest}`}`;
    const report = stderrReporter();
    // Of a move of the core, Alertmanager goes along, and the environment's file says so.
    const alertmanager = () => alertmanagerOf(loadEnvironment(ROOT, environment.name));
    const quiet = await quietFor(project, "congtruong nodes move", report, alertmanager);
    const file = await moveData({
      ...{ root: ROOT, environment, place, from, to, belongings, image, report },
      during: (work) => quiet.whileMoving(place, work),
    });
    process.stdout.write(
      `${name} đã ở nút ${to}; ${file} đã ghi như vậy: đưa vào git, rồi \`npx congtruong deploy\` (không có gì phải thay). Bản cũ còn ở nút ${from}.\n` +
        `${name} is on ${to}, and ${file} says so: commit it, then \`npx congtruong deploy\` (nothing to replace). The old copy is still on ${from}.\n`,
    );
    return 0;
  });
}

function requireSeveral({ name, docker }: Environment): void {
  if (docker.nodes.length > 0) return;
  throw new Problem(
    `Môi trường ${name} chạy trên một máy (docker.nodes trống): không có nút nào để xem.`,
    `The environment ${name} runs on one engine (docker.nodes is empty): there is no node to look at.`,
  );
}

function requirePlace(name: string): Place {
  const place = placeCalled(name);
  if (place !== undefined) return place;
  throw new Problem(
    `Không có nơi chứa dữ liệu nào tên ${name}: hãy viết edge, core hoặc cell-NN.`,
    `There is no place of data called ${name}: write edge, core or cell-NN.`,
  );
}

async function agreed(name: string, services: number, from: string, to: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Problem(
      "Không có ai ở đây để hỏi (không phải cửa sổ lệnh): hãy chạy lại với --yes.",
      "There is nobody here to ask (this is no terminal): run again with --yes.",
    );
  }
  const question = `${services} dịch vụ của ${name} ngừng trong lúc chép từ ${from} sang ${to}. Làm? / ${services} services of ${name} stop while its data is copied. Go on?`;
  if (await confirm({ message: question, default: false })) return;
  throw new Problem("Chưa làm gì.", "Nothing was done.");
}
