// Writes what follows from a single source: types, validators and field reference from JSON Schemas, the lists of
// rules and alerts from their folders. `--check` writes nothing and fails when something is stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { alertIndex } from "./generate/alerts";
import { contractFiles } from "./generate/contracts";
import { fieldReference } from "./generate/reference";
import { editorSchemas, environmentValidator, observationTypes, types, validator } from "./generate/schema";
import { kindNamesPhp } from "./generate/unit-kinds";
import { liveRuleIndex, ruleIndex, rulePages } from "./generate/rules";
import { makeFolder } from "../engine/support/make-folder";

interface Schema {
  readonly [key: string]: unknown;
}

async function outputs(): Promise<Record<string, string>> {
  const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Schema;
  const schema = read("registry/schema/schools.schema.json");
  return {
    "registry/schema/types.ts": await types(schema),
    "registry/schema/validator.js": validator(schema),
    ...editorSchemas(schema),
    "environments/validator.js": environmentValidator(read("environments/environment.schema.json")),
    "docs/registry.md": fieldReference(schema),
    "observation/types.ts": await observationTypes(read("observation/observation.schema.json")),
    "policy/rules/index.ts": ruleIndex(),
    "policy/live/index.ts": liveRuleIndex(),
    "templates/monitoring/alerts/index.ts": alertIndex(),
    ...rulePages(),
    ...kindNamesPhp(),
    ...(await contractFiles()),
  };
}

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  const stale: string[] = [];
  for (const [path, content] of Object.entries(await outputs())) {
    if (existsSync(path) && readFileSync(path, "utf8") === content) continue;
    stale.push(path);
    if (check) continue;
    makeFolder(dirname(path));
    writeFileSync(path, content);
  }
  if (stale.length === 0) console.log("Everything generated is up to date.");
  else if (!check) console.log(`Written: ${stale.join(", ")}`);
  else {
    console.error(`Stale: ${stale.join(", ")}. Run \`npm run generate\` and commit the result.`);
    process.exitCode = 1;
  }
}

void main();
