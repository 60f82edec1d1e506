import { join } from "node:path";
import type { Environment } from "../../environments/environment";
import { loadEnvironment } from "../../environments/load";
import { buildCity } from "../../model/build";
import { requireCertificateBudgets } from "../../model/certificate-budget";
import type { City } from "../../model/city";
import { requireRecordBudgets } from "../../model/dns-budget";
import { admit, type Admitted } from "../../policy/admit";
import { ROOT_NAME } from "../../registry/files";
import { withRegistry } from "./read";

/** An environment and the city that it builds. */
export interface Project {
  readonly environment: Environment;
  readonly city: City;
}

/** What chooses which city is built; nothing else of the process's environment decides it. */
export interface Choice {
  /** The name of a file in `environments/`. @default - `sandbox` */
  readonly environment?: string | undefined;
  /** Path of the registry. @default - `schools.yaml` in the repository's folder */
  readonly registry?: string | undefined;
}

/**
 * Reads the registry, judges it and builds the city of one environment: the one way from text to values, for synthesis
 * as for every verb. Entries that are unchanged since an earlier run of the same program come from its cache.
 *
 * @param root the repository's folder
 * @param choice @default - `CONGTRUONG_ENV` and `CONGTRUONG_REGISTRY`
 * @throws when the environment, the registry or a zone's budget is refused, with the sentence for the user
 */
export function loadProject(root: string, choice: Choice = chosen()): Project {
  const environment = loadEnvironment(root, choice.environment ?? "sandbox");
  const path = choice.registry ?? join(root, ROOT_NAME);
  return buildProject(
    withRegistry(path, __filename, (read, cache) => admit(read, { cache: cache })),
    environment,
  );
}

/**
 * Builds the city of one environment from records that passed the rules.
 *
 * @throws CityError, EnvironmentError or an error of a budget, with the sentence for the user
 */
export function buildProject(registry: Admitted, environment: Environment): Project {
  const city = buildCity(registry, environment);
  requireRecordBudgets(city, environment);
  requireCertificateBudgets(city, environment);
  return { environment, city };
}

function chosen(): Choice {
  return { environment: process.env.CONGTRUONG_ENV, registry: process.env.CONGTRUONG_REGISTRY };
}
