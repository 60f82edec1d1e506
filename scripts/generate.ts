// Writes what follows from a single source: types, validator and field reference from the JSON Schema, the list of
// rules from the folder of rules. `--check` writes nothing and fails when something is stale.
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { fieldReference } from "./generate/reference";
import { editorSchemas, environmentValidator, types, validator } from "./generate/schema";
import { ruleIndex, rulePages } from "./generate/rules";

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
    "policy/rules/index.ts": ruleIndex(),
    ...rulePages(),
  };
}

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  const stale: string[] = [];
  for (const [path, content] of Object.entries(await outputs())) {
    if (existsSync(path) && readFileSync(path, "utf8") === content) continue;
    stale.push(path);
    if (!check) writeFileSync(path, content);
  }
  if (stale.length === 0) console.log("Everything generated is up to date.");
  else if (!check) console.log(`Written: ${stale.join(", ")}`);
  else {
    console.error(`Stale: ${stale.join(", ")}. Run \`npm run generate\` and commit the result.`);
    process.exitCode = 1;
  }
}

void main();
