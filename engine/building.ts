import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FactFiles } from "../output/synthesis/facts";
import { digest } from "../output/synthesis/fingerprint";
import { SynthesisMemory } from "../output/synthesis/memory";
import { cellRecipes, factsRecipes, FOUNDATION, type Materials, sharedRecipes } from "../stacks/recipes";
import { startSecondCore } from "./second-core";

interface Portion extends Materials {
  readonly ids: readonly string[];
  readonly outdir: string;
}

/** From so many cells on, a second core is worth its own start. */
const MANY = 12;

/**
 * Brings what is synthesised below `outdir` up to date with the city: files of facts and Terraform JSON, each only
 * where what it is made from has changed. Many cells are made on two cores, two of three on the second: then both take
 * about as long, with 43 cells as with 170. Neither holds the other's constructs.
 *
 * @param program the running program's file: what another one has made does not count
 * @returns the stacks whose JSON was made anew
 */
export async function bringUpToDate(
  materials: Materials,
  outdir: string,
  program: string,
): Promise<readonly string[]> {
  // Before either core starts: CDKTF looks whether the folder is there and then makes it.
  mkdirSync(join(outdir, "stacks"), { recursive: true });
  const print = digest(readFileSync(program));
  const memory = new SynthesisMemory(outdir, print);

  const cells = memory.stale(cellRecipes(materials));
  const theirs = cells.length < MANY ? [] : cells.filter((_, index) => index % 3 !== 0);
  const portion: Portion = { ...materials, ids: theirs, outdir };
  const areDone = theirs.length === 0 ? () => true : startSecondCore("build", portion);

  const { paths } = new FactFiles(outdir, print, factsRecipes(materials));
  const shared = memory.stale(sharedRecipes(materials, paths));
  const mine = [...cells.filter((id) => !theirs.includes(id)), ...shared];
  if (mine.length > 0) (await builder()).buildStacks(mine, materials, paths, outdir);
  if (!areDone()) (await builder()).buildStacks(theirs, materials, paths, outdir);

  memory.keep(FOUNDATION);
  return [...cells, ...shared];
}

/** The second core's task `build`: makes the cells that it was given. */
export async function build({ ids, outdir, ...materials }: Portion): Promise<void> {
  (await builder()).buildStacks(ids, materials, {}, outdir);
}

/** Loaded only where a stack is made: CDKTF takes longer to load than a changed name takes in all. */
const builder = () => import("../stacks/build");
