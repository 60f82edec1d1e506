import type { Localized } from "../../language/localized";
import type { Move } from "../../model/cells";
import { FOUNDATION } from "../../model/names";
import type { DeployedUnit, Ledger } from "../../output/plan/deploy/ledger";
import type { Change } from "../../output/plan/changes";
import type { PlanReport } from "../../output/plan/render";
import { imageOf, imagesOf, resourcesOf } from "../../output/plan/resources";
import { sitesStillAtSource } from "./still-at-source";
import { inOrder, movesUnderWay } from "./order";
import { servicesDown } from "../docker/health";
import { LedgerFile } from "./ledger-file";
import { PlanApprovals } from "./approvals";
import type { Quiet } from "./quiet";
import { attempted, counted, inLanes, type Planned, planStacks } from "./planning";
import { requireImages } from "./preflight";
import type { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Runner, StackPlan } from "../opentofu/runner";
import { applyInWaves } from "./waves";
import type { Workplace } from "../support/workplace";
import { isService } from "../../output/plan/resource-kinds";

export interface DeploymentProps {
  readonly place: Workplace;
  readonly runner: Runner;
  /** What names of services begin with. */
  readonly prefix: string;
  readonly units: readonly DeployedUnit[];
  /** Relocations that the registry tells of, carried out already or not. @default - none */
  readonly moves?: readonly Move[];
  /** Plan every stack, and not only those that changed. */
  readonly full: boolean;
  /** Stacks whose node is lost, with what to say of them: they are left as they are. @default - none */
  readonly absent?: ReadonlyMap<string, Localized>;
  /** The checksum of the plan that may pass the brake, as a person gave it. */
  readonly override: string | undefined;
  /** Reads changes in schools and applies the brake; the waiting stacks are planned after the foundation is applied. */
  judge(changes: readonly Change[], waiting: readonly string[]): PlanReport;
  /** Shows a plan and asks whether it may be applied. */
  consent(plan: PlanReport): Promise<boolean>;
  /** Milliseconds that what was applied may take until it runs. */
  patience(changes: readonly Change[]): number;
  /** Holds messages back about what is restarted. @default - none */
  readonly quiet?: Pick<Quiet, "during" | "end">;
  readonly report: Reporter;
}

export interface Deployed {
  readonly ledger: Ledger;
  /** The changes that were made. */
  readonly made: readonly Change[];
  /** The plan that the brake stopped; null where it stopped none. */
  readonly stopped: PlanReport | null;
}

/** Whether every unit is done and every stack applied; a city without units still has stacks. */
export function isDone({ ledger }: Pick<Deployed, "ledger">): boolean {
  return (
    ledger.counts.done === ledger.units.length &&
    Object.values(ledger.stacks).every(({ state }) => state === "applied")
  );
}

const BRAKED: Localized = { vi: "phanh đã dừng kế hoạch", en: "the brake stopped the plan" };
const DECLINED: Localized = { vi: "kế hoạch không được đồng ý", en: "the plan was not agreed to" };
const CUT_OFF: Localized = {
  vi: "lần chạy bị ngắt khi đang áp dụng; chạy lại để làm tiếp",
  en: "the run was cut off while applying; run again to go on",
};
const NO_FOUNDATION: Localized = {
  vi: "nền tảng (foundation) chưa áp dụng được",
  en: "the foundation could not be applied",
};

const BOTH_WAYS: Localized = {
  vi: "có đơn vị chuyển cụm theo cả hai chiều; áp dụng từng chiều một",
  en: "units are relocated both ways; deploy one direction first",
};

const notHandedOver = (from: string): Localized => ({
  vi: `đợi ${from} giao dữ liệu của đơn vị chuyển đến`,
  en: `${from} has not handed over the units that come from there`,
});

const notReady = (to: string): Localized => ({
  vi: `đợi ${to} sẵn sàng nhận đơn vị chuyển đi`,
  en: `${to} is not ready for the units that go there`,
});

/**
 * Applies what has changed since it was last applied: plans all of it, asks the brake and then a person, applies the
 * foundation and then the others side by side, and looks whether everything runs. What fails fails alone; every unit
 * ends in the ledger.
 *
 * @throws Problem when nothing was begun: an image is missing, a permission is used up
 */
export async function deploy(props: DeploymentProps): Promise<Deployed> {
  let wentWell = false;
  try {
    const deployed = await carryOut(props);
    wentWell = isDone(deployed);
    return deployed;
  } finally {
    await props.quiet?.end(wentWell);
  }
}

async function carryOut(props: DeploymentProps): Promise<Deployed> {
  const { place, runner, report, absent = new Map<string, Localized>() } = props;
  const all = runner.stacks();
  const stacks = all.filter((stack) => !absent.has(stack));
  await runner.openStates();
  const changed = props.full ? stacks : stacks.filter((stack) => !runner.isApplied(stack));
  await requireImages([...new Set(changed.flatMap((stack) => imagesOf(runner.synthesised(stack))))].sort());
  const book = new LedgerFile(place.file("ledger.json"), place.environment, props.units, all);
  for (const [stack, reason] of absent) book.set([stack], { state: "waiting", reason });
  book.set(
    stacks.filter((stack) => !changed.includes(stack)),
    { state: "applied" },
  );
  report.note(`${changed.length}/${stacks.length} ngăn cần xem / stacks to look at`);

  const done: Change[] = [];
  let agreed = false;
  for (let left = changed; left.length > 0;) {
    const handedOver = await sitesStillAtSource(runner, { ...props, moves: props.moves ?? [] }, left);
    const planned = await planStacks(runner, left, report, { handedOver });
    for (const [stack, problem] of planned.refused) book.set([stack], failed(problem));
    const verdict = await decide(props, planned, agreed);
    if (verdict.type !== "go") {
      book.set([...planned.plans.map(({ stack }) => stack), ...planned.waiting], {
        state: "waiting",
        reason: verdict.type === "stopped" ? BRAKED : DECLINED,
      });
      return { ledger: book.end(), made: done, stopped: verdict.type === "stopped" ? verdict.plan : null };
    }
    agreed = true;
    await props.quiet?.during(planned.changes);
    const { made, held } = await applyAll(props, planned, book);
    done.push(...made);
    const founded = !left.includes(FOUNDATION) || book.applied().includes(FOUNDATION);
    if (!founded) book.set(planned.waiting, { state: "waiting", reason: NO_FOUNDATION });
    left = founded && planned.waiting.length > 0 ? [...planned.waiting, ...held] : [];
  }
  await look(props, book, done);
  return { ledger: book.end(), made: done, stopped: null };
}

type Decision =
  | { readonly type: "go" }
  | { readonly type: "declined" }
  | { readonly type: "stopped"; readonly plan: PlanReport };

async function decide(props: DeploymentProps, planned: Planned, agreed: boolean): Promise<Decision> {
  const unplanned = [...planned.refused.keys()].sort();
  const plan = { ...props.judge(planned.changes, planned.waiting), unplanned };
  const approvals = new PlanApprovals(props.place);
  const passes = !plan.brake.stopped || approvals.allows(plan.checksum, props.override);
  if (!passes) return { type: "stopped", plan };
  const nothing = planned.plans.every(({ empty }) => empty) && planned.waiting.length === 0;
  // What is only created was announced with the foundation, and agreed to with it.
  const announced = agreed && planned.changes.every(({ action }) => action === "create");
  if (!nothing && !announced && !(await props.consent(plan))) return { type: "declined" };
  if (plan.brake.stopped) approvals.use(plan.checksum);
  return { type: "go" };
}

/**
 * Applies what can be applied: the foundation first, and a cell that takes a unit over after the one that hands it over.
 *
 * @returns the changes that are made, and the stacks that wait for another one to be planned
 */
async function applyAll(
  props: DeploymentProps,
  planned: Planned,
  book: LedgerFile,
): Promise<{ readonly made: readonly Change[]; readonly held: readonly string[] }> {
  const { runner, report } = props;
  const plans = new Map(planned.plans.map((plan) => [plan.stack, plan]));
  const made: Change[] = [];
  const apply = async (stack: string): Promise<void> => {
    const plan = plans.get(stack);
    if (plan === undefined) return;
    book.set([stack], { state: "waiting", reason: CUT_OFF });
    const { problem } = await attempted(stack, () => applyOne(props, plan));
    book.set([stack], problem === undefined ? { state: "applied" } : failed(problem));
    if (problem === undefined) made.push(...plan.changes);
    if (problem !== undefined) report.note(`${stack}: ${problem.vi} / ${problem.en}`);
    else if (!plan.empty) report.note(`${stack}: ${counted(plan.changes)} ✓`);
  };
  await apply(FOUNDATION);
  const others = planned.plans.map(({ stack }) => stack).filter((stack) => stack !== FOUNDATION);
  if ((plans.has(FOUNDATION) || planned.refused.has(FOUNDATION)) && !book.applied().includes(FOUNDATION)) {
    book.set(others, { state: "waiting", reason: NO_FOUNDATION });
    return { made, held: [] };
  }
  // A site must not end in its cell before the other one can take it.
  const moves = movesUnderWay(props.moves ?? [], planned.changes);
  const held = new Map(
    moves
      .filter(({ to }) => !plans.has(to) && !book.applied().includes(to))
      .map((move) => [move.from, move.to]),
  );
  const { waves, behind, stuck } = inOrder(
    others.filter((stack) => !held.has(stack)),
    moves,
  );
  for (const [stack, to] of held) book.set([stack], { state: "waiting", reason: notReady(to) });
  book.set(stuck, { state: "waiting", reason: BOTH_WAYS });
  for (const wave of waves) {
    const ready = wave.filter((stack) => {
      const before = [...(behind.get(stack) ?? [])].find((other) => !book.applied().includes(other));
      if (before !== undefined) book.set([stack], { state: "waiting", reason: notHandedOver(before) });
      return before === undefined;
    });
    await inLanes(runner, ready, apply);
  }
  return { made, held: [...held.keys()].filter((stack) => plans.has(stack)) };
}

async function applyOne(
  { runner, prefix, patience, report }: DeploymentProps,
  plan: StackPlan,
): Promise<void> {
  if (plan.empty) await runner.recordApplied(plan.stack);
  else await applyInWaves(plan, { runner, prefix, patience: patience(plan.changes), report });
}

/**
 * Looks whether the services of all applied stacks run: OpenTofu is content when Swarm has taken the order. One that
 * serves a single unit fails that unit; any other fails its stack.
 */
async function look(props: DeploymentProps, book: LedgerFile, changes: readonly Change[]): Promise<void> {
  const places = new Map<string, { readonly stack: string; readonly unit: string | null }>();
  const services = new Map<string, string | undefined>();
  for (const stack of book.applied()) {
    const synthesised = props.runner.synthesised(stack);
    for (const { block, key, name } of resourcesOf(synthesised).filter(isService)) {
      if (name === null) continue;
      places.set(name, { stack, unit: block === "site" ? key : null });
      services.set(name, imageOf(synthesised, block));
    }
  }
  if (places.size === 0) return;
  const milliseconds = props.patience(changes);
  const down = await servicesDown(props.prefix, services, { milliseconds }, props.report);
  const units = new Map<string, Localized>();
  for (const [name, how] of down) {
    const { stack, unit } = places.get(name) ?? { stack: "", unit: null };
    const reason = {
      vi: `dịch vụ ${name} không chạy (${how}); xem \`docker service ps --no-trunc ${name}\``,
      en: `the service ${name} does not run (${how}); see \`docker service ps --no-trunc ${name}\``,
    };
    if (unit === null) book.set([stack], { state: "failed", reason, detail: "" });
    else units.set(unit, reason);
  }
  book.setNotRunning(units);
}

function failed({ vi, en, detail }: Problem) {
  return { state: "failed", reason: { vi, en }, detail } as const;
}
