import { basename, dirname } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { requireDay, todayInVietnam } from "../engine/support/day";
import { ChangedSince, RevisionTree } from "../engine/registry/git";
import { Problem } from "../engine/support/problem";
import { defaultRegistry, withRegistry } from "../engine/registry/read";
import { UNBUILT, withRefusals } from "../engine/registry/refusals";
import type { Locale } from "../language/localized";
import { renderGithub } from "../output/review/findings/github";
import { renderJson } from "../output/review/findings/json";
import { renderSarif } from "../output/review/findings/sarif";
import { renderLines } from "../output/review/findings/lines";
import { select } from "../output/review/findings/select";
import { UnitNames } from "../output/review/findings/units";
import { renderText } from "../output/review/findings/text";
import { evaluate, type BreachCache, type Verdict } from "../policy/evaluate";
import { RULES } from "../policy/rules/index";
import { collectFiles } from "../registry/collect";
import { readRegistry, rootOf } from "../registry/files";
import { loadRegistry } from "../registry/load";
import type { Registry } from "../registry/registry";
import { nearest } from "../registry/schema/wording";

const FORMATS = ["text", "json", "sarif", "github", "lines"] as const;

interface ValidateOptions {
  readonly format: (typeof FORMATS)[number];
  readonly locale: Locale;
  readonly today?: string;
  readonly base?: string;
  readonly cache: boolean;
  readonly parent?: string;
  readonly unit?: string;
  readonly rule?: string;
  readonly warnings?: boolean;
  readonly max?: number;
}

interface Judged {
  readonly verdict: Verdict;
  readonly names: UnitNames;
}

/**
 * `congtruong validate [PATH]`: everything that is wrong with a registry, at once, and what synthesis would refuse.
 * Exit status 1 for errors.
 */
export function registerValidate(program: Command): void {
  program
    .command("validate")
    .argument("[path]", "schools.yaml hoặc thư mục chứa nó / schools.yaml or its folder", defaultRegistry())
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the output").choices(FORMATS).default("text"),
    )
    .addOption(new Option("--locale <locale>", "ngôn ngữ / language").choices(["vi", "en"]).default("vi"))
    .option(
      "--today <date>",
      "ngày dùng để xét thời hạn miễn, YYYY-MM-DD / the day by which waivers are judged",
    )
    .option(
      "--base <revision>",
      "so với một bản git: không được mất đơn vị nào / compare with a git revision: no unit may be lost",
    )
    .option("--parent <id>", "chỉ một phòng và các đơn vị của phòng / one office and its units")
    .option("--unit <id>", "chỉ một đơn vị / one unit")
    .option("--rule <rule>", "chỉ một quy định, hoặc một nhóm như mail / one rule, or a topic such as mail")
    .option("--warnings", "kể cả nhắc nhở / warnings as well")
    .option("--max <count>", "nhiều nhất bấy nhiêu điều / at most so many", count)
    .option("--no-cache", "đọc lại tất cả / read everything anew")
    .description("kiểm tra sổ đăng ký / check the registry")
    .action((path: string, options: ValidateOptions) => {
      const { verdict: whole, names } = validate(path, options);
      requireKnown(options, names);
      const verdict = select(whole, options, names);
      process.stdout.write(render({ verdict, names }, path, options));
      if (verdict.summary.errors > 0) process.exitCode = 1;
    });
}

function count(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("một số nguyên từ 1 / a whole number from 1");
}

/** A code or a rule that nobody has would look like a registry without faults. */
function requireKnown({ parent, unit, rule }: ValidateOptions, names: UnitNames): void {
  for (const [flag, id] of [
    ["--parent", parent],
    ["--unit", unit],
  ] as const) {
    if (id === undefined || names.has(id)) continue;
    throw new Problem(
      `${flag}: sổ đăng ký không có đơn vị ${id}. Mã gồm 7 chữ số.`,
      `${flag}: the registry has no unit ${id}. A code has 7 digits.`,
    );
  }
  const ids = [
    ...RULES.map(({ id }) => id),
    "registry/syntax",
    "registry/schema",
    "registry/include",
    UNBUILT,
  ];
  if (rule === undefined || ids.some((id) => id === rule || id.startsWith(`${rule}/`))) return;
  const near = nearest(rule, ids);
  throw new Problem(
    `--rule: không có quy định ${rule}.${near === null ? "" : ` Có phải là ${near}?`} Danh sách: npx congtruong explain`,
    `--rule: there is no rule ${rule}.${near === null ? "" : ` Did you mean ${near}?`} For the list: npx congtruong explain`,
  );
}

function validate(path: string, { today, base, cache }: ValidateOptions): Judged {
  const day = today === undefined ? todayInVietnam() : requireDay(today);
  const earlier = base === undefined ? undefined : registryAt(base, path);
  const judged = (registry: Registry, entries?: BreachCache): Judged => ({
    verdict: withRefusals(registry, evaluate(registry, { today: day, base: earlier, cache: entries })),
    names: new UnitNames(registry),
  });
  return cache ? withRegistry(path, __filename, judged) : judged(readRegistry(path));
}

/** The registry as it was at a revision; undefined when there was none yet. */
function registryAt(revision: string, path: string): Registry | undefined {
  const root = rootOf(path);
  const tree = new RevisionTree(revision, dirname(root));
  if (!tree.stat(basename(root))) return undefined;
  const { files, findings } = collectFiles(tree, basename(root), (inner) => inner);
  return loadRegistry(files, { findings });
}

function render({ verdict, names }: Judged, path: string, options: ValidateOptions): string {
  const { format, locale, base, warnings, max, unit, rule } = options;
  switch (format) {
    case "json":
      return renderJson(verdict, locale);
    case "sarif":
      return renderSarif(verdict, locale);
    case "github":
      return renderGithub(verdict, locale, base === undefined ? null : new ChangedSince(base, rootOf(path)));
    case "text":
      return renderText(verdict, locale, {
        ...{ names, max, each: unit !== undefined || rule !== undefined },
        warnings: warnings ?? unit !== undefined,
      });
    case "lines":
      return renderLines(verdict, locale);
  }
}
