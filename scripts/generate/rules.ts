import { existsSync, readdirSync, readFileSync } from "node:fs";

const HEADER = "Generated from the folder of rules by `npm run generate`. Do not edit.";

/** `policy/rules/index.ts`: every rule file, in the order of their names. */
export function ruleIndex(): string {
  const modules = ruleModules();
  const lines = modules.map(
    ({ topic, name }) => `import { rule as ${variable(topic, name)} } from "./${topic}/${name}";`,
  );
  const list = modules.map(({ topic, name }) => `  ${variable(topic, name)},`);
  return [
    `// ${HEADER}`,
    'import type { AnyRule } from "../rule";',
    ...lines,
    "",
    "/** Every rule of the policy, by id. */",
    "export const RULES: readonly AnyRule[] = [",
    ...list,
    "];",
    "",
  ].join("\n");
}

/** `policy/live/index.ts`: every rule over what a scan saw; a file that is no rule says nothing of itself here. */
export function liveRuleIndex(): string {
  const modules = ruleModules("policy/live").filter(({ topic, name }) =>
    /\bliveRule\(\{/.test(readFileSync(`policy/live/${topic}/${name}.ts`, "utf8")),
  );
  return [
    `// ${HEADER}`,
    'import type { LiveRule } from "./rule";',
    ...modules.map(
      ({ topic, name }) => `import { rule as ${variable(topic, name)} } from "./${topic}/${name}";`,
    ),
    "",
    "/** Every rule over what a scan saw, by id. */",
    "export const LIVE_RULES: readonly LiveRule[] = [",
    ...modules.map(({ topic, name }) => `  ${variable(topic, name)},`),
    "];",
    "",
  ].join("\n");
}

/** The topics and names of the rules on the disk. */
export function ruleModules(folder = "policy/rules"): { topic: string; name: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: topic }) =>
      readdirSync(`${folder}/${topic}`)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => ({ topic, name: file.slice(0, -3) })),
    )
    .sort((a, b) => (`${a.topic}/${a.name}` < `${b.topic}/${b.name}` ? -1 : 1));
}

function variable(topic: string, name: string): string {
  return `${topic}-${name}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Pages that follow from the rules: none yet. */
export function rulePages(): Record<string, string> {
  return {};
}
