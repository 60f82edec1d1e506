import { existsSync, readdirSync } from "node:fs";

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

/** The topics and names of the rules on the disk. */
export function ruleModules(): { topic: string; name: string }[] {
  if (!existsSync("policy/rules")) return [];
  return readdirSync("policy/rules", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: topic }) =>
      readdirSync(`policy/rules/${topic}`)
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
