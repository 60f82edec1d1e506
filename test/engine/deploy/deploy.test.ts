import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deploy, type Deployed, type DeploymentProps } from "../../../engine/deploy/deployment";
import { Problem } from "../../../engine/support/problem";
import type { Runner, StackPlan } from "../../../engine/opentofu/runner";
import { workplace } from "../../../engine/support/workplace";
import type { Move } from "../../../model/cells";
import type { Action, Change } from "../../../output/plan/changes";
import { judgePlan } from "../../../output/plan/judge";
import { city, unit } from "../../support/city";
import { SILENT } from "../../../engine/support/reporter";

const ID = "7900001";
const OTHER = "7900002";
const root = mkdtempSync(join(tmpdir(), "handover-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const site = (stack: string, action: Action, key: string): Change => ({
  ...{ stack, action, key, type: "docker_service", name: "site", address: `docker_service.site["${key}"]` },
  ...{ before: null, after: null, lostSight: false },
});

interface Given {
  readonly moves: readonly Move[];
  readonly plans: Readonly<Record<string, readonly Change[]>>;
  /** What goes wrong, by `plan cell-01` or `apply cell-01`. */
  readonly wrong?: string;
  /** Stacks whose node is lost. */
  readonly absent?: readonly string[];
  readonly quiet?: DeploymentProps["quiet"];
  /** What was applied goes here too, in order. */
  readonly log?: string[];
}

/** A deployment whose engine does what it is told here; what was applied, in order, and how it ended. */
async function run({
  moves,
  plans,
  wrong,
  absent = [],
  quiet,
  log = [],
}: Given): Promise<Deployed & { readonly applied: string[] }> {
  const applied: string[] = [];
  const fail = (step: string) => {
    if (step === wrong) throw new Problem("hỏng", "broken");
  };
  const runner = {
    openStates: () => Promise.resolve(),
    stacks: () => ["foundation", ...Object.keys(plans)],
    isApplied: (stack: string) => stack === "foundation",
    synthesised: () => ({}),
    addresses: () => Promise.resolve([]),
    recordApplied: () => Promise.resolve(),
    plan: (stack: string): Promise<StackPlan> => {
      fail(`plan ${stack}`);
      return Promise.resolve({ stack, file: "", changes: plans[stack] ?? [], empty: false });
    },
    apply: (plan: StackPlan) => {
      fail(`apply ${plan.stack}`);
      applied.push(plan.stack);
      log.push(plan.stack);
      return Promise.resolve();
    },
  } as unknown as Runner;
  const built = city([unit(ID), unit(OTHER, { cell: 2 })]);
  const result = await deploy({
    ...{ place: workplace(root, "handover"), runner, prefix: "ct", moves, full: false, override: undefined },
    units: [],
    absent: new Map(absent.map((stack) => [stack, { vi: "nút mất", en: "the node is lost" }])),
    judge: (changes) => ({ ...judgePlan(changes, built), brake: { stopped: false, reasons: [] } }),
    consent: () => Promise.resolve(true),
    patience: () => 0,
    ...(quiet === undefined ? {} : { quiet }),
    report: SILENT,
  });
  return { ...result, applied };
}

const down: Given = {
  // Against the order of their numbers.
  moves: [{ unit: ID, from: "cell-02", to: "cell-01" }],
  plans: { "cell-01": [site("cell-01", "create", ID)], "cell-02": [site("cell-02", "destroy", ID)] },
};

test("the cell that hands a unit over is applied first", async () => {
  expect((await run(down)).applied).toEqual(["cell-02", "cell-01"]);
});

test("where it fails, the other one waits and says for what", async () => {
  const { applied, ledger } = await run({ ...down, wrong: "apply cell-02" });
  expect(applied).toEqual([]);
  expect(ledger.stacks["cell-01"]).toMatchObject({
    state: "waiting",
    reason: { en: "cell-02 has not handed over the units that come from there" },
  });
});

test("where the other one cannot be planned, the site stays where it is", async () => {
  const { applied, ledger } = await run({ ...down, wrong: "plan cell-01" });
  expect(applied).toEqual([]);
  expect(ledger.stacks).toMatchObject({
    "cell-01": { state: "failed" },
    "cell-02": { state: "waiting", reason: { en: "cell-01 is not ready for the units that go there" } },
  });
});

test.each(["cell-01", "cell-02"])("where the node of %s is lost, nobody moves", async (lost) => {
  expect((await run({ ...down, absent: [lost] })).applied).toEqual([]);
});

test("units that go both ways hold both cells up, and nobody else", async () => {
  const { applied, ledger } = await run({
    moves: [...down.moves, { unit: OTHER, from: "cell-01", to: "cell-02" }],
    plans: {
      "cell-01": [site("cell-01", "create", ID), site("cell-01", "destroy", OTHER)],
      "cell-02": [site("cell-02", "destroy", ID), site("cell-02", "create", OTHER)],
      "cell-03": [site("cell-03", "update", "7900003")],
    },
  });
  expect(applied).toEqual(["cell-03"]);
  for (const stack of ["cell-01", "cell-02"]) {
    expect(ledger.stacks[stack]).toMatchObject({
      state: "waiting",
      reason: { en: "units are relocated both ways; deploy one direction first" },
    });
  }
});

test("a move that was carried out long ago holds nobody up", async () => {
  const plans = { "cell-01": [site("cell-01", "update", ID)], "cell-02": [site("cell-02", "update", OTHER)] };
  const { applied } = await run({ ...down, plans, wrong: "apply cell-02" });
  expect(applied).toEqual(["cell-01"]);
});

test.each<[string, string | undefined, readonly string[]]>([
  ["goes well", undefined, ["during 2 changes", "cell-02", "cell-01", "end true"]],
  ["fails", "apply cell-02", ["during 2 changes", "end false"]],
])("messages are held back while it applies, and come through when it %s", async (_, wrong, expected) => {
  const log: string[] = [];
  const quiet = {
    during: (changes: readonly Change[]) =>
      Promise.resolve(void log.push(`during ${changes.length} changes`)),
    end: (isWell: boolean) => Promise.resolve(void log.push(`end ${isWell}`)),
  };
  await run({ ...down, quiet, log, ...(wrong === undefined ? {} : { wrong }) });
  expect(log).toEqual(expected);
});
