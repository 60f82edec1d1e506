"use strict";

// scripts/new-alert.ts
var import_node_fs3 = require("node:fs");
var import_node_path2 = require("node:path");

// scripts/generate/alerts.ts
var import_node_fs = require("node:fs");
var FOLDER = "templates/monitoring/alerts";
var NOT_ALERTS = ["alert.ts", "index.ts"];
function alertIndex() {
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
    ""
  ].join("\n");
}
function alertNames() {
  if (!(0, import_node_fs.existsSync)(FOLDER)) return [];
  return (0, import_node_fs.readdirSync)(FOLDER).filter((file) => file.endsWith(".ts") && !NOT_ALERTS.includes(file)).map((file) => file.slice(0, -3)).sort();
}
function variable(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

// engine/support/make-folder.ts
var import_node_fs2 = require("node:fs");
var import_node_path = require("node:path");

// language/localized.ts
var LocalizedError = class extends Error {
  constructor(vi, en) {
    super(`${vi}
${en}`);
    this.vi = vi;
    this.en = en;
    this.name = new.target.name;
  }
  vi;
  en;
};

// engine/support/problem.ts
var Problem = class extends LocalizedError {
  /** @param detail what the program that failed said itself; empty for nothing worth reading */
  constructor(vi, en, detail = "") {
    super(vi, en);
    this.detail = detail;
  }
  detail;
};

// engine/support/make-folder.ts
function makeFolder(folder) {
  const missing = [];
  for (let at = (0, import_node_path.resolve)(folder); !(0, import_node_fs2.existsSync)(at); at = (0, import_node_path.dirname)(at)) missing.push(at);
  try {
    for (const each of missing.reverse()) makeOne(each);
    if (!(0, import_node_fs2.statSync)(folder).isDirectory()) throw Object.assign(new Error("no folder"), { code: "ENOTDIR" });
  } catch (error) {
    throw unwritable(folder, error);
  }
}
function makeOne(folder) {
  try {
    (0, import_node_fs2.mkdirSync)(folder);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}
function unwritable(path, error) {
  const reason = error.code ?? String(error);
  return new Problem(
    `Kh\xF4ng ghi \u0111\u01B0\u1EE3c ${path} (${reason}). Xem l\u1EA1i \u0111\u01B0\u1EDDng d\u1EABn, quy\u1EC1n ghi v\xE0 ch\u1ED7 tr\u1ED1ng tr\xEAn \u0111\u0129a.`,
    `Can't write ${path} (${reason}). Check the path, the right to write and the free space.`
  );
}

// scripts/new-alert.ts
function main() {
  const name = process.argv[2] ?? "";
  if (!/^([A-Z][a-z0-9]+)+$/.test(name)) {
    fail("Usage: npm run new-alert -- DiskFull, in words that begin with a capital each.");
    return;
  }
  const file = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
  const files = {
    [`templates/monitoring/alerts/${file}.ts`]: alert(name),
    [`docs/runbooks/${file}.md`]: runbook(name),
    [`test/images/monitoring/cases/${file}.ts`]: cases(name)
  };
  const taken = Object.keys(files).filter((path) => (0, import_node_fs3.existsSync)(path));
  if (taken.length > 0) {
    fail(`There is already ${taken.join(", ")}; choose another name.`);
    return;
  }
  for (const [path, content] of Object.entries(files)) {
    makeFolder((0, import_node_path2.dirname)(path));
    (0, import_node_fs3.writeFileSync)(path, content);
  }
  (0, import_node_fs3.writeFileSync)("templates/monitoring/alerts/index.ts", alertIndex());
  console.log(
    `${Object.keys(files).join("\n")}
Now: the expression, the texts, the series of the cases, the runbook; then npx jest test/templates/monitoring and test/images/monitoring/rules.`
  );
}
function fail(sentence) {
  console.error(sentence);
  process.exitCode = 2;
}
var TITLE = "Vi\u1EBFt b\u1EB1ng v\xE0i ch\u1EEF chuy\u1EC7n g\xEC x\u1EA3y ra";
function alert(name) {
  const variable2 = name.charAt(0).toLowerCase() + name.slice(1);
  return `import type { Alert } from "./alert";

/** Say what is wrong when it rings, and what it explains. */
export const ${variable2}: Alert = {
  name: "${name}",
  owner: "operations",
  // What this alert explains, so that nobody is told of its effects as well.
  inhibits: [],
  title: { vi: "${TITLE}", en: "Say in a few words what happens" },
  action: {
    vi: "Vi\u1EBFt vi\u1EC7c l\xE0m \u0111\u1EA7u ti\xEAn, \u0111\xFAng v\xE0o ng\xE0y c\u1EA7n \u0111\u1EBFn n\xF3.",
    en: "Say what to do first, so that it works on the day it is needed.",
  },
  rules: [
    {
      severity: "ticket",
      about: "service",
      // It must go on when things get worse: a series that vanishes resolves the alert.
      expr: "${variable2.toLowerCase()} == 1",
      for: ({ alertAfter }) => alertAfter,
      summary: { vi: "Vi\u1EBFt chuy\u1EC7n g\xEC x\u1EA3y ra v\u1EDBi ai.", en: "Say what happened to whom." },
    },
  ],
};
`;
}
function runbook(name) {
  return `# ${name}: ${TITLE}

## Chuy\u1EC7n g\xEC \u0111ang x\u1EA3y ra

Vi\u1EBFt chuy\u1EC7n g\xEC x\u1EA3y ra v\xE0 ai b\u1ECB \u1EA3nh h\u01B0\u1EDFng.

## C\u1EA7n l\xE0m

1. Vi\u1EBFt vi\u1EC7c l\xE0m \u0111\u1EA7u ti\xEAn.

## In English

Say what happens and what to do first.
`;
}
function cases(name) {
  return `import type { Cases } from "../rule-world";

export const cases: Cases = ({ timing, life }) => {
  const { alertAfter } = timing;
  return [...life("${name}", (values) => ({ ${name.toLowerCase()}: values("0", "1") }), alertAfter, ["${name}"])];
};
`;
}
main();
//# sourceMappingURL=new-alert.js.map
