/**
 * The story in one screen: the registry becomes findings or a city (`loadProject`), the city becomes stacks, the stacks
 * become Terraform JSON in `cdktf.out` (`synthesizeChanged`). Run by `npx cdktf synth|diff|deploy` (see cdktf.json).
 */
import { loadProject } from "./engine/registry/project";
import { imageTags } from "./images/catalogue";
import { refusedInWords } from "./output/review/refusal";
import { synthesizeChanged } from "./synthesis/synthesize";

/** What chooses what is built and where it goes; nothing else of the process's environment is ever read. */
const choice = {
  environment: process.env.CONGTRUONG_ENV ?? "sandbox",
  registry: process.env.CONGTRUONG_REGISTRY ?? "schools.yaml",
  outdir: process.env.CDKTF_OUTDIR ?? "cdktf.out",
};

try {
  const root = process.cwd();
  const { city, environment } = loadProject(root, choice);
  synthesizeChanged({ city, environment, images: imageTags(root) }, choice.outdir, __filename);
} catch (error) {
  process.stderr.write(`${refusedInWords(error)}\n`);
  process.exitCode = 1;
}
