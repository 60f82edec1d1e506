import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { disableStackTraces } from "../../constructs/disable-stack-traces";
import type { SynthesisedStack } from "../../output/plan/resources";
import { type CityProps, type ConfigPaths, layOut } from "../../stacks/city";
import { SynthesisCache } from "../../synthesis/cache";
import { writeConfigFiles } from "../../synthesis/config-files";
import { configFiles, stackInputs } from "../../synthesis/stack-inputs";

/** The names of all stacks that a city needs. */
export function stackIds(props: CityProps): readonly string[] {
  return stackInputs(props, {}).map(({ id }) => id);
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
  props: CityProps,
  ids: readonly string[] = stackIds(props),
  more: (app: App) => void = () => undefined,
): ConfigPaths {
  disableStackTraces();
  mkdirSync(join(outdir, "stacks"), { recursive: true });
  const wanted = configFiles(props).map(({ render, ...group }) => ({
    ...group,
    render: () => Object.fromEntries(Object.entries(render()).filter(([stack]) => ids.includes(stack))),
  }));
  const cache = new SynthesisCache(outdir, `${process.pid} ${performance.now()}`);
  const paths = writeConfigFiles(outdir, wanted, cache);
  cache.save();
  const app = new App({ outdir });
  more(app);
  layOut(app, props, ids, paths);
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
