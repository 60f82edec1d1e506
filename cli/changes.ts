import { lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Option, type Command } from "commander";
import { Problem } from "../engine/support/problem";
import { refusalsIn, withRefusals } from "../engine/registry/refusals";
import { forkPoint, RegistryRevision } from "../engine/registry/revision";
import type { Locale } from "../language/localized";
import { judge } from "../output/review/changes/brake";
import { compareRegistries } from "../output/review/changes/compare";
import { compareFindings } from "../output/review/changes/findings";
import { changesAsJson } from "../output/review/changes/json";
import { BothSides } from "../output/review/changes/cache";
import { OVERRIDES_FILE, readOverrides } from "../output/review/changes/overrides";
import { changesAsMarkdown, changesAsText, type ChangesReport } from "../output/review/changes/report";
import { readRegistry, rootOf } from "../registry/files";
import { defaultRegistry } from "../engine/registry/read";

const FORMATS = ["text", "markdown", "json"] as const;

/** A file of overrides is a page, not a book. */
const MOST_BYTES = 256 * 1024;

interface ChangesOptions {
  readonly registry: string;
  readonly format: (typeof FORMATS)[number];
  readonly locale: Locale;
}

/**
 * `congtruong changes BASE_REF`: what the working tree does to schools, compared with a revision. Exit status 0 when
 * it may be merged, 1 when the brake or synthesis refuses it, 2 when nothing could be compared. Needs no credentials.
 */
export function registerChanges(program: Command): void {
  program
    .command("changes")
    .argument("<base>", "bản git để so sánh, ví dụ main hoặc HEAD^ / the revision to compare with")
    .option("--registry <file>", "schools.yaml hoặc thư mục chứa nó / the registry", defaultRegistry())
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the output").choices(FORMATS).default("text"),
    )
    .addOption(new Option("--locale <locale>", "ngôn ngữ / language").choices(["vi", "en"]).default("vi"))
    .description(
      "nói rõ thay đổi ảnh hưởng tới trường nào; dừng nếu quá nhiều trường bị mất / what a change does to schools",
    )
    .action((base: string, options: ChangesOptions) => {
      const report = compare(base, options.registry);
      process.stdout.write(render(report, options));
      if (!report.verdict.passes) process.exitCode = 1;
    });
}

function compare(revision: string, path: string): ChangesReport {
  const root = rootOf(path);
  const base = forkPoint(revision, dirname(root));
  const before = new RegistryRevision(base, root);
  const cache = new BothSides();
  const was = before.registry({ cache });
  const is = readRegistry(root, { cache });
  const overrides = readOverrides(before.text(OVERRIDES_FILE), overridesNow(root));
  const changes = compareRegistries(was, is);
  const findings = compareFindings(was, is, { cache, complete: withRefusals });
  return {
    base,
    hadRegistry: was !== null,
    changes,
    findings,
    verdict: judge(changes, overrides, refusalsIn(findings.head)),
    problems: overrides.problems,
  };
}

function overridesNow(root: string): string | null {
  const file = join(dirname(root), OVERRIDES_FILE);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) return null;
  // What a foreign branch calls by this name may be a link to anything.
  if (stats.isFile() && stats.size <= MOST_BYTES) return readFileSync(file, "utf8");
  throw new Problem(
    `${file} phải là một tệp thường, không quá ${MOST_BYTES / 1024} KiB: hãy thay bằng tệp thật.`,
    `${file} must be a regular file of at most ${MOST_BYTES / 1024} KiB: put a real file in its place.`,
  );
}

function render(report: ChangesReport, { format, locale }: ChangesOptions): string {
  switch (format) {
    case "json":
      return changesAsJson(report);
    case "markdown":
      return changesAsMarkdown(report, locale);
    case "text":
      return changesAsText(report, locale);
  }
}
