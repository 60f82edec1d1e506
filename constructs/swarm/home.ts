import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Environment, Role } from "../../environments/environment";
import { dataConstraints, nodeOf, type Place, roleConstraints } from "../../environments/nodes";

/** Where something with data of its own lives. */
export interface Home {
  /** Swarm's constraints for the services that mount its volumes. */
  readonly placement: readonly string[];
  /** Makes its volumes, which are local to one engine. Undefined: the stack's one engine does. */
  readonly provider: DockerProvider | undefined;
}

/**
 * The home of a role's or a cell's data.
 *
 * The provider's alias says whose data it is and not which node holds it: on another node, volume and state keep
 * their names, and only the address in the provider's block is another.
 *
 * @throws EnvironmentError when no node carries that cell
 */
export function homeOf(scope: Construct, environment: Environment, place: Place): Home {
  const node = nodeOf(environment, place);
  return {
    placement: dataConstraints(environment, place),
    provider:
      node === null ? undefined : engineOf(scope, typeof place === "number" ? "cell" : place, node.engine),
  };
}

/** Where a service without data of its own may run, and move to when its node is lost. */
export function placementOf(environment: Environment, role: Role): readonly string[] {
  return roleConstraints(environment, role);
}

function engineOf(scope: Construct, alias: string, host: string): DockerProvider {
  const stack = TerraformStack.of(scope);
  const id = `docker-${alias}`;
  const known = stack.node.tryFindChild(id);
  return known instanceof DockerProvider ? known : new DockerProvider(stack, id, { alias, host });
}
