/**
 * The story in one screen: the registry becomes findings or a city, the city becomes stacks, the stacks become
 * Terraform JSON in `cdktf.out`. Run by `npx cdktf synth|diff|deploy` (see cdktf.json).
 */
import { App } from "cdktf";
import { quietTokens } from "./constructs/quiet-tokens";
import { loadEnvironment } from "./environments/load";
import { imageTags } from "./images/catalogue";
import { buildCity } from "./model/build";
import { requireRecordBudgets } from "./model/dns-budget";
import { refusedInWords } from "./output/refusal";
import { SynthesisMemory } from "./output/synthesis/memory";
import { admit } from "./policy/admit";
import { readRegistry } from "./registry/files";
import { FOUNDATION, recipes } from "./stacks/city";

/** What chooses what is built and where it goes; nothing else of the process's environment is ever read. */
const choice = {
  environment: process.env.CONGTRUONG_ENV ?? "sandbox",
  registry: process.env.CONGTRUONG_REGISTRY ?? "schools.yaml",
  outdir: process.env.CDKTF_OUTDIR ?? "cdktf.out",
};

try {
  const root = process.cwd();
  const environment = loadEnvironment(root, choice.environment);
  const registry = admit(readRegistry(choice.registry));
  const city = buildCity(registry, environment);
  requireRecordBudgets(city, environment);

  quietTokens();
  const memory = new SynthesisMemory(choice.outdir, __filename, recipes(city, environment, imageTags(root)));
  const app = new App({ outdir: choice.outdir });
  for (const stack of memory.stale) stack.build(app);
  app.synth();
  memory.keep(FOUNDATION);
} catch (error) {
  process.stderr.write(`${refusedInWords(error)}\n`);
  process.exitCode = 1;
}
