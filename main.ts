/**
 * The story in one screen: the registry becomes findings or a city, the city becomes stacks, the stacks become
 * Terraform JSON in `cdktf.out`. Run by `npx cdktf synth|diff|deploy` (see cdktf.json).
 */
import { isMainThread } from "node:worker_threads";
import { bringUpToDate, build } from "./engine/building";
import { remember, withMemory } from "./engine/remembered";
import { beSecondCore } from "./engine/second-core";
import { loadEnvironment } from "./environments/load";
import { imageTags } from "./images/catalogue";
import { buildCity } from "./model/build";
import { requireCertificateBudgets } from "./model/certificate-budget";
import { requireRecordBudgets } from "./model/dns-budget";
import { refusedInWords } from "./output/refusal";
import { admit } from "./policy/admit";

/** What chooses what is built and where it goes; nothing else of the process's environment is ever read. */
const choice = {
  environment: process.env.CONGTRUONG_ENV ?? "sandbox",
  registry: process.env.CONGTRUONG_REGISTRY ?? "schools.yaml",
  outdir: process.env.CDKTF_OUTDIR ?? "cdktf.out",
};

async function synthesise(): Promise<void> {
  const root = process.cwd();
  const environment = loadEnvironment(root, choice.environment);
  const registry = withMemory(choice.registry, __filename, (read, memory) => admit(read, { memory }));
  const city = buildCity(registry, environment);
  requireRecordBudgets(city, environment);
  requireCertificateBudgets(city, environment);

  await bringUpToDate({ city, environment, images: imageTags(root) }, choice.outdir, __filename);
}

if (isMainThread) {
  synthesise().catch((error: unknown) => {
    process.stderr.write(`${refusedInWords(error)}\n`);
    process.exitCode = 1;
  });
} else {
  void beSecondCore({ build, remember });
}
