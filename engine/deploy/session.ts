import { type SynthesisedStack, usesDnsProvider } from "../../output/plan/resources";
import { type DnsSession, NO_SESSION } from "../dns/client";
import { readSynthesised, stacksWithout } from "../nodes/belongings";
import { withDnsProvider } from "./dns-provider";
import { type Reached, requireCredentials, requireEngine } from "./preflight";
import type { Reporter } from "../support/reporter";
import { Runner } from "../opentofu/runner";
import { loadProject, type Project } from "../registry/project";
import { synthesise } from "../opentofu/synth";
import { engineFor } from "../toolchain/toolchain";
import { withLock } from "../support/lock";
import { type Workplace, workplace } from "../support/workplace";

export interface SessionProps {
  /** The repository's folder. */
  readonly root: string;
  /** The stacks that the work is about. @default - all */
  readonly stacks?: readonly string[];
  /** Nodes that are lost: stacks with data there are left out. */
  readonly without: readonly string[];
  /** A plan writes nothing anywhere. */
  readonly readOnly: boolean;
  readonly report: Reporter;
}

/** All that a plan or a deployment works with. */
export interface Session extends Omit<DnsSession, "variables"> {
  readonly project: Project;
  readonly place: Workplace;
  readonly runner: Runner;
  /** The stacks that are left out, with the reason. */
  readonly absent: ReturnType<typeof stacksWithout>;
}

/**
 * Reads, checks and synthesises what `CONGTRUONG_ENV` and `CONGTRUONG_REGISTRY` choose, one run of an environment at a
 * time, and gives the work its engine.
 *
 * @throws Problem when a credential, an engine, a node or a zone is not as it should be; nothing was planned then
 */
export async function withSession<T>(
  { root, stacks = [], without, readOnly, report }: SessionProps,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const project = loadProject(root);
  const { environment } = project;
  const place = workplace(root, environment.name);
  return withLock(place, async () => {
    await synthesise(place);
    const synthesised = readSynthesised(place);
    const reached = reachedBy([...synthesised].filter(([name]) => isWanted(name)).map(([, stack]) => stack));
    requireCredentials(environment, process.env, reached);
    if (reached.docker) await requireEngine(environment, without);
    const engine = await engineFor(root, environment, report);
    const at = (session: DnsSession): Promise<T> => {
      const { variables, remarks, cost } = session;
      const absent = stacksWithout(without, environment, synthesised);
      return work({
        ...{ project, place, absent, remarks, cost },
        runner: new Runner(engine, place, variables),
      });
    };
    return reached.dnsProvider ? withDnsProvider({ project, place, readOnly }, at) : at(NO_SESSION);
  });

  function isWanted(stack: string): boolean {
    return stacks.length === 0 || stacks.includes(stack);
  }
}

/** A stack of records at a provider has nothing in Docker; every other one has. */
function reachedBy(stacks: readonly SynthesisedStack[]): Reached {
  return { docker: !stacks.every(usesDnsProvider), dnsProvider: stacks.some(usesDnsProvider) };
}
