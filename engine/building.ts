import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../environments/environment";
import type { ImageTags } from "../images/catalogue";
import type { City } from "../model/city";
import { buildStacks } from "../stacks/build";
import { recipes, type StackRecipe } from "../stacks/city";
import { withSecondCore } from "./second-core";

/** What stacks are made from. */
export interface Materials {
  readonly city: City;
  readonly environment: Environment;
  readonly images: ImageTags;
}

interface Portion extends Materials {
  readonly ids: readonly string[];
  readonly outdir: string;
}

/** From so many cells on, a second core is worth its own start. */
const MANY = 12;

/**
 * Writes the Terraform JSON of these stacks below `outdir`, on two cores where cells are many. What serves all cells
 * is made here, where its files are rendered already, and two of three cells on the second core: then both take about
 * as long, with 43 cells as with 170. Neither holds the other's constructs.
 */
export function buildOnTwoCores(stacks: readonly StackRecipe[], materials: Materials, outdir: string): void {
  const cells = stacks.filter(({ cell }) => cell !== null);
  if (cells.length < MANY) {
    buildStacks(stacks, outdir);
    return;
  }
  // Before either core starts: CDKTF looks whether the folder is there and then makes it.
  mkdirSync(join(outdir, "stacks"), { recursive: true });
  const theirs = cells.filter((_, index) => index % 3 !== 0);
  const mine = stacks.filter((stack) => !theirs.includes(stack));
  const portion: Portion = { ...materials, ids: theirs.map(({ id }) => id), outdir };
  const done = withSecondCore("build", portion, () => buildStacks(mine, outdir));
  if (!done) buildStacks(theirs, outdir);
}

/** The second core's task `build`: makes the stacks that it was given. */
export function build({ city, environment, images, ids, outdir }: Portion): void {
  const wanted = new Set(ids);
  buildStacks(
    recipes(city, environment, images).filter(({ id }) => wanted.has(id)),
    outdir,
  );
}
