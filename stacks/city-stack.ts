import { type App, TerraformStack } from "cdktf";
import { withLiterals } from "../constructs/literals";
import { keepState } from "../constructs/state/state";
import type { Environment } from "../environments/environment";

/** A stack of the city, with its state where the environment keeps it. */
export class CityStack extends TerraformStack {
  constructor(scope: App, id: string, environment: Environment) {
    super(scope, id);
    keepState(this, environment);
  }

  /**
   * Before it synthesises, CDKTF resolves every token once more to find references from one stack to another. There
   * are none (what two stacks share is computed from the model), and looking takes a quarter of a synthesis. A test
   * holds that the search would find nothing.
   */
  override prepareStack(): void {
    // Nothing to find: see above.
  }

  /** The Terraform JSON, with the long texts that CDKTF need not read. */
  override toTerraform(): unknown {
    return withLiterals(this, super.toTerraform());
  }
}
