import { existsSync, readdirSync } from "node:fs";

const FOLDER = "templates/monitoring/alerts";
/** What alerts are written with. */
const NOT_ALERTS = ["alert.ts", "index.ts"];

/** `templates/monitoring/alerts/index.ts`: every alert file, in the order of their names. */
export function alertIndex(): string {
  const names = alertNames();
  return [
    "// Generated from the folder of alerts by `npm run generate`. Do not edit.",
    'import type { Alert } from "./alert";',
    ...names.map((name) => `import { ${variable(name)} } from "./${name}";`),
    "",
    "/** Every alert of the platform. */",
    "export const ALERTS: readonly Alert[] = [",
    ...names.map((name) => `  ${variable(name)},`),
    "];",
    "",
  ].join("\n");
}

function alertNames(): readonly string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts") && !NOT_ALERTS.includes(file))
    .map((file) => file.slice(0, -3))
    .sort();
}

function variable(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
