import { type App, TerraformStack } from "cdktf";
import { keepState } from "../../constructs/state/state";
import type { Environment } from "../../environments/environment";

/** In place of `stacks/city-stack.ts` on the yardstick's side: a stack as CDKTF has it. */
export class CityStack extends TerraformStack {
  constructor(scope: App, id: string, environment: Environment) {
    super(scope, id);
    keepState(this, environment);
  }
}
