import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { quietTokens } from "../../constructs/quiet-tokens";
import { FactFiles } from "../../output/synthesis/facts";
import type { SynthesisedStack } from "../../output/synthesis/resources";
import { layOut } from "../../stacks/city";
import {
  cellRecipes,
  type CityPaths,
  factsRecipes,
  type Materials,
  sharedRecipes,
} from "../../stacks/recipes";

/** The names of all stacks that a city needs. */
export function stackIds(materials: Materials): readonly string[] {
  return [...cellRecipes(materials), ...sharedRecipes(materials, {})].map(({ id }) => id);
}

/**
 * Lays out stacks below a folder, with the files that they are told, whatever was there before.
 *
 * @param ids which stacks; all by default
 * @param more further stacks for the same app
 * @returns the paths of the files
 */
export function synthesise(
  outdir: string,
  materials: Materials,
  ids: readonly string[] = stackIds(materials),
  more: (app: App) => void = () => undefined,
): CityPaths {
  quietTokens();
  mkdirSync(join(outdir, "stacks"), { recursive: true });
  const wanted = factsRecipes(materials).map(({ render, ...recipe }) => ({
    ...{ id: recipe.id, cell: recipe.cell, inputs: recipe.inputs },
    render: () => Object.fromEntries(Object.entries(render()).filter(([stack]) => ids.includes(stack))),
  }));
  const { paths } = new FactFiles(outdir, `${process.pid} ${performance.now()}`, wanted);
  const app = new App({ outdir });
  more(app);
  layOut(app, materials, ids, paths);
  app.synth();
  return paths;
}

/** Each stack as the engine reads it, by its name: with the texts of its files where it names them. */
export function readStacks(outdir: string): ReadonlyMap<string, SynthesisedStack> {
  const stacks = join(outdir, "stacks");
  return new Map(
    readdirSync(stacks)
      .sort()
      .map((name) => {
        const folder = join(stacks, name);
        const text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
        return [name, withTexts(JSON.parse(text) as SynthesisedStack, folder)];
      }),
  );
}

/** `${replace(file("${path.module}/facts/routes/cell-01.map"), ...)}`: see constructs/facts.ts. */
const FILE = /^\$\{replace\(file\("\$\{path\.module\}\/([^"]+)"\), .*\)\}$/;

function withTexts<T>(node: T, folder: string): T {
  const restore = (value: unknown): unknown => {
    if (typeof value === "string") {
      const path = FILE.exec(value)?.[1];
      return path === undefined ? value : readFileSync(join(folder, path), "utf8");
    }
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(restore);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restore(each)]));
  };
  return restore(node) as T;
}
