// `npm run new-alert -- DiskFull`: an alert with its runbook and its promtool cases, tied together by their name. The
// cases are red until the alert's expression and the series of its cases say something.
import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { alertIndex } from "./generate/alerts";
import { makeFolder } from "../engine/support/make-folder";

function main(): void {
  const name = process.argv[2] ?? "";
  if (!/^([A-Z][a-z0-9]+)+$/.test(name)) {
    fail("Usage: npm run new-alert -- DiskFull, in words that begin with a capital each.");
    return;
  }
  const file = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
  const files = {
    [`templates/monitoring/alerts/${file}.ts`]: alert(name),
    [`docs/runbooks/${file}.md`]: runbook(name),
    [`test/images/monitoring/cases/${file}.ts`]: cases(name),
  };
  const taken = Object.keys(files).filter((path) => existsSync(path));
  if (taken.length > 0) {
    fail(`There is already ${taken.join(", ")}; choose another name.`);
    return;
  }
  for (const [path, content] of Object.entries(files)) {
    makeFolder(dirname(path));
    writeFileSync(path, content);
  }
  writeFileSync("templates/monitoring/alerts/index.ts", alertIndex());
  console.log(
    `${Object.keys(files).join("\n")}\nNow: the expression, the texts, the series of the cases, the runbook; ` +
      "then npx jest test/templates/monitoring and test/images/monitoring/rules.",
  );
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

const TITLE = "Viết bằng vài chữ chuyện gì xảy ra";

function alert(name: string): string {
  const variable = name.charAt(0).toLowerCase() + name.slice(1);
  return `import type { Alert } from "./alert";

/** Say what is wrong when it rings, and what it explains. */
export const ${variable}: Alert = {
  name: "${name}",
  owner: "operations",
  // What this alert explains, so that nobody is told of its effects as well.
  inhibits: [],
  title: { vi: "${TITLE}", en: "Say in a few words what happens" },
  action: {
    vi: "Viết việc làm đầu tiên, đúng vào ngày cần đến nó.",
    en: "Say what to do first, so that it works on the day it is needed.",
  },
  rules: [
    {
      severity: "ticket",
      about: "service",
      // It must go on when things get worse: a series that vanishes resolves the alert.
      expr: "${variable.toLowerCase()} == 1",
      for: ({ alertAfter }) => alertAfter,
      summary: { vi: "Viết chuyện gì xảy ra với ai.", en: "Say what happened to whom." },
    },
  ],
};
`;
}

function runbook(name: string): string {
  return `# ${name}: ${TITLE}

## Chuyện gì đang xảy ra

Viết chuyện gì xảy ra và ai bị ảnh hưởng.

## Cần làm

1. Viết việc làm đầu tiên.

## In English

Say what happens and what to do first.
`;
}

function cases(name: string): string {
  return `import type { Cases } from "../rule-world";

export const cases: Cases = ({ timing, life }) => {
  const { alertAfter } = timing;
  return [...life("${name}", (values) => ({ ${name.toLowerCase()}: values("0", "1") }), alertAfter, ["${name}"])];
};
`;
}

main();
