import { join } from "node:path";
import type { Environment } from "../environments/environment";
import { loadEnvironment } from "../environments/load";
import { buildCity } from "../model/build";
import type { City } from "../model/city";
import { requireCertificateBudgets } from "../model/certificate-budget";
import { requireRecordBudgets } from "../model/dns-budget";
import { admit } from "../policy/admit";
import { withMemory } from "./remembered";

/** An environment and the city that it builds. */
export interface Story {
  readonly environment: Environment;
  readonly city: City;
}

/**
 * Reads what is to be deployed, as synthesis reads it: `CONGTRUONG_ENV` chooses the environment, `CONGTRUONG_REGISTRY`
 * the registry. What an earlier run of this program read and judged is remembered; synthesis is a program of its own
 * and keeps its own memory.
 *
 * @param root the repository's folder
 * @throws when the environment, the registry or a zone's budget is refused, with the sentence for the user
 */
export function readStory(root: string): Story {
  const environment = loadEnvironment(root, process.env.CONGTRUONG_ENV ?? "sandbox");
  const path = process.env.CONGTRUONG_REGISTRY ?? join(root, "schools.yaml");
  const registry = withMemory(path, __filename, (read, memory) => admit(read, { memory }));
  const city = buildCity(registry, environment);
  requireRecordBudgets(city, environment);
  requireCertificateBudgets(city, environment);
  return { environment, city };
}
