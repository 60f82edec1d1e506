import { basename, dirname } from "node:path";
import { Option, type Command } from "commander";
import { requireDay, todayInVietnam } from "../engine/day";
import { ChangedSince, RevisionTree } from "../engine/git";
import { withMemory } from "../engine/remembered";
import { renderGithub } from "../output/findings/github";
import { renderJson } from "../output/findings/json";
import { renderSarif } from "../output/findings/sarif";
import { renderText } from "../output/findings/text";
import { evaluate, type Verdict } from "../policy/evaluate";
import { collectFiles } from "../registry/collect";
import { readRegistry, rootOf } from "../registry/files";
import type { Locale } from "../registry/finding";
import { loadRegistry } from "../registry/load";
import type { Registry } from "../registry/registry";

const FORMATS = ["text", "json", "sarif", "github"] as const;

interface ValidateOptions {
  readonly format: (typeof FORMATS)[number];
  readonly locale: Locale;
  readonly today?: string;
  readonly base?: string;
  readonly cache: boolean;
}

/** `congtruong validate [PATH]`: everything that is wrong with a registry, at once. Exit status 1 for errors. */
export function registerValidate(program: Command): void {
  program
    .command("validate")
    .argument("[path]", "schools.yaml hoặc thư mục chứa nó / schools.yaml or its folder", defaultPath())
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
    .option("--no-cache", "đọc lại tất cả / read everything anew")
    .description("kiểm tra sổ đăng ký / check the registry")
    .action((path: string, options: ValidateOptions) => {
      const verdict = validate(path, options);
      process.stdout.write(render(verdict, path, options));
      if (verdict.summary.errors > 0) process.exitCode = 1;
    });
}

function validate(path: string, { today, base, cache }: ValidateOptions): Verdict {
  const day = today === undefined ? todayInVietnam() : requireDay(today);
  const earlier = base === undefined ? undefined : registryAt(base, path);
  if (!cache) return evaluate(readRegistry(path), { today: day, base: earlier });
  return withMemory(path, __filename, (registry, memory) =>
    evaluate(registry, { today: day, base: earlier, memory }),
  );
}

/** The registry as it was at a revision; undefined when there was none yet. */
function registryAt(revision: string, path: string): Registry | undefined {
  const root = rootOf(path);
  const tree = new RevisionTree(revision, dirname(root));
  if (!tree.stat(basename(root))) return undefined;
  const { files, findings } = collectFiles(tree, basename(root), (inner) => inner);
  return loadRegistry(files, { findings });
}

function render(verdict: Verdict, path: string, { format, locale, base }: ValidateOptions): string {
  switch (format) {
    case "json":
      return renderJson(verdict, locale);
    case "sarif":
      return renderSarif(verdict, locale);
    case "github":
      return renderGithub(verdict, locale, base === undefined ? null : new ChangedSince(base, rootOf(path)));
    case "text":
      return renderText(verdict, locale);
  }
}

function defaultPath(): string {
  return process.env["CONGTRUONG_REGISTRY"] ?? "schools.yaml";
}
