import { App } from "cdktf";
import { quietTokens } from "../constructs/quiet-tokens";
import type { StackRecipe } from "./city";

/** Writes the Terraform JSON of these stacks below `outdir`. */
export function buildStacks(stacks: readonly StackRecipe[], outdir: string): void {
  quietTokens();
  const app = new App({ outdir });
  for (const stack of stacks) stack.build(app);
  app.synth();
}
