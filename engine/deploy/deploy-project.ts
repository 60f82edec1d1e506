import { movesOf } from "../../model/cells";
import { FOUNDATION } from "../../model/names";
import { type CertificateAsk, certificatesAsked } from "../../output/plan/certificates";
import type { Change } from "../../output/plan/changes";
import { effectsOf } from "../../output/plan/effects";
import { judgePlan } from "../../output/plan/judge";
import { planRemarks } from "../../output/plan/remarks";
import type { PlanReport } from "../../output/plan/render";
import { CertificateBook } from "./certificate-book";
import { deploy, type Deployed } from "./deployment";
import { quietFor } from "./quiet";
import type { Reporter } from "../support/reporter";
import type { Session } from "./session";

const MINUTE = 60_000;

export interface DeployProjectProps {
  /** Plan every stack, and not only those that changed. */
  readonly full: boolean;
  /** The checksum of the plan that may pass the brake, as a person gave it. */
  readonly override: string | undefined;
  /** Shows a plan and asks whether it may be applied. */
  consent(plan: PlanReport): Promise<boolean>;
  readonly report: Reporter;
}

/**
 * Deploys a city as `congtruong deploy` and the sandbox both do: with the brake, in waves, every unit in the ledger,
 * certificates counted against their week.
 *
 * @throws Problem when nothing was begun
 */
export async function deployProject(
  { project, place, runner, absent, remarks, cost }: Session,
  { full, override, consent, report }: DeployProjectProps,
): Promise<Deployed> {
  const { environment, city } = project;
  const book = new CertificateBook(place);
  // The edge's facts, which name the certificates, are in the first plan; what comes after asks for none.
  let certificates: readonly CertificateAsk[] = [];
  const judge = (changes: readonly Change[], waiting: readonly string[]): PlanReport => {
    const asked = certificatesAsked(changes, city, environment, book.issued(new Date()));
    if (asked.length > 0) certificates = asked;
    const calls = cost(changes);
    return {
      ...judgePlan(changes, city, asked),
      ...(calls === undefined ? {} : { cost: calls }),
      notes: [...planRemarks({ changes, waiting, environment, city }), ...remarks],
    };
  };
  const deployed = await deploy({
    ...{ place, runner, absent, full, override, judge, consent, patience, report },
    prefix: environment.prefix,
    units: city.cells.flatMap(({ id: cell, units }) => units.map(({ id, name }) => ({ id, name, cell }))),
    moves: movesOf(city),
    quiet: await quietFor(project, "congtruong deploy", report),
  });
  if (deployed.ledger.stacks[FOUNDATION]?.state === "applied") book.record(certificates, new Date());
  return deployed;
}

/** Milliseconds: a first installation takes its minutes; what only goes on running is looked at once. */
function patience(changes: readonly Change[]): number {
  const { created, restarted, relocated, replaced, platform } = effectsOf(changes);
  const sites = created.length + restarted.length + relocated.length + replaced.length;
  if (sites + platform.length === 0) return changes.length === 0 ? 0 : MINUTE;
  return 10 * MINUTE + sites * 20_000;
}
