"use strict";

// scripts/new-rule.ts
var import_node_fs3 = require("node:fs");
var import_node_path2 = require("node:path");

// scripts/generate/rules.ts
var import_node_fs = require("node:fs");
var HEADER = "Generated from the folder of rules by `npm run generate`. Do not edit.";
function ruleIndex() {
  const modules = ruleModules();
  const lines = modules.map(
    ({ topic, name }) => `import { rule as ${variable(topic, name)} } from "./${topic}/${name}";`
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
    ""
  ].join("\n");
}
function liveRuleIndex() {
  const modules = ruleModules("policy/live").filter(
    ({ topic, name }) => /\bliveRule\(\{/.test((0, import_node_fs.readFileSync)(`policy/live/${topic}/${name}.ts`, "utf8"))
  );
  return [
    `// ${HEADER}`,
    'import type { LiveRule } from "./rule";',
    ...modules.map(
      ({ topic, name }) => `import { rule as ${variable(topic, name)} } from "./${topic}/${name}";`
    ),
    "",
    "/** Every rule over what a scan saw, by id. */",
    "export const LIVE_RULES: readonly LiveRule[] = [",
    ...modules.map(({ topic, name }) => `  ${variable(topic, name)},`),
    "];",
    ""
  ].join("\n");
}
function ruleModules(folder = "policy/rules") {
  if (!(0, import_node_fs.existsSync)(folder)) return [];
  return (0, import_node_fs.readdirSync)(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(
    ({ name: topic }) => (0, import_node_fs.readdirSync)(`${folder}/${topic}`).filter((file) => file.endsWith(".ts")).map((file) => ({ topic, name: file.slice(0, -3) }))
  ).sort((a, b) => `${a.topic}/${a.name}` < `${b.topic}/${b.name}` ? -1 : 1);
}
function variable(topic, name) {
  return `${topic}-${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
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

// scripts/new-rule.ts
function main() {
  const id = process.argv[2] ?? "";
  const kind = process.argv.includes("--registry") ? "registry" : "unit";
  const isLive = process.argv.includes("--live");
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) {
    fail(
      "Usage: npm run new-rule -- topic/name [--registry | --live], in lower-case words joined by hyphens."
    );
    return;
  }
  const files = isLive ? { [`policy/live/${id}.ts`]: liveRule(id), [`docs/rules/${id}.md`]: livePage(id) } : {
    [`policy/rules/${id}.ts`]: kind === "unit" ? unitRule(id) : registryRule(id),
    [`test/policy/rules/${id}.test.ts`]: test(id),
    [`docs/rules/${id}.md`]: page(id)
  };
  const taken = Object.keys(files).filter((file) => (0, import_node_fs3.existsSync)(file));
  if (taken.length > 0) {
    fail(`There is already ${taken.join(", ")}; a rule's name is for ever, choose another.`);
    return;
  }
  for (const [file, content] of Object.entries(files)) {
    makeFolder((0, import_node_path2.dirname)(file));
    (0, import_node_fs3.writeFileSync)(file, content);
  }
  if (isLive) {
    (0, import_node_fs3.writeFileSync)("policy/live/index.ts", liveRuleIndex());
    console.log(
      `${Object.keys(files).join("\n")}
Now: the judgement, the page, and a site in test/engine/scan/hall.ts that breaks it.`
    );
    return;
  }
  (0, import_node_fs3.writeFileSync)("policy/rules/index.ts", ruleIndex());
  console.log(
    `${Object.keys(files).join("\n")}
Now: the cases of the test, the check, the page; then add ${id} to test/policy/rules.test.ts.`
  );
}
function fail(sentence) {
  console.error(sentence);
  process.exitCode = 2;
}
var TEXTS = `  statement: {
    vi: "Vi\u1EBFt b\u1EB1ng m\u1ED9t c\xE2u \u0111i\u1EC1u \u0111\u01B0\u1EE3c y\xEAu c\u1EA7u.",
    en: "Say in a sentence what is demanded.",
  },
  why: {
    vi: "Vi\u1EBFt b\u1EB1ng m\u1ED9t c\xE2u l\xFD do.",
    en: "Say in a sentence why.",
  },
  remedy: {
    vi: "Vi\u1EBFt b\u1EB1ng m\u1ED9t c\xE2u vi\u1EC7c c\u1EA7n l\xE0m.",
    en: "Say in a sentence what to do.",
  },`;
function unitRule(id) {
  return `import { unitRule } from "../../rule";
import { isServed } from "../../status";

export const rule = unitRule({
  id: "${id}",
  clause: null,
  severity: "error",
  stage: "warn",
${TEXTS}
  *check(unit) {
    if (!isServed(unit) || unit.entry.district !== undefined) return;
    yield {
      at: "district",
      message: { vi: "N\xF3i r\xF5 \u0111i\u1EC1u g\xEC sai \u1EDF \u0111\xE2y.", en: "Say what is wrong here." },
    };
  },
});
`;
}
function registryRule(id) {
  return `import { registryRule } from "../../rule";

export const rule = registryRule({
  id: "${id}",
  clause: null,
  severity: "error",
  stage: "warn",
${TEXTS}
  *check({ units }) {
    for (const unit of units) {
      if (unit.entry.district !== undefined) continue;
      yield {
        unit,
        at: "district",
        message: { vi: "N\xF3i r\xF5 \u0111i\u1EC1u g\xEC sai \u1EDF \u0111\xE2y.", en: "Say what is wrong here." },
      };
    }
  },
});
`;
}
function liveRule(id) {
  return `import { couldNotRead, HOME, isRead, judged, liveRule, pageOf } from "../rule";

export const rule = liveRule({
  id: "${id}",
  clause: null,
  severity: "warning",
${TEXTS}
  judge(seen) {
    const home = pageOf(seen, "home");
    if (!isRead(home)) return couldNotRead(HOME, home);
    return judged(
      home.html.title === ""
        ? [{ url: home.url, message: { vi: "N\xF3i r\xF5 \u0111i\u1EC1u g\xEC sai \u1EDF \u0111\xE2y.", en: "Say what is wrong here." } }]
        : [],
    );
  },
});
`;
}
function test(id) {
  return `import { ruleTable } from "../../../support/rule-cases";

ruleTable("${id}", [
  { name: "what is right", yaml: "district: Qu\u1EADn 9", expect: [] },
  { name: "what is wrong", yaml: "district:", expect: ["the field: the value found => the line to paste"] },
]);
`;
}
function livePage(id) {
  return page(id).replace("- **C\u0103n c\u1EE9:**", "- **X\xE9t \u1EDF \u0111\xE2u:** tr\xEAn trang (`congtruong scan`)\n- **C\u0103n c\u1EE9:**").replace("- **Source:**", "- **Where:** on the site (`congtruong scan`)\n- **Source:**").replaceAll("```yaml", "```text");
}
function page(id) {
  return `# ${id}

Vi\u1EBFt b\u1EB1ng m\u1ED9t c\xE2u \u0111i\u1EC1u \u0111\u01B0\u1EE3c y\xEAu c\u1EA7u.

- **M\u1EE9c \u0111\u1ED9:** Nh\u1EAFc nh\u1EDF
- **C\u0103n c\u1EE9:** Tr\u1EADt t\u1EF1 c\u1EE7a s\u1ED5 \u0111\u0103ng k\xFD
- **V\xEC sao:** Vi\u1EBFt b\u1EB1ng m\u1ED9t c\xE2u l\xFD do.
- **C\xE1ch s\u1EEDa:** Vi\u1EBFt b\u1EB1ng m\u1ED9t c\xE2u vi\u1EC7c c\u1EA7n l\xE0m.

## In English

Say in a sentence what is demanded.

- **Severity:** Warning
- **Source:** Order of the registry
- **Why:** Say in a sentence why.
- **Remedy:** Say in a sentence what to do.

## Sai \xB7 Wrong

\`\`\`yaml
district:
\`\`\`

## \u0110\xFAng \xB7 Right

\`\`\`yaml
district: Qu\u1EADn 9
\`\`\`
`;
}
main();
//# sourceMappingURL=new-rule.js.map
