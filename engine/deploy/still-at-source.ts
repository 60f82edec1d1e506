import type { Move } from "../../model/cells";
import { namesFor } from "../../model/names";
import type { Reporter } from "../support/reporter";
import type { Runner } from "../opentofu/runner";
import { siteAddress } from "../../output/plan/resource-kinds";

export interface StillAtSourceProps {
  readonly moves: readonly Move[];
  readonly prefix: string;
  readonly report: Reporter;
}

/**
 * Names of the site services that a stack among these is to take over and that their former stack still has: a service
 * of that name is then neither somebody else's nor what an interrupted run left.
 *
 * @throws Problem when a state cannot be read
 */
export async function sitesStillAtSource(
  runner: Pick<Runner, "addresses" | "stacks">,
  { moves, prefix, report }: StillAtSourceProps,
  stacks: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set(runner.stacks());
  const coming = moves.filter(({ from, to }) => stacks.includes(to) && known.has(from));
  const sites = new Set<string>();
  for (const from of [...new Set(coming.map((move) => move.from))].sort()) {
    const has = new Set(await runner.addresses(from, report));
    for (const { unit } of coming.filter((move) => move.from === from)) {
      if (has.has(siteAddress(unit))) sites.add(namesFor({ prefix }).site(unit));
    }
  }
  return sites;
}
