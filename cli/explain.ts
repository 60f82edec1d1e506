import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { Problem } from "../engine/support/problem";
import { LIVE_RULES } from "../policy/live/index";
import { RULES } from "../policy/rules/index";
import { nearest } from "../registry/schema/wording";
import { ROOT } from "../engine/support/root";

/** The pages stand beside the code, in the sources as in the bundle. */
const PAGES = join(ROOT, "docs", "rules");

/** `congtruong explain RULE`: the page of a rule; without one, the list of all. */
export function registerExplain(program: Command): void {
  program
    .command("explain")
    .argument("[rule]", "mã quy định, ví dụ mail/domain / a rule's id")
    .description("giải thích một quy định / explain a rule")
    .action((rule: string | undefined) => {
      process.stdout.write(rule === undefined ? list() : page(rule));
    });
}

/** Every rule once, whether the registry or a site is held against it, or both. */
const STATEMENTS = new Map(
  [...LIVE_RULES, ...RULES]
    .map(({ id, statement }) => [id, statement] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

function page(id: string): string {
  const file = /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) ? join(PAGES, `${id}.md`) : null;
  if (file !== null && existsSync(file)) return readFileSync(file, "utf8");
  const near = nearest(id, [...STATEMENTS.keys()]);
  const [vi, en] = near === null ? ["", ""] : [` Có phải là ${near}?`, ` Did you mean ${near}?`];
  throw new Problem(
    `Không có quy định "${id}".${vi} Xem danh sách: npx congtruong explain`,
    `There is no rule "${id}".${en} For the list: npx congtruong explain`,
  );
}

function list(): string {
  const width = Math.max(...[...STATEMENTS.keys()].map((id) => id.length));
  return [...STATEMENTS].map(([id, statement]) => `${id.padEnd(width)}  ${statement.vi}\n`).join("");
}
