import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FOUNDATION } from "../../model/names";
import { type Change, type JsonPlan, readChanges } from "../../output/plan/changes";
import { type SynthesisedStack, withoutGuards } from "../../output/plan/resources";
import { FACTS_FOLDER } from "../../templates/channel";
import { AppliedRecord, contentOf } from "../state/applied";
import { type Finished, attempt } from "../support/command";
import { errorsIn, GuardedLoss, message, refused } from "./output";
import { Journal, removeOrphans } from "./orphans";
import { uninterrupted } from "../support/interrupts";
import { readJson, writeJson } from "../support/json-file";
import { losesKept, type State, tainted } from "./tainted";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import { namedConnection } from "../state/access";
import { stateRefusal } from "../state/unavailable";
import { CONNECTION } from "../state/connection";
import { rememberPlace, requireInPlace } from "../state/guard";
import type { StateHead } from "../state/head";
import { type SynthesisedBackend, settingsOf, type StateSettings } from "../state/settings";
import { stateHeads } from "../state/store";
import { type Engine, engineEnvironment } from "../toolchain/toolchain";
import type { Workplace } from "../support/workplace";
import { makeFolder } from "../support/make-folder";

/** Operations at a time within one stack: most of each is waiting for the engine, which reads a service in 2 s. */
const PARALLELISM = 32;

const LOCK_FILE = ".terraform.lock.hcl";

/** What applying one stack would do. */
export interface StackPlan {
  readonly stack: string;
  /** The plan as OpenTofu keeps it. */
  readonly file: string;
  readonly changes: readonly Change[];
  /** Nothing to apply, not even an output. */
  readonly empty: boolean;
}

export interface PlanOptions {
  /**
   * Plan a loss that the stack's own guards (`prevent_destroy`) refuse, so that the brake can say what would be lost.
   * Only for who asks the brake before applying. @default - the guards hold
   */
  readonly pastGuards?: boolean;
  /** Leave what an interrupted run left on the engine: for who only wants to look. @default - it is removed */
  readonly lookOnly?: boolean;
  /** Services that another stack still has, and gives up before this one is applied, by name. @default - none */
  readonly handedOver?: ReadonlySet<string>;
}

/** How many resources of a stack were touched, by what happened to them. */
export interface StackCounts {
  readonly created: number;
  readonly changed: number;
  readonly replaced: number;
  readonly destroyed: number;
}

export function countsOf(changes: readonly Change[]): StackCounts {
  const count = (action: Change["action"]) => changes.filter((change) => change.action === action).length;
  return {
    created: count("create"),
    changed: count("update"),
    replaced: count("replace"),
    destroyed: count("destroy"),
  };
}

/**
 * Plans and applies what was synthesised, one stack at a time.
 *
 * Everything can be interrupted: names that are about to be made are written down first, so that the next run knows
 * its own orphans from other people's things.
 */
export class Runner {
  private readonly applied: AppliedRecord;
  private readonly journal: Journal;
  private heads: ReadonlyMap<string, StateHead> = new Map();

  /** @param variables for the engine, such as where a proxy of ours listens; nothing secret, which comes from the environment */
  constructor(
    private readonly engine: Engine,
    private readonly place: Workplace,
    private readonly variables: Readonly<Record<string, string>> = {},
  ) {
    this.applied = new AppliedRecord(place);
    this.journal = new Journal(place);
  }

  /** The stacks that were synthesised, in the order in which they depend on each other. */
  stacks(): readonly string[] {
    return stackOrder(Object.keys(this.manifest().stacks));
  }

  /**
   * Plans one stack, after whatever has to come first: providers, and the repair of what an interruption left.
   *
   * @throws Problem when OpenTofu cannot plan it, or a thing of the same name is somebody else's
   */
  async plan(stack: string, report: Reporter, options: PlanOptions = {}): Promise<StackPlan> {
    await this.initialise(stack, report);
    this.repairState(stack);
    const planned = () =>
      this.planWhole(stack, () =>
        options.pastGuards === true ? this.planPastGuards(stack, report) : this.planOnce(stack, report),
      );
    const plan = await planned();
    if (options.lookOnly === true) return plan;
    const removed = await removeOrphans(plan.changes, this.journal.announced(stack), {
      environment: this.place.environment,
      handedOver: options.handedOver ?? new Set(),
      report,
    });
    return removed ? planned() : plan;
  }

  /** What was synthesised for a stack. */
  synthesised(stack: string): SynthesisedStack {
    return JSON.parse(this.text(stack).toString("utf8")) as SynthesisedStack;
  }

  /** Where the states of all stacks are kept. */
  states(): readonly StateSettings[] {
    return this.stacks().map((stack) => this.stateOf(stack));
  }

  /**
   * Looks at all states before any is worked with, without their passphrase.
   *
   * @throws Problem when their server cannot be reached, or one is not where or not what the environment says
   */
  async openStates(): Promise<void> {
    const states = this.states();
    this.heads = await stateHeads(states, process.env[CONNECTION]);
    requireInPlace(this.place, states, this.heads);
    rememberPlace(this.place, states);
  }

  /**
   * Whether the stack stands as it is synthesised now, as far as this machine knows. A state in `pg` is compared as it
   * was when the states were opened.
   */
  isApplied(stack: string): boolean {
    return this.applied.isApplied(stack, contentOf(this.folder(stack)), this.heads.get(stack)?.digest);
  }

  /** @param content what was applied @default - the stack as it is synthesised, its plan having nothing to do */
  async recordApplied(stack: string, content: string = contentOf(this.folder(stack))): Promise<void> {
    const head = await stateHeads([this.stateOf(stack)], process.env[CONNECTION]);
    this.applied.record(stack, content, head.get(stack)?.digest);
  }

  /** Whether nothing of a stack exists yet. @throws Problem when its state cannot be read */
  async isNew(stack: string, report: Reporter): Promise<boolean> {
    return (await this.addresses(stack, report)).length === 0;
  }

  /** All that a stack has, by its state. @throws Problem when that cannot be read */
  async addresses(stack: string, report: Reporter): Promise<readonly string[]> {
    await this.initialise(stack, report);
    const listed = await this.engineCall(stack, ["state", "list"]);
    if (listed.exitCode === 0) return listed.stdout.split("\n").filter((line) => line.trim() !== "");
    if (/no state file was found/i.test(listed.stderr)) return [];
    throw await this.refusal(stack, "đọc trạng thái", "read the state of", listed);
  }

  /** @throws Problem when a change cannot be made; what was made is kept, and the next run goes on from there */
  async apply(plan: StackPlan, report: Reporter): Promise<StackCounts> {
    const { stack } = plan;
    const content = contentOf(this.folder(stack));
    await this.carryOut(plan, report);
    await this.recordApplied(stack, content);
    return countsOf(plan.changes);
  }

  /**
   * Applies some of a plan's changes, by their addresses.
   *
   * @throws Problem when a change cannot be made, or it is no longer what the plan said
   */
  async applyPart(plan: StackPlan, addresses: readonly string[], report: Reporter): Promise<void> {
    const targets = addresses.map((address) => `-target=${address}`);
    const part = await this.planOnce(plan.stack, report, this.folder(plan.stack), targets);
    requireWithin(plan, part);
    await this.carryOut(part, report);
  }

  /** Applies what parts of a plan have left of it. @throws Problem as {@link applyPart} does */
  async applyRest(plan: StackPlan, report: Reporter): Promise<void> {
    const rest = await this.plan(plan.stack, report);
    requireWithin(plan, rest);
    if (rest.empty) await this.recordApplied(plan.stack);
    else await this.apply(rest, report);
  }

  private async carryOut(plan: StackPlan, report: Reporter): Promise<void> {
    const { stack } = plan;
    this.journal.announce(stack, plan.changes);
    this.applied.forget(stack);
    const total = plan.changes.length;
    let done = 0;
    const result = await uninterrupted(() =>
      this.engineCall(
        stack,
        ["apply", "-input=false", "-json", `-parallelism=${PARALLELISM}`, "-lock-timeout=60s", plan.file],
        (line) => {
          const { type, hook } = message(line);
          if (type === "apply_complete") done += 1;
          if (hook?.resource?.addr !== undefined) report.progress(`${done}/${total} ${hook.resource.addr}`);
        },
      ),
    );
    if (result.exitCode !== 0) throw await this.refusal(stack, "áp dụng", "apply", result);
    this.journal.close(stack);
  }

  private async initialise(stack: string, report: Reporter): Promise<void> {
    const folder = this.folder(stack);
    const { terraform } = JSON.parse(this.text(stack).toString("utf8")) as { terraform: unknown };
    const { kind, version, binary } = this.engine;
    const wanted = createHash("sha256")
      .update(JSON.stringify([terraform, kind, version, binary]))
      .digest("hex");
    const stampFile = join(folder, ".terraform", "congtruong.json");
    const lockFile = join(folder, LOCK_FILE);
    const stamp = readJson<{ initialised: string }>(stampFile);
    if (stamp?.initialised === wanted && existsSync(lockFile)) return;
    report.progress("init");
    // Generated like everything here: one of another engine names another registry.
    rmSync(lockFile, { force: true });
    makeFolder(this.place.states);
    const result = await this.engineCall(stack, ["init", "-input=false", "-no-color", "-reconfigure"]);
    if (result.exitCode !== 0) throw await this.refusal(stack, "chuẩn bị", "initialise", result);
    writeJson(stampFile, { initialised: wanted });
  }

  /** A loss that the guards refuse is planned once more from a copy of the stack that has none. */
  private async planPastGuards(stack: string, report: Reporter): Promise<StackPlan> {
    try {
      return await this.planOnce(stack, report);
    } catch (error) {
      if (!(error instanceof GuardedLoss)) throw error;
    }
    // A neighbour of the stack's own folder: the path of its state is relative to that.
    const copy = `${this.folder(stack)}.unguarded`;
    try {
      makeFolder(copy);
      const facts = join(this.folder(stack), FACTS_FOLDER);
      if (existsSync(facts)) cpSync(facts, join(copy, FACTS_FOLDER), { recursive: true });
      writeFileSync(join(copy, "cdk.tf.json"), JSON.stringify(withoutGuards(this.synthesised(stack))));
      copyFileSync(join(this.folder(stack), LOCK_FILE), join(copy, LOCK_FILE));
      return await this.planOnce(stack, report, copy);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }

  private async planOnce(
    stack: string,
    report: Reporter,
    folder: string = this.folder(stack),
    targets: readonly string[] = [],
  ): Promise<StackPlan> {
    const file = this.place.file(`plans/${stack}.tfplan`);
    makeFolder(this.place.file("plans"));
    const result = await this.engineCall(
      stack,
      [
        ...["plan", "-input=false", "-json", "-detailed-exitcode", `-out=${file}`],
        ...[`-parallelism=${PARALLELISM}`, "-lock-timeout=60s", ...targets],
      ],
      (line) => {
        const { hook } = message(line);
        if (hook?.resource?.addr !== undefined) report.progress(hook.resource.addr);
      },
      folder,
    );
    if (result.exitCode !== 0 && result.exitCode !== 2)
      throw await this.refusal(stack, "lập kế hoạch", "plan", result);
    const shown = await this.engineCall(stack, ["show", "-json", file]);
    if (shown.exitCode !== 0) throw await this.refusal(stack, "đọc kế hoạch", "read the plan of", shown);
    const changes = readChanges(stack, JSON.parse(shown.stdout) as JsonPlan);
    return { stack, file, changes, empty: result.exitCode === 0 };
  }

  /** An engine that was killed may have cut off the write of a state in a file: the one before it stands beside it. */
  private repairState(stack: string): void {
    const { place } = this.stateOf(stack);
    if (place.type !== "local" || !existsSync(place.file) || readJson(place.file) !== undefined) return;
    const backup = `${place.file}.backup`;
    if (readJson(backup) === undefined) rmSync(place.file);
    else copyFileSync(backup, place.file);
  }

  /**
   * Plans, and once more where a volume or network would be lost only because an engine that was killed had marked it
   * as broken: it holds data, and the mark is taken off. Read from the plan first, since a encrypted state costs a second.
   */
  private async planWhole(stack: string, planned: () => Promise<StackPlan>): Promise<StackPlan> {
    try {
      const plan = await planned();
      if (!plan.changes.some(losesKept) || !(await this.untaint(stack))) return plan;
    } catch (error) {
      if (!(error instanceof GuardedLoss) || !(await this.untaint(stack))) throw error;
    }
    return planned();
  }

  /** @returns whether anything was marked as broken */
  private async untaint(stack: string): Promise<boolean> {
    const pulled = await this.engineCall(stack, ["state", "pull"]);
    if (pulled.exitCode !== 0) throw await this.refusal(stack, "đọc trạng thái", "read the state of", pulled);
    const marked = tainted(pulled.stdout.trim() === "" ? undefined : (JSON.parse(pulled.stdout) as State));
    for (const address of marked) {
      await this.engineCall(stack, ["untaint", "-lock-timeout=60s", address]);
    }
    return marked.length > 0;
  }

  /** The server of the states, for a call that tells it who it is. */
  private connection(stack: string): Record<string, string> {
    if (this.stateOf(stack).place.type !== "pg") return {};
    return { [CONNECTION]: namedConnection(stack) };
  }

  private stateOf(stack: string): StateSettings {
    return settingsOf(stack, this.folder(stack), this.synthesised(stack) as SynthesisedBackend);
  }

  /** One sentence about a failed call: of its state where that is the cause, else with the engine's own words. */
  private async refusal(stack: string, vi: string, en: string, result: Finished): Promise<Problem> {
    const said = errorsIn(result);
    return (await stateRefusal(this.stateOf(stack), said)) ?? refused(stack, vi, en, said);
  }

  private folder(stack: string): string {
    const { workingDirectory } = this.manifest().stacks[stack] ?? { workingDirectory: `stacks/${stack}` };
    return join(this.place.synthesised, workingDirectory);
  }

  private text(stack: string): Buffer {
    return readFileSync(join(this.folder(stack), "cdk.tf.json"));
  }

  private manifest(): Manifest {
    const manifest = readJson<Manifest>(join(this.place.synthesised, "manifest.json"));
    if (manifest !== undefined) return manifest;
    throw new Problem(
      `Chưa có gì được tổng hợp ở ${this.place.synthesised}: hãy chạy \`npx cdktf synth\` trước.`,
      `Nothing is synthesised in ${this.place.synthesised}: run \`npx cdktf synth\` first.`,
    );
  }

  private engineCall(
    stack: string,
    args: readonly string[],
    onLine?: (line: string) => void,
    folder: string = this.folder(stack),
  ): Promise<Finished> {
    return attempt(this.engine.binary, [`-chdir=${folder}`, ...args], {
      env: {
        ...engineEnvironment(this.engine),
        ...this.variables,
        ...this.connection(stack),
        // Somebody's own settings for another project must not change where ours looks.
        TF_DATA_DIR: folder === this.folder(stack) ? undefined : join(this.folder(stack), ".terraform"),
        TF_WORKSPACE: undefined,
      },
      ...(onLine === undefined ? {} : { onLine }),
    });
  }
}

/** What was agreed to is applied and nothing else: somebody may have changed something between two waves. */
function requireWithin(agreed: StackPlan, now: StackPlan): void {
  const known = new Set(agreed.changes.map(({ action, address }) => `${action} ${address}`));
  const other = now.changes.find(({ action, address }) => !known.has(`${action} ${address}`));
  if (other === undefined) return;
  throw new Problem(
    `Ngăn ${now.stack} đã đổi trong khi áp dụng (${other.address} không có trong kế hoạch đã đồng ý), nên dừng ở đây: hãy chạy lại.`,
    `The stack ${now.stack} has changed while it was applied (${other.address} is not in the plan that was agreed to), so this stops here: run again.`,
  );
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly workingDirectory: string }>>;
}

/** Networks first, then cells by number, then what serves all of them. */
export function stackOrder(stacks: readonly string[]): readonly string[] {
  const rank = (stack: string): number => {
    if (stack === FOUNDATION) return 0;
    const cell = /^cell-(\d+)$/.exec(stack)?.[1];
    return cell === undefined ? Number.MAX_SAFE_INTEGER : Number(cell);
  };
  return [...stacks].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
