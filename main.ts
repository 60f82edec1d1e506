/**
 * The story in one screen: the registry becomes findings or a city, the city becomes stacks, the stacks become
 * Terraform JSON in `cdktf.out`. Run by `npx cdktf synth|diff|deploy` (see cdktf.json).
 */
import { App } from "cdktf";
import { quietTokens } from "./constructs/quiet-tokens";
import { loadEnvironment } from "./environments/load";
import { imageTags } from "./images/catalogue";
import { buildCity } from "./model/build";
import { refusedInWords } from "./output/refusal";
import { admit } from "./policy/admit";
import { readRegistry } from "./registry/files";
import { layOut } from "./stacks/city";

/** Reads the two things that choose what is built; nothing else of the process's environment is ever read. */
const choice = {
  environment: process.env.CONGTRUONG_ENV ?? "sandbox",
  registry: process.env.CONGTRUONG_REGISTRY ?? "schools.yaml",
};

quietTokens();
try {
  const root = process.cwd();
  const environment = loadEnvironment(root, choice.environment);
  const registry = admit(readRegistry(choice.registry));
  const city = buildCity(registry, environment);

  const app = new App();
  layOut(app, city, environment, imageTags(root));
  app.synth();
} catch (error) {
  process.stderr.write(`${refusedInWords(error)}\n`);
  process.exitCode = 1;
}
