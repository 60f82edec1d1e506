import { App } from "cdktf";
import { quietTokens } from "../constructs/quiet-tokens";
import { layOut } from "./city";
import type { CityPaths, Materials } from "./recipes";

/** Writes the Terraform JSON of these stacks below `outdir`. */
export function buildStacks(
  ids: readonly string[],
  materials: Materials,
  paths: CityPaths,
  outdir: string,
): void {
  quietTokens();
  const app = new App({ outdir });
  layOut(app, materials, ids, paths);
  app.synth();
}
