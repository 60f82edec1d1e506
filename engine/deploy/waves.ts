import type { Change } from "../../output/plan/changes";
import { imageOf, resourcesOf } from "../../output/plan/resources";
import { servicesDown } from "../docker/health";
import { Problem } from "../support/problem";
import type { Reporter } from "../support/reporter";
import type { Runner, StackPlan } from "../opentofu/runner";
import { isSite } from "../../output/plan/resource-kinds";

/**
 * Sites of one stack that restart at a time. The provider does not wait until a new task is healthy, so OpenTofu would
 * have all 64 of a cell start at once, and visitors would wait for the processors.
 */
export const WAVE = 8;

export interface WavesProps {
  readonly runner: Runner;
  /** What names of services begin with. */
  readonly prefix: string;
  /** Milliseconds that one wave may take until it runs. */
  readonly patience: number;
  readonly report: Reporter;
}

/**
 * Applies a plan: one that restarts many sites a few at a time, each few after those before them run. So a release that
 * does not run is stopped at its first sites. What else the plan has follows when all sites run.
 *
 * @throws Problem when a change cannot be made, or sites do not run what they were given; the next run goes on from there
 */
export async function applyInWaves(plan: StackPlan, { runner, ...props }: WavesProps): Promise<void> {
  const { stack } = plan;
  const synthesised = runner.synthesised(stack);
  // What is on its way to another address can't be left out of a part.
  const waves = synthesised.moved === undefined ? wavesOf(plan.changes) : [];
  if (waves.length === 0) {
    await runner.apply(plan, props.report);
    return;
  }
  const services = new Map(
    resourcesOf(synthesised).map(({ address, block, name }) => [address, { block, name }]),
  );
  for (const [index, wave] of waves.entries()) {
    props.report.note(`${stack}: đợt ${index + 1}/${waves.length} / wave, ${wave.length} dịch vụ / services`);
    await runner.applyPart(plan, wave, props.report);
    const given = wave.flatMap((address): [string, string | undefined][] => {
      const { block = "", name = null } = services.get(address) ?? {};
      return name === null ? [] : [[name, imageOf(synthesised, block)]];
    });
    const down = await servicesDown(
      props.prefix,
      new Map(given),
      { milliseconds: props.patience },
      props.report,
    );
    if (down.size > 0) throw notRunning(stack, down);
  }
  await runner.applyRest(plan, props.report);
}

/**
 * The addresses of sites that restart, a few at a time; none where they are few anyway, or where the plan takes away
 * what a part of it might need.
 */
export function wavesOf(changes: readonly Change[]): readonly (readonly string[])[] {
  if (changes.some(({ action }) => action !== "update" && action !== "create")) return [];
  const sites = changes
    .filter((change) => isSite(change) && change.action === "update")
    .map(({ address }) => address);
  if (sites.length <= WAVE) return [];
  return Array.from({ length: Math.ceil(sites.length / WAVE) }, (_, index) =>
    sites.slice(index * WAVE, (index + 1) * WAVE),
  );
}

function notRunning(stack: string, down: ReadonlyMap<string, string>): Problem {
  const [[name, how] = ["", ""]] = down;
  const look = `docker service ps --no-trunc ${name}`;
  return new Problem(
    `${down.size} dịch vụ không chạy bản mới (${name}: ${how}), nên các điểm sau của ${stack} được giữ nguyên; xem \`${look}\`, sửa rồi chạy lại.`,
    `${down.size} service(s) do not run what they were given (${name}: ${how}), so the ones after them in ${stack} were left as they are; see \`${look}\`, mend it and run again.`,
  );
}
