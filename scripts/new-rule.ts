// `npm run new-rule -- topic/name`: a rule with its test and its page, tied together by their name. The test is red
// until the rule says something, and the rule only warns until somebody takes `stage` away.
import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { liveRuleIndex, ruleIndex } from "./generate/rules";
import { makeFolder } from "../engine/support/make-folder";

function main(): void {
  const id = process.argv[2] ?? "";
  const kind = process.argv.includes("--registry") ? "registry" : "unit";
  const isLive = process.argv.includes("--live");
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) {
    fail(
      "Usage: npm run new-rule -- topic/name [--registry | --live], in lower-case words joined by hyphens.",
    );
    return;
  }
  const files: Readonly<Record<string, string>> = isLive
    ? { [`policy/live/${id}.ts`]: liveRule(id), [`docs/rules/${id}.md`]: livePage(id) }
    : {
        [`policy/rules/${id}.ts`]: kind === "unit" ? unitRule(id) : registryRule(id),
        [`test/policy/rules/${id}.test.ts`]: test(id),
        [`docs/rules/${id}.md`]: page(id),
      };
  const taken = Object.keys(files).filter((file) => existsSync(file));
  if (taken.length > 0) {
    fail(`There is already ${taken.join(", ")}; a rule's name is for ever, choose another.`);
    return;
  }
  for (const [file, content] of Object.entries(files)) {
    makeFolder(dirname(file));
    writeFileSync(file, content);
  }
  if (isLive) {
    writeFileSync("policy/live/index.ts", liveRuleIndex());
    console.log(
      `${Object.keys(files).join("\n")}\nNow: the judgement, the page, and a site in test/engine/scan/hall.ts that breaks it.`,
    );
    return;
  }
  writeFileSync("policy/rules/index.ts", ruleIndex());
  console.log(
    `${Object.keys(files).join("\n")}\nNow: the cases of the test, the check, the page; then add ${id} to test/policy/rules.test.ts.`,
  );
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

const TEXTS = `  statement: {
    vi: "Viết bằng một câu điều được yêu cầu.",
    en: "Say in a sentence what is demanded.",
  },
  why: {
    vi: "Viết bằng một câu lý do.",
    en: "Say in a sentence why.",
  },
  remedy: {
    vi: "Viết bằng một câu việc cần làm.",
    en: "Say in a sentence what to do.",
  },`;

function unitRule(id: string): string {
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
      message: { vi: "Nói rõ điều gì sai ở đây.", en: "Say what is wrong here." },
    };
  },
});
`;
}

function registryRule(id: string): string {
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
        message: { vi: "Nói rõ điều gì sai ở đây.", en: "Say what is wrong here." },
      };
    }
  },
});
`;
}

function liveRule(id: string): string {
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
        ? [{ url: home.url, message: { vi: "Nói rõ điều gì sai ở đây.", en: "Say what is wrong here." } }]
        : [],
    );
  },
});
`;
}

function test(id: string): string {
  return `import { ruleTable } from "../../../support/rule-cases";

ruleTable("${id}", [
  { name: "what is right", yaml: "district: Quận 9", expect: [] },
  { name: "what is wrong", yaml: "district:", expect: ["the field: the value found => the line to paste"] },
]);
`;
}

function livePage(id: string): string {
  return page(id)
    .replace("- **Căn cứ:**", "- **Xét ở đâu:** trên trang (`congtruong scan`)\n- **Căn cứ:**")
    .replace("- **Source:**", "- **Where:** on the site (`congtruong scan`)\n- **Source:**")
    .replaceAll("```yaml", "```text");
}

function page(id: string): string {
  return `# ${id}

Viết bằng một câu điều được yêu cầu.

- **Mức độ:** Nhắc nhở
- **Căn cứ:** Trật tự của sổ đăng ký
- **Vì sao:** Viết bằng một câu lý do.
- **Cách sửa:** Viết bằng một câu việc cần làm.

## In English

Say in a sentence what is demanded.

- **Severity:** Warning
- **Source:** Order of the registry
- **Why:** Say in a sentence why.
- **Remedy:** Say in a sentence what to do.

## Sai · Wrong

\`\`\`yaml
district:
\`\`\`

## Đúng · Right

\`\`\`yaml
district: Quận 9
\`\`\`
`;
}

main();
