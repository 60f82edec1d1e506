import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Environment } from "../../environments/environment";

/**
 * The version that the platform is proven with. The prebuilt bindings still ask for 3.6: their types fit, their
 * constraint does not.
 */
export const DOCKER_PROVIDER_VERSION = "~> 4.6";

/**
 * Gives a stack its Docker engine, a manager of the swarm: the environment's, or the provider's default (`DOCKER_HOST`,
 * local socket). Volumes are made by the engines of the nodes that hold them (see `homeOf`).
 */
export function useDocker(stack: TerraformStack, environment: Environment): void {
  new DockerProvider(
    stack,
    "docker",
    environment.docker.host === null ? {} : { host: environment.docker.host },
  );
  stack.addOverride("terraform.required_providers.docker.version", DOCKER_PROVIDER_VERSION);
}
