import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FOUNDATION } from "../model/names";
import { buildStacks, type CityProps } from "../stacks/city";
import { type Made, SynthesisCache } from "./cache";
import { writeConfigFiles } from "./config-files";
import { digest } from "./digest";
import { configFiles, stackInputs } from "./stack-inputs";

/**
 * Brings what is synthesised below `outdir` up to date with the city: config files and Terraform JSON, each only where
 * what it is made from has changed.
 *
 * @param program the running program's file: what another one has made does not count
 * @returns the stacks whose JSON was made anew
 * @throws when a config file is larger than the engine can hand to a container
 */
export function synthesizeChanged(props: CityProps, outdir: string, program: string): readonly string[] {
  // CDKTF looks whether the folder is there and then makes it.
  mkdirSync(join(outdir, "stacks"), { recursive: true });
  const cache = new SynthesisCache(outdir, digest(readFileSync(program)));
  const paths = writeConfigFiles(outdir, configFiles(props), cache);
  const stacks = stackInputs(props, paths);
  const stale = stacks.filter((stack) => cache.recall(partOf(stack)) === undefined);
  if (stale.length > 0) {
    const ids = stale.map(({ id }) => id);
    buildStacks(outdir, ids, props, paths);
  }
  for (const stack of stale) cache.record(partOf(stack), [`stacks/${stack.id}/cdk.tf.json`]);
  cache.save();
  const ids = stacks.map(({ id }) => id).sort();
  writeFileSync(join(outdir, "manifest.json"), `${JSON.stringify(manifest(ids), null, 2)}\n`);
  return stale.map(({ id }) => id);
}

/** A stack's name may be that of a group of config files as well. */
const partOf = ({ id, inputs }: Made): Made => ({ id: `stack ${id}`, inputs });

/** CDKTF's own manifest (version 0.21), which it writes for the stacks of one app only. */
function manifest(ids: readonly string[]) {
  return {
    stacks: Object.fromEntries(
      ids.map((id) => [
        id,
        {
          annotations: [],
          constructPath: id,
          dependencies: id === FOUNDATION ? [] : [FOUNDATION],
          name: id,
          stackMetadataPath: `stacks/${id}/metadata.json`,
          synthesizedStackPath: `stacks/${id}/cdk.tf.json`,
          workingDirectory: `stacks/${id}`,
        },
      ]),
    ),
    version: "0.21.0",
  };
}
