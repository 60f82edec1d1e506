import { type CloudflareSession, withCloudflare } from "./cloudflare/session";
import { readSynthesised, stacksWithout } from "./nodes/belongings";
import { requireCredentials, requireEngine } from "./preflight";
import type { Report } from "./report";
import { Runner } from "./runner";
import { readStory, type Story } from "./story";
import { synthesise } from "./synth";
import { engineFor } from "./toolchain";
import { inTurn } from "./turn";
import { type Workplace, workplace } from "./workplace";

export interface SessionProps {
  /** The repository's folder. */
  readonly root: string;
  /** Nodes that are lost: stacks with data there are left out. */
  readonly without: readonly string[];
  /** A plan writes nothing anywhere. */
  readonly readOnly: boolean;
  readonly report: Report;
}

/** All that a plan or a deployment works with. */
export interface Session extends Omit<CloudflareSession, "variables"> {
  readonly story: Story;
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
  { root, without, readOnly, report }: SessionProps,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const story = readStory(root);
  const { environment } = story;
  requireCredentials(environment, process.env);
  await requireEngine(environment, without);
  const place = workplace(root, environment.name);
  return inTurn(place, async () => {
    const engine = await engineFor(root, environment, report);
    await synthesise(place);
    return withCloudflare({ story, place, readOnly }, ({ variables, remarks, cost }) =>
      work({
        story,
        place,
        runner: new Runner(engine, place, variables),
        absent: stacksWithout(without, environment, readSynthesised(place)),
        remarks,
        cost,
      }),
    );
  });
}
